"""Biểu mẫu cuộc cưỡng chế: plan with its rows, signature, day, incident, visit."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.operations.models import (
    Body,
    Forces,
    Incident,
    Outcome,
    Plan,
    Visit,
)
from thads.records.operations.values import NewCost, NewForce, NewPlan
from thads.records.web.forms import ClockField, DongField, VietnameseDateField

FORCES, COSTS, RISKS, INCIDENTS = 6, 6, 3, 2
NOT_SAID = [("", "Không ghi")]


def _text(label: str, longest: int, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required)


def _long(label: str, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=4000, required=required, widget=area)


class PlanForm(forms.Form):
    """Kế hoạch cưỡng chế."""

    ngay = VietnameseDateField(label="Ngày cưỡng chế")
    gio = ClockField(label="Giờ bắt đầu")
    dia_diem = _text("Địa điểm", 300, required=True)
    luc_luong = forms.ChoiceField(label="Lực lượng", choices=Forces.choices)
    phuc_tap = forms.BooleanField(
        label="Lớn, phức tạp, ảnh hưởng an ninh: báo cáo Chủ tịch Uỷ ban nhân dân",
        required=False,
    )
    phuong_an = _long("Phương án tiến hành", required=True)


class ForceForm(forms.Form):
    """Lực lượng của một cơ quan; an empty row is left out."""

    co_quan = forms.ChoiceField(
        label="Cơ quan", choices=[*NOT_SAID, *Body.choices], required=False
    )
    so_nguoi = forms.IntegerField(
        label="Số người", min_value=1, max_value=9999, required=False
    )
    ten = _text("Tên, người chỉ huy", 200)
    nhiem_vu = _text("Nhiệm vụ", 300)

    def clean(self) -> dict[str, Any]:
        """Somebody of somewhere."""
        read = super().clean() or {}
        if bool(read.get("co_quan")) != bool(read.get("so_nguoi")):
            raise forms.ValidationError("Ghi cả cơ quan và số người.")
        return read


class CostForm(forms.Form):
    """Khoản dự trù; an empty row is left out."""

    khoan = _text("Khoản chi", 200)
    so_luong = forms.IntegerField(
        label="Số lượng", min_value=1, max_value=99_999, required=False
    )
    don_gia = DongField(label="Đơn giá", required=False)

    def clean(self) -> dict[str, Any]:
        """Something, so many, at a price."""
        read = super().clean() or {}
        given = [bool(read.get("khoan")), read.get("don_gia") is not None]
        if any(given) and not all(given):
            raise forms.ValidationError("Ghi cả khoản chi và đơn giá.")
        return read


class RiskForm(forms.Form):
    """Nguy cơ và cách xử lý; an empty row is left out."""

    nguy_co = _text("Nguy cơ", 300)
    xu_ly = _text("Cách xử lý", 300)


class PlanForms:
    """Cả kế hoạch: the head of the form and its rows, read together."""

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        """Rows are numbered; what was planned last or is usual stands in them."""
        given = initial or {}
        self.head = PlanForm(data, initial=given.get("head"))
        self.forces = _rows(ForceForm, "ll", FORCES, data, given.get("forces", ()))
        self.costs = _rows(CostForm, "cp", COSTS, data, given.get("costs", ()))
        self.risks = _rows(RiskForm, "nc", RISKS, data, given.get("risks", ()))

    def is_valid(self) -> bool:
        """Mọi phần đọc được; what is wrong in a row is told at the head."""
        rows = [*self.forces, *self.costs, *self.risks]
        good = [each.is_valid() for each in (self.head, *rows)]
        for each in rows:
            for errors in each.errors.values():
                for error in errors:
                    self.head.add_error(None, str(error))
        return all(good)

    def plan(self) -> NewPlan:
        """Kế hoạch đã đọc."""
        read = self.head.cleaned_data
        forces = [f.cleaned_data for f in self.forces if f.cleaned_data["co_quan"]]
        costs = [c.cleaned_data for c in self.costs if c.cleaned_data["khoan"]]
        risks = [r.cleaned_data for r in self.risks if r.cleaned_data["nguy_co"]]
        return NewPlan(
            on=read["ngay"],
            starts=read["gio"],
            place=read["dia_diem"],
            method=read["phuong_an"],
            forces=read["luc_luong"],
            is_complex=read["phuc_tap"],
            bodies=[
                NewForce(f["co_quan"], f["so_nguoi"], f["ten"], f["nhiem_vu"])
                for f in forces
            ],
            costs=[
                NewCost(c["khoan"], c["so_luong"] or 1, c["don_gia"]) for c in costs
            ],
            risks=[(r["nguy_co"], r["xu_ly"]) for r in risks],
        )


def _rows(
    kind: type[forms.Form], prefix: str, count: int, data: Any, given: Sequence[Any]
) -> list[forms.Form]:
    return [
        kind(
            data,
            prefix=f"{prefix}{place}",
            initial=given[place] if place < len(given) else None,
        )
        for place in range(max(count, len(given) + 1))
    ]


def initial_of(plan: Plan) -> dict[str, Any]:
    """Kế hoạch trước, to be changed in the next version."""
    return {
        "head": {
            "ngay": plan.on,
            "gio": plan.starts,
            "dia_diem": plan.place,
            "luc_luong": plan.forces,
            "phuc_tap": plan.is_complex,
            "phuong_an": plan.method,
        },
        "forces": [
            {
                "co_quan": f.body,
                "so_nguoi": f.people,
                "ten": f.name,
                "nhiem_vu": f.duty,
            }
            for f in plan.bodies.all()
        ],
        "costs": [
            {"khoan": c.item, "so_luong": c.quantity, "don_gia": c.price}
            for c in plan.costs.all()
        ],
        "risks": [{"nguy_co": r.risk, "xu_ly": r.answer} for r in plan.risks.all()],
    }


class SignForm(forms.Form):
    """Ký hoặc trả lại."""

    ngay_ky = VietnameseDateField(label="Ngày ký")
    y_kien = _text("Ý kiến, lý do trả lại", 500)


class OpenForm(forms.Form):
    """Mở cuộc từ một quyết định."""

    quyet_dinh = forms.IntegerField(min_value=1)


class DayForm(forms.Form):
    """Biên bản ngày cưỡng chế."""

    ngay = VietnameseDateField(label="Ngày")
    bat_dau = ClockField(label="Bắt đầu")
    ket_thuc = ClockField(label="Kết thúc")
    ket_qua = forms.ChoiceField(label="Kết quả", choices=Outcome.choices)
    an_toan = forms.BooleanField(
        label="An toàn: không ai bị thương, không mất mát", required=False, initial=True
    )
    co_mat = _text("Thành phần có mặt", 1000)
    dien_bien = _long("Diễn biến")


class IncidentForm(forms.Form):
    """Một sự cố; an empty row is left out."""

    luc = ClockField(label="Lúc", required=False)
    loai = forms.ChoiceField(
        label="Loại", choices=[*NOT_SAID, *Incident.Kind.choices], required=False
    )
    viec = _text("Việc xảy ra", 500)
    da_xu_ly = _text("Đã xử lý", 500)

    def clean(self) -> dict[str, Any]:
        """When, what."""
        read = super().clean() or {}
        given = [bool(read.get(name)) for name in ("luc", "loai", "viec")]
        if any(given) and not all(given):
            raise forms.ValidationError("Sự cố phải ghi đủ giờ, loại và việc xảy ra.")
        return read


def incident_rows(data: Any = None) -> list[forms.Form]:
    """Các dòng sự cố."""
    return _rows(IncidentForm, "sc", INCIDENTS, data, ())


class VisitForm(forms.Form):
    """Kiểm tra sau khi giao."""

    ngay = VietnameseDateField(label="Ngày kiểm tra")
    ket_qua = forms.ChoiceField(label="Kết quả", choices=Visit.Found.choices)
    ghi_nhan = _text("Ghi nhận", 500)
    lan_sau = VietnameseDateField(label="Kiểm tra lại ngày", required=False)
