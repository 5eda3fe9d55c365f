"""Bảng hỏi thông tin: requests, reminders, answers, assets; only added to."""

from django.db import models


class BodyKind(models.TextChoices):
    """Loại nơi giữ thông tin."""

    BANK = "ngan_hang", "Ngân hàng, tổ chức tín dụng"
    LAND = "dat_dai", "Đăng ký đất đai"
    VEHICLE = "phuong_tien", "Đăng ký phương tiện"
    INSURANCE = "bao_hiem", "Bảo hiểm xã hội"
    POLICE = "cong_an", "Công an"
    COMMUNE = "cap_xa", "Uỷ ban nhân dân cấp xã"
    TAX = "thue", "Thuế"
    EMPLOYER = "noi_lam_viec", "Nơi làm việc, nơi trả thu nhập"
    OTHER = "khac", "Nơi khác"


class Result(models.TextChoices):
    """Trả lời thế nào."""

    FOUND = "co_thong_tin", "Có thông tin, tài sản"
    NOTHING = "khong_co", "Không có tài sản, thu nhập"
    REFUSED = "tu_choi", "Từ chối cung cấp"


class AssetKind(models.TextChoices):
    """Loại tài sản xác minh được."""

    ACCOUNT = "tai_khoan", "Tài khoản, tiền gửi"
    INCOME = "thu_nhap", "Thu nhập, lương, trợ cấp"
    LAND = "nha_dat", "Nhà, đất"
    VEHICLE = "phuong_tien", "Phương tiện"
    SHARES = "co_phan", "Cổ phần, phần vốn góp"
    GOODS = "dong_san", "Động sản khác"
    OTHER = "khac", "Khác"


SECRET = (AssetKind.ACCOUNT.value, AssetKind.INCOME.value)
"""Chỉ người của việc được xem; the database holds the same list."""


class Inquiry(models.Model):
    """Yêu cầu cung cấp thông tin gửi một nơi."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="inquiries"
    )
    act = models.OneToOneField("ledger.Act", models.PROTECT, related_name="+")
    kind = models.CharField("loại nơi giữ", max_length=20, choices=BodyKind)
    body = models.CharField("nơi giữ thông tin", max_length=200)
    what = models.CharField("nội dung yêu cầu", max_length=500)
    asked_by = models.BigIntegerField("người yêu cầu", null=True)
    asked_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Late answers are looked up by body."""

        indexes = [models.Index(fields=["agency", "body"], name="inquiry_by_body")]


class Reminder(models.Model):
    """Lần nhắc trả lời, on paper."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="reminders")
    on = models.DateField("ngày nhắc")
    number = models.CharField("số văn bản", max_length=80, blank=True)
    reminded_by = models.BigIntegerField("người nhắc", null=True)
    reminded_at = models.DateTimeField("ghi lúc")


class Answer(models.Model):
    """Trả lời: when, found or not; what it told stands in the assets."""

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="answer")
    act = models.OneToOneField("ledger.Act", models.PROTECT, related_name="+")
    on = models.DateField("ngày nhận trả lời")
    result = models.CharField("kết quả", max_length=20, choices=Result)
    written_by = models.BigIntegerField("người ghi", null=True)
    written_at = models.DateTimeField("ghi lúc")


class VerifiedAsset(models.Model):
    """Tài sản, tài khoản, thu nhập mà một trả lời cho biết."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="assets")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="verified_assets"
    )
    kind = models.CharField("loại", max_length=20, choices=AssetKind)
    told = models.CharField("mô tả", max_length=500)
    registered = models.CharField(
        "số đăng ký, số tài khoản", max_length=100, blank=True
    )
    value = models.BigIntegerField("giá trị", null=True)
    exhibit = models.ForeignKey(
        "assets.Exhibit", models.PROTECT, null=True, related_name="verified"
    )
    written_at = models.DateTimeField("ghi lúc")
