"""Bảng kỳ báo cáo, bản số liệu, biểu đã chốt, chữ ký: only ever added to."""

from django.db import models
from django.db.models import F, Q


class ReportingPeriod(models.Model):
    """Kỳ báo cáo của một đơn vị: a proceeding with its days."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True
    )
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")

    class Meta:
        """A unit reports the same days once."""

        constraints = [
            models.UniqueConstraint(
                fields=["unit", "first", "last"], name="one_period_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")), name="period_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["last", "unit"], name="period_last_unit")]


class Publication(models.Model):
    """Bản số liệu: one closing of a period, with everything known at one moment."""

    period = models.ForeignKey(
        ReportingPeriod, models.PROTECT, related_name="publications"
    )
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    code = models.CharField("mã", max_length=90, unique=True)
    kind = models.CharField("bản", max_length=20)
    number = models.PositiveSmallIntegerField("lần")
    act_seq = models.IntegerField("hành vi chốt")
    known_at = models.DateTimeField("theo dữ liệu ghi nhận đến")
    made_at = models.DateTimeField("chốt lúc")
    made_by = models.BigIntegerField("tài khoản chốt", null=True)
    made_by_name = models.CharField("người chốt", max_length=120, blank=True)
    units = models.JSONField("các đơn vị được tính")
    check_code = models.CharField("mã kiểm chứng", max_length=64)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        """Versions of a period are numbered within their kind."""

        constraints = [
            models.UniqueConstraint(
                fields=["period", "kind", "number"], name="one_publication_a_number"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["so_bo", "chinh_thuc", "dinh_chinh"]),
                name="publication_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(known_at__lte=F("made_at")),
                name="publication_knows_no_future",
            ),
        ]


class PublishedForm(models.Model):
    """Biểu đã chốt: every digit of every unit, the edition that counted, the code."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="forms")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    form = models.CharField("biểu", max_length=20)
    edition = models.CharField("bản biểu", max_length=40)
    edition_digest = models.CharField(max_length=64)
    check_code = models.CharField("mã kiểm chứng", max_length=64)
    digits = models.JSONField("chữ số")

    class Meta:
        """One set of digits for a form."""

        constraints = [
            models.UniqueConstraint(
                fields=["publication", "form"], name="one_form_a_publication"
            )
        ]


class PublishedAxis(models.Model):
    """Dòng đã chốt của một biểu theo một trục: labels, what each row asks, digits."""

    form = models.ForeignKey(PublishedForm, models.PROTECT, related_name="axes")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    axis = models.CharField("trục dòng", max_length=40)
    rows = models.JSONField("các dòng")
    check_code = models.CharField("mã kiểm chứng", max_length=64)

    class Meta:
        """One set of rows for an axis of a form."""

        constraints = [
            models.UniqueConstraint(fields=["form", "axis"], name="one_axis_a_form")
        ]


class Signature(models.Model):
    """Chữ ký: who signed a version, as what, when, over which code."""

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="signatures"
    )
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    role = models.CharField("tư cách", max_length=20)
    account = models.BigIntegerField("tài khoản", null=True)
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80, blank=True)
    signed_at = models.DateTimeField("ký lúc")
    check_code = models.CharField("mã kiểm chứng", max_length=64)

    class Meta:
        """Two different persons sign, each once."""

        constraints = [
            models.UniqueConstraint(
                fields=["publication", "role"], name="one_signature_a_role"
            ),
            models.UniqueConstraint(
                fields=["publication", "account"], name="nobody_signs_twice"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["thong_ke", "thu_truong"]),
                name="signature_role_known",
            ),
        ]


class FlagNote(models.Model):
    """Trao đổi về một dấu hiệu: a question to the unit, or the unit's reply.

    What the asker saw stands beside the words, so that a reply can be read later
    beside the figures it was given to.
    """

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("loại dấu hiệu", max_length=40)
    last = models.DateField("kỳ đến hết ngày")
    part = models.CharField("hỏi hay trả lời", max_length=10)
    text = models.TextField("nội dung")
    seen = models.JSONField("số liệu lúc viết")
    account = models.BigIntegerField("tài khoản")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80, blank=True)
    written_at = models.DateTimeField("viết lúc")

    class Meta:
        """Read by unit and period."""

        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=["hoi", "tra_loi"]), name="flag_note_part_known"
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="flag_note_says_something"
            ),
        ]
        indexes = [models.Index(fields=["unit", "last"], name="flag_note_unit_last")]


class ReportText(models.Model):
    """Lời của đơn vị trong báo cáo: one section, as written each time it was kept.

    A text belongs to the days of the report, or to one frozen version of them. An
    empty body takes back what stood there.
    """

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="texts", null=True
    )
    section = models.CharField("mục", max_length=40)
    number = models.PositiveIntegerField("lần")
    body = models.TextField("nội dung", blank=True)
    account = models.BigIntegerField("tài khoản")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80, blank=True)
    written_at = models.DateTimeField("viết lúc")

    class Meta:
        """Each keeping has its number: who writes over another's words is told."""

        constraints = [
            models.UniqueConstraint(
                fields=["unit", "first", "last", "publication", "section", "number"],
                name="one_text_a_number",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["unit", "last"], name="report_text_unit_last")]


class Departed(models.Model):
    """Việc đã rời đơn vị: a unit that once held a proceeding, kept by the database.

    Row-level security shows nobody the rows; the functions `departed_…` tell what a
    unit may still count of them (docs/decisions/0004).
    """

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.CASCADE, related_name="+"
    )

    class Meta:
        """Once for a unit and a proceeding."""

        constraints = [
            models.UniqueConstraint(
                fields=["unit", "proceeding"], name="one_departure_a_unit"
            )
        ]


class EditionProposal(models.Model):
    """Đề nghị áp dụng một bản biểu: the file as it was checked, by whom, with its basis.

    One person proposes, another decides; what is in force is the decision's doing.
    """

    code = models.CharField("mã bản", max_length=40)
    form = models.CharField("biểu", max_length=12)
    valid_from = models.DateField("áp dụng từ, theo tệp")
    content = models.TextField("nội dung tệp")
    digest = models.CharField("mã kiểm chứng", max_length=64)
    basis = models.CharField("căn cứ", max_length=300)
    account = models.BigIntegerField("tài khoản")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80, blank=True)
    proposed_at = models.DateTimeField("đề nghị lúc")

    class Meta:
        """Read by edition."""

        indexes = [models.Index(fields=["code"], name="edition_proposal_code")]


class EditionDecision(models.Model):
    """Quyết định về một đề nghị: in force from a day, or refused with the reason."""

    proposal = models.OneToOneField(
        EditionProposal, models.PROTECT, related_name="decision", primary_key=True
    )
    verdict = models.CharField("quyết định", max_length=10)
    valid_from = models.DateField("áp dụng từ", null=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    account = models.BigIntegerField("tài khoản")
    name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80, blank=True)
    decided_at = models.DateTimeField("quyết định lúc")

    class Meta:
        """In force has its first day, a refusal its reason."""

        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="ap_dung", valid_from__isnull=False)
                | Q(verdict="tu_choi", valid_from__isnull=True) & ~Q(reason=""),
                name="edition_decision_says_what",
            )
        ]


class GivenOfficer(models.Model):
    """Việc giao không bằng hành vi: whose it was before an act assigned it or handed it on.

    Written by the database as it happens, so that officers of earlier days recompute.
    """

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.CASCADE, primary_key=True, related_name="+"
    )
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    officer = models.ForeignKey("agencies.Officer", models.PROTECT, related_name="+")
