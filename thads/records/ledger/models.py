"""Bảng sổ hành vi: books, proceedings, acts, and what is derived from them."""

from django.db import models
from django.db.models import F, Q


class Book(models.Model):
    """Sổ của một cơ quan: its head is the last act's place, hash and moment."""

    agency = models.OneToOneField("agencies.Unit", models.PROTECT, primary_key=True)
    head_position = models.BigIntegerField(default=0)
    head_hash = models.BinaryField(default=b"")
    head_recorded_at = models.DateTimeField(null=True)


class Proceeding(models.Model):
    """Hồ sơ tố tục: a numbered matter with an owner and an ordered list of acts.

    `facts` holds what the law's folding needs and no act tells. Below `version`
    (the number of acts) stand copies of the folded state, for lists and search;
    `thads rebuild` compares them with the acts.
    """

    root = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    code = models.CharField("mã", max_length=60)
    procedure = models.CharField("thủ tục", max_length=40)
    facts = models.JSONField(default=dict)
    origin_unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    version = models.IntegerField(default=0)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    status = models.CharField("trạng thái", max_length=30)
    means = models.CharField("phân loại", max_length=20)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    opened_on = models.DateField("ngày thụ lý", null=True)
    ended_on = models.DateField("ngày kết thúc", null=True)
    last_act_on = models.DateField("hành vi gần nhất", null=True)
    due = models.BigIntegerField("phải thi hành", default=0)
    remaining = models.BigIntegerField("còn lại", default=0)

    class Meta:
        """Codes are unique within a province."""

        constraints = [
            models.UniqueConstraint(fields=["root", "code"], name="one_code_a_province")
        ]
        indexes = [
            models.Index(
                fields=["unit", "-opened_on", "-id"], name="proceeding_unit_opened"
            ),
            models.Index(
                fields=["officer", "-opened_on", "-id"],
                name="proceeding_officer_opened",
            ),
            models.Index(fields=["code"], name="proceeding_code"),
        ]


class Act(models.Model):
    """Hành vi: what happened, never changed once recorded."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="acts")
    position = models.BigIntegerField("vị trí trong sổ")
    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="acts")
    seq = models.IntegerField("số thứ tự")
    code = models.CharField("loại", max_length=60)
    effective_on = models.DateField("ngày")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    recorded_by = models.BigIntegerField("người ghi nhận", null=True)
    number = models.CharField("số", max_length=80, null=True)
    amount = models.BigIntegerField("số tiền", null=True)
    ground = models.CharField("lý do", max_length=60, null=True)
    until_on = models.DateField("đến ngày", null=True)
    receiving_unit = models.CharField("đơn vị nhận", max_length=60, null=True)
    result = models.CharField("kết quả", max_length=60, null=True)
    corrects = models.IntegerField("đính chính số thứ tự", null=True)
    at = models.TimeField("giờ", null=True)
    signed_as = models.CharField("vai trò ký", max_length=30, null=True)
    recorded_as = models.CharField("vai trò ghi", max_length=30, null=True)
    signed_by = models.CharField("mã người ký", max_length=40, null=True)
    note_hash = models.BinaryField(null=True)
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        """Positions and numbers are given once; money is never negative."""

        constraints = [
            models.UniqueConstraint(
                fields=["book", "position"], name="one_act_a_position"
            ),
            models.UniqueConstraint(
                fields=["proceeding", "seq"], name="one_act_a_number"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="act_amount_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(position__gt=0, seq__gt=0), name="act_numbers_from_one"
            ),
        ]
        indexes = [
            # registers, remission, questions to courts: few kinds among half a million
            models.Index(fields=["code", "effective_on"], name="act_by_code_and_day")
        ]


class Recorder(models.Model):
    """Ai được ghi: the catalogue's roles, where the database's wall reads them."""

    procedure = models.CharField("thủ tục", max_length=40)
    act_code = models.CharField("loại", max_length=60)
    role = models.CharField("vai trò", max_length=30)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)

    class Meta:
        """Said once."""

        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "act_code", "role", "valid_from"],
                name="one_row_a_recorder",
            )
        ]


class CalendarNotice(models.Model):
    """Thông báo lịch nghỉ added by an administrator; never changed."""

    recorded_at = models.DateTimeField("bổ sung lúc")
    document = models.CharField("thông báo", max_length=300)
    version = models.CharField("bản lịch", max_length=40)


class CalendarDay(models.Model):
    """Ngày nghỉ, ngày làm bù of a notice."""

    notice = models.ForeignKey(CalendarNotice, models.PROTECT, related_name="days")
    on = models.DateField("ngày")
    kind = models.CharField("loại", max_length=20)
    is_working = models.BooleanField("làm việc")
    name = models.CharField("tên", max_length=200)
    linked_date = models.CharField(max_length=60, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=300)
    source = models.CharField("nguồn", max_length=300)
    confidence = models.CharField(max_length=20)


class ActNote(models.Model):
    """Ghi chú của hành vi: free text beside the act; the chain holds its salted hash."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True)
    salt = models.BinaryField()
    text = models.TextField(blank=True)
    extra = models.JSONField(default=dict)


class StatusSpan(models.Model):
    """Khoảng trạng thái on both clocks: when it held, and when that was known."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="spans")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    status = models.CharField(max_length=30)
    means = models.CharField(max_length=20)
    ground = models.CharField(max_length=60, null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)

    class Meta:
        """Neither clock runs backwards."""

        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="span_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(recorded_to__isnull=True)
                | Q(recorded_to__gt=F("recorded_from")),
                name="span_closed_after_it_is_known",
            ),
        ]


class Movement(models.Model):
    """Biến động tiền on both clocks, in đồng."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="movements")
    seq = models.IntegerField()
    kind = models.CharField(max_length=12)
    on = models.DateField()
    amount = models.BigIntegerField()
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)

    class Meta:
        """What is owed goes down by all that moves; late interest alone adds to it."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(kind="lai_cham")
                | Q(amount__lt=0, kind="lai_cham"),
                name="only_late_interest_adds",
            )
        ]


class Deadline(models.Model):
    """Thời hạn as it stands: one row per term an act has started and not void."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="deadlines")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    code = models.CharField(max_length=60)
    from_act = models.IntegerField()
    from_date = models.DateField()
    due_on = models.DateField()
    met_on = models.DateField(null=True)
    duty = models.BooleanField(default=True)

    class Meta:
        """The worklist reads what is open, by officer or unit, in order of the day."""

        indexes = [
            models.Index(
                fields=["officer", "due_on"],
                name="deadline_open_by_officer",
                condition=Q(met_on__isnull=True),
            ),
            models.Index(
                fields=["unit", "due_on"],
                name="deadline_open_by_unit",
                condition=Q(met_on__isnull=True),
            ),
        ]


class Outbox(models.Model):
    """Hộp thư đi: outside effects, delivered after commit at least once."""

    created_at = models.DateTimeField()
    topic = models.CharField(max_length=60)
    payload = models.JSONField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        """Found while not yet delivered."""

        indexes = [
            models.Index(
                fields=["id"],
                name="outbox_waiting",
                condition=Q(delivered_at__isnull=True),
            )
        ]
