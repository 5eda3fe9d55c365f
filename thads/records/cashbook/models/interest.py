"""Bảng lãi chậm đã xác định: of which obligation, for which days, and how counted."""

from django.db import models
from django.db.models import F, Q


class LateInterest(models.Model):
    """Lãi chậm của một khoản gốc mà một hành vi xác định.

    It counts while its act stands: the act that takes the act back takes this back. Where
    a part of the right was transferred, each holder's part is a row of the same act.
    `code` is the claim that is the principal.
    """

    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="+"
    )
    seq = models.IntegerField("hành vi số")
    obligation = models.ForeignKey(
        "cases.Obligation", models.PROTECT, related_name="late_interest"
    )
    code = models.CharField("khoản gốc", max_length=40)
    amount = models.BigIntegerField("lãi chậm")
    principal = models.BigIntegerField("gốc khi bắt đầu tính")
    since = models.DateField("tính từ sau ngày")
    until = models.DateField("đến hết ngày")
    days = models.IntegerField("số ngày tính")
    rate = models.CharField("lãi suất của bản án", max_length=20, blank=True)
    day_count = models.CharField("cách đếm ngày", max_length=20)
    told = models.JSONField("cách tính", default=list)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A sum above zero, of days in order, once for a claim by an act."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, principal__gt=0, days__gt=0),
                name="late_interest_is_a_sum",
            ),
            models.CheckConstraint(
                condition=Q(since__lt=F("until")), name="late_interest_runs_forward"
            ),
            models.UniqueConstraint(
                fields=["proceeding", "seq", "code"],
                name="one_interest_a_claim_an_act",
            ),
        ]
