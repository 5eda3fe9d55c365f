"""Bảng chuyển vận động: to a partner by membership, with consent, the least that is needed."""

from django.db import models
from django.db.models import F, Q


class Consent(models.TextChoices):
    """Người phải thi hành án đồng ý cho chuyển bằng cách nào."""

    MINUTES = "bien_ban", "Đồng ý, ghi trong biên bản"
    PAPER = "van_ban", "Đồng ý bằng văn bản"


class Relation(models.TextChoices):
    """Quan hệ với tổ chức."""

    MEMBER = "hoi_vien", "Hội viên, đoàn viên"
    KIN = "than_nhan", "Thân nhân của hội viên, đoàn viên"


class Referral(models.Model):
    """Việc chuyển bên phối hợp vận động: all that the partner may know of a case.

    No identity number, account or sum stands here: the database refuses long numbers.
    """

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="referrals"
    )
    partner = models.ForeignKey(
        "mobilisation.Partner", models.PROTECT, related_name="referrals"
    )
    programme = models.ForeignKey(
        "mobilisation.Programme", models.PROTECT, null=True, related_name="referrals"
    )
    shown_name = models.CharField("họ tên", max_length=160)
    area = models.CharField("địa bàn", max_length=160)
    obligation = models.CharField("tóm tắt nghĩa vụ", max_length=200)
    relation = models.CharField("quan hệ", max_length=20, choices=Relation)
    branch = models.CharField("chi hội, tổ chức cơ sở", max_length=160, blank=True)
    consent = models.CharField("đồng ý", max_length=20, choices=Consent)
    consent_on = models.DateField("ngày đồng ý")
    consent_text = models.CharField("số, ký hiệu văn bản", max_length=120, blank=True)
    sent_on = models.DateField("ngày chuyển")
    answer_by = models.DateField("nhận trước ngày")
    sent_by = models.BigIntegerField("người chuyển", null=True)
    sent_at = models.DateTimeField("chuyển lúc")

    class Meta:
        """Consent comes first; the answer later."""

        constraints = [
            models.CheckConstraint(
                condition=Q(consent_on__lte=F("sent_on")),
                name="consent_comes_before_referral",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("sent_on")), name="referral_answered_later"
            ),
        ]


class ReferralStep(models.TextChoices):
    """Bước của một việc chuyển."""

    ACCEPTED = "nhan", "Đã nhận"
    RETURNED = "tra_lai", "Trả lại"
    WITHDRAWN = "rut", "Cơ quan rút"
    CONSENT_GONE = "thoi_dong_y", "Người phải thi hành án thôi đồng ý"
    FINISHED = "ket_thuc", "Kết thúc"


CLOSING = (
    ReferralStep.RETURNED,
    ReferralStep.WITHDRAWN,
    ReferralStep.CONSENT_GONE,
    ReferralStep.FINISHED,
)
"""Bước sau đó bên phối hợp không còn xem được."""


class ReferralEvent(models.Model):
    """Một bước: accepted with who is in charge, returned, withdrawn, finished."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="events")
    step = models.CharField("bước", max_length=20, choices=ReferralStep)
    on = models.DateField("ngày")
    person = models.CharField("người phụ trách", max_length=160, blank=True)
    detail = models.CharField("nội dung", max_length=500, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")


class PartnerAccount(models.Model):
    """Tài khoản của bên phối hợp: an account without any appointment, so it sees nothing
    but what the doors of this package hand out."""

    account = models.OneToOneField(
        "agencies.Account",
        models.PROTECT,
        primary_key=True,
        related_name="partner_account",
    )
    partner = models.ForeignKey(
        "mobilisation.Partner", models.PROTECT, related_name="accounts"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)
    opened_by = models.BigIntegerField("người mở", null=True)
    opened_at = models.DateTimeField("mở lúc")


class PartnerTalk(models.Model):
    """Buổi gặp do bên phối hợp kể; the officer takes it into the case as an act."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="told")
    on = models.DateField("ngày")
    place = models.CharField("nơi", max_length=200, blank=True)
    people = models.CharField("ai có mặt", max_length=300, blank=True)
    said = models.CharField("đã trao đổi", max_length=1000)
    promised = models.CharField("hứa", max_length=300, blank=True)
    promised_on = models.DateField("hẹn thực hiện", null=True)
    next_on = models.DateField("hẹn gặp lại", null=True)
    written_by = models.BigIntegerField("người kể")
    written_at = models.DateTimeField("kể lúc")


class TakenTalk(models.Model):
    """Buổi đã ghi vào việc: the contact that was made of what the partner told."""

    told = models.OneToOneField(
        PartnerTalk, models.PROTECT, primary_key=True, related_name="taken"
    )
    contact = models.OneToOneField(
        "mobilisation.Contact", models.PROTECT, related_name="from_partner"
    )
