"""Bảng khu vực riêng: things of criminal cases that no court has judged yet."""

from django.db import models
from django.db.models import Q


class UnjudgedThing(models.Model):
    """Vật chứng của vụ án chưa xét xử xong, kept apart from those of decided cases.

    There is no enforcement decision yet: the order of the head is named by its number.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    crime = models.CharField("vụ án", max_length=200)
    giver = models.CharField("cơ quan chuyển giao", max_length=200)
    name = models.CharField("tên, đặc điểm", max_length=300)
    owner = models.CharField("chủ sở hữu", max_length=200, blank=True)
    unit = models.CharField("đơn vị tính", max_length=30)
    quantity = models.DecimalField("số lượng", max_digits=14, decimal_places=3)
    condition = models.CharField("tình trạng", max_length=300, blank=True)
    seal = models.CharField("số niêm phong", max_length=60, blank=True)
    place = models.CharField("vị trí trong khu vực riêng", max_length=80)
    order = models.CharField("số lệnh nhập kho", max_length=60)
    on = models.DateField("ngày nhập")
    kept_by = models.BigIntegerField("thủ kho", null=True)
    kept_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Something, somewhere, under an order."""

        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0)
                & ~Q(place="")
                & ~Q(order="")
                & ~Q(crime=""),
                name="unjudged_thing_is_ordered_in",
            )
        ]


class UnjudgedEnd(models.Model):
    """Vật chứng rời khu vực riêng: judged and listed in a case, or given back to who sent it."""

    class Reason(models.TextChoices):
        """Vì sao rời khu vực riêng."""

        JUDGED = "da_xet_xu", "Đã xét xử: sang vật chứng của việc thi hành án"
        BACK = "tra_co_quan", "Trả cơ quan tiến hành tố tụng"

    thing = models.OneToOneField(
        UnjudgedThing, models.PROTECT, primary_key=True, related_name="end"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    reason = models.CharField("lý do", max_length=20, choices=Reason)
    order = models.CharField("số lệnh", max_length=60)
    note = models.CharField("việc, người nhận", max_length=200)
    on = models.DateField("ngày")
    kept_by = models.BigIntegerField("thủ kho", null=True)
    kept_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Under an order, to somebody."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(order="") & ~Q(note=""), name="unjudged_end_is_ordered"
            )
        ]
