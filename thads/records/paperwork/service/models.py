"""Bảng thông báo: each paper that must reach somebody, each attempt to bring it there."""

from django.db import models


class Notice(models.Model):
    """Văn bản phải đến một người: the paper, the person, the day by which it is due."""

    class Addressee(models.TextChoices):
        """Loại người nhận."""

        PERSON = "ca_nhan", "Cá nhân"
        ORGANISATION = "to_chuc", "Tổ chức"
        BODY = "co_quan", "Cơ quan, tổ chức liên quan"

    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="notices"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="notices"
    )
    party = models.ForeignKey(
        "cases.CaseParty", models.PROTECT, null=True, related_name="+"
    )
    to = models.CharField("loại người nhận", max_length=10, choices=Addressee)
    role = models.CharField("tư cách", max_length=20)
    name = models.CharField("người nhận", max_length=200)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    act_code = models.CharField("hành vi", max_length=60, blank=True)
    act_seq = models.IntegerField("hành vi số", null=True)
    paper_on = models.DateField("ngày văn bản")
    due_on = models.DateField("hạn thông báo", null=True)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.BigIntegerField("người mở", null=True)

    class Meta:
        """A paper goes once to each; the notices of a case."""

        constraints = [
            models.UniqueConstraint(
                fields=["document", "role", "name"], name="one_notice_an_addressee"
            )
        ]
        indexes = [models.Index(fields=["proceeding"], name="notice_of_case")]


class ServiceAttempt(models.Model):
    """Lần thông báo: how, when, by whom, what proves it; or the withdrawal of one."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="attempts")
    seq = models.PositiveSmallIntegerField("lần")
    way = models.CharField("cách", max_length=30, blank=True)
    on = models.DateField("ngày")
    second_on = models.DateField("ngày lần hai", null=True)
    deliverer = models.CharField("người thực hiện", max_length=30, blank=True)
    deliverer_name = models.CharField("họ tên", max_length=120, blank=True)
    receiver = models.CharField("người nhận", max_length=200, blank=True)
    relation = models.CharField("quan hệ", max_length=30, blank=True)
    witness = models.CharField("người chứng kiến", max_length=200, blank=True)
    places = models.CharField("nơi niêm yết", max_length=80, blank=True)
    proof = models.CharField("chứng cứ", max_length=200, blank=True)
    sent_at = models.TimeField("giờ gửi", null=True)
    sent_to = models.CharField("địa chỉ điện tử nhận", max_length=200, blank=True)
    ground = models.CharField("lý do chọn cách", max_length=30, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    counted_on = models.DateField("ngày được thông báo hợp lệ", null=True)
    kept_until = models.DateField("niêm yết đến hết ngày", null=True)
    citation = models.CharField("căn cứ", max_length=60, blank=True)
    act_seq = models.IntegerField("hành vi thông báo số", null=True)
    scan = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+"
    )
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="withdrawn_by"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.BigIntegerField("người ghi", null=True)

    class Meta:
        """Numbered within a notice; a withdrawal counts for nothing itself."""

        constraints = [
            models.UniqueConstraint(
                fields=["notice", "seq"], name="one_attempt_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(withdraws__isnull=True)
                | models.Q(way="", counted_on__isnull=True),
                name="withdrawal_counts_for_nothing",
            ),
            models.CheckConstraint(
                condition=models.Q(counted_on__isnull=True)
                | models.Q(counted_on__gte=models.F("on")),
                name="counted_not_before_it_was_done",
            ),
        ]
