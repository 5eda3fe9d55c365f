"""Bảng vận động của một việc: circumstances, talks, who was there, promises, answers."""

from django.db import models
from django.db.models import Q

from thads.records.mobilisation.models.partners import PartnerKind


class CircumstanceKind(models.TextChoices):
    """Điều cần biết để vận động."""

    TRUSTED = "nguoi_uy_tin", "Người có uy tín với người phải thi hành án"
    KIN = "than_nhan", "Thân nhân có thể nộp thay"
    MEMBER = "hoi_vien", "Hội viên, đoàn viên của tổ chức"
    HARDSHIP = "kho_khan", "Hoàn cảnh khó khăn"
    FAVOURABLE = "thuan_loi", "Thuận lợi"
    APPROACH = "cach_lam", "Cách vận động đã chọn"


class Circumstance(models.Model):
    """Một điều của phương án vận động; put right by a later row that replaces it."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="circumstances"
    )
    kind = models.CharField("loại", max_length=20, choices=CircumstanceKind)
    who = models.CharField("ai", max_length=160, blank=True)
    relation = models.CharField("quan hệ", max_length=120, blank=True)
    organisation = models.CharField(
        "tổ chức", max_length=20, choices=PartnerKind, blank=True
    )
    branch = models.CharField("chi hội, địa bàn", max_length=160, blank=True)
    detail = models.CharField("nội dung", max_length=500, blank=True)
    is_gone = models.BooleanField("không còn đúng", default=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replacement"
    )
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """It says something; only what was said can be gone."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(who="") | ~Q(detail=""), name="circumstance_says_something"
            ),
            models.CheckConstraint(
                condition=Q(is_gone=False) | Q(replaces__isnull=False),
                name="only_the_said_is_gone",
            ),
        ]


class Setting(models.TextChoices):
    """Nơi vận động."""

    HOME = "tai_nha", "Tại nhà, nơi ở"
    COMMUNE = "uy_ban", "Trụ sở Uỷ ban nhân dân xã, phường"
    OFFICE = "co_quan", "Trụ sở cơ quan thi hành án dân sự"
    PHONE = "dien_thoai", "Qua điện thoại"
    RECEPTION = "tiep_dan", "Khi tiếp công dân"
    COERCION = "cuong_che", "Trong khi cưỡng chế"
    ELSEWHERE = "noi_khac", "Nơi khác"


class Contact(models.Model):
    """Buổi vận động: one act `van_dong` of the case, and what it does not tell."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="contacts"
    )
    act_seq = models.IntegerField("số thứ tự hành vi")
    on = models.DateField("ngày")
    at = models.TimeField("giờ", null=True)
    setting = models.CharField("nơi", max_length=20, choices=Setting)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    said = models.CharField("đã trao đổi", max_length=1000, blank=True)
    next_on = models.DateField("hẹn tiếp ngày", null=True)
    next_place = models.CharField("hẹn tại", max_length=200, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """One an act; the next meeting is later."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "act_seq"], name="one_contact_an_act"
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gte=models.F("on")),
                name="next_talk_is_later",
            ),
        ]
        indexes = [models.Index(fields=["on"], name="contact_on")]


class Presence(models.TextChoices):
    """Ai có mặt."""

    DEBTOR = "phai_thi_hanh", "Người phải thi hành án"
    KIN = "than_nhan", "Thân nhân"
    TRUSTED = "nguoi_uy_tin", "Người có uy tín"
    CREDITOR = "duoc_thi_hanh", "Người được thi hành án"
    PARTNER = "phoi_hop", "Bên phối hợp"
    OTHER = "khac", "Người khác"


class ContactPerson(models.Model):
    """Người có mặt trong buổi vận động."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="people")
    presence = models.CharField("tư cách", max_length=20, choices=Presence)
    name = models.CharField("họ tên", max_length=160, blank=True)
    partner = models.ForeignKey(
        "mobilisation.Partner", models.PROTECT, null=True, related_name="attended"
    )

    class Meta:
        """A partner is named by its row."""

        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(presence="phoi_hop"),
                name="partner_attends_as_partner",
            )
        ]

    @property
    def told(self) -> str:
        """Cách gọi trên màn hình."""
        if self.partner:
            return self.partner.name
        label: str = Presence(self.presence).label
        return f"{label}: {self.name}" if self.name else label


class PromiseWhat(models.TextChoices):
    """Hứa làm gì; the law package knows which acts show it."""

    PAY = "nop_tien", "Nộp tiền"
    KIN_PAYS = "nop_thay", "Thân nhân nộp thay"
    HAND_OVER = "ban_giao", "Bàn giao tài sản"
    MOVE_OUT = "doi_di", "Tự dời đi"
    COME = "den_lam_viec", "Đến làm việc"
    OTHER = "khac", "Việc khác"


class Promise(models.Model):
    """Lời hứa trong một buổi: who will do what, by which day."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="promises")
    kind = models.CharField("hứa", max_length=20, choices=PromiseWhat)
    by_whom = models.CharField("người hứa", max_length=160, blank=True)
    amount = models.BigIntegerField("số tiền", null=True)
    due_on = models.DateField("hạn")
    detail = models.CharField("nội dung", max_length=300, blank=True)

    class Meta:
        """Money is more than nothing, and promised only as money."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True)
                | Q(amount__gt=0, kind__in=["nop_tien", "nop_thay"]),
                name="promised_money_is_money",
            )
        ]
        indexes = [models.Index(fields=["due_on"], name="promise_due")]


class PromiseAnswer(models.Model):
    """Trả lời một lời hứa mà không hành vi nào cho thấy."""

    promise = models.OneToOneField(
        Promise, models.PROTECT, primary_key=True, related_name="answer"
    )
    was_kept = models.BooleanField("đã giữ")
    on = models.DateField("ngày")
    detail = models.CharField("nội dung", max_length=300, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")
