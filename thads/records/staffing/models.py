"""Bảng tổ chức, cán bộ: rows are only added; a later row takes the place of an earlier.

What concerns one person stands in that person's file, a matter of procedure
`ho_so_can_bo` that the head, the level above and the person themselves read. The tables
here hold what everybody inside may know: how many posts, which rank, which communes.
"""

from django.db import models


class Rank(models.TextChoices):
    """Ngạch: the choices of the act `bo_nhiem_ngach`, in the order of the tables."""

    SENIOR = "chv_cao_cap", "Chấp hành viên cao cấp"
    MIDDLE = "chv_trung_cap", "Chấp hành viên trung cấp"
    JUNIOR = "chv_so_cap", "Chấp hành viên sơ cấp"
    EXAMINER_MAIN = "tham_tra_vien_chinh", "Thẩm tra viên chính"
    EXAMINER = "tham_tra_vien", "Thẩm tra viên"
    SECRETARY_MIDDLE = "thu_ky_trung_cap", "Thư ký trung cấp thi hành án"
    SECRETARY = "thu_ky", "Thư ký thi hành án"
    ACCOUNTANT = "ke_toan_vien", "Kế toán viên"
    SPECIALIST = "chuyen_vien", "Chuyên viên"
    STAFF = "nhan_vien", "Nhân viên"


class PersonnelFile(models.Model):
    """Hồ sơ công chức: whose file a matter of `ho_so_can_bo` is."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="+"
    )
    officer = models.OneToOneField(
        "agencies.Officer", models.PROTECT, related_name="personnel_file"
    )


class Quota(models.Model):
    """Biên chế giao: how many posts a unit was given for a year, by which decision."""

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    posts = models.PositiveSmallIntegerField("biên chế")
    document = models.CharField("văn bản giao", max_length=200)
    decided_on = models.DateField("ngày văn bản")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one of a year counts."""

        ordering = ["unit", "year", "id"]


class RankHeld(models.Model):
    """Ngạch đang giữ: told by the act that gave it."""

    officer = models.ForeignKey("agencies.Officer", models.PROTECT, related_name="+")
    rank = models.CharField("ngạch", max_length=30, choices=Rank)
    since = models.DateField("từ ngày")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one on a day counts."""

        ordering = ["officer", "since", "id"]


class Territory(models.Model):
    """Địa bàn phụ trách: a commune given to an officer, or taken back, from a day on."""

    officer = models.ForeignKey("agencies.Officer", models.PROTECT, related_name="+")
    place = models.CharField("xã, phường", max_length=120)
    since = models.DateField("từ ngày")
    is_given = models.BooleanField("được giao", default=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one on a day counts for its commune."""

        ordering = ["officer", "since", "id"]


class Move(models.Model):
    """Điều động, luân chuyển, biệt phái: from which unit to which, from which day on.

    Told by the act that ordered it; from its day the officer belongs to the other unit,
    and so do the roles that the officer holds, but for the posts of those who lead.
    """

    officer = models.ForeignKey("agencies.Officer", models.PROTECT, related_name="+")
    origin = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    target = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("hình thức", max_length=20)
    since = models.DateField("từ ngày")
    until = models.DateField("đến ngày", null=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)
    act = models.IntegerField("hành vi số", null=True)
    roles = models.JSONField("vai trò trước khi đi", default=list)

    class Meta:
        """The last one on a day counts."""

        ordering = ["officer", "since", "id"]


class MoveTakenBack(models.Model):
    """Điều động đã đính chính: the officer and their roles are back where they were."""

    move = models.OneToOneField(
        Move, models.PROTECT, primary_key=True, related_name="taken_back"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)


class RankTakenBack(models.Model):
    """Bổ nhiệm ngạch đã đính chính: the rank before it counts again."""

    held = models.OneToOneField(
        RankHeld, models.PROTECT, primary_key=True, related_name="taken_back"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)


class SupportKind(models.TextChoices):
    """Loại hỗ trợ."""

    MONEY = "kinh_phi", "Kinh phí"
    EQUIPMENT = "trang_thiet_bi", "Trang thiết bị làm việc"
    TOOL = "cong_cu", "Công cụ hỗ trợ"
    BUILDING = "co_so", "Trụ sở, kho vật chứng"


class Support(models.Model):
    """Phần được hỗ trợ: money in đồng, or so many of a thing, for a unit."""

    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=SupportKind)
    source = models.CharField("nơi hỗ trợ", max_length=200)
    name = models.CharField("nội dung", max_length=200)
    amount = models.BigIntegerField("số tiền", null=True)
    quantity = models.PositiveIntegerField("số lượng", null=True)
    given_on = models.DateField("ngày giao")
    document = models.CharField("văn bản", max_length=200, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """Money or a number of things, never both and never neither."""

        ordering = ["given_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, quantity=None)
                | models.Q(amount=None, quantity__gt=0),
                name="support_is_money_or_things",
            )
        ]


class UseKind(models.TextChoices):
    """Phần đã dùng là gì: of money always what was spent."""

    USED = "dung", "Dùng, cấp phát"
    LOST = "hong_mat", "Hỏng, mất"
    DISPOSED = "thanh_ly", "Thanh lý"
    HANDED_OVER = "ban_giao", "Bàn giao nơi khác"


class SupportUse(models.Model):
    """Đã dùng: what was spent of it, how many were given out, how many are there no more."""

    support = models.ForeignKey(Support, models.PROTECT, related_name="uses")
    used_on = models.DateField("ngày")
    kind = models.CharField(
        "hình thức", max_length=20, choices=UseKind, default=UseKind.USED
    )
    count = models.BigIntegerField("số đã dùng")
    purpose = models.CharField("dùng vào", max_length=300)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """Something was used."""

        ordering = ["used_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(count__gt=0), name="support_use_is_something"
            )
        ]
