"""Biểu mẫu sổ tiền: what a person types to take in, identify, divide, pay and close."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from thads.records.cases.models import PROCEDURE, Obligation
from thads.records.cases.presenters import words
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Closing, Payment, ReceiptBook
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import whole
from thads.records.web.forms import DongField, VietnameseDateField

INTO = [
    (Account.CASH.value, "Tiền mặt vào quỹ"),
    (Account.WITH_OFFICER.value, "Tiền mặt, thu ngoài trụ sở"),
    (Account.BANK.value, "Chuyển khoản, ngân hàng"),
    (Account.TREASURY.value, "Chuyển khoản, kho bạc"),
    (Account.BUYER.value, "Trích chuyển tiền mua tài sản đã tạm thu"),
]
FINGERS = [
    f"ngón {finger}, bàn tay {hand}"
    for hand in ("phải", "trái")
    for finger in ("trỏ", "cái", "giữa", "áp út", "út")
]
_TAKER = {
    Account.CASH.value: "thu_quy",
    Account.WITH_OFFICER.value: "chap_hanh_vien",
}
_TAKERS = frozenset({"ke_toan", "thu_quy", "chap_hanh_vien"})
TAKEN = [
    ("thu_tien", "Tiền thi hành án"),
    ("nop_tien_mua_tai_san", "Người mua nộp tiền mua tài sản (tạm thu)"),
    ("nop_tien_nhan_lai_tai_san", "Nộp đủ tiền trước khi mở đấu giá (tạm thu)"),
    ("nhan_tien_tich_thu", "Tiền bị tuyên tịch thu"),
]
PAID_FOR = [
    (Payment.Purpose.CASE.value, "Chi trả tiền đang giữ"),
    (Payment.Purpose.ENTRUSTED.value, "Chuyển tiền cho nơi uỷ thác"),
    (Payment.Purpose.FORFEITED.value, "Nộp ngân sách tiền tịch thu"),
]
OUT_OF = [
    (Account.BANK.value, "Chuyển khoản từ ngân hàng"),
    (Account.TREASURY.value, "Chuyển khoản từ kho bạc"),
    (Account.CASH.value, "Tiền mặt tại quỹ"),
    (Account.CARRIED_IN.value, "Từ số dư mang sang"),
]
ACCOUNTS = [
    (Account.BANK.value, "Ngân hàng"),
    (Account.TREASURY.value, "Kho bạc Nhà nước"),
]


class _Obligations(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} · {words.item(obj.item)}"


class _Books(forms.ModelChoiceField):
    def label_from_instance(self, obj: ReceiptBook) -> str:
        return f"{obj.get_medium_display()} {obj.symbol}"


def _books(agency_id: int, account_id: int) -> QuerySet[ReceiptBook]:
    """Electronic ranges, and the paper book this person holds."""
    mine = Q(holder__isnull=True) | Q(holder=account_id)
    rows = ReceiptBook.objects.filter(mine, agency_id=agency_id, returned__isnull=True)
    return rows.order_by("pk")


class _WithReceipt(forms.Form):
    """Phần chung của biên lai: book, payer, what it is for."""

    quyen = _Books(queryset=ReceiptBook.objects.none(), label="Quyển biên lai")
    nguoi_nop = forms.CharField(label="Người nộp", max_length=200)
    dia_chi = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    noi_dung = forms.CharField(label="Nội dung thu", max_length=300, required=False)
    so_tien = DongField(label="Số tiền (đồng)", min_value=1)

    def give_books(self, agency_id: int, account_id: int) -> None:
        """Chỉ những quyển người này dùng được."""
        field = self.fields["quyen"]
        assert isinstance(field, _Books)
        field.queryset = _books(agency_id, account_id)
        field.initial = field.queryset.first()


class ReceiveForm(_WithReceipt):
    """Thu tiền của một việc."""

    loai = forms.ChoiceField(label="Tiền gì", choices=TAKEN, required=False)
    hinh_thuc = forms.ChoiceField(label="Hình thức", choices=INTO)
    ngay = VietnameseDateField(label="Ngày thu")
    nop_cho = forms.CharField(
        label="Nộp thay cho",
        max_length=200,
        required=False,
        help_text="Để trống khi nộp cho người phải thi hành án của việc.",
    )
    dia_chi_nop_cho = forms.CharField(
        label="Địa chỉ người được nộp thay", max_length=300, required=False
    )
    diem_chi = forms.ChoiceField(
        label="Người nộp không biết chữ, điểm chỉ",
        required=False,
        choices=[("", "Không, người nộp ký"), *((each, each) for each in FINGERS)],
    )
    nghia_vu = _Obligations(
        queryset=Obligation.objects.none(),
        label="Khoản",
        required=False,
        empty_label="Theo thứ tự của luật",
    )
    field_order = [
        *("so_tien", "loai", "hinh_thuc", "ngay", "quyen"),
        *("nguoi_nop", "dia_chi", "nop_cho", "dia_chi_nop_cho", "diem_chi"),
        *("nghia_vu", "noi_dung"),
    ]

    def give_roles(self, roles: frozenset[str]) -> None:
        """Hình thức mà vai trò này thu được: cash is the cashier's, transfers are not."""
        field = self.fields["hinh_thuc"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (code, label)
            for code, label in INTO
            if _TAKER.get(code, "ke_toan") in roles or not roles & _TAKERS
        ]

    def give_obligations(self, rows: QuerySet[Obligation]) -> None:
        """Các khoản của việc."""
        field = self.fields["nghia_vu"]
        assert isinstance(field, _Obligations)
        field.queryset = rows


