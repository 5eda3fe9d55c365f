"""Bảng chỉ thị: its clauses, the tasks they come apart into, what was reported on them.

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
    where a document shows it. No due day: a standing task.
    """

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="tasks")
    label = models.CharField("số", max_length=20)
    body = models.CharField("cơ quan chủ trì", max_length=200)
    text = models.TextField("việc phải làm")
    measure = models.CharField("số liệu chứng minh", max_length=80, blank=True)
    due_on = models.DateField("hạn", null=True)
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
