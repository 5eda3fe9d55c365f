"""Bảng phiếu thu, lần in, mã số thuế của cơ quan thu."""

from django.db import models
from django.db.models import Q

from thads.records.cashbook.models.entries import Entry
from thads.records.cashbook.models.papers import Payment, Receipt


class CashSlip(models.Model):
    """Phiếu thu: the number of an entry by which cash came into the fund; once an entry."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, primary_key=True, related_name="slip"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số phiếu", max_length=40, db_default="")
    made_by = models.BigIntegerField("người lập", null=True)
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        """One slip a number."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "text"], name="one_slip_a_text")
        ]


class Printing(models.Model):
    """Lần in một chứng từ: the first is the paper itself, a later one says it is a copy.

    The database counts them, so that two people who print at once are told apart.
    """

    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    receipt = models.ForeignKey(
        Receipt, models.PROTECT, null=True, related_name="printings"
    )
    slip = models.ForeignKey(
        CashSlip, models.PROTECT, null=True, related_name="printings"
    )
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, related_name="printings"
    )
    nth = models.IntegerField("lần in", db_default=0)
    printed_by = models.BigIntegerField("người in")
    printed_at = models.DateTimeField("in lúc")

    class Meta:
        """Of one paper."""

        constraints = [
            models.CheckConstraint(
                condition=Q(receipt__isnull=False, slip=None, payment=None)
                | Q(receipt=None, slip__isnull=False, payment=None)
                | Q(receipt=None, slip=None, payment__isnull=False),
                name="printing_is_of_one_paper",
            )
        ]


class CollectorCode(models.Model):
    """Mã số thuế của cơ quan thu, from a day on; the last one said of a day counts."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    tax_code = models.CharField("mã số thuế", max_length=14)
    basis = models.CharField("căn cứ", max_length=200)
    valid_from = models.DateField("từ ngày")
    said_by = models.BigIntegerField("người ghi", null=True)
    said_at = models.DateTimeField("ghi lúc")

    class Meta:
        """Written as the tax body writes it, with where it is read."""

        constraints = [
            models.CheckConstraint(
                condition=Q(tax_code__regex=r"^[0-9]{10}(-[0-9]{3})?$") & ~Q(basis=""),
                name="collector_code_is_written_right",
            )
        ]
