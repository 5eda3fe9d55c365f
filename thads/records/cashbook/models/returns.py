"""Bảng nộp lại quyển biên lai: the stubs came back, how far they were used."""

from django.db import models


class BookReturn(models.Model):
    """Nộp lại quyển biên lai giấy: the accountant takes it back, once; no number after.

    The database says how far it was used; numbers left over are not used any more.
    """

    book = models.OneToOneField(
        "cashbook.ReceiptBook",
        models.PROTECT,
        primary_key=True,
        related_name="returned",
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    on = models.DateField("ngày nộp lại")
    last_number = models.IntegerField("số cuối đã dùng", db_default=0)
    received_by = models.BigIntegerField("kế toán nhận")
    received_at = models.DateTimeField("nhận lúc")
