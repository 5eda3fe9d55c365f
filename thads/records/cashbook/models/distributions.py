"""Bảng phân phối: proposed shares of a case's money, approved by a head, paid once."""

from django.db import models

PLACES = 1_000_000
"""Một phiếu có ít phần hơn số này; the key of a share is its sheet × this + its place."""


class Distribution(models.Model):
    """Phiếu phân phối: one round of a case, its money and its shares.

    `left_out` are the claims nobody pays this round, with the reason; together with what
    each share keeps of its claim the reasons of the division can be told again. What the
    claims had received before counts the sheets `counted`; null where it was not the
    sheets alone that gave it. `asked_on` is when those asked who named no day of their own.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số phiếu", max_length=40, db_default="")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="distributions"
    )
    round = models.IntegerField("đợt", db_default=0)
    on = models.DateField("ngày phân phối")
    cut_off = models.DateField("ngày chốt người được chia", null=True)
    amount = models.BigIntegerField("số tiền")
    lines = models.IntegerField("số phần")
    pay_by = models.DateField("hạn chi trả", null=True)
    left_out = models.JSONField(default=list)
    counted = models.JSONField("các phiếu đã tính", null=True)
    asked_on = models.DateField("ngày yêu cầu của việc", null=True)
    proposed_by = models.BigIntegerField("người lập")
    proposed_at = models.DateTimeField("lập lúc")

    class Meta:
        """A round of a case once; money is shared."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "round"], name="one_distribution_a_round"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, lines__gte=1),
                name="distribution_shares_money",
            ),
        ]

    @property
    def shares(self) -> "models.QuerySet[DistributionShare]":
        """Các phần của phiếu."""
        return DistributionShare.of_sheets(self.pk)


class StandingList(models.Model):
    """Danh sách còn nguyên: what this sheet keeps of its case's list is the list still.

    The database makes and ends it (migrations/standing_lists.sql).
    """

    proceeding = models.OneToOneField(
        "ledger.Proceeding",
        models.PROTECT,
        primary_key=True,
        related_name="+",
        db_constraint=False,
    )
    agency = models.ForeignKey(
        "agencies.Unit",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    distribution = models.ForeignKey(
        Distribution,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )


class DistributionShare(models.Model):
    """Phần được chia: of a claim, a deduction, or what goes back to the debtor.

    The shares of an approved sheet are the sub-accounts of what the ledger has as one sum
    due. With the claim as it stood (`kind`, `due`, `received`, …; what is rare in `claim`)
    the reasons of the division are told again. No foreign key is checked row by row:
    forty thousand come at once and are checked as one set. The key is made of the sheet and
    the place, and the shares of a sheet are found by it (`of_sheets`).
    """

    id = models.BigIntegerField(primary_key=True)
    distribution = models.ForeignKey(
        Distribution,
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    agency = models.ForeignKey(
        "agencies.Unit",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    place = models.IntegerField("thứ tự")
    code = models.CharField("khoản", max_length=60)
    heading = models.CharField("hàng", max_length=40)
    party = models.ForeignKey(
        "parties.Party",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    obligation = models.ForeignKey(
        "cases.Obligation",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    payee = models.CharField("người nhận", max_length=200)
    amount = models.BigIntegerField("được chia")
    fee = models.BigIntegerField("phí", db_default=0)
    recovered = models.BigIntegerField("hoàn tạm ứng chi phí", db_default=0)
    held = models.BooleanField("gửi lại", db_default=False)
    kind = models.CharField("loại khoản", max_length=80, db_default="")
    due = models.BigIntegerField("phải thi hành", null=True)
    received = models.BigIntegerField("đã nhận trước", null=True)
    requested_on = models.DateField("ngày yêu cầu", null=True)
    fee_before = models.BigIntegerField("phí đã tính trước", null=True)
    claim = models.JSONField(default=dict)

    class Meta:
        """Money or nothing; fee within it."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    amount__gt=0,
                    fee__gte=0,
                    recovered__gte=0,
                    place__gt=0,
                    place__lt=PLACES,
                )
                & models.Q(amount__gte=models.F("fee") + models.F("recovered")),
                name="share_keeps_back_no_more_than_it_has",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    id=models.F("distribution_id") * PLACES + models.F("place")
                ),
                name="share_is_known_by_sheet_and_place",
            ),
        ]

    @staticmethod
    def of_sheets(*sheets: int) -> "models.QuerySet[DistributionShare]":
        """Các phần của những phiếu ấy."""
        asked = models.Q(pk__in=())
        for sheet in sheets:
            asked |= models.Q(pk__range=(sheet * PLACES, (sheet + 1) * PLACES - 1))
        return DistributionShare.objects.filter(asked)

    @property
    def net(self) -> int:
        """Thực nhận."""
        return self.amount - self.fee - self.recovered


class ShareApart(models.Model):
    """Phần tách khỏi lệnh chi chung: its payee did not come, and it waits unclaimed."""

    share = models.OneToOneField(
        DistributionShare, models.PROTECT, primary_key=True, related_name="apart"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    entry = models.OneToOneField(
        "cashbook.Entry", models.PROTECT, related_name="share_apart"
    )


class DistributionApproval(models.Model):
    """Duyệt phân phối: by another person than who proposed it; the money becomes due."""

    distribution = models.OneToOneField(
        Distribution, models.PROTECT, primary_key=True, related_name="approval"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    approved_by = models.BigIntegerField("người duyệt")
    approved_at = models.DateTimeField("duyệt lúc")


class DistributionRefusal(models.Model):
    """Không duyệt: the proposal stays, with the reason, and shares nothing."""

    distribution = models.OneToOneField(
        Distribution, models.PROTECT, primary_key=True, related_name="refusal"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    reason = models.CharField("lý do", max_length=200)
    refused_by = models.BigIntegerField("người không duyệt", null=True)
    refused_at = models.DateTimeField("lúc")


class DistributionAnnulment(models.Model):
    """Huỷ phiếu đã duyệt, chưa chi: what was due goes back to the case, the sheet stays."""

    distribution = models.OneToOneField(
        Distribution, models.PROTECT, primary_key=True, related_name="annulment"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    reason = models.CharField("lý do", max_length=200)
    annulled_by = models.BigIntegerField("người huỷ", null=True)
    annulled_at = models.DateTimeField("lúc")
