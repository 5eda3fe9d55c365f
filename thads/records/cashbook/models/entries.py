"""Bảng bút toán: entries, their lines, and the balances derived from them."""

from django.db import models
from django.db.models import Q

from thads.records.cashbook.accounts import Account


class Entry(models.Model):
    """Bút toán: balanced, never changed; a mistake is reversed by another, once.

    `on` is the day the money moved, `posted_on` the day of the cash book it stands in:
    later when that day was already closed. `lines` and `amount` say how many lines it
    has and what each side sums to, so that nothing can be added to it afterwards.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=60)
    on = models.DateField("ngày phát sinh")
    posted_on = models.DateField("ngày vào sổ")
    posted_at = models.DateTimeField("ghi sổ lúc")
    posted_by = models.BigIntegerField("người ghi sổ", null=True)
    amount = models.BigIntegerField("số tiền")
    lines = models.IntegerField("số dòng")
    act = models.ForeignKey("ledger.Act", models.PROTECT, null=True, related_name="+")
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="reversed_by"
    )
    receipt = models.OneToOneField(
        "cashbook.Receipt", models.PROTECT, null=True, related_name="entry"
    )
    payment = models.OneToOneField(
        "cashbook.Payment", models.PROTECT, null=True, related_name="entry"
    )
    transfer = models.OneToOneField(
        "cashbook.Transfer", models.PROTECT, null=True, related_name="entry"
    )
    distribution = models.OneToOneField(
        "cashbook.Distribution", models.PROTECT, null=True, related_name="entry"
    )
    note = models.CharField("diễn giải", max_length=300, blank=True, db_default="")

    class Meta:
        """Read by agency and day."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, lines__gte=2), name="entry_moves_money"
            )
        ]
        indexes = [
            models.Index(fields=["agency", "posted_on", "id"], name="entry_of_day")
        ]


class Line(models.Model):
    """Dòng bút toán: one account, debit or credit, with its sub-accounts."""

    entry = models.ForeignKey(
        Entry, models.PROTECT, db_constraint=False, related_name="all_lines"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    account = models.CharField("tài khoản", max_length=30, choices=Account)
    debit = models.BigIntegerField("nợ", db_default=0)
    credit = models.BigIntegerField("có", db_default=0)
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )
    obligation = models.ForeignKey(
        "cases.Obligation",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    party = models.ForeignKey(
        "parties.Party", models.PROTECT, null=True, related_name="+", db_index=False
    )
    holder = models.BigIntegerField("người đang giữ tiền", null=True)

    class Meta:
        """One side only; accounts are those of the house."""

        constraints = [
            models.CheckConstraint(
                condition=Q(debit__gt=0, credit=0) | Q(debit=0, credit__gt=0),
                name="line_has_one_side",
            ),
            models.CheckConstraint(
                condition=Q(account__in=Account.values), name="line_account_known"
            ),
        ]


class Balance(models.Model):
    """Số dư of an account by case and party, debit less credit; derived."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.CharField(max_length=30)
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )
    party = models.ForeignKey(
        "parties.Party", models.PROTECT, null=True, related_name="+", db_index=False
    )
    amount = models.BigIntegerField(db_default=0)

    class Meta:
        """One balance for each."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "account", "proceeding", "party"],
                nulls_distinct=False,
                name="one_balance",
            )
        ]


class Turnover(models.Model):
    """Phát sinh trong ngày of an account; derived, the balance of any day sums it."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.CharField(max_length=30)
    on = models.DateField("ngày vào sổ")
    debit = models.BigIntegerField(db_default=0)
    credit = models.BigIntegerField(db_default=0)

    class Meta:
        """One row a day."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "account", "on"], name="one_turnover_a_day"
            )
        ]
