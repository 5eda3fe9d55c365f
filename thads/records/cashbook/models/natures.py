"""Bảng tiền chưa rõ bản án, người nhận: what a transfer without a case was said to be."""

from django.db import models
from django.db.models import Q

from thads.law.distribution.without_judgment import Nature
from thads.records.cashbook.models.papers import Transfer

NATURES = [
    (Nature.PROVISIONAL.value, "Tạm thu, tạm giữ chưa có bản án"),
    (Nature.PRISONERS.value, "Tiền phạm nhân chưa rõ bản án, người nhận"),
]


class TransferNature(models.Model):
    """Khoản tiền đến là tạm thu, là tiền phạm nhân chưa rõ; the last one said counts.

    `nature` empty takes back what was said. `received_on` begins the five years: it may
    lie before the day the money came to this account.
    """

    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="natures")
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    nature = models.CharField("tiền gì", max_length=20, blank=True, choices=NATURES)
    received_on = models.DateField("ngày nhận")
    basis = models.CharField("căn cứ", max_length=300)
    said_by = models.BigIntegerField("người ghi", null=True)
    said_at = models.DateTimeField("ghi lúc")

    class Meta:
        """With what it rests on."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(basis="") & Q(nature__in=["", *map(str, Nature)]),
                name="nature_rests_on_something",
            )
        ]
