"""Bảng hồ sơ: papers that came in, and the number each paper was given in the file."""

from django.db import models


class IncomingPaper(models.Model):
    """Giấy tờ đưa vào hồ sơ: what it is, from whom, when the agency got it."""

    class Kind(models.TextChoices):
        """Loại giấy tờ."""

        JUDGMENT = "ban_an", "Bản án, quyết định"
        REQUEST = "yeu_cau", "Yêu cầu thi hành án"
        LETTER = "don", "Đơn, ý kiến"
        ANSWER = "tra_loi", "Trả lời xác minh, cung cấp thông tin"
        OFFICIAL = "cong_van", "Công văn, giấy tờ"
        PROCURACY = "vien_kiem_sat", "Văn bản kiểm sát"
        VOUCHER = "chung_tu", "Chứng từ, biên lai, phiếu gửi"
        MINUTES = "bien_ban", "Biên bản, tài liệu tự lập"
        OTHER = "khac", "Giấy tờ khác"

    class Channel(models.TextChoices):
        """Cách nhận."""

        DIRECT = "truc_tiep", "Nộp trực tiếp"
        POST = "buu_chinh", "Bưu chính"
        DIGITAL = "dien_tu", "Điện tử"
        OWN = "tu_lap", "Cơ quan lập"

    document = models.OneToOneField(
        "documents.Document", models.PROTECT, primary_key=True, related_name="incoming"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="incoming"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind)
    author = models.CharField("tác giả", max_length=200, blank=True)
    channel = models.CharField("cách nhận", max_length=12, choices=Channel)
    arrived_on = models.DateField("ngày đến")
    pages = models.PositiveIntegerField("số trang")
    two_sided = models.BooleanField("hai mặt", default=False)
    entered_at = models.DateTimeField("đưa vào lúc")
    entered_by = models.BigIntegerField("người đưa vào", null=True)

    class Meta:
        """What came in, by case and day."""

        indexes = [
            models.Index(fields=["proceeding"], name="incoming_of_case"),
            models.Index(fields=["arrived_on"], name="incoming_by_day"),
        ]


class Leaf(models.Model):
    """Bút lục của một tài liệu: given once, in order, never given again."""

    document = models.OneToOneField(
        "documents.Document", models.PROTECT, primary_key=True, related_name="leaf"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="leaves"
    )
    position = models.PositiveIntegerField("thứ tự")
    first = models.PositiveIntegerField("từ bút lục")
    last = models.PositiveIntegerField("đến bút lục")
    sheets = models.PositiveIntegerField("số tờ")
    two_sided = models.BooleanField("hai mặt", default=False)
    numbered_at = models.DateTimeField("đánh số lúc")
    numbered_by = models.BigIntegerField("người đánh số", null=True)

    class Meta:
        """Numbers of a case neither meet nor run backwards."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "position"], name="one_paper_a_place"
            ),
            models.UniqueConstraint(
                fields=["proceeding", "first"], name="one_paper_a_leaf"
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first"), first__gte=1),
                name="leaves_run_on",
            ),
        ]
