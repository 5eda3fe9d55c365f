"""Biểu mẫu của trang chỉ thị."""

from datetime import date
from typing import Any

from django import forms

from thads.readers.directives.evidence import offered
from thads.records.agencies.models import Officer, Unit
from thads.records.steering.models import Clause, Directive, DirectiveTask, TaskReport
from thads.records.steering.reading import UnreadableDirective, read, shipped
from thads.records.web.forms import VietnameseDateField

FILE_LARGEST = 200_000


class TakeInForm(forms.Form):
    """Nhận chỉ thị: a shipped one, or a file taken apart by hand."""

    mau = forms.ChoiceField(label="Chỉ thị có sẵn", required=False)
    tep = forms.FileField(label="Hoặc tệp TOML đã tách điểm, nhiệm vụ", required=False)
    ngay = VietnameseDateField(label="Ngày nhận")

    def __init__(self, *given: Any, **more: Any) -> None:
        """Offer what is shipped."""
        super().__init__(*given, **more)
        choices = [(path.stem, path.stem) for path in shipped()]
        self.fields["mau"].choices = [("", "Không dùng"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read the directive; what is wrong with it stands on the form."""
        found = super().clean() or {}
        try:
            found["chi_thi"] = read(self._text(found))
        except UnreadableDirective as problem:
            raise forms.ValidationError(str(problem)) from problem
        return found

    def _text(self, found: dict[str, Any]) -> str:
        if given := found.get("tep"):
            if given.size > FILE_LARGEST:
                raise UnreadableDirective("Tệp quá lớn: tệp chỉ thị là văn bản ngắn.")
            try:
                return str(given.read().decode("utf-8"))
            except UnicodeDecodeError as problem:
                raise UnreadableDirective(
                    "Tệp không phải văn bản UTF-8. Lưu lại tệp dạng UTF-8."
                ) from problem
        for path in shipped():
            if path.stem == found.get("mau"):
                return path.read_text(encoding="utf-8")
        raise UnreadableDirective("Chưa chọn chỉ thị có sẵn, cũng chưa chọn tệp.")


class TaskForm(forms.Form):
    """Giao nhiệm vụ."""

    diem = forms.ModelChoiceField(
        Clause.objects.none(), label="Theo điểm", empty_label="Chọn"
    )
    viec = forms.CharField(label="Việc phải làm", max_length=1000)
    han = VietnameseDateField(label="Hạn", required=False)
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Đơn vị của cơ quan phải làm",
        required=False,
        empty_label="Không giao đơn vị nào",
        help_text="Đơn vị, người được giao thấy nhiệm vụ trên bàn làm việc khi gần hạn.",
    )
    can_bo = forms.ModelChoiceField(
        Officer.objects.none(),
        label="Người phải làm",
        required=False,
        empty_label="Không giao riêng ai",
    )
    chu_tri = forms.CharField(
        label="Hoặc cơ quan khác chủ trì",
        max_length=200,
        required=False,
        help_text="Bỏ trống nếu đơn vị của cơ quan chủ trì.",
    )
    so_lieu = forms.ChoiceField(
        label="Số liệu chứng minh",
        required=False,
        help_text="Đếm từ hồ sơ của kỳ báo cáo, không gõ số.",
        error_messages={
            "invalid_choice": "Mã số liệu “%(value)s” không đọc được. "
            "Chọn một số liệu của danh sách."
        },
    )
    so = forms.CharField(
        label="Số nhiệm vụ",
        max_length=20,
        required=False,
        help_text="Bỏ trống thì lấy số tiếp theo của điểm.",
    )

    def __init__(self, directive: Directive, *given: Any, **more: Any) -> None:
        """Offer the clauses of the directive, and the units and people of the agency."""
        super().__init__(*given, **more)
        agency = directive.proceeding.unit.agency_id
        units = Unit.objects.filter(agency_id=agency, valid_to__isnull=True)
        people = Officer.objects.filter(unit__in=units, valid_to__isnull=True)
        self.fields["don_vi"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        self.fields["can_bo"].queryset = people.order_by("full_name")  # type: ignore[attr-defined]
        clauses = self.fields["diem"]
        clauses.queryset = directive.clauses.all()  # type: ignore[attr-defined]
        clauses.label_from_instance = lambda each: f"{each.label}. {each.text[:60]}…"  # type: ignore[attr-defined]
        choices = [("", "Văn bản, không có số liệu"), *offered()]
        self.fields["so_lieu"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ai chủ trì: the other body named, else the unit, else the unit of the officer."""
        read = super().clean() or {}
        clause, officer = read.get("diem"), read.get("can_bo")
        unit = read.get("don_vi") or (officer.unit if officer else None)
        if not read.get("chu_tri"):
            read["chu_tri"] = unit.name if unit else ""
        if not read["chu_tri"]:
            self.add_error("don_vi", "Chọn đơn vị phải làm, hoặc ghi cơ quan khác.")
        if clause and not read.get("so"):
            read["so"] = f"{clause.label}.{clause.tasks.count() + 1}"
        return read


class TaskReportForm(forms.Form):
    """Báo cáo kết quả một nhiệm vụ."""

    nhiem_vu = forms.ModelChoiceField(
        DirectiveTask.objects.none(), label="Nhiệm vụ", empty_label="Chọn"
    )
    ngay = VietnameseDateField(label="Ngày báo cáo")
    muc_do = forms.ChoiceField(label="Mức độ", choices=TaskReport.State.choices)
    ket_qua = forms.CharField(
        label="Kết quả", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    van_ban = forms.CharField(
        label="Văn bản chứng minh", max_length=300, required=False
    )

    def __init__(self, directive: Directive, *given: Any, **more: Any) -> None:
        """Offer the tasks of the directive."""
        super().__init__(*given, **more)
        tasks = self.fields["nhiem_vu"]
        tasks.queryset = DirectiveTask.objects.filter(clause__directive=directive)  # type: ignore[attr-defined]
        tasks.label_from_instance = lambda each: f"{each.label}. {each.text[:70]}"  # type: ignore[attr-defined]


class ReminderForm(forms.Form):
    """Đôn đốc cơ quan chủ trì một nhiệm vụ."""

    nhiem_vu = forms.ModelChoiceField(
        DirectiveTask.objects.none(), label="Nhiệm vụ", empty_label="Chọn"
    )
    so = forms.CharField(label="Số công văn", max_length=80, required=False)
    ngay = VietnameseDateField(label="Ngày gửi")
    tra_loi = VietnameseDateField(label="Đề nghị trả lời trước ngày", required=False)
    noi_dung = forms.CharField(
        label="Nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, directive: Directive, *given: Any, **more: Any) -> None:
        """Offer the tasks of the directive, each with the body that leads it."""
        super().__init__(*given, **more)
        tasks = self.fields["nhiem_vu"]
        tasks.queryset = DirectiveTask.objects.filter(clause__directive=directive)  # type: ignore[attr-defined]
        tasks.label_from_instance = lambda e: f"{e.label}. {e.body}: {e.text[:60]}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ngày trả lời sau ngày gửi."""
        read = super().clean() or {}
        sent, by = read.get("ngay"), read.get("tra_loi")
        if sent and by and by < sent:
            self.add_error("tra_loi", "Ngày đề nghị trả lời phải sau ngày gửi.")
        return read


class SignForm(forms.Form):
    """Ký báo cáo thực hiện chỉ thị."""

    so = forms.CharField(label="Số báo cáo", max_length=80, required=False)
    ngay = VietnameseDateField(label="Ngày ký")


def today_initial(today: date) -> dict[str, str]:
    """Ngày điền sẵn."""
    return {"ngay": f"{today:%d/%m/%Y}"}