def case_named(asked: str) -> Proceeding:
    """Việc mang số hoặc mã này, the one among those the person sees."""
    rows = Proceeding.objects.filter(
        Q(code=asked) | Q(number=asked), procedure=PROCEDURE
    )
    found = list(rows[:2])
    if not found:
        raise forms.ValidationError(
            f"Không có việc nào mang số hoặc mã “{asked}” trong những việc anh, chị "
            "được xem. Kiểm tra lại số quyết định."
        )
    if len(found) > 1:
        raise forms.ValidationError(
            f"Có nhiều việc mang số “{asked}”. Ghi mã việc để chọn đúng một việc."
        )
    return found[0]


class IdentifyForm(_WithReceipt):
    """Xác định khoản tiền đến là của việc nào."""

    viec = forms.CharField(
        label="Việc",
        max_length=80,
        help_text="Số quyết định thi hành án hoặc mã việc.",
    )
    field_order = ["viec", "so_tien", "quyen", "nguoi_nop", "dia_chi", "noi_dung"]

    def ask_why(self) -> None:
        """Hỏi vì sao nhận, where the money looks like the agency's own."""
        self.fields["ly_do"] = forms.CharField(
            label="Vì sao biết là tiền của người nộp",
            max_length=200,
            help_text="Ghi vào hành vi thu tiền. Ví dụ: đã đối chiếu uỷ nhiệm chi của "
            "người nộp.",
        )

    def clean_viec(self) -> Proceeding:
        """The one case of that number among those the person sees."""
        return case_named(self.cleaned_data["viec"].strip())


class TransferForm(forms.Form):
    """Khoản tiền đến tài khoản theo báo có."""

    tai_khoan = forms.ChoiceField(label="Tài khoản nhận", choices=ACCOUNTS)
    so_tham_chieu = forms.CharField(label="Số tham chiếu báo có", max_length=80)
    ngay = VietnameseDateField(label="Ngày báo có")
    so_tien = DongField(label="Số tiền (đồng)", min_value=1)
    nguoi_chuyen = forms.CharField(label="Người chuyển", max_length=200, required=False)
    noi_dung = forms.CharField(label="Nội dung", max_length=300, required=False)


class DivideForm(forms.Form):
    """Số tiền đem chia, ngày chia, ngày chốt người được chia."""

    so_tien = DongField(label="Số tiền đem chia (đồng)", min_value=1)
    ngay = VietnameseDateField(label="Ngày phân phối")
    ngay_chot = VietnameseDateField(
        label="Ngày chốt",
        required=False,
        help_text="Ngày quyết định cưỡng chế hoặc biên bản giao tài sản, nếu có.",
    )


class ChannelForm(forms.Form):
    """Chi từ đâu; each place with what lies there, where the person may know it."""

    hinh_thuc = forms.ChoiceField(label="Chi từ", choices=OUT_OF)

    def tell_places(self, lying: Mapping[str, int]) -> None:
        """Ghi số tiền đang giữ bên mỗi nơi: no more than that can leave it."""
        field = self.fields["hinh_thuc"]
        assert isinstance(field, forms.ChoiceField)
        if lying:
            field.choices = [
                (place, f"{label}, đang giữ {whole(lying.get(place, 0))} đồng")
                for place, label in OUT_OF
            ]


class OrderForm(ChannelForm):
    """Lệnh chi một khoản của việc, without a distribution."""

    muc_dich = forms.ChoiceField(label="Mục đích", choices=PAID_FOR)
    nguoi_nhan = forms.CharField(label="Người nhận", max_length=200)
    so_tai_khoan = forms.CharField(
        label="Số tài khoản nhận", max_length=40, required=False
    )
    so_tien = DongField(label="Số tiền (đồng)", min_value=1)
    noi_dung = forms.CharField(label="Nội dung", max_length=300, required=False)
    field_order = [
        *("muc_dich", "nguoi_nhan", "so_tai_khoan", "so_tien", "hinh_thuc", "noi_dung")
    ]


class ReasonForm(forms.Form):
    """Lý do huỷ, không duyệt."""

    ly_do = forms.CharField(label="Lý do", max_length=200)


class CloseForm(forms.Form):
    """Khoá sổ với số tiền mặt kiểm đếm."""

    ky = forms.ChoiceField(label="Khoá sổ", choices=Closing.Period.choices)
    ngay = VietnameseDateField(label="Đến hết ngày")
    kiem_dem = DongField(label="Tiền mặt kiểm đếm (đồng)")
    ghi_chu = forms.CharField(
        label="Giải thích chênh lệch", max_length=300, required=False
    )


class HandOverForm(forms.Form):
    """Thủ quỹ nhận tiền một người đã thu ngoài trụ sở."""

    nguoi = forms.IntegerField(widget=forms.HiddenInput)
    so_tien = DongField(label="Số tiền nộp quỹ (đồng)", min_value=1)
