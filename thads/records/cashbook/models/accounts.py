"""Bảng tài khoản của từng bút toán, của từng loại khoản thu, của từng người nhận.

Rows are only added: what an entry was said to be of, a choice from a day on, the account
a payee gave last. What a statement shows of an entry goes before what was said.
"""

from django.db import models
from django.db.models import Q

from thads.records.cashbook.bank.models.accounts import CustodyAccount


class EntryAccount(models.Model):
    """Bút toán thuộc tài khoản nào, where an agency has several at a bank or treasury."""

    entry = models.OneToOneField(
        "cashbook.Entry", models.PROTECT, primary_key=True, related_name="of_account"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    account = models.ForeignKey(CustodyAccount, models.PROTECT, related_name="+")
    said_by = models.BigIntegerField("người ghi", null=True)
    said_at = models.DateTimeField("ghi lúc")


class PayInChoice(models.Model):
    """Khoản thu nào nộp vào tài khoản nào, from a day on; no `item`: every other one."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    item = models.CharField("khoản", max_length=60, blank=True)
    account = models.ForeignKey(CustodyAccount, models.PROTECT, related_name="+")
    valid_from = models.DateField("từ ngày")
    chosen_by = models.BigIntegerField("người chọn")
    chosen_at = models.DateTimeField("chọn lúc")


class PayeeAccount(models.Model):
    """Tài khoản nhận tiền của một người được nhận, as they gave it; the last one counts."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    bank = models.CharField("ngân hàng", max_length=120)
    number = models.CharField("số tài khoản", max_length=19)
    name = models.CharField("tên tài khoản", max_length=200)
    basis = models.CharField("căn cứ", max_length=200)
    said_by = models.BigIntegerField("người ghi")
    said_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A number and whose it is; asked for by its party."""

        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9A-Za-z]{6,19}$")
                & ~Q(name="")
                & ~Q(bank="")
                & ~Q(basis=""),
                name="payee_account_is_whole",
            )
        ]
