"""Phần riêng khi nhận đơn, tố cáo, lượt tiếp công dân; biểu lịch tiếp."""

from datetime import date
from typing import Any

from django import forms

from thads.records.agencies.models import Officer, Role, Unit
from thads.records.agencies.titles import role_of
from thads.records.complaints.models import Channel, PetitionKind
from thads.records.complaints.sorting import PaperKind
from thads.records.web.forms import ClockField, VietnameseDateField

SENDERS = {"nguoi_dan": "Cá nhân, tổ chức", "vien_kiem_sat": "Viện kiểm sát"}


class PaperForm(forms.Form):
    """Đơn viết gì, ai gửi: all that is asked before its kind."""

    tieu_de = forms.CharField(
        label="Đơn viết gì",
        max_length=300,
        help_text="Một câu, bằng lời của đơn; không ghi tên người tố cáo ở đây.",
        error_messages={"required": "Chưa ghi đơn viết gì."},
    )
    tom_tat = forms.CharField(
        label="Tóm tắt",
        required=False,
        max_length=4000,
        help_text="Ghi hoặc dán đoạn chính của đơn, nếu một câu chưa đủ.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    ai_gui = forms.ChoiceField(
        label="Ai gửi",
        choices=list(SENDERS.items()),
        widget=forms.RadioSelect,
        initial="nguoi_dan",
    )


class KindForm(forms.Form):
    """Loại đơn mà người nhận quyết định, with what was told of the paper."""

    loai = forms.ChoiceField(label="Loại đơn", widget=forms.RadioSelect)
    tieu_de = forms.CharField(widget=forms.HiddenInput)
    tom_tat = forms.CharField(required=False, widget=forms.HiddenInput)
    ai_gui = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, kinds: list[PaperKind], *args: Any, **kwargs: Any) -> None:
        # It stands above the form of the matter, which has fields of the same names.
        kwargs.setdefault("auto_id", "loai_%s")
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [(each.slug, each.name) for each in kinds]  # type: ignore[attr-defined]


