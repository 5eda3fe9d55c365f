"""Bảng hồ sơ: what a matter is about, whom it concerns, what it is linked to."""

from django.db import models


class Matter(models.Model):
    """Hồ sơ: a proceeding of any procedure beside enforcement, with its subject.

    `barred` is an officer who must not see it: the one complained of; `subject` one
    whose own file it is, who reads it and never writes on it.
    """

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="matter"
    )
    title = models.CharField("nội dung", max_length=300)
    summary = models.TextField("tóm tắt", blank=True)
    search_key = models.CharField(max_length=600, default="")
    opened_by = models.BigIntegerField("người mở", null=True)
    opened_at = models.DateTimeField("mở lúc")
    barred = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )
    subject = models.ForeignKey(
        "agencies.Officer", models.PROTECT, null=True, related_name="+"
    )


class MatterPerson(models.Model):
    """Người của hồ sơ, in a role that the procedure declares."""

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="people"
    )
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=30)

    class Meta:
        """Found by the matter and by the person."""

        indexes = [models.Index(fields=["party"], name="matter_of_party")]


class ProceedingLink(models.Model):
    """Liên kết của hồ sơ: to a case, another matter, or one act of it."""

    class Kind(models.TextChoices):
        """Loại liên kết."""

        CASE = "viec_lien_quan", "Việc liên quan"
        ACT = "hanh_vi_bi_khieu_nai", "Quyết định, hành vi bị khiếu nại"
        MATTER = "ho_so_lien_quan", "Hồ sơ liên quan"
        FROM = "tu_ho_so", "Mở từ hồ sơ"
        DUPLICATE = "don_trung", "Đơn trùng"

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="links"
    )
    kind = models.CharField("loại", max_length=30, choices=Kind)
    target = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="linked_from"
    )
    target_act = models.IntegerField("hành vi số", null=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    added_at = models.DateTimeField("ghi lúc")
    added_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The same thing is linked once in the same way."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "kind", "target", "target_act"],
                nulls_distinct=False,
                name="one_link_of_a_kind",
            )
        ]


class Assignment(models.Model):
    """Phân công: who handles a matter, since when; never changed, only followed."""

    class Part(models.TextChoices):
        """Phần việc."""

        HANDLES = "phu_trach", "Phụ trách"
        MEMBER = "tham_gia", "Tham gia xác minh"
        LEAVES = "thoi", "Thôi tham gia"

    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="assignments"
    )
    officer = models.ForeignKey(
        "agencies.Officer", models.PROTECT, related_name="assignments"
    )
    part = models.CharField("phần việc", max_length=20, choices=Part)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    assigned_at = models.DateTimeField("phân công lúc")
    assigned_by = models.BigIntegerField("người phân công", null=True)


class Counter(models.Model):
    """Số đã cấp của một cơ quan, thủ tục, năm."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    procedure = models.CharField("thủ tục", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối")

    class Meta:
        """One counter for each."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "year"], name="one_counter_a_year"
            )
        ]


class Visibility(models.Model):
    """Vai trò được xem một thủ tục, where the database's wall reads it."""

    procedure = models.CharField("thủ tục", max_length=40)
    role = models.CharField("vai trò", max_length=30)

    class Meta:
        """Said once."""

        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "role"], name="one_row_a_visibility"
            )
        ]
