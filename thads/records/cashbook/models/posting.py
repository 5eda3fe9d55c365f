"""Bảng gửi tiền qua bưu chính: a cash order that went by post, and one that came back."""

from django.db import models
from django.db.models import Q

from thads.records.cashbook.models.papers import Payment


class PostalSending(models.Model):
    """Lệnh chi tiền mặt gửi cho người nhận qua bưu chính; the charge is the payee's."""

    payment = models.OneToOneField(
        Payment, models.PROTECT, primary_key=True, related_name="sending"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    on = models.DateField("ngày gửi")
    address = models.CharField("địa chỉ người nhận", max_length=300)
    slip = models.CharField("số phiếu gửi", max_length=80)
    charge = models.BigIntegerField("cước")
    sent_by = models.BigIntegerField("người gửi", null=True)
    sent_at = models.DateTimeField("ghi lúc")

    class Meta:
        """It goes somewhere, with a slip."""

        constraints = [
            models.CheckConstraint(
                condition=Q(charge__gte=0) & ~Q(address="") & ~Q(slip=""),
                name="sending_has_address_slip_charge",
            )
        ]


class PostalReturn(models.Model):
    """Bưu chính trả lại tiền: nobody was there to receive it."""

    sending = models.OneToOneField(
        PostalSending, models.PROTECT, primary_key=True, related_name="came_back"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    on = models.DateField("ngày nhận lại")
    amount = models.BigIntegerField("số tiền nhận lại")
    reason = models.CharField("vì sao trả lại", max_length=200)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A sum and a reason."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(reason=""),
                name="return_has_sum_and_reason",
            )
        ]
