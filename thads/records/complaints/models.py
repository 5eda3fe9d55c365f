"""Bảng đơn, người tố cáo được bảo vệ, lượt tiếp và lịch tiếp công dân."""

from datetime import time

from django.db import models

from thads.law.acts.receiving import connection_opens


class Channel(models.TextChoices):
    """Đơn đến bằng cách nào."""

    DIRECT = "truc_tiep", "Trực tiếp"
    POST = "buu_dien", "Bưu điện"
    DIGITAL = "dien_tu", "Cổng dịch vụ công, điện tử"
    HOTLINE = "duong_day_nong", "Đường dây nóng"
    RECEPTION = "tiep_cong_dan", "Qua tiếp công dân"
    TRANSFERRED = "noi_khac_chuyen", "Cơ quan khác chuyển đến"


class PetitionKind(models.TextChoices):
    """Loại đơn, as the register of reception names it."""

    COMPLAINT = "khieu_nai", "Khiếu nại"
    DENUNCIATION = "to_cao", "Tố cáo"
    FEEDBACK = "kien_nghi_phan_anh", "Kiến nghị, phản ánh"


PROTECTED = "Người tố cáo (được bảo vệ)"
"""Chữ thay cho tên người tố cáo."""


class Petition(models.Model):
    """Đơn khiếu nại, tố cáo: how it came, from how many, against what and whom."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="petition"
    )
    channel = models.CharField("hình thức", max_length=20, choices=Channel)
    headcount = models.PositiveIntegerField("số người cùng đơn", default=1)
    object_text = models.CharField("quyết định, hành vi", max_length=300, blank=True)
    object_key = models.CharField(max_length=300, blank=True)
    against = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    asks_stop = models.BooleanField("đề nghị tạm dừng", default=False)


class Denouncer(models.Model):
    """Người tố cáo: kept apart, read only by who handles the matter and the head."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="denouncer"
    )
    full_name = models.CharField("họ tên", max_length=200)
    identity_number = models.CharField("số giấy tờ", max_length=40, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    contact = models.CharField("liên hệ", max_length=120, blank=True)
    asks_protection = models.BooleanField("đề nghị bảo vệ", default=False)
    name_key = models.CharField(max_length=200)


class Reception(models.Model):
    """Lượt tiếp công dân: what the statutory register holds beside people and days."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="reception"
    )
    petition_kind = models.CharField("loại đơn", max_length=20, choices=PetitionKind)
    headcount = models.PositiveIntegerField("số người cùng nội dung", default=1)
    settled_by = models.CharField("cơ quan đã giải quyết", max_length=200, blank=True)
    is_competent = models.BooleanField("thuộc thẩm quyền", default=True)
    guided_to = models.CharField("hướng dẫn đến", max_length=200, blank=True)
    accepted_by = models.CharField("đơn vị thụ lý", max_length=200, blank=True)
    received_by = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    is_online = models.BooleanField("trực tuyến", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)


class ReceptionDay(models.Model):
    """Lịch tiếp công dân: a unit's day, who receives; the head's days are marked."""

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    on = models.DateField("ngày")
    starts = models.TimeField("từ giờ")
    ends = models.TimeField("đến giờ")
    place = models.CharField("nơi tiếp", max_length=200)
    receiver = models.ForeignKey("agencies.Officer", models.PROTECT, related_name="+")
    is_of_head = models.BooleanField("người đứng đầu tiếp", default=False)
    is_online = models.BooleanField("trực tuyến", default=False)
    planned_at = models.DateTimeField("lập lúc")
    planned_by = models.BigIntegerField("người lập", null=True)
    dropped_at = models.DateTimeField("bỏ lúc", null=True)
    dropped_why = models.CharField("lý do bỏ", max_length=200, blank=True)

    class Meta:
        """Listed by unit and day."""

        indexes = [models.Index(fields=["unit", "on"], name="reception_day_of_unit")]

    @property
    def opens_at(self) -> time | None:
        """Giờ mở kết nối của buổi tiếp trực tuyến."""
        opens = connection_opens(self.on, self.starts) if self.is_online else None
        return opens.time() if opens else None


class PetitionerAccount(models.Model):
    """Tài khoản của người gửi đơn: an account without any appointment and without a name;
    it reads how far its own petition is, by one door of the database, and no table."""

    account = models.OneToOneField(
        "agencies.Account",
        models.PROTECT,
        primary_key=True,
        related_name="petitioner_account",
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="petitioner_accounts"
    )
    valid_to = models.DateField("đến ngày", null=True)
    opened_at = models.DateTimeField("mở lúc")
