"""Bảng sao kê: the file as it came, the statement, its lines, and what each is in the book.

Nothing here is changed once written. A file that was not imported may be thrown away by
who brought it.
"""

from django.db import models
from django.db.models import F, Q

from thads.records.cashbook.bank.models.accounts import CustodyAccount


class StatementFile(models.Model):
    """Tệp sao kê như đã nhận, byte for byte."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.ForeignKey(CustodyAccount, models.PROTECT, related_name="files")
    name = models.CharField("tên tệp", max_length=120)
    content = models.BinaryField()
    uploaded_by = models.BigIntegerField("người tải lên")
    uploaded_at = models.DateTimeField("tải lên lúc")


class ColumnChoice(models.Model):
    """Cột nào là gì trên sao kê dạng bảng của một tài khoản; the last one is used."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.ForeignKey(CustodyAccount, models.PROTECT, related_name="choices")
    columns = models.JSONField()
    chosen_by = models.BigIntegerField("người chọn", null=True)
    chosen_at = models.DateTimeField("chọn lúc")


class Statement(models.Model):
    """Sao kê đã nhập: whole, balanced, once."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.ForeignKey(
        CustodyAccount, models.PROTECT, related_name="statements"
    )
    file = models.OneToOneField(StatementFile, models.PROTECT, null=True)
    kind = models.CharField("loại", max_length=10)
    number = models.CharField("số sao kê", max_length=80, blank=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    opening = models.BigIntegerField("số dư đầu")
    credits = models.BigIntegerField("cộng vào")
    debits = models.BigIntegerField("cộng ra")
    closing = models.BigIntegerField("số dư cuối")
    count = models.IntegerField("số dòng")
    digest = models.CharField(max_length=64)
    imported_by = models.BigIntegerField("người nhập", null=True)
    imported_at = models.DateTimeField("nhập lúc")

    class Meta:
        """The same lines once an account; what it says adds up."""

        constraints = [
            models.UniqueConstraint(fields=["account", "digest"], name="one_statement"),
            models.CheckConstraint(
                condition=Q(closing=F("opening") + F("credits") - F("debits")),
                name="statement_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since"), count__gte=1),
                name="statement_has_days_and_lines",
            ),
        ]


class StatementLine(models.Model):
    """Dòng sao kê: money in is positive; `key` is its mark within the account."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="all_lines")
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    account = models.ForeignKey(
        CustodyAccount, models.PROTECT, db_constraint=False, related_name="+"
    )
    place = models.IntegerField("thứ tự")
    on = models.DateField("ngày")
    amount = models.BigIntegerField("số tiền")
    reference = models.CharField("số tham chiếu", max_length=90)
    name = models.CharField("người chuyển, nhận", max_length=200, blank=True)
    counter_account = models.CharField("tài khoản", max_length=40, blank=True)
    content = models.CharField("nội dung", max_length=500, blank=True)
    key = models.CharField(max_length=64)

    class Meta:
        """A line is in one statement of its account."""

        constraints = [
            models.UniqueConstraint(
                fields=["account", "key"], name="one_statement_line"
            ),
            models.UniqueConstraint(
                fields=["statement", "place"], name="one_line_a_place"
            ),
            models.CheckConstraint(
                condition=~Q(amount=0), name="statement_line_moves_money"
            ),
        ]
        indexes = [models.Index(fields=["agency", "on"], name="statement_line_of_day")]


class Pairing(models.Model):
    """Dòng sao kê là bút toán nào của sổ tiền, and how that was found."""

    class How(models.TextChoices):
        """Căn cứ ghép."""

        BROUGHT_IN = "nhap", "ghi sổ khi nhập sao kê"
        REFERENCE = "so_tham_chieu", "cùng số tham chiếu"
        PAPER = "so_chung_tu", "nội dung nêu số lệnh chi"
        AMOUNT = "so_tien", "cùng số tiền, duy nhất trong ba ngày"
        PERSON = "nguoi", "kế toán ghép"

    line = models.OneToOneField(
        StatementLine, models.PROTECT, primary_key=True, related_name="pairing"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    entry = models.ForeignKey("cashbook.Entry", models.PROTECT, related_name="pairings")
    how = models.CharField("căn cứ", max_length=20, choices=How)
    paired_by = models.BigIntegerField("người ghép", null=True)
    paired_at = models.DateTimeField("ghép lúc")
