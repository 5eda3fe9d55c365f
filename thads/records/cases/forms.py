"""Biểu ghi nhận: made from the fields the catalogue declares for a kind of act."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from thads.law.acts import FIELD_ATTRIBUTES, ActKind, Field
from thads.law.acts.history import HAND_OVER
from thads.law.acts.rules import signatories
from thads.records.agencies.titles import signing_role
from thads.records.ledger.values import ProposedAct
from thads.records.web.forms import ClockField, DongField, VietnameseDateField

DAY = "ngay"
NUMBER = "so"
NOTE = "ghi_chu"
SIGNER = "ky_boi"
VERSION = "phien_ban"
LONGEST = {"so": 80, "ly_do": 60, "don_vi_nhan": 60, "ket_qua": 60, NOTE: 2000}
RADIO_MOST = 4
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Signer:
    """Người có thể ký: their code, name and title, and when they held it."""

    code: str
    name: str
    title: str
    since: date
    until: date | None

    def role_on(self, on: date) -> str:
        """Vai trò khi ký vào ngày đó."""
        return signing_role(self.title, self.since, self.until, on)

    @property
    def label(self) -> str:
        """Tên trong danh sách chọn."""
        return f"{self.name}, {self.title.lower()}"


@dataclass(frozen=True, slots=True)
class Offered:
    """Những gì để chọn: what the case and the agency offer to the fields."""

    officers: Choices = field(default_factory=tuple)
    units: Choices = field(default_factory=tuple)
    known_units: Choices = field(default_factory=tuple)
    acts: Choices = field(default_factory=tuple)
    signers: Sequence[Signer] = field(default_factory=tuple)


class Suggested(forms.TextInput):
    """Ô gõ chữ with suggestions: the browser's own list, nothing to click through."""

    template_name = "cases/widgets/suggested.html"

    def __init__(self, suggestions: Choices) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions = suggestions

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Name the list after the field's id."""
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-goi-y"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "suggestions": self.suggestions}


