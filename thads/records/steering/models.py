"""Bảng chỉ thị, Ban chỉ đạo: clauses, the tasks they come apart into, what was reported.

Nothing here is changed: a task that is put otherwise is set anew, a report that was
wrong is followed by a right one.
"""

from django.db import models


class Directive(models.Model):
    """Chỉ thị, kết luận: the document that a matter of procedure `chi_thi` follows.

    `report_months` is how often its carrying out is reported; none: only at the end.
    """

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="directive"
    )
    issuer = models.CharField("nơi ban hành", max_length=200)
    number = models.CharField("số", max_length=80)
    issued_on = models.DateField("ngày ban hành")
    report_months = models.PositiveSmallIntegerField(
        "số tháng một kỳ báo cáo", null=True
    )
    session = models.ForeignKey(
        "Session", models.PROTECT, null=True, related_name="conclusions"
    )

    @property
    def kind_label(self) -> str:
        """Chỉ thị, or the conclusion of a session of the steering committee."""
        return "Kết luận" if self.session_id else "Chỉ thị"


class Clause(models.Model):
    """Điểm của chỉ thị, as it was written."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="clauses")
    label = models.CharField("điểm", max_length=20)
    text = models.TextField("nội dung")

    class Meta:
        """In the order of the document; a label stands once."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "label"], name="one_clause_a_label"
            )
        ]


class DirectiveTask(models.Model):
    """Nhiệm vụ: what a body has to do under a clause, by when, and what shows it.

    `measure` names a query over the record (thads.readers.directives.evidence); empty
    where a document shows it. No due day: a standing task. A task of a unit or an
    officer of the agency reminds them; one of another body reminds who leads the agency.
    """

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="tasks")
    label = models.CharField("số", max_length=20)
    body = models.CharField("cơ quan chủ trì", max_length=200)
    text = models.TextField("việc phải làm")
    measure = models.CharField("số liệu chứng minh", max_length=80, blank=True)
    due_on = models.DateField("hạn", null=True)
    unit = models.ForeignKey(
        "agencies.Unit", models.PROTECT, null=True, related_name="directive_tasks"
    )
    officer = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="directive_tasks"
    )
    set_at = models.DateTimeField("giao lúc")
    set_by = models.BigIntegerField("người giao", null=True)

    class Meta:
        """In the order in which they were set."""

        ordering = ["id"]


class TaskReport(models.Model):
    """Báo cáo về một nhiệm vụ: how far it is, in words, with the papers that show it."""

    class State(models.TextChoices):
        """Mức độ."""

        UNDER_WAY = "dang_lam", "Đang thực hiện"
        DONE = "da_xong", "Đã xong"
        STUCK = "vuong_mac", "Vướng mắc"

    task = models.ForeignKey(DirectiveTask, models.PROTECT, related_name="reports")
    reported_on = models.DateField("ngày")
    state = models.CharField("mức độ", max_length=20, choices=State)
    text = models.TextField("kết quả")
    evidence = models.CharField("văn bản chứng minh", max_length=300, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one counts."""

        ordering = ["reported_on", "id"]


class Reminder(models.Model):
    """Công văn đôn đốc: what one act of urging says to the body that leads a task."""

    task = models.ForeignKey(DirectiveTask, models.PROTECT, related_name="reminders")
    act = models.IntegerField("hành vi số")
    sent_on = models.DateField("ngày")
    number = models.CharField("số công văn", max_length=80, blank=True)
    answer_by = models.DateField("đề nghị trả lời trước ngày", null=True)
    text = models.TextField("nội dung")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one is shown."""

        ordering = ["sent_on", "id"]


class ReportedFigure(models.Model):
    """Con số đã báo cáo: what a measure was in a period when the report was signed.

    Whoever inspects the directive and may not open the cases reads these.
    """

    task = models.ForeignKey(DirectiveTask, models.PROTECT, related_name="figures")
    act = models.IntegerField("hành vi sơ kết số")
    label = models.CharField("số liệu", max_length=200)
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    known_at = models.DateTimeField("theo dữ liệu ghi nhận đến")
    text = models.CharField("con số", max_length=40)

    class Meta:
        """In the order of the tasks."""

        ordering = ["act", "id"]


class Committee(models.Model):
    """Ban chỉ đạo: the committee that a matter of procedure `ban_chi_dao` follows."""

    class Level(models.TextChoices):
        """Cấp."""

        PROVINCE = "tinh", "Cấp tỉnh"
        DISTRICT = "huyen", "Cấp huyện"

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="committee"
    )
    level = models.CharField("cấp", max_length=10, choices=Level)
    set_up_by = models.CharField("nơi thành lập", max_length=200)
    from_on = models.DateField("nhiệm kỳ từ ngày")
    until_on = models.DateField("nhiệm kỳ đến ngày", null=True)
    rules = models.CharField("quy chế hoạt động", max_length=120, blank=True)


class Member(models.Model):
    """Thành viên Ban chỉ đạo; who leaves has a row of leaving."""

    class Part(models.TextChoices):
        """Tư cách."""

        CHAIR = "truong_ban", "Trưởng ban"
        DEPUTY = "pho_truong_ban", "Phó Trưởng ban"
        MEMBER = "uy_vien", "Thành viên"
        INVITED = "moi", "Được mời"

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="members")
    full_name = models.CharField("họ tên", max_length=120)
    position = models.CharField("chức vụ, cơ quan", max_length=200)
    part = models.CharField("tư cách", max_length=20, choices=Part)
    seat = models.CharField("ghế", max_length=20, blank=True)
    from_on = models.DateField("từ ngày")


class MemberLeft(models.Model):
    """Thôi tham gia Ban chỉ đạo."""

    member = models.OneToOneField(
        Member, models.PROTECT, primary_key=True, related_name="left"
    )
    on = models.DateField("ngày")
    why = models.CharField("lý do", max_length=200)


class Session(models.Model):
    """Phiên họp của Ban chỉ đạo: what the minutes of one act say."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="sessions")
    act = models.IntegerField("hành vi số")
    on = models.DateField("ngày họp")
    place = models.CharField("nơi họp", max_length=200)
    attended = models.TextField("thành phần")
    agenda = models.TextField("nội dung")


class Opinion(models.Model):
    """Ý kiến của Ban chỉ đạo về kế hoạch một cuộc cưỡng chế."""

    class Kind(models.TextChoices):
        """Ý kiến."""

        AGREES = "dong_y", "Đồng ý với kế hoạch"
        CHANGES = "dieu_chinh", "Đồng ý, yêu cầu điều chỉnh"
        LATER = "chua", "Chưa tổ chức"

    session = models.ForeignKey(Session, models.PROTECT, related_name="opinions")
    operation = models.ForeignKey(
        "operations.Operation", models.PROTECT, related_name="opinions"
    )
    kind = models.CharField("ý kiến", max_length=20, choices=Kind)
    text = models.TextField("nội dung")
