"""Bảng cuộc cưỡng chế: plans, who signs them, the day, visits afterwards; only added to."""

from django.db import models
from django.db.models import F, Q


class Forces(models.TextChoices):
    """Lực lượng của cuộc cưỡng chế."""

    OWN = "mot_co_quan", "Một cơ quan, không huy động lực lượng"
    JOINT = "lien_nganh", "Liên ngành, có huy động lực lượng"


class Body(models.TextChoices):
    """Cơ quan tham gia."""

    ENFORCEMENT = "thi_hanh_an", "Cơ quan thi hành án"
    POLICE = "cong_an", "Công an"
    COMMUNE = "cap_xa", "Uỷ ban nhân dân cấp xã"
    PROCURACY = "vien_kiem_sat", "Viện kiểm sát"
    LAND = "dat_dai", "Cơ quan đăng ký đất đai"
    HEALTH = "y_te", "Y tế"
    FIRE = "chua_chay", "Phòng cháy, chữa cháy"
    FRONT = "mat_tran", "Mặt trận, đoàn thể"
    OTHER = "khac", "Khác"


class Hand(models.TextChoices):
    """Ai phải ký kế hoạch, in this order."""

    OFFICER = "chap_hanh_vien", "Chấp hành viên lập"
    ACCOUNTANT = "ke_toan", "Kế toán kiểm tra dự trù"
    ROOM_HEAD = "truong_phong", "Trưởng phòng khu vực đồng ý"
    HEAD = "thu_truong", "Thủ trưởng phê duyệt"


class Outcome(models.TextChoices):
    """Kết quả của ngày cưỡng chế."""

    DONE = "thanh_cong", "Thành công"
    NOT_DONE = "khong_thanh", "Không thành"


class Operation(models.Model):
    """Cuộc cưỡng chế: one coercion decision of a case, carried through."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="operations"
    )
    decision = models.OneToOneField("ledger.Act", models.PROTECT, related_name="+")
    opened_by = models.BigIntegerField("người mở", null=True)
    opened_at = models.DateTimeField("mở lúc")


class Plan(models.Model):
    """Kế hoạch: one version; a changed plan is a further version, signed anew."""

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="plans")
    version = models.IntegerField("lần")
    on = models.DateField("ngày cưỡng chế")
    starts = models.TimeField("giờ bắt đầu")
    place = models.CharField("địa điểm", max_length=300)
    method = models.TextField("phương án tiến hành", max_length=4000)
    forces = models.CharField("lực lượng", max_length=20, choices=Forces)
    is_complex = models.BooleanField("lớn, phức tạp, ảnh hưởng an ninh", default=False)
    drafted_by = models.BigIntegerField("người lập", null=True)
    drafted_at = models.DateTimeField("lập lúc")

    class Meta:
        """A version once."""

        constraints = [
            models.UniqueConstraint(
                fields=["operation", "version"], name="one_plan_a_version"
            ),
            models.CheckConstraint(
                condition=Q(version__gt=0), name="plan_versions_from_one"
            ),
        ]

    @property
    def with_forces(self) -> bool:
        """Có huy động lực lượng của cơ quan khác."""
        return self.forces == Forces.JOINT


class PlanForce(models.Model):
    """Lực lượng của một cơ quan trong kế hoạch."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="bodies")
    body = models.CharField("cơ quan", max_length=20, choices=Body)
    name = models.CharField("tên cơ quan, người chỉ huy", max_length=200, blank=True)
    people = models.PositiveIntegerField("số người")
    duty = models.CharField("nhiệm vụ", max_length=300, blank=True)

    class Meta:
        """Somebody comes."""

        constraints = [
            models.CheckConstraint(condition=Q(people__gt=0), name="force_is_somebody")
        ]


