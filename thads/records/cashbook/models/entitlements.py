"""Bảng quyền được nhận: who receives an obligation's money, and since when."""

from django.db import models
from django.db.models import Q


class Entitlement(models.Model):
    """Quyền được nhận: a creditor named, a request, a transferred right, a word on its fee.

    `code` is the claim: that of the obligation, or `new_code` of an earlier transfer. Rows
    are only added; the later one counts. What was divided before a row stays with who held
    the right then.
    """

    class Kind(models.TextChoices):
        """Loại."""

        NAMED = "nguoi_nhan", "Người được nhận"
        ASKED = "yeu_cau", "Yêu cầu sau"
        TRANSFERRED = "chuyen_giao", "Chuyển giao quyền"
        FEE = "phi", "Phí thi hành án"

    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="+"
    )
    obligation = models.ForeignKey(
        "cases.Obligation", models.PROTECT, related_name="entitlements"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind)
    code = models.CharField("khoản", max_length=40)
    since = models.DateField("từ ngày", null=True)
    party = models.ForeignKey(
        "parties.Party", models.PROTECT, null=True, related_name="+"
    )
    asked_on = models.DateField("ngày yêu cầu", null=True)
    has_asked = models.BooleanField("đã yêu cầu", default=True)
    amount = models.BigIntegerField("số tiền chuyển giao", null=True)
    new_code = models.CharField("khoản mới", max_length=40, blank=True)
    ground = models.CharField("trường hợp phí", max_length=60, blank=True)
    percent = models.PositiveSmallIntegerField("mức giảm phí, phần trăm", null=True)
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Each kind says what it needs; a new claim has a code of its own."""

        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="nguoi_nhan",
                    party__isnull=False,
                    new_code="",
                    since__isnull=True,
                )
                | Q(kind="yeu_cau", asked_on__isnull=False, party__isnull=True)
                | Q(kind="phi", party__isnull=True, since__isnull=False, new_code="")
                | (
                    Q(kind="chuyen_giao", party__isnull=False, since__isnull=False)
                    & ~Q(new_code="")
                ),
                name="entitlement_says_what_it_needs",
            ),
            models.CheckConstraint(
                condition=Q(ground="") | Q(kind="phi"), name="only_a_fee_has_a_ground"
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True)
                | (Q(kind="phi", percent__range=(1, 100)) & ~Q(ground="")),
                name="only_a_fee_is_reduced",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(kind="chuyen_giao", amount__gt=0),
                name="only_a_transfer_has_an_amount",
            ),
            models.UniqueConstraint(
                fields=["proceeding", "new_code"],
                condition=~Q(new_code=""),
                name="one_claim_a_transfer",
            ),
        ]
