"""Bảng dồn cho đối chiếu: kept by the database as money moves; derived, never typed.

`thads check` computes every row again from the entries, the bank lines and the movements.
"""

from django.db import models


class OpenItem(models.Model):
    """Khoản treo: an entry and the bank's lines that have not met, or met on other days.

    Without `high` it is open still. With it, the two stand on different days: from `low`
    to the day before `high` only one of them is there.
    """

    agency = models.ForeignKey(
        "agencies.Unit",
        models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    place = models.CharField("nơi giữ", max_length=30)
    low = models.DateField("từ ngày")
    high = models.DateField("đến trước ngày", null=True)
    entry = models.ForeignKey(
        "cashbook.Entry",
        models.PROTECT,
        null=True,
        db_constraint=False,
        related_name="+",
    )
    line = models.ForeignKey(
        "cashbook.StatementLine",
        models.PROTECT,
        null=True,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        """Read by place and by until when it is open."""

        indexes = [
            models.Index(
                fields=["agency", "place", "high", "low"],
                include=["entry", "line"],
                name="open_item_of_day",
            )
        ]


class Collected(models.Model):
    """Đã thu trong ngày: as the book has it and as the money form counts it."""

    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    on = models.DateField("ngày")
    booked = models.BigIntegerField("theo sổ tiền")
    counted = models.BigIntegerField("theo biểu tiền")

    class Meta:
        """One row a day."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "on"], name="one_collected_a_day")
        ]


class Uncounted(models.Model):
    """Việc và ngày mà sổ tiền khác biểu tiền: what the difference is made of."""

    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    on = models.DateField("ngày")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, db_constraint=False, related_name="+"
    )
    gap = models.BigIntegerField("sổ trừ biểu")

    class Meta:
        """One row a case and day, as long as it differs."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "on", "proceeding"], name="one_uncounted"
            )
        ]
