"""Bảng kiểm tra: what was planned, found, remedied, drawn and seen; rows are only added."""

from django.db import models


class PlannedInspection(models.Model):
    """Cuộc kiểm tra trong kế hoạch năm: which unit, about what, by when."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    document = models.CharField("kế hoạch số", max_length=120)
    inspected = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    subject = models.CharField("nội dung", max_length=300)
    before = models.DateField("tiến hành trước ngày")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The earliest first."""

        ordering = ["before", "id"]


class Inspection(models.Model):
    """Cuộc kiểm tra: a matter of `kiem_tra`, the unit it looks at, the plan it follows."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="+"
    )
    inspected = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    planned = models.ForeignKey(
        PlannedInspection, models.PROTECT, null=True, related_name="held"
    )


class Finding(models.Model):
    """Phát hiện: what is wrong, in which case, to be remedied by which day."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    act = models.IntegerField("hành vi số")
    case = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )
    text = models.TextField("nội dung")
    due_on = models.DateField("khắc phục trước ngày")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """What is due first."""

        ordering = ["due_on", "id"]


class Remedy(models.Model):
    """Khắc phục: how far a finding was put right, and by what."""

    class Result(models.TextChoices):
        """Kết quả, as the act `khac_phuc_kiem_tra` has it."""

        DONE = "da_khac_phuc", "Đã khắc phục"
        PARTLY = "mot_phan", "Khắc phục một phần"
        FAILED = "khong_khac_phuc", "Không khắc phục được"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="remedies")
    act = models.IntegerField("hành vi số")
    on = models.DateField("ngày")
    result = models.CharField("kết quả", max_length=20, choices=Result)
    text = models.TextField("đã làm gì")
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last one counts."""

        ordering = ["on", "id"]


class Sample(models.Model):
    """Mẫu hồ sơ: the whole list it was drawn from, the seed, how many."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="samples")
    act = models.IntegerField("hành vi số")
    drawn_on = models.DateField("ngày rút")
    seed = models.CharField("hạt giống", max_length=120)
    size = models.PositiveIntegerField("cỡ mẫu")
    frame = models.JSONField("danh sách mã việc")
    recorded_at = models.DateTimeField("rút lúc")
    recorded_by = models.BigIntegerField("người rút", null=True)

    class Meta:
        """In the order of the draws."""

        ordering = ["id"]


class Review(models.Model):
    """Kết quả xem một hồ sơ của mẫu: was it rightly classified."""

    class Verdict(models.TextChoices):
        """Kết luận."""

        RIGHT = "dung", "Phân loại đúng"
        WRONG = "sai", "Có điều kiện, phân loại sai"
        UNPROVEN = "thieu", "Hồ sơ chưa đủ căn cứ"

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="reviews")
    case_code = models.CharField("mã việc", max_length=60)
    on = models.DateField("ngày xem")
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict)
    text = models.CharField("ghi chú", max_length=500, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """The last word on a case counts."""

        ordering = ["id"]
