"""Bảng văn bản: how an agency's papers look, numbers given, papers, their files."""

from django.db import models
from django.db.models import Q


class AgencyStyle(models.Model):
    """Cách trình bày của cơ quan, where it differs from what the day and level give."""

    class Reset(models.TextChoices):
        """Ngày số văn bản trở về 01."""

        CALENDAR = "01-01", "Ngày 01/01"
        STATISTICS = "10-01", "Ngày 01/10, theo năm thống kê"

    class RoomHead(models.TextChoices):
        """Trưởng phòng ký theo cách nào, when the head has them sign."""

        AUTHORISED = "TUQ", "Thừa uỷ quyền (TUQ.)"
        ORDERED = "TL", "Thừa lệnh (TL.)"

    agency = models.OneToOneField(
        "agencies.Unit", models.PROTECT, primary_key=True, related_name="style"
    )
    above = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    head = models.CharField("chức danh người đứng đầu", max_length=80, blank=True)
    reset = models.CharField(
        "số trở về 01", max_length=5, choices=Reset, default=Reset.CALENDAR
    )
    one_series = models.BooleanField("một dãy số cho mọi quyết định", default=False)
    room_head_signs = models.CharField(
        "trưởng phòng ký", max_length=3, choices=RoomHead, default=RoomHead.AUTHORISED
    )
    account_name = models.CharField("tên tài khoản", max_length=120, blank=True)
    account_number = models.CharField("số tài khoản", max_length=30, blank=True)
    account_bank = models.CharField("nơi mở tài khoản", max_length=160, blank=True)
    address = models.CharField("địa chỉ trụ sở", max_length=300, blank=True)


class Counter(models.Model):
    """Dãy số của cơ quan trong năm: the last number given; the database counts."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    series = models.CharField("dãy số", max_length=60)
    year = models.PositiveSmallIntegerField("năm")
    started_after = models.IntegerField("tiếp sau số", default=0)
    last = models.IntegerField("số cuối đã cấp")

    class Meta:
        """One counter a series and year."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "series", "year"], name="one_counter_a_series"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=models.F("started_after"), started_after__gte=0),
                name="counter_counts_up",
            ),
        ]


class Document(models.Model):
    """Văn bản của cơ quan: what it is, who signed it; its files are its versions."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    form = models.CharField("mẫu", max_length=20)
    title = models.CharField("tên văn bản", max_length=300)
    dated = models.DateField("ngày văn bản")
    number_text = models.CharField("số, ký hiệu", max_length=80, blank=True)
    signer_code = models.CharField("mã người ký", max_length=40, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("chức danh", max_length=120, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.BigIntegerField("người lập", null=True)

    class Meta:
        """The papers of an agency by day."""

        indexes = [models.Index(fields=["agency", "dated"], name="document_agency_day")]


class GivenNumber(models.Model):
    """Số đã cấp: to a document, or spoiled with a reason; never given twice."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    series = models.CharField("dãy số", max_length=60)
    year = models.PositiveSmallIntegerField("năm")
    number = models.IntegerField("số")
    text = models.CharField("số, ký hiệu", max_length=80)
    given_at = models.DateTimeField("cấp lúc")
    given_by = models.BigIntegerField("người cấp", null=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="given_number"
    )
    spoiled = models.CharField("lý do hỏng", max_length=200, blank=True)

    class Meta:
        """A number is given once: to a paper, or spoiled."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "series", "year", "number"], name="number_given_once"
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False, spoiled="")
                | (Q(document__isnull=True) & ~Q(spoiled="")),
                name="number_has_paper_or_reason",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="number_from_one"),
        ]


class StoredFile(models.Model):
    """Nội dung tệp, known by its SHA-256 within an agency; kept once, never changed."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    digest = models.CharField("SHA-256", max_length=64)
    size = models.IntegerField("cỡ")
    content = models.BinaryField("nội dung")

    class Meta:
        """Kept once an agency."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "digest"], name="one_file_a_digest"
            )
        ]


class DocumentFile(models.Model):
    """Một bản của văn bản: made by the system, edited, signed or scanned."""

    class Origin(models.TextChoices):
        """Nguồn của bản này."""

        MADE = "he_thong", "Hệ thống lập"
        EDITED = "can_bo_sua", "Cán bộ sửa"
        SIGNED = "da_ky", "Đã ký số"
        SCANNED = "quet", "Bản quét"

    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    version = models.PositiveSmallIntegerField("bản")
    origin = models.CharField("nguồn", max_length=12, choices=Origin)
    media_type = models.CharField("loại tệp", max_length=100)
    name = models.CharField("tên tệp", max_length=120)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.BigIntegerField("người thêm", null=True)

    class Meta:
        """Versions are numbered within a document."""

        constraints = [
            models.UniqueConstraint(
                fields=["document", "version"], name="one_file_a_version"
            )
        ]


class CheckKey(models.Model):
    """Mã kiểm chứng in trên văn bản: long and random, so that nobody guesses another."""

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="check_key"
    )
    token = models.CharField("mã", max_length=32, unique=True)
    made_at = models.DateTimeField("lập lúc")


class SignatureImage(models.Model):
    """Hình chữ ký của cán bộ, hình dấu của cơ quan: the newest counts, an empty one ends it.

    Exactly one of officer and agency is set.
    """

    officer = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, null=True, related_name="+"
    )
    content = models.BinaryField("hình PNG")
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.BigIntegerField("người thêm", null=True)

    class Meta:
        """A picture is of one officer or of one agency."""

        constraints = [
            models.CheckConstraint(
                condition=Q(officer__isnull=False, agency__isnull=True)
                | Q(officer__isnull=True, agency__isnull=False),
                name="image_is_of_one",
            )
        ]


class AgencyCertificate(models.Model):
    """Chứng thư số của cơ quan, as its head registered it; a further row ends it.

    The newest row of a digest counts.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    digest = models.CharField("SHA-256 của chứng thư", max_length=64)
    name = models.CharField("tên trên chứng thư", max_length=300)
    serial = models.CharField("số hiệu", max_length=80)
    issuer = models.CharField("nơi cấp", max_length=300)
    valid_from = models.DateTimeField("hiệu lực từ")
    valid_to = models.DateTimeField("hiệu lực đến")
    ended = models.BooleanField("thôi dùng", default=False)
    reason = models.CharField("lý do thôi dùng", max_length=200, blank=True)
    added_at = models.DateTimeField("ghi lúc")
    added_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """What ends says why."""

        constraints = [
            models.CheckConstraint(
                condition=Q(ended=False) | ~Q(reason=""),
                name="certificate_ends_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gt=models.F("valid_from")),
                name="certificate_is_valid_for_a_time",
            ),
        ]

    @property
    def shown_serial(self) -> str:
        """Số hiệu chia nhóm bốn chữ, which can break over lines on a phone."""
        return " ".join(self.serial[n : n + 4] for n in range(0, len(self.serial), 4))
