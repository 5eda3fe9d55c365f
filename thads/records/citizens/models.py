"""Bảng liên hệ công khai của đơn vị."""

from django.db import models
from django.db.models import Q


class UnitContact(models.Model):
    """Thông tin liên hệ của đơn vị từ một ngày; rows are only added.

    Of the rows that hold on a day the one of the latest day counts, and of these the
    one written last.
    """

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    valid_from = models.DateField("áp dụng từ ngày")
    address = models.CharField("địa chỉ trụ sở", max_length=200)
    hotline = models.CharField("đường dây nóng", max_length=30, blank=True)
    telephone = models.CharField("điện thoại", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", max_length=120, blank=True)
    hours = models.CharField("giờ làm việc, tiếp công dân", max_length=200, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """An address is given; a number is a number."""

        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="contact_has_place"),
            models.CheckConstraint(
                condition=Q(hotline__regex=r"^[0-9 .+()-]*$")
                & Q(telephone__regex=r"^[0-9 .+()-]*$"),
                name="contact_numbers_are_numbers",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-valid_from"], name="contact_of_unit")]


class Attempt(models.Model):
    """Số lần thử: of an address or a code, in a quarter of an hour since 1970.

    Who it was is kept as a keyed digest, and for a day. Only the database's own
    functions read it.
    """

    subject = models.CharField(max_length=100)
    window_at = models.BigIntegerField()
    tries = models.IntegerField()

    class Meta:
        """Counted once a window; old ones are found to be forgotten."""

        constraints = [
            models.UniqueConstraint(
                fields=["subject", "window_at"], name="one_count_a_window"
            )
        ]
        indexes = [models.Index(fields=["window_at"], name="attempt_window")]
