"""Bảng giấy tờ của việc: papers of a case, adapted templates, registers closed."""

from django.db import models
from django.db.models import F, Q

from thads.records.paperwork.dossier.models import IncomingPaper, Leaf
from thads.records.paperwork.service.models import Notice, ServiceAttempt

__all__ = [
    "AgencyTemplate",
    "IncomingPaper",
    "Leaf",
    "Notice",
    "Paper",
    "ServiceAttempt",
]


class Paper(models.Model):
    """Giấy tờ của việc: a document, its case, the act it was made for, what was typed."""

    document = models.OneToOneField(
        "documents.Document", models.PROTECT, primary_key=True, related_name="paper"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="papers"
    )
    form = models.CharField("mẫu", max_length=20)
    act_seq = models.IntegerField("hành vi số", null=True)
    template = models.CharField("bản mẫu", max_length=64)
    typed = models.JSONField("nội dung đã nhập", default=dict)

    class Meta:
        """The papers of a case."""

        indexes = [models.Index(fields=["proceeding"], name="paper_of_case")]


class AgencyTemplate(models.Model):
    """Mẫu của cơ quan: stands in place of the one shipped, from a day on."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    form = models.CharField("mẫu", max_length=20)
    valid_from = models.DateField("dùng từ ngày")
    text = models.TextField("nội dung")
    note = models.CharField("lý do", max_length=200, blank=True)
    accepted_at = models.DateTimeField("nhận lúc")
    accepted_by = models.BigIntegerField("người nhận", null=True)

    class Meta:
        """The newest that holds on a day counts."""

        indexes = [models.Index(fields=["agency", "form"], name="template_of_agency")]


class RegisterClosing(models.Model):
    """Kỳ kết sổ: the rows of a register up to a day, frozen, with the code over them."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True
    )
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    code = models.CharField("mã", max_length=120, unique=True)
    register = models.CharField("sổ", max_length=60)
    name = models.CharField("tên sổ", max_length=200)
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")
    columns = models.JSONField("các cột")
    signers = models.JSONField("những người phải ký")
    row_count = models.IntegerField("số dòng")
    known_at = models.DateTimeField("theo dữ liệu ghi nhận đến")
    made_at = models.DateTimeField("kết lúc")
    made_by = models.BigIntegerField("tài khoản kết sổ", null=True)
    previous_code = models.CharField("mã của kỳ trước", max_length=64, blank=True)
    check_code = models.CharField("mã kiểm chứng", max_length=64)

    class Meta:
        """A register is closed once to a day."""

        constraints = [
            models.UniqueConstraint(
                fields=["unit", "register", "last"], name="register_closed_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="closing_ends_after_it_begins"
            ),
        ]


class ClosedRow(models.Model):
    """Dòng của sổ đã kết: its number in the year and its cells, as they stood."""

    closing = models.ForeignKey(
        RegisterClosing, models.PROTECT, related_name="kept_rows"
    )
    number = models.IntegerField("số thứ tự")
    matter = models.BigIntegerField("hồ sơ")
    seq = models.IntegerField("hành vi số")
    case_code = models.CharField("mã việc", max_length=60)
    cells = models.JSONField("nội dung")
    struck = models.CharField("ghi chú sửa", max_length=200, blank=True)

    class Meta:
        """A row has its number once."""

        constraints = [
            models.UniqueConstraint(
                fields=["closing", "number"], name="one_closed_row_a_number"
            )
        ]


class ClosingSignature(models.Model):
    """Chữ ký trên sổ đã kết: who, as what, when, over which code."""

    closing = models.ForeignKey(
        RegisterClosing, models.PROTECT, related_name="signatures"
    )
    role = models.CharField("tư cách", max_length=20)
    account = models.BigIntegerField("tài khoản", null=True)
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=120, blank=True)
    signed_at = models.DateTimeField("ký lúc")
    check_code = models.CharField("mã kiểm chứng", max_length=64)

    class Meta:
        """Different persons sign, each once."""

        constraints = [
            models.UniqueConstraint(
                fields=["closing", "role"], name="one_closing_signature_a_role"
            ),
            models.UniqueConstraint(
                fields=["closing", "account"], name="nobody_signs_a_register_twice"
            ),
        ]
