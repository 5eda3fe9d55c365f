"""Số liệu đã công bố: the exact digits of a form, and the code by which they are known.

A published figure never changes. What is hashed is written out once and for all here:
the edition that counted, the unit, both clocks and every digit of every unit.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from thads.law.indicators.cells import Cell, Cells
from thads.law.indicators.editions import Edition
from thads.law.indicators.period import Period

Digits = dict[str, dict[str, str | None]]
"""Chữ số: every cell as printed text, by unit and column; None where there is none."""

KeptRow = dict[str, Any]
"""Dòng đã chốt của một trục: its label and place, what it asks, and its digits."""

_WORDING = frozenset(
    {
        *("title", "name", "group", "meaning", "because", "note", "label", "key"),
        *("confidence", "row", "based_on", "version", "unit", "printed_unit"),
        *("valid", "printed"),
    }
)
_SHOWN = 8


class VersionKind(StrEnum):
    """Bản số liệu: provisional, official, corrected."""

    PROVISIONAL = "so_bo"
    OFFICIAL = "chinh_thuc"
    CORRECTED = "dinh_chinh"


VERSION_LABELS = {
    VersionKind.PROVISIONAL: "Sơ bộ",
    VersionKind.OFFICIAL: "Chính thức",
    VersionKind.CORRECTED: "Đính chính",
}
"""Tên bản số liệu trên màn hình."""

CLOSING_ACTS = {
    VersionKind.PROVISIONAL: "chot_so_bo",
    VersionKind.OFFICIAL: "chot_chinh_thuc",
    VersionKind.CORRECTED: "dinh_chinh_so_lieu",
}
"""Hành vi chốt của từng bản."""


SIGNING_ACTS = {"thong_ke": "ky_thong_ke", "thu_truong": "ky_thu_truong"}
"""Hành vi ký theo tư cách: the statistician first, then the head."""


class Named(Protocol):
    """Bản biểu, as far as a code asks for it."""

    @property
    def code(self) -> str:
        """Mã bản biểu."""

    @property
    def form(self) -> str:
        """Mã biểu."""


def digits_of(own: Mapping[str, Mapping[str, Cell]]) -> Digits:
    """Chữ số của một biểu from the cells of each unit."""
    return {
        unit: {
            letter: None if cell is None else str(cell) for letter, cell in row.items()
        }
        for unit, row in sorted(own.items())
    }


def cells_from(digits: Mapping[str, str | None]) -> Cells:
    """Các ô đọc lại từ chữ số: whole numbers and rates come back as they were."""
    return {letter: _cell(text) for letter, text in digits.items()}


def _cell(text: str | None) -> Cell:
    if text is None:
        return None
    return Decimal(text) if "." in text else int(text)


def check_code(
    used: Named, unit: str, period: Period, known_at: datetime, digits: Digits
) -> str:
    """Mã kiểm chứng: SHA-256 over the edition, the unit, both clocks and every digit."""
    return _sha256(
        {
            "edition": used.code,
            "form": used.form,
            "unit": unit,
            "period": [period.first.isoformat(), period.last.isoformat()],
            "known_at": known_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "digits": digits,
        }
    )


def rows_code(
    used: Named,
    unit: str,
    period: Period,
    known_at: datetime,
    axis: str,
    rows: Sequence[KeptRow],
) -> str:
    """Mã kiểm chứng các dòng của một trục, over the same question as the form's."""
    return _sha256(
        {
            "edition": used.code,
            "unit": unit,
            "period": [period.first.isoformat(), period.last.isoformat()],
            "known_at": known_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "axis": axis,
            "rows": list(rows),
        }
    )


def part_name(form: str, axis: str) -> str:
    """Tên phần của bản trong mã cả bản: “01/nguon”."""
    return f"{form}/{axis}"


def whole_code(codes: Mapping[str, str]) -> str:
    """Mã kiểm chứng của cả bản: SHA-256 over the codes of its forms and their axes."""
    return _sha256(dict(codes))


def closing_note(reason: str, forms: Mapping[str, str], whole: str) -> str:
    """Ghi chú của hành vi chốt: what carries the codes into the chain of the book."""
    lines = [
        reason.strip(),
        *(f"{form}: {code}" for form, code in sorted(forms.items())),
    ]
    return "\n".join([*lines, f"cả bản: {whole}"]).strip()


def shown_code(code: str) -> str:
    """Mã kiểm chứng như in trên biểu: “6C0D-91AE”."""
    text = code[:_SHOWN].upper()
    return f"{text[:4]}-{text[4:]}"


def edition_digest(used: Edition) -> str:
    """Dấu của bản biểu: SHA-256 over what decides a figure, not over its wording."""
    return _sha256(_deciding(used))


def _deciding(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: _deciding(getattr(value, each.name))
            for each in fields(value)
            if each.name not in _WORDING
        }
    if isinstance(value, tuple | list):
        return [_deciding(each) for each in value]
    return value if isinstance(value, int | str | None) else str(value)


def _sha256(content: Any) -> str:
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode()).hexdigest()