class PetitionForm(forms.Form):
    """Đơn khiếu nại."""

    hinh_thuc = forms.ChoiceField(label="Đơn đến bằng", choices=Channel.choices)
    so_nguoi = forms.IntegerField(
        label="Số người cùng đứng đơn", min_value=1, max_value=100_000, initial=1
    )
    doi_tuong = forms.CharField(
        label="Quyết định, hành vi bị khiếu nại",
        max_length=300,
        required=False,
        help_text="Bỏ trống nếu đã chỉ ra hành vi của việc ở trên.",
    )
    bi_khieu_nai = forms.ModelChoiceField(
        label="Người bị khiếu nại",
        queryset=Officer.objects.none(),
        required=False,
        empty_label="Không nêu, hoặc ngoài cơ quan",
    )
    xin_tam_dung = forms.BooleanField(label="Đề nghị tạm dừng thi hành", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bi_khieu_nai"].queryset = _officers()  # type: ignore[attr-defined]


class DenunciationForm(forms.Form):
    """Người tố cáo và người bị tố cáo, kept apart from the matter."""

    hinh_thuc = forms.ChoiceField(label="Đơn đến bằng", choices=Channel.choices)
    nguoi_to_cao = forms.CharField(
        label="Họ tên người tố cáo",
        max_length=200,
        help_text="Giữ riêng: chỉ người phụ trách và thủ trưởng đọc được.",
        error_messages={"required": "Chưa ghi họ tên người tố cáo."},
    )
    so_giay_to = forms.CharField(
        label="Số giấy tờ của người tố cáo", max_length=40, required=False
    )
    dia_chi = forms.CharField(
        label="Địa chỉ của người tố cáo", max_length=300, required=False
    )
    lien_he = forms.CharField(
        label="Liên hệ với người tố cáo", max_length=120, required=False
    )
    xin_bao_ve = forms.BooleanField(
        label="Người tố cáo đề nghị được bảo vệ", required=False
    )
    bi_to_cao = forms.ModelChoiceField(
        label="Người bị tố cáo là cán bộ của cơ quan",
        queryset=Officer.objects.none(),
        required=False,
        empty_label="Không phải cán bộ của cơ quan",
        help_text="Người này không bao giờ thấy hồ sơ.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bi_to_cao"].queryset = _officers()  # type: ignore[attr-defined]


class ReceptionForm(forms.Form):
    """Các cột của sổ tiếp công dân không lấy được từ phần khác."""

    loai_don = forms.ChoiceField(label="Loại đơn", choices=PetitionKind.choices)
    so_nguoi = forms.IntegerField(
        label="Số người cùng nội dung", min_value=1, max_value=100_000, initial=1
    )
    da_giai_quyet = forms.CharField(
        label="Cơ quan đã giải quyết", max_length=200, required=False
    )
    thuoc_tham_quyen = forms.BooleanField(
        label="Thuộc thẩm quyền của cơ quan", required=False, initial=True
    )
    huong_dan = forms.CharField(
        label="Hướng dẫn đến cơ quan có thẩm quyền",
        max_length=200,
        required=False,
        help_text="Ghi khi không thuộc thẩm quyền.",
    )
    thu_ly = forms.CharField(
        label="Cơ quan, đơn vị thụ lý", max_length=200, required=False
    )
    nguoi_tiep = forms.ModelChoiceField(
        label="Người tiếp",
        queryset=Officer.objects.none(),
        required=False,
        empty_label="Chưa ghi",
    )
    truc_tuyen = forms.BooleanField(label="Tiếp trực tuyến", required=False)
    ghi_chu_so = forms.CharField(
        label="Ghi chú trong sổ", max_length=300, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nguoi_tiep"].queryset = _officers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Không thuộc thẩm quyền thì phải hướng dẫn."""
        read = super().clean() or {}
        if not read.get("thuoc_tham_quyen") and not read.get("huong_dan"):
            self.add_error(
                "huong_dan",
                "Không thuộc thẩm quyền thì ghi cơ quan mà công dân được hướng dẫn đến.",
            )
        return read


class DayForm(forms.Form):
    """Một ngày của lịch tiếp công dân."""

    don_vi = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), empty_label="Chọn"
    )
    ngay = VietnameseDateField(label="Ngày")
    tu_gio = ClockField(label="Từ giờ")
    den_gio = ClockField(label="Đến giờ")
    noi_tiep = forms.CharField(label="Nơi tiếp", max_length=200)
    nguoi_tiep = forms.ModelChoiceField(
        label="Người tiếp", queryset=Officer.objects.none(), empty_label="Chọn"
    )
    dung_dau = forms.BooleanField(label="Ngày người đứng đầu tiếp", required=False)
    truc_tuyen = forms.BooleanField(label="Tiếp trực tuyến", required=False)

    def __init__(
        self, units: list[Unit], today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        ids = [unit.pk for unit in units]
        self.fields["don_vi"].queryset = Unit.objects.filter(pk__in=ids)  # type: ignore[attr-defined]
        self.fields["nguoi_tiep"].queryset = _officers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Giờ xuôi, ngày chưa qua, ngày của người đứng đầu thì người đứng đầu tiếp."""
        read = super().clean() or {}
        starts, ends = read.get("tu_gio"), read.get("den_gio")
        if starts and ends and ends <= starts:
            self.add_error("den_gio", "Giờ kết thúc phải sau giờ bắt đầu.")
        if read.get("ngay") and read["ngay"] < self.today:
            self.add_error("ngay", "Ngày này đã qua; lịch lập cho những ngày tới.")
        receiver = read.get("nguoi_tiep")
        if read.get("dung_dau") and receiver and not _is_head(receiver):
            self.add_error(
                "nguoi_tiep",
                "Ngày người đứng đầu tiếp không uỷ quyền cho người khác: chọn thủ trưởng.",
            )
        return read


def _is_head(officer: Officer) -> bool:
    return role_of(officer.title) == Role.HEAD


def _officers() -> Any:
    return Officer.objects.filter(valid_to__isnull=True).order_by("full_name")