class PlanCost(models.Model):
    """Khoản dự trù chi phí."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="costs")
    item = models.CharField("khoản chi", max_length=200)
    quantity = models.PositiveIntegerField("số lượng")
    price = models.BigIntegerField("đơn giá")

    class Meta:
        """Something at a price."""

        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price__gte=0), name="cost_is_something"
            )
        ]

    @property
    def amount(self) -> int:
        """Thành tiền, in đồng."""
        return self.quantity * self.price


class PlanRisk(models.Model):
    """Nguy cơ và cách xử lý."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="risks")
    risk = models.CharField("nguy cơ", max_length=300)
    answer = models.CharField("cách xử lý", max_length=300)


class PlanSign(models.Model):
    """Chữ ký của một tay trên kế hoạch: agrees, or sends it back with a reason."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="signs")
    hand = models.CharField("tư cách", max_length=20, choices=Hand)
    agrees = models.BooleanField("đồng ý")
    note = models.CharField("ý kiến", max_length=500, blank=True)
    signed_by = models.BigIntegerField("người ký", null=True)
    name = models.CharField("họ tên người ký", max_length=120, blank=True)
    on = models.DateField("ngày ký", null=True)
    signed_at = models.DateTimeField("ký lúc")

    class Meta:
        """A hand once a version; who sends back says why."""

        constraints = [
            models.UniqueConstraint(fields=["plan", "hand"], name="one_sign_a_hand"),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(note=""),
                name="plan_is_sent_back_with_a_reason",
            ),
        ]


class Step(models.Model):
    """Bước: an act of the case that belongs to this operation."""

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="steps")
    act = models.OneToOneField("ledger.Act", models.PROTECT, related_name="+")


class DayRecord(models.Model):
    """Biên bản ngày cưỡng chế: what happened, and whether everybody came home safe."""

    step = models.OneToOneField(Step, models.PROTECT, related_name="day")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="days")
    started = models.TimeField("bắt đầu")
    ended = models.TimeField("kết thúc")
    is_safe = models.BooleanField("an toàn")
    present = models.CharField("thành phần có mặt", max_length=1000, blank=True)
    told = models.TextField("diễn biến", max_length=4000, blank=True)
    written_at = models.DateTimeField("ghi lúc")

    class Meta:
        """It ends after it begins."""

        constraints = [
            models.CheckConstraint(
                condition=Q(ended__gt=F("started")), name="day_ends_after_it_begins"
            )
        ]


class Incident(models.Model):
    """Sự cố trong ngày cưỡng chế."""

    class Kind(models.TextChoices):
        """Loại sự cố."""

        RESISTANCE = "chong_doi", "Chống đối, cản trở"
        INJURY = "thuong_tich", "Có người bị thương"
        FIRE = "chay_no", "Cháy, nổ"
        DAMAGE = "hu_hong", "Hư hỏng, mất tài sản"
        CROWD = "tu_tap", "Tụ tập đông người"
        OTHER = "khac", "Khác"

    day = models.ForeignKey(DayRecord, models.PROTECT, related_name="incidents")
    at = models.TimeField("lúc")
    kind = models.CharField("loại", max_length=20, choices=Kind)
    told = models.CharField("việc xảy ra", max_length=500)
    handled = models.CharField("đã xử lý", max_length=500, blank=True)


class Visit(models.Model):
    """Kiểm tra sau khi giao: is the property still with who received it."""

    class Found(models.TextChoices):
        """Thấy gì."""

        QUIET = "yen_on", "Yên ổn, người nhận đang giữ"
        RETAKEN = "tai_chiem", "Bị chiếm lại"

    operation = models.ForeignKey(Operation, models.PROTECT, related_name="visits")
    on = models.DateField("ngày kiểm tra")
    found = models.CharField("kết quả", max_length=12, choices=Found)
    told = models.CharField("ghi nhận", max_length=500, blank=True)
    next_on = models.DateField("kiểm tra lại ngày", null=True)
    visited_by = models.BigIntegerField("người kiểm tra", null=True)
    visited_at = models.DateTimeField("ghi lúc")
