"""Bảng cơ quan, đơn vị, cán bộ, tài khoản, bổ nhiệm, chỉ tiêu."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from thads.law.periods import in_words


class Level(models.TextChoices):
    """Cấp của đơn vị."""

    PROVINCE = "tinh", "Cơ quan thi hành án dân sự tỉnh, thành phố"
    DISTRICT = "chi_cuc", "Chi cục thi hành án dân sự"
    REGIONAL_ROOM = "phong_khu_vuc", "Phòng thi hành án dân sự khu vực"
    PRIVATE_OFFICE = "van_phong", "Văn phòng thi hành án dân sự"
    MILITARY = "quan_su", "Cơ quan thi hành án trong quân đội"


class Role(models.TextChoices):
    """Vai trò theo bổ nhiệm."""

    OFFICER = "chap_hanh_vien", "Chấp hành viên"
    HEAD = "thu_truong", "Thủ trưởng cơ quan"
    ROOM_HEAD = "truong_phong", "Trưởng phòng khu vực"
    REGISTRAR = "van_thu", "Văn thư"
    ACCOUNTANT = "ke_toan", "Kế toán"
    CASHIER = "thu_quy", "Thủ quỹ"
    STOREKEEPER = "thu_kho", "Thủ kho"
    EXAMINER = "tham_tra_vien", "Thẩm tra viên"
    SECRETARY = "thu_ky", "Thư ký thi hành án"
    STATISTICIAN = "thong_ke", "Thống kê"
    LEADERSHIP = "lanh_dao_tinh", "Lãnh đạo tỉnh"
    PROCURATOR = "kiem_sat_vien", "Kiểm sát viên"
    PARTY_INSPECTOR = "uy_ban_kiem_tra", "Uỷ ban Kiểm tra cấp uỷ"


HEADS = frozenset({Role.HEAD, Role.ROOM_HEAD})
"""Thủ trưởng cơ quan và trưởng phòng khu vực: who assign and steer."""


class Unit(models.Model):
    """Đơn vị: owns cases and is counted; an agency also owns a book.

    `agency` is the unit under whose number and seal decisions are issued (itself
    for a province or Chi cục, the province for a regional room); `root` the
    province at the top, in which case and judgment codes are unique; `path` the
    chain of ids from the root, for "this unit and all below it".
    """

    id = models.AutoField(primary_key=True)
    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200)
    level = models.CharField("cấp", max_length=20, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children"
    )
    agency = models.ForeignKey("self", models.PROTECT, null=True, related_name="units")
    root = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    path = models.CharField(max_length=200, default="", db_index=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)
    extra = models.JSONField(default=dict)

    class Meta:
        """A unit cannot end before it begins."""

        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        """Tên đơn vị."""
        return self.name


class Succession(models.Model):
    """Kế tục: the unit that took over all that another had, from a day on.

    Figures of earlier years are compared through it: last year's of the successor are
    the sums of those whom it succeeded.
    """

    predecessor = models.OneToOneField(
        Unit, models.PROTECT, primary_key=True, related_name="succession"
    )
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    since = models.DateField("từ ngày")
    document = models.CharField("văn bản", max_length=200, blank=True)
    document_on = models.DateField("ngày văn bản", null=True)
    recorded_at = models.DateTimeField("ghi lúc", null=True)
    recorded_by = models.CharField("người ghi", max_length=120, blank=True, default="")

    class Meta:
        """No unit succeeds itself."""

        constraints = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="succeeded_by_another"
            )
        ]


class FormEdition(models.Model):
    """Bản biểu đã nạp: a statistical form as data, with its worked examples."""

    code = models.CharField("mã bản", max_length=40, primary_key=True)
    form = models.CharField("biểu", max_length=12)
    valid_from = models.DateField("áp dụng từ")
    content = models.TextField("nội dung")
    loaded_at = models.DateTimeField("nạp lúc")


class Officer(models.Model):
    """Cán bộ: a person who serves in a unit."""

    id = models.AutoField(primary_key=True)
    code = models.CharField("mã", max_length=40, unique=True)
    full_name = models.CharField("họ tên", max_length=120)
    title = models.CharField("chức danh", max_length=80)
    rank = models.CharField("ngạch", max_length=40, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="officers")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)
    extra = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Họ tên."""
        return self.full_name


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by username; row-level security still applies."""


class Account(AbstractBaseUser):
    """Tài khoản đăng nhập of a person."""

    last_login = None  # kept in the audit trail instead
    username = models.CharField("tài khoản", max_length=150, unique=True)
    display_name = models.CharField("tên hiển thị", max_length=120)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"


class Appointment(models.Model):
    """Bổ nhiệm: the role a person holds in a unit, for a stretch of time.

    A procurator with `only_unit` reads that unit, not the whole agency.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT)
    role = models.CharField("vai trò", max_length=30, choices=Role)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)
    only_unit = models.BooleanField("chỉ đơn vị này", default=False, db_default=False)

    class Meta:
        """An appointment cannot end before it begins."""

        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="appointment_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(only_unit=False) | Q(role=Role.PROCURATOR),
                name="only_a_procurator_is_held_to_a_unit",
            ),
        ]


