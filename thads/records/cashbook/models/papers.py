"""Bảng chứng từ: books of receipts, receipts, transfers, payment orders, closed days."""

from django.db import models
from django.db.models import F, Q

from thads.records.cashbook.accounts import Account


class ReceiptBook(models.Model):
    """Quyển biên lai: a range of numbers of one symbol, and who holds it.

    A paper book is held by one person and used in ascending order; an electronic range
    has no holder and begins again each year with a new symbol.
    """

    class Medium(models.TextChoices):
        """Loại."""

        PAPER = "giay", "Biên lai giấy"
        ELECTRONIC = "dien_tu", "Biên lai điện tử"

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    medium = models.CharField("loại", max_length=10, choices=Medium)
    form = models.CharField("ký hiệu mẫu", max_length=20)
    symbol = models.CharField("ký hiệu biên lai", max_length=20)
    first_number = models.IntegerField("từ số")
    last_number = models.IntegerField("đến số")
    holder = models.BigIntegerField("người giữ", null=True)
    issued_on = models.DateField("ngày cấp")
    issued_by = models.BigIntegerField("người cấp", null=True)

    class Meta:
        """A range; a paper book has a holder."""

        constraints = [
            models.CheckConstraint(
                condition=Q(first_number__gte=1, last_number__gte=F("first_number")),
                name="receipt_book_is_a_range",
            ),
            models.CheckConstraint(
                condition=Q(medium="dien_tu", holder__isnull=True)
                | Q(medium="giay", holder__isnull=False),
                name="paper_book_has_a_holder",
            ),
        ]


class Transfer(models.Model):
    """Khoản tiền đến tài khoản, whose case is found afterwards, whole or in parts."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    account = models.CharField("tài khoản nhận", max_length=30, choices=Account)
    reference = models.CharField("số tham chiếu", max_length=80)
    on = models.DateField("ngày báo có")
    amount = models.BigIntegerField("số tiền")
    payer = models.CharField("người chuyển", max_length=200, blank=True)
    content = models.CharField("nội dung", max_length=300, blank=True)
    brought_in_by = models.BigIntegerField("người nhập", null=True)
    brought_in_at = models.DateTimeField("nhập lúc")

    class Meta:
        """The same advice is brought in once."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "account", "reference"], name="one_transfer"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="transfer_amount_positive"
            ),
        ]


class Receipt(models.Model):
    """Biên lai: the next number of a book, used once; a spoiled one says why.

    The database gives the number, and an electronic one the code by which its payer looks
    it up. `fingerprint`: the finger and hand of a payer who cannot write. `channel` is
    the account the money came into; `cho_xac_dinh` when a transfer that had arrived
    before is identified.
    """

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    book = models.ForeignKey(ReceiptBook, models.PROTECT, related_name="receipts")
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("ký hiệu và số", max_length=40, db_default="")
    on = models.DateField("ngày")
    issued_at = models.DateTimeField("lập lúc")
    issued_by = models.BigIntegerField("người thu", null=True)
    spoiled = models.CharField("lý do hỏng", max_length=200, blank=True)
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )
    obligation = models.ForeignKey(
        "cases.Obligation", models.PROTECT, null=True, related_name="+"
    )
    party = models.ForeignKey(
        "parties.Party", models.PROTECT, null=True, related_name="+"
    )
    channel = models.CharField("hình thức", max_length=30, blank=True)
    amount = models.BigIntegerField("số tiền", null=True)
    payer = models.CharField("người nộp", max_length=200, blank=True)
    payer_address = models.CharField("địa chỉ", max_length=300, blank=True)
    content = models.CharField("nội dung", max_length=300, blank=True)
    paid_for = models.CharField(
        "nộp thay cho", max_length=200, blank=True, db_default=""
    )
    paid_for_address = models.CharField(
        "địa chỉ người được nộp thay", max_length=300, blank=True, db_default=""
    )
    fingerprint = models.CharField("điểm chỉ", max_length=40, blank=True, db_default="")
    lookup = models.CharField("mã tra cứu", max_length=16, blank=True, db_default="")
    transfer = models.ForeignKey(
        Transfer, models.PROTECT, null=True, related_name="receipts"
    )

    class Meta:
        """One receipt a number; money or a reason."""

        constraints = [
            models.UniqueConstraint(
                fields=["book", "number"], name="one_receipt_a_number"
            ),
            models.UniqueConstraint(
                fields=["agency", "text"], name="one_receipt_a_text"
            ),
            models.CheckConstraint(
                condition=Q(
                    amount__gt=0,
                    spoiled="",
                    proceeding__isnull=False,
                    channel__in=[
                        *("tien_mat", "ngan_hang", "kho_bac"),
                        *("chap_hanh_vien_giu", "cho_xac_dinh", "tien_mua_tai_san"),
                    ],
                )
                | (Q(amount__isnull=True) & ~Q(spoiled="")),
                name="receipt_takes_money_or_is_spoiled",
            ),
            models.CheckConstraint(
                condition=Q(channel="cho_xac_dinh", transfer__isnull=False)
                | (~Q(channel="cho_xac_dinh") & Q(transfer__isnull=True)),
                name="receipt_of_a_transfer_names_it",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "on"], name="receipt_of_day"),
            models.Index(
                fields=["lookup"], name="receipt_looked_up", condition=~Q(lookup="")
            ),
        ]


class Counter(models.Model):
    """Số cuối của một dãy lệnh chi in a year; moved under the agency's lock."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    series = models.CharField("dãy", max_length=20)
    last = models.IntegerField("số cuối")

    class Meta:
        """One for each series."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "series"], name="one_counter")
        ]


