"""Bảng đối chiếu: a closed day laid beside its statements, signed by two hands."""

from django.db import models
from django.db.models import F, Q


class Reconciliation(models.Model):
    """Bản đối chiếu của một ngày đã khoá sổ, as the accountant signed it.

    The database reads what is booked itself; a difference is explained or not signed.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    on = models.DateField("đến hết ngày")
    shown = models.BigIntegerField("theo sao kê")
    booked = models.BigIntegerField("theo sổ tiền", db_default=0)
    difference = models.BigIntegerField("chênh")
    of_cases = models.BigIntegerField("tiền của các việc")
    collected = models.BigIntegerField("đã thu theo sổ")
    in_form = models.BigIntegerField("đã thu theo biểu tiền")
    lines = models.JSONField("các dòng chênh", default=list)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    signed_by = models.BigIntegerField("kế toán")
    signed_at = models.DateTimeField("kế toán ký lúc")

    class Meta:
        """One a day; a difference has a note."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "on"], name="one_reconciliation_a_day"
            ),
            models.CheckConstraint(
                condition=Q(shown=F("booked") + F("difference")),
                name="difference_is_the_difference",
            ),
            models.CheckConstraint(
                condition=Q(difference=0, lines=[]) | ~Q(note=""),
                name="bank_difference_is_explained",
            ),
        ]


class ReconciliationApproval(models.Model):
    """Thủ trưởng ký: another person than the accountant."""

    reconciliation = models.OneToOneField(
        Reconciliation, models.PROTECT, primary_key=True, related_name="approval"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    approved_by = models.BigIntegerField("Thủ trưởng")
    approved_at = models.DateTimeField("ký lúc")