class Session(models.Model):
    """Phiên làm việc: stands as long as its row does, whoever holds a copy of the cookie.

    Keyed by the hash of a number that only the cookie holds.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="sessions")
    begun_at = models.DateTimeField("bắt đầu lúc")
    ends_at = models.DateTimeField("hết lúc")


class SignInAttempt(models.Model):
    """Một lần thử đăng nhập sai: of a name as typed, at a place, both as keyed digests.

    Only the database's own functions read and write it; a quarter of an hour later it goes.
    """

    name = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    familiar = models.BooleanField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        """The last ones of a name, of a place."""

        indexes = [
            models.Index(fields=["name", "-at"], name="tries_of_a_name"),
            models.Index(fields=["place", "-at"], name="tries_at_a_place"),
        ]


class Mistake(models.Model):
    """Báo sai: what somebody saw that is wrong, on which page, and what was answered."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    told_at = models.DateTimeField("báo lúc")
    told_name = models.CharField("người báo", max_length=120)
    page = models.CharField("trang", max_length=500)
    about = models.CharField("chỗ", max_length=300, blank=True)
    said = models.TextField("sai thế nào", max_length=2000)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    answered_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+"
    )
    answered_name = models.CharField("người trả lời", max_length=120, blank=True)
    answer = models.TextField("trả lời", max_length=2000, blank=True)

    class Meta:
        """What waits for an answer is found by agency."""

        indexes = [
            models.Index(fields=["agency", "answered_at"], name="mistake_waiting")
        ]


class PassKey(models.Model):
    """Khoá kiểm tra thẻ phiên: only the owner of the database can read it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    inner_pad = models.BinaryField()
    outer_pad = models.BinaryField()


class TargetsInForce(models.Manager["Target"]):
    """Các chỉ tiêu đang áp dụng: those that no later row has put right."""

    def get_queryset(self) -> models.QuerySet["Target"]:
        """Bỏ những dòng đã được đính chính."""
        return super().get_queryset().filter(correction__isnull=True)


class Target(models.Model):
    """Chỉ tiêu: a yearly target of a unit, with the document that sets it.

    Rows are only added. One that was wrong is put right by a new row that names it;
    `objects` gives the targets in force, `every` also those put right since.
    """

    class Measure(models.TextChoices):
        """Chỉ số."""

        CASES = "ty_le_viec", "Tỷ lệ thi hành xong về việc"
        MONEY = "ty_le_tien", "Tỷ lệ thi hành xong về tiền"

    class Comparator(models.TextChoices):
        """So sánh."""

        ABOVE = ">", "trên"
        AT_LEAST = ">=", "từ"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField("năm thống kê")
    measure = models.CharField("chỉ số", max_length=20, choices=Measure)
    comparator = models.CharField("so sánh", max_length=2, choices=Comparator)
    percent = models.DecimalField("giá trị", max_digits=6, decimal_places=2)
    document = models.CharField("văn bản", max_length=200, blank=True)
    decided_on = models.DateField("ngày văn bản", null=True)
    extra = models.JSONField(default=dict)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction"
    )
    reason = models.CharField("lý do đính chính", max_length=500, blank=True)
    recorded_at = models.DateTimeField("ghi nhận lúc", db_default=Now())
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True)

    objects: ClassVar[TargetsInForce] = TargetsInForce()
    every: ClassVar[models.Manager["Target"]] = models.Manager()

    class Meta:
        """One target for a unit, year and measure; a row is put right once."""

        base_manager_name = "every"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "measure"],
                condition=Q(corrects__isnull=True),
                name="one_first_target_per_measure",
            )
        ]

    @property
    def decision(self) -> str:
        """Văn bản giao: its number and, where it is known, its day."""
        if self.decided_on is None:
            return self.document
        return f"{self.document}, ngày {in_words(self.decided_on)}".lstrip(", ")
