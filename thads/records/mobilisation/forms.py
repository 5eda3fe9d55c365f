"""Biểu mẫu vận động: a talk in few taps, what is known, an answer to a promise."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from thads.records.mobilisation.actions.talking import (
    NewCircumstance,
    NewContact,
    NewPromise,
    Present,
)
from thads.records.mobilisation.models.partners import Partner, PartnerKind
from thads.records.mobilisation.models.talks import (
    CircumstanceKind,
    Presence,
    PromiseWhat,
    Setting,
)
from thads.records.web.forms import ClockField, DongField, VietnameseDateField

RESULTS = (
    ("dong_y", "Đồng ý thi hành"),
    ("chua_dong_y", "Chưa đồng ý"),
    ("vang_mat", "Vắng mặt"),
)
IN_DAYS = (("3", "3 ngày"), ("7", "7 ngày"), ("15", "15 ngày"), ("30", "30 ngày"))
_MONEY = (PromiseWhat.PAY, PromiseWhat.KIN_PAYS)
_ORGANISED = (CircumstanceKind.MEMBER,)


def text(label: str, longest: int, *, required: bool = False) -> forms.CharField:
    """Ô chữ một dòng."""
    return forms.CharField(label=label, max_length=longest, required=required)


def long_text(label: str, longest: int) -> forms.CharField:
    """Ô chữ nhiều dòng."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=longest, required=False, widget=area)


class Picks(forms.RadioSelect):
    """Chọn một, as large as a finger."""


class ManyPicks(forms.CheckboxSelectMultiple):
    """Chọn nhiều, as large as a finger."""


