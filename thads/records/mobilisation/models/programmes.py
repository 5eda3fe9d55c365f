"""Bảng chương trình phối hợp: signed, its commitments by year, meetings, who comes next."""

from django.db import models
from django.db.models import Q

from thads.records.mobilisation.models.partners import PartnerKind


class CommitmentKind(models.TextChoices):
    """Nội dung cam kết; each is counted by a question to the record."""

    EDUCATION = "tuyen_truyen", "Tuyên truyền, phổ biến pháp luật thi hành án"
    MEMBERS = "van_dong_hoi_vien", "Vận động hội viên, thân nhân hội viên thi hành"
    KIN = "than_nhan_nop_thay", "Vận động người thân nộp thay"
    VERIFYING = "phoi_hop_xac_minh", "Phối hợp xác minh điều kiện thi hành án"
    COERCION = "van_dong_khi_cuong_che", "Vận động chấp hành khi cưỡng chế"
    GUARDING = "bao_ve_cuong_che", "Bảo vệ, hỗ trợ cưỡng chế"


class PlannedPartner(models.Model):
    """Bên dự kiến ký tiếp; fulfilled by the programme that names it."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=PartnerKind)
    name = models.CharField("tên", max_length=200)
    planned_on = models.DateField("dự kiến ngày")
    detail = models.CharField("ghi chú", max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replacement"
    )
    is_gone = models.BooleanField("thôi dự kiến", default=False)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")


class Programme(models.Model):
    """Chương trình, quy chế phối hợp: what its proceeding does not tell."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding",
        models.PROTECT,
        primary_key=True,
        related_name="programme",
    )
    partner = models.ForeignKey(
        "mobilisation.Partner", models.PROTECT, related_name="programmes"
    )
    number = models.CharField("số", max_length=80, blank=True)
    title = models.CharField("tên", max_length=300)
    signed_on = models.DateField("ký ngày")
    valid_to = models.DateField("hiệu lực đến", null=True)
    place = models.CharField("nơi ký", max_length=200, blank=True)
    attended = models.CharField("đại biểu dự", max_length=1000, blank=True)
    focal = models.CharField("đầu mối", max_length=200, blank=True)
    fulfils = models.OneToOneField(
        PlannedPartner, models.PROTECT, null=True, related_name="programme"
    )
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """It does not end before it is signed."""

        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("signed_on")),
                name="programme_ends_after_signing",
            )
        ]


class Commitment(models.Model):
    """Cam kết của một năm, with its target if there is one; a later row replaces it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="commitments")
    kind = models.CharField("nội dung", max_length=30, choices=CommitmentKind)
    year = models.PositiveSmallIntegerField("năm")
    target = models.PositiveIntegerField("mục tiêu", null=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A target is more than nothing."""

        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gt=0),
                name="commitment_target_is_something",
            )
        ]


class MeetingKind(models.TextChoices):
    """Loại họp của hai bên."""

    ROUTINE = "giao_ban", "Giao ban"
    REVIEW = "so_ket", "Sơ kết"
    FINAL = "tong_ket", "Tổng kết"


class ProgrammeMeeting(models.Model):
    """Cuộc họp của chương trình: one act `giao_ban_phoi_hop`, and what was concluded."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="meetings")
    act_seq = models.IntegerField("số thứ tự hành vi")
    kind = models.CharField("loại", max_length=20, choices=MeetingKind)
    on = models.DateField("ngày")
    place = models.CharField("nơi họp", max_length=200, blank=True)
    attended = models.CharField("dự họp", max_length=500, blank=True)
    concluded = models.CharField("kết luận", max_length=1500, blank=True)
    next_on = models.DateField("họp tiếp ngày", null=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """One an act."""

        constraints = [
            models.UniqueConstraint(
                fields=["programme", "act_seq"], name="one_meeting_an_act"
            )
        ]


class Joined(models.Model):
    """Bên phối hợp cùng làm một hành vi của việc: verification, a day of coercion."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="joined"
    )
    act_seq = models.IntegerField("số thứ tự hành vi")
    partner = models.ForeignKey(
        "mobilisation.Partner", models.PROTECT, related_name="joined"
    )
    person = models.CharField("người tham gia", max_length=160, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A partner once an act."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "act_seq", "partner"], name="one_partner_an_act"
            )
        ]


class EducationKind(models.TextChoices):
    """Hình thức tuyên truyền."""

    TALK = "noi_chuyen", "Buổi nói chuyện, hội nghị"
    BROADCAST = "phat_thanh", "Phát thanh, truyền hình"
    ARTICLE = "bai_viet", "Bài viết, tin"
    LEAFLET = "to_roi", "Tờ rơi, tài liệu"
    ADVICE = "tu_van", "Tư vấn lưu động"


class Education(models.Model):
    """Tuyên truyền, phổ biến pháp luật: one event; put right by a row that replaces it."""

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="education"
    )
    kind = models.CharField("hình thức", max_length=20, choices=EducationKind)
    on = models.DateField("ngày")
    title = models.CharField("chủ đề", max_length=300)
    commune = models.CharField("xã, phường", max_length=120, blank=True)
    place = models.CharField("nơi", max_length=200, blank=True)
    audience = models.CharField("người nghe, người đọc", max_length=200, blank=True)
    people = models.PositiveIntegerField("số người", null=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replacement"
    )
    is_gone = models.BooleanField("ghi nhầm", default=False)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Only what was noted can be gone; found by day."""

        constraints = [
            models.CheckConstraint(
                condition=Q(is_gone=False) | Q(replaces__isnull=False),
                name="only_noted_education_is_gone",
            )
        ]
        indexes = [models.Index(fields=["unit", "on"], name="education_unit_on")]


class ProgrammePaper(models.Model):
    """Văn bản của chương trình, của công tác dân vận; its figures are of these days."""

    class Kind(models.TextChoices):
        """Loại văn bản."""

        PROGRAMME = "chuong_trinh", "Chương trình phối hợp"
        REVIEW = "so_ket", "Báo cáo sơ kết"
        MOBILISATION = "dan_van", "Báo cáo dân vận"

    document = models.OneToOneField(
        "documents.Document", models.PROTECT, primary_key=True, related_name="+"
    )
    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="papers"
    )
    kind = models.CharField("loại", max_length=20, choices=Kind)
    first = models.DateField("từ ngày", null=True)
    last = models.DateField("đến hết ngày", null=True)