_OF_A_CASE = [
    *("chi_tra", "chuyen_tien_uy_thac", "nop_tien_tich_thu"),
    "tra_tien_mua_tai_san",
]


class Payment(models.Model):
    """Lệnh chi (phiếu chi, uỷ nhiệm chi): made by one, checked by another, paid once.

    `purpose` says which account is debited; a payment of a case is posted with the act of
    the same code, which names the payment by its number.
    """

    class Purpose(models.TextChoices):
        """Mục đích chi."""

        CASE = "chi_tra", "Chi trả tiền của việc"
        ENTRUSTED = "chuyen_tien_uy_thac", "Chuyển tiền cho nơi uỷ thác"
        FORFEITED = "nop_tien_tich_thu", "Nộp ngân sách tiền tịch thu"
        BUYER = "tra_tien_mua_tai_san", "Trả lại tiền cho người mua tài sản"
        FEE = "nop_phi", "Nộp phí thi hành án"
        STATE = "nop_ngan_sach", "Nộp ngân sách nhà nước"
        RETURN = "tra_lai", "Trả lại tiền chuyển nhầm"

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số phiếu", max_length=40, db_default="")
    purpose = models.CharField("mục đích", max_length=20, choices=Purpose)
    channel = models.CharField("chi từ", max_length=30, choices=Account)
    on = models.DateField("ngày lập")
    amount = models.BigIntegerField("số tiền")
    lines = models.IntegerField("số dòng bảng kê")
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )
    transfer = models.ForeignKey(Transfer, models.PROTECT, null=True, related_name="+")
    content = models.CharField("nội dung", max_length=300, blank=True)
    made_by = models.BigIntegerField("người lập")
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        """Numbers once; money leaves from where money lies."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "text"], name="one_payment_a_text"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0, lines__gte=1)
                & Q(channel__in=["tien_mat", "ngan_hang", "kho_bac", "mang_sang"]),
                name="payment_leaves_from_custody",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=_OF_A_CASE, proceeding__isnull=False)
                | (~Q(purpose__in=_OF_A_CASE) & Q(proceeding__isnull=True)),
                name="payment_of_a_case_names_it",
            ),
        ]


class PaymentItem(models.Model):
    """Dòng bảng kê chi: who receives what; fee kept back, advance recovered from it.

    One that names a distribution stands for every share of it that is due: the shares are
    the list of those who receive. One of a payment into the state budget names its case.
    """

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="items")
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    party = models.ForeignKey(
        "parties.Party", models.PROTECT, null=True, related_name="+"
    )
    obligation = models.ForeignKey(
        "cases.Obligation", models.PROTECT, null=True, related_name="+"
    )
    payee = models.CharField("người nhận", max_length=200)
    account_number = models.CharField("tài khoản nhận", max_length=40, blank=True)
    from_account = models.CharField("ghi nợ", max_length=30, choices=Account)
    amount = models.BigIntegerField("số tiền")
    fee = models.BigIntegerField("phí khấu trừ", db_default=0)
    recovered = models.BigIntegerField("hoàn tạm ứng chi phí", db_default=0)
    distribution = models.ForeignKey(
        "cashbook.Distribution", models.PROTECT, null=True, related_name="items"
    )
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        """Fee and recovery are parts of the amount."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, fee__gte=0, recovered__gte=0)
                & Q(amount__gte=F("fee") + F("recovered")),
                name="item_keeps_back_no_more_than_it_has",
            )
        ]

    @property
    def net(self) -> int:
        """Thực nhận."""
        return self.amount - self.fee - self.recovered


class PaymentCheck(models.Model):
    """Duyệt lệnh chi: by another person than who made it, once."""

    payment = models.OneToOneField(
        Payment, models.PROTECT, primary_key=True, related_name="check_row"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    checked_by = models.BigIntegerField("người duyệt")
    checked_at = models.DateTimeField("duyệt lúc")


class PaymentStop(models.Model):
    """Huỷ lệnh chi chưa chi: its number stays, with the reason."""

    payment = models.OneToOneField(
        Payment, models.PROTECT, primary_key=True, related_name="stop_row"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    reason = models.CharField("lý do", max_length=200)
    stopped_by = models.BigIntegerField("người huỷ", null=True)
    stopped_at = models.DateTimeField("huỷ lúc")


class OpenPayment(models.Model):
    """Lệnh chi chưa chi, chưa huỷ; derived, so that ten years of orders are not read."""

    payment = models.OneToOneField(
        Payment, models.PROTECT, primary_key=True, related_name="open_row"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )


class Closing(models.Model):
    """Khoá sổ ngày, tháng, năm: nothing is posted into a closed day any more."""

    class Period(models.TextChoices):
        """Kỳ."""

        DAY = "ngay", "Ngày"
        MONTH = "thang", "Tháng"
        YEAR = "nam", "Năm"

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    period = models.CharField("kỳ", max_length=6, choices=Period)
    on = models.DateField("đến hết ngày")
    cash_counted = models.BigIntegerField("tiền mặt kiểm đếm")
    cash_booked = models.BigIntegerField("tiền mặt theo sổ")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    closed_by = models.BigIntegerField("người khoá", null=True)
    closed_at = models.DateTimeField("khoá lúc")

    class Meta:
        """Each period once; what was counted is what is booked, or a note says why."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "period", "on"], name="closed_once"
            ),
            models.CheckConstraint(
                condition=Q(cash_counted=F("cash_booked")) | ~Q(note=""),
                name="difference_is_explained",
            ),
        ]
