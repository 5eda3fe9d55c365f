"""Bảng giấy tờ của việc: which paper belongs to which case and act; adapted templates."""

from django.db import models


class Paper(models.Model):
    """Giấy tờ của việc: a document, its case, the act it was made for, what was typed."""

    document = models.OneToOneField(
        "documents.Document", models.PROTECT, primary_key=True, related_name="paper"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="papers"
    )
    form = models.CharField("mẫu", max_length=20)
    act_seq = models.IntegerField("hành vi số", null=True)
    template = models.CharField("bản mẫu", max_length=64)
    typed = models.JSONField("nội dung đã nhập", default=dict)

    class Meta:
        """The papers of a case."""

        indexes = [models.Index(fields=["proceeding"], name="paper_of_case")]


class AgencyTemplate(models.Model):
    """Mẫu của cơ quan: stands in place of the one shipped, from a day on."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    form = models.CharField("mẫu", max_length=20)
    valid_from = models.DateField("dùng từ ngày")
    text = models.TextField("nội dung")
    note = models.CharField("lý do", max_length=200, blank=True)
    accepted_at = models.DateTimeField("nhận lúc")
    accepted_by = models.BigIntegerField("người nhận", null=True)

    class Meta:
        """The newest that holds on a day counts."""

        indexes = [models.Index(fields=["agency", "form"], name="template_of_agency")]
