"""Ô chọn của trang biểu: unit, last and first day, moment of knowledge."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thads.readers.statistics.asking import UnreadableDate, read_moment
from thads.readers.statistics.closing.kept import version_label
from thads.readers.statistics.rows import axis_name
from thads.readers.statistics.scope import visible_units, with_nation
from thads.records.publications import queries
from thads.records.publications.models import Publication
from thads.records.web import formatting
from thads.records.web.forms import VietnameseDateField


class MomentField(forms.Field):
    """Thời điểm: “17:00, 06/04/2022”, “06/04/2022 17:00”, or ISO."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "size": 17})

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        clock, comma, day = str(value).partition(",")
        try:
            return read_moment(f"{day.strip()} {clock.strip()}" if comma else clock)
        except UnreadableDate as problem:
            raise ValidationError(str(problem)) from problem

    def prepare_value(self, value: Any) -> Any:
        """Show a readable moment as people write it; the rest stays as typed."""
        try:
            moment = self.to_python(value)
        except ValidationError:
            return value
        if moment is None:
            return value
        return formatting.local_moment(moment).strftime("%d/%m/%Y %H:%M:%S")


_NOT_SEEN = (
    "Không có đơn vị mã “%(value)s”, hoặc tài khoản này không được xem số liệu của đơn "
    "vị ấy. Chọn một đơn vị trong danh sách; cần số liệu của đơn vị khác thì hỏi công "
    "chức thống kê của cơ quan."
)


class QuestionForm(forms.Form):
    """Câu hỏi của trang biểu; every part but the last day may be left out."""

    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    truc = forms.ChoiceField(label="Dòng theo", required=False)
    den = VietnameseDateField(label="Số liệu đến hết ngày", required=False)
    tu = VietnameseDateField(label="Từ ngày", required=False)
    biet_den = MomentField(label="Theo dữ liệu ghi nhận đến", required=False)
    ban = forms.ChoiceField(label="Bản", required=False)

    def __init__(
        self, given: Any, *, unit: str, today: date, axes: Sequence[str] = ()
    ) -> None:
        first = {"truc": axes[0]} if axes else {}
        filled = {"don_vi": unit, "den": today, **first, **_filled(given)}
        asks = str(filled["don_vi"]), filled["den"]
        self.versions = _versions(*asks) if axes else []
        self.version = next(
            (each for each in self.versions if each.code == filled.get("ban")), None
        )
        super().__init__(_as_kept(filled) if self.version else filled)
        self._offer_versions()
        if len(axes) > 1:
            named = [(code, axis_name(code)) for code in axes]
            self.fields["truc"].choices = named  # type: ignore[attr-defined]
        else:
            del self.fields["truc"]
        seen = with_nation(visible_units()) if axes else visible_units()
        choices = [(each.code, each.name) for each in seen]
        self.fields["don_vi"].choices = choices  # type: ignore[attr-defined]
        self.fields["don_vi"].error_messages["invalid_choice"] = _NOT_SEEN
        for name in ("den", "tu"):
            self.fields[name].widget.attrs["size"] = 10
        for field in self.fields.values():
            field.widget.attrs["class"] = "inp"

    def _offer_versions(self) -> None:
        """Versions of the unit and day asked for; none closed, nothing to choose."""
        if not self.versions:
            del self.fields["ban"]
            return
        named = [(each.code, version_label(each)) for each in self.versions]
        self.fields["ban"].choices = [("", "Tính từ sổ"), *named]  # type: ignore[attr-defined]


def _versions(unit: str, last: Any) -> list[Publication]:
    """Các bản đã chốt của đơn vị cho kỳ kết thúc ngày đó, the newest first."""
    try:
        day = VietnameseDateField().clean(last)
    except ValidationError:
        return []
    return queries.versions_until(unit, day)


def _as_kept(filled: dict[str, Any]) -> dict[str, Any]:
    """A closed version has its own days and moment: what was typed beside it goes."""
    return {name: value for name, value in filled.items() if name not in _OWN_CLOCKS}


_OWN_CLOCKS = ("tu", "biet_den")


def _filled(given: Any) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}
