"""Bảng khu vực riêng: orders, things of criminal cases that no court has judged yet."""

from django.db import models
from django.db.models import F, Q


class UnjudgedOrder(models.Model):
    """Lệnh nhập, xuất khu vực riêng: by the head, of one criminal case.

    There is no enforcement case yet: what is to be moved is told in words.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    comes_in = models.BooleanField("nhập kho")
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số lệnh", max_length=40, db_default="")
    crime = models.CharField("vụ án", max_length=200)
    other = models.CharField("người giao, người nhận", max_length=200)
    content = models.CharField("đồ vật", max_length=500)
    on = models.DateField("ngày lệnh")
    signed_by = models.BigIntegerField("người ký", null=True)
    signed_at = models.DateTimeField("ký lúc")

    class Meta:
        """A text once; of a case, of something, with somebody."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "text"], name="one_unjudged_order"
            ),
            models.CheckConstraint(
                condition=~Q(crime="") & ~Q(other="") & ~Q(content=""),
                name="unjudged_order_says_what",
            ),
        ]


class UnjudgedThing(models.Model):
    """Vật chứng của vụ án chưa xét xử xong, kept apart from those of decided cases.

    `order` is the number of the head's order; `ordered` the order itself, none of what
    came before orders had a record of their own.
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
    ordered = models.ForeignKey(
        UnjudgedOrder, models.PROTECT, null=True, related_name="things"
    )
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
    ordered = models.ForeignKey(
        UnjudgedOrder, models.PROTECT, null=True, related_name="ends"
    )
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


class UnjudgedStockLine(models.Model):
    """Dòng kiểm kê của khu vực riêng: what was brought in, what lies there."""

    take = models.ForeignKey(
        "assets.StockTake", models.PROTECT, related_name="apart_lines"
    )
    thing = models.ForeignKey(UnjudgedThing, models.PROTECT, related_name="counted")
    booked = models.DecimalField("theo sổ", max_digits=14, decimal_places=3)
    counted = models.DecimalField("thực tế", max_digits=14, decimal_places=3)
    condition = models.CharField("tình trạng", max_length=300, blank=True)
    explanation = models.CharField("giải thích chênh lệch", max_length=300, blank=True)

    class Meta:
        """A thing once; a difference says why."""

        constraints = [
            models.UniqueConstraint(
                fields=["take", "thing"], name="apart_counted_once"
            ),
            models.CheckConstraint(
                condition=Q(counted=F("booked")) | ~Q(explanation=""),
                name="apart_difference_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(counted__gte=0), name="apart_counted_is_not_negative"
            ),
        ]
