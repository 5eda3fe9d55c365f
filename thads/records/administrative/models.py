"""Bảng theo dõi thi hành án hành chính; nothing here is changed, only added to."""

from django.db import models


class Obligor(models.TextChoices):
    """Người phải thi hành án là ai."""

    PROVINCE = "ubnd_tinh", "Uỷ ban nhân dân tỉnh"
    CHAIR = "chu_tich_tinh", "Chủ tịch Uỷ ban nhân dân tỉnh"
    COMMUNE = "ubnd_xa", "Uỷ ban nhân dân cấp xã"
    COMMUNE_CHAIR = "chu_tich_xa", "Chủ tịch Uỷ ban nhân dân cấp xã"
    DEPARTMENT = "so_nganh", "Sở, ngành, cơ quan khác của Nhà nước"
    OTHER = "khac", "Tổ chức, cá nhân khác"


class Judgment(models.Model):
    """Bản án hành chính được theo dõi: what the court said, and who has to do it."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding",
        models.PROTECT,
        primary_key=True,
        related_name="administrative",
    )
    court = models.CharField("Toà án", max_length=200)
    number = models.CharField("số bản án, quyết định", max_length=80)
    judged_on = models.DateField("ngày tuyên")
    in_force_on = models.DateField("ngày có hiệu lực", null=True)
    obligor = models.CharField(
        "loại người phải thi hành", max_length=20, choices=Obligor
    )
    obligation = models.TextField("nội dung phải thi hành")
    superior = models.CharField("cấp trên trực tiếp", max_length=200, blank=True)


class Responsible(models.Model):
    """Người chịu trách nhiệm thi hành ở cơ quan phải thi hành án."""

    class Part(models.TextChoices):
        """Trách nhiệm."""

        HEAD = "dung_dau", "Người đứng đầu"
        CARRIES = "to_chuc", "Được giao tổ chức thi hành"
        CONTACT = "dau_moi", "Đầu mối liên hệ"

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="responsible_people"
    )
    full_name = models.CharField("họ tên", max_length=120)
    position = models.CharField("chức vụ, cơ quan", max_length=200)
    part = models.CharField("trách nhiệm", max_length=20, choices=Part)
    from_on = models.DateField("từ ngày")
    added_at = models.DateTimeField("ghi lúc")
    added_by = models.BigIntegerField("người ghi", null=True)


class Session(models.Model):
    """Buổi làm việc với người phải thi hành án: what the minutes of one act say."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="administrative_sessions"
    )
    act = models.IntegerField("hành vi số")
    place = models.CharField("nơi làm việc", max_length=200)
    attended = models.CharField("thành phần", max_length=300)
    said = models.TextField("nội dung làm việc")
    promised_on = models.DateField("hẹn thi hành xong ngày", null=True)


class Recommendation(models.Model):
    """Kiến nghị xử lý trách nhiệm: to whom, about whom, what is asked."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="recommendations"
    )
    act = models.IntegerField("hành vi số")
    addressee = models.CharField("gửi đến", max_length=200)
    about = models.CharField("người, cơ quan có trách nhiệm", max_length=200)
    asks = models.TextField("nội dung kiến nghị")


class Posting(models.Model):
    """Nơi công khai quyết định buộc thi hành, of one act of publication."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="postings"
    )
    act = models.IntegerField("hành vi số")
    place = models.CharField("nơi công khai", max_length=300)
