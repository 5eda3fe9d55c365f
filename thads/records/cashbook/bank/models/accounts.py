"""Bảng tài khoản tạm giữ, tạm gửi: entered by one, approved by another, never changed."""

from django.db import models
from django.db.models import Q

from thads.records.cashbook.accounts import Account


class CustodyAccount(models.Model):
    """Tài khoản của cơ quan tại ngân hàng hoặc Kho bạc, where parties' money lies.

    `place` is the account of the cash book it belongs to. It is used from `valid_from`,
    once a head has approved it; a treasury account has no bank code and so no VietQR.
    """

    class Purpose(models.TextChoices):
        """Mục đích."""

        COLLECT = "thu_tien", "Thu, chi tiền thi hành án"
        EXHIBIT = "tang_vat", "Tiền tang vật, tạm giữ"
        FEE = "phi", "Phí chờ nộp ngân sách"

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    place = models.CharField("nơi mở", max_length=30, choices=Account)
    bank = models.CharField("mã ngân hàng (BIN)", max_length=6, blank=True)
    number = models.CharField("số tài khoản", max_length=19)
    name = models.CharField("tên tài khoản", max_length=120)
    branch = models.CharField("chi nhánh, kho bạc", max_length=120, blank=True)
    purpose = models.CharField("mục đích", max_length=20, choices=Purpose)
    valid_from = models.DateField("dùng từ ngày")
    proposed_by = models.BigIntegerField("người khai")
    proposed_at = models.DateTimeField("khai lúc")

    class Meta:
        """A bank has its code, a treasury has none; the same account once a day."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "bank", "number", "valid_from"],
                name="one_custody_account",
            ),
            models.CheckConstraint(
                condition=Q(place="ngan_hang", bank__regex=r"^[0-9]{6}$")
                | Q(place="kho_bac", bank=""),
                name="bank_has_its_code",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9A-Za-z.]{6,19}$") & ~Q(name=""),
                name="custody_account_has_number_and_name",
            ),
        ]


class CustodyApproval(models.Model):
    """Duyệt tài khoản: by a head who did not enter it."""

    account = models.OneToOneField(
        CustodyAccount, models.PROTECT, primary_key=True, related_name="approval"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    approved_by = models.BigIntegerField("người duyệt")
    approved_at = models.DateTimeField("duyệt lúc")


class CustodyEnd(models.Model):
    """Thôi dùng tài khoản: the last day it was used, and why; said once."""

    account = models.OneToOneField(
        CustodyAccount, models.PROTECT, primary_key=True, related_name="end"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    valid_to = models.DateField("dùng đến hết ngày")
    reason = models.CharField("lý do", max_length=200)
    ended_by = models.BigIntegerField("người khai")
    ended_at = models.DateTimeField("khai lúc")
