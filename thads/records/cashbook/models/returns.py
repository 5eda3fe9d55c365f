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


class BookLoss(models.Model):
    """Mất, cháy, tiêu huỷ phần chưa dùng của một quyển biên lai giấy: nothing after it.

    Numbers are used in ascending order, so what is lost or destroyed is what is left of
    the book; the database says from which number. A leaf lost alone is a spoiled number.
    """

    class Kind(models.TextChoices):
        """Vì sao không còn."""

        LOST = "mat", "Mất"
        BURNT = "chay", "Cháy"
        DESTROYED = "tieu_huy", "Tiêu huỷ vì hết hạn dùng"

    book = models.OneToOneField(
        "cashbook.ReceiptBook", models.PROTECT, primary_key=True, related_name="loss"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    kind = models.CharField("loại", max_length=10, choices=Kind)
    on = models.DateField("ngày xảy ra, phát hiện")
    told_on = models.DateField("ngày báo cáo")
    told_to = models.CharField("báo cáo ai", max_length=200)
    paper = models.CharField("số văn bản, biên bản", max_length=120)
    first_number = models.IntegerField("từ số", db_default=0)
    said_by = models.BigIntegerField("người ghi", null=True)
    said_at = models.DateTimeField("ghi lúc")