class ActForm(forms.Form):
    """Một hành vi: its day, the catalogue's fields, and the version the person saw."""

    def __init__(
        self,
        kind: ActKind,
        today: date,
        offered: Offered,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.kind = kind
        self.offered = offered
        self.fields[DAY] = VietnameseDateField(label="Ngày", help_text=_DAY_HINT)
        self.on = self._day_typed(today)
        for each in kind.fields:
            self.fields[each.name] = self._control(each)
        if signatories(kind, self.on):
            self.fields[SIGNER] = self._signer()
        self.fields[VERSION] = forms.IntegerField(widget=forms.HiddenInput)
        if NOTE in self.fields:
            self.fields[NOTE] = self.fields.pop(NOTE)

    def _signer(self) -> forms.ChoiceField:
        """Who had the authority to sign on the day that is typed; the head first."""
        roles = signatories(self.kind, self.on)
        may = [each for each in self.offered.signers if each.role_on(self.on) in roles]
        choices = [(each.code, each.label) for each in may]
        self.initial.setdefault(SIGNER, may[0].code if may else "")
        hint = "Người có thẩm quyền ký vào ngày này."
        return _choice("Người ký", choices, required=False, hint=hint)

    def _day_typed(self, today: date) -> date:
        """Grounds are those of the law of this day; today while it cannot be read."""
        said = self.data.get(DAY) if self.data else None
        for each in (said, self.initial.get(DAY)):
            try:
                typed: date = self.fields[DAY].clean(each)
            except forms.ValidationError:
                continue
            return typed
        return today

    def _control(self, each: Field) -> forms.Field:
        common: dict[str, Any] = {
            "label": each.label,
            "required": each.required,
            "help_text": each.hint,
        }
        if each.name == NUMBER and signatories(self.kind, self.on):
            common["help_text"] = each.hint or _NUMBER_HINT
        if each.type == "money":
            return DongField(**common)
        if each.type == "date":
            return VietnameseDateField(**common)
        if each.type == "time":  # an imported book may be silent, whoever records not
            return ClockField(**(common | {"required": True}))
        if each.type == "choice":
            return _grounds(each, self.on, common)
        if each.type == "officer":  # books may leave it out, whoever assigns may not
            return _choice(each.label, self.offered.officers, True)
        if each.type == "act":
            return _choice(each.label, self.offered.acts, each.required, each.hint)
        if each.type == "unit" and self.kind.code == HAND_OVER:
            return _choice(each.label, self.offered.units, each.required, each.hint)
        if each.type == "unit":
            common["widget"] = Suggested(self.offered.known_units)
        elif each.name == NOTE:
            common["widget"] = forms.Textarea(attrs={"rows": 2})
            common["help_text"] = each.hint or "Ghi chú nội bộ, không in ra."
        return forms.CharField(
            max_length=LONGEST.get(each.name, 80), strip=True, **common
        )

    @property
    def choice_names(self) -> list[str]:
        """Các ô chọn căn cứ: they follow the law of the day that is typed."""
        grounds = [f.name for f in self.kind.fields if f.type == "choice"]
        return [*grounds, SIGNER] if SIGNER in self.fields else grounds

    @property
    def version(self) -> int | None:
        """Số hành vi mà người ghi đã thấy."""
        return self.cleaned_data.get(VERSION)

    def proposed(self) -> ProposedAct:
        """Hành vi đề nghị ghi nhận, from what can be read of the form so far."""
        read = self.cleaned_data
        values: dict[str, Any] = {}
        for name, attribute in FIELD_ATTRIBUTES.items():
            if name in self.fields:
                values[attribute] = read.get(name) or None
        corrects = values.get("corrects")
        values["corrects"] = int(corrects) if corrects else None
        if values.get("receiving_unit"):
            values["receiving_unit"] = self._unit_code(values["receiving_unit"])
        return ProposedAct(
            code=self.kind.code,
            effective_on=read.get(DAY) or self.on,
            note=read.get(NOTE) or None,
            **self._signed(read.get(SIGNER)),
            **values,
        )

    def _signed(self, code: str | None) -> dict[str, Any]:
        """Người ký và vai trò khi ký, by the title they hold on the day of the act."""
        on = self.cleaned_data.get(DAY) or self.on
        for each in self.offered.signers:
            if each.code == code:
                return {"signed_by": each.code, "signed_as": each.role_on(on)}
        return {}

    def _unit_code(self, typed: str) -> str:
        """Mã của đơn vị được gõ bằng tên; a place outside the books stays as typed."""
        by_name = {name: code for code, name in self.offered.known_units}
        return by_name.get(typed, typed)


_NUMBER_HINT = "Bỏ trống khi lập văn bản: hệ thống cấp số tiếp theo khi ký."
_DAY_HINT = "Ngày hành vi có hiệu lực, dạng ngày/tháng/năm."


def _choice(
    label: str, choices: Choices, required: bool, hint: str = ""
) -> forms.ChoiceField:
    blank = [("", "Chọn…" if required else "Không ghi")]
    return forms.ChoiceField(
        label=label,
        choices=[*blank, *choices],
        required=required,
        help_text=hint,
        error_messages=_CHOICE_ERRORS,
    )


_CHOICE_ERRORS = {
    "required": "Chưa chọn.",
    "invalid_choice": "“%(value)s” không có trong danh sách áp dụng cho ngày này. "
    "Chọn lại trong danh sách.",
}


def _grounds(each: Field, on: date, common: dict[str, Any]) -> forms.ChoiceField:
    choices = [
        (choice.slug, _ground_text(choice.label, choice.citation))
        for choice in each.choices_on(on)
    ]
    if each.required and len(choices) <= RADIO_MOST:
        return forms.ChoiceField(
            choices=choices,
            widget=forms.RadioSelect,
            error_messages=_CHOICE_ERRORS,
            **common,
        )
    return _choice(each.label, choices, each.required, each.hint)


def _ground_text(label: str, citation: object) -> str:
    return f"{label} ({citation})" if citation else label