class TalkForm(forms.Form):
    """Một buổi vận động: result first, everything else has a default."""

    ket_qua = forms.ChoiceField(label="Kết quả", choices=RESULTS, widget=Picks)
    co_mat = forms.MultipleChoiceField(label="Có mặt", required=False, widget=ManyPicks)
    nguoi_khac = text("Người khác có mặt", 160)
    trao_doi = long_text("Đã trao đổi, người phải thi hành án nói gì", 1000)
    hen = forms.ChoiceField(
        label="Hẹn gặp lại sau",
        required=False,
        choices=(("", "Chưa hẹn"), *IN_DAYS),
        widget=Picks,
    )
    hen_ngay = VietnameseDateField(label="Hoặc hẹn ngày", required=False)
    ngay = VietnameseDateField(label="Ngày")
    gio = ClockField(label="Giờ", required=False)
    noi = forms.ChoiceField(label="Nơi", choices=Setting.choices)
    dia_diem = text("Địa điểm", 200)
    phien_ban = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Sequence[tuple[str, Present]], **more: Any):
        """`people`: who may have been there, each with a key."""
        super().__init__(*args, **more)
        self.people = dict(people)
        choices = [(key, each.told) for key, each in people]
        self.fields["co_mat"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ngày hẹn không sớm hơn ngày gặp."""
        typed: dict[str, Any] = super().clean() or {}
        on, next_on = typed.get("ngay"), self.next_on(typed)
        if on and next_on and next_on < on:
            self.add_error("hen_ngay", "Ngày hẹn sớm hơn ngày gặp.")
        return typed

    @staticmethod
    def next_on(typed: dict[str, Any]) -> date | None:
        """Ngày hẹn: the day typed, or so many days after the talk."""
        if typed.get("hen_ngay") or not (typed.get("hen") and typed.get("ngay")):
            return typed.get("hen_ngay")
        found: date = typed["ngay"] + timedelta(days=int(typed["hen"]))
        return found

    def new(self, promises: Sequence[NewPromise]) -> NewContact:
        """Buổi vận động để ghi."""
        typed = self.cleaned_data
        people = [self.people[key] for key in typed["co_mat"]]
        if typed["nguoi_khac"]:
            people.append(Present(Presence.OTHER, typed["nguoi_khac"]))
        return NewContact(
            on=typed["ngay"],
            at=typed["gio"],
            setting=typed["noi"],
            place=typed["dia_diem"],
            result=typed["ket_qua"],
            said=typed["trao_doi"],
            people=tuple(people),
            promises=tuple(promises),
            next_on=self.next_on(typed),
            next_place=typed["dia_diem"],
        )


class PromiseForm(forms.Form):
    """Một lời hứa; left empty it promises nothing."""

    hua = forms.ChoiceField(
        label="Hứa",
        required=False,
        choices=(("", "Không hứa gì"), *PromiseWhat.choices),
        widget=Picks,
    )
    so_tien = DongField(label="Số tiền, đồng", required=False, min_value=1)
    trong = forms.ChoiceField(
        label="Trong", required=False, choices=IN_DAYS, widget=Picks
    )
    han = VietnameseDateField(label="Hoặc hạn đến ngày", required=False)
    nguoi_hua = text("Người hứa", 160)
    noi_dung = text("Nội dung hứa", 300)

    def clean(self) -> dict[str, Any]:
        """Đã hứa thì có hạn; tiền chỉ đi với lời hứa nộp tiền."""
        typed: dict[str, Any] = super().clean() or {}
        kind = typed.get("hua")
        if not kind:
            return typed
        if not typed.get("trong") and not typed.get("han"):
            self.add_error("han", "Chọn số ngày hoặc ghi hạn của lời hứa.")
        if typed.get("so_tien") and kind not in _MONEY:
            self.add_error("so_tien", "Số tiền chỉ ghi khi hứa nộp tiền.")
        return typed

    def new(self, on: date) -> NewPromise | None:
        """Lời hứa để ghi, made on a day; None where nothing was promised."""
        typed = self.cleaned_data
        if not typed.get("hua"):
            return None
        due = typed["han"] or on + timedelta(days=int(typed["trong"]))
        return NewPromise(
            kind=typed["hua"],
            due_on=due,
            by_whom=typed["nguoi_hua"],
            amount=typed["so_tien"],
            detail=typed["noi_dung"],
        )


class CircumstanceForm(forms.Form):
    """Một điều cần biết để vận động."""

    loai = forms.ChoiceField(label="Loại", choices=CircumstanceKind.choices)
    ai = text("Họ tên", 160)
    quan_he = text("Quan hệ", 120)
    to_chuc = forms.ChoiceField(
        label="Tổ chức", required=False, choices=(("", "–"), *PartnerKind.choices)
    )
    chi_hoi = text("Chi hội, địa bàn", 160)
    noi_dung = text("Nội dung", 500)

    def clean(self) -> dict[str, Any]:
        """Có người hoặc có nội dung; hội viên thì của tổ chức nào."""
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("ai") and not typed.get("noi_dung"):
            self.add_error("noi_dung", "Ghi họ tên hoặc nội dung.")
        if typed.get("loai") in _ORGANISED and not typed.get("to_chuc"):
            self.add_error("to_chuc", "Chọn tổ chức của hội viên.")
        return typed

    def new(self) -> NewCircumstance:
        """Điều để ghi."""
        typed = self.cleaned_data
        return NewCircumstance(
            kind=typed["loai"],
            who=typed["ai"],
            relation=typed["quan_he"],
            organisation=typed["to_chuc"],
            branch=typed["chi_hoi"],
            detail=typed["noi_dung"],
        )


class AnswerForm(forms.Form):
    """Trả lời một lời hứa."""

    da_giu = forms.ChoiceField(
        label="Lời hứa", choices=(("co", "Đã giữ"), ("khong", "Không giữ"))
    )
    noi_dung = text("Vì sao biết", 300)


class PartnerForm(forms.Form):
    """Một bên phối hợp."""

    loai = forms.ChoiceField(label="Loại", choices=PartnerKind.choices)
    ten = text("Tên", 200, required=True)
    dia_ban = text("Địa bàn", 120)
    dau_moi = text("Người đầu mối", 120)
    dien_thoai = text("Điện thoại", 40)

    def __init__(self, *args: Any, agency_id: int, **more: Any):
        """A name stands once in an agency."""
        super().__init__(*args, **more)
        self.agency_id = agency_id

    def clean_ten(self) -> str:
        """Tên chưa có trong danh sách."""
        name: str = self.cleaned_data["ten"]
        if Partner.objects.filter(agency_id=self.agency_id, name=name).exists():
            raise forms.ValidationError(f"Đã có “{name}” trong danh sách.")
        return name
