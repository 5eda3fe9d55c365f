"""Bản biểu: the statistical forms by edition, read from law/data/bieu-mau.

A form is data: title, validity, columns with the lines they sum, identities between
columns. The official annex, once at hand, is loaded as one more file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.indicators.act_lines import ActLine
from thads.law.indicators.axes import UNITS, Where
from thads.law.indicators.columns import Column, Identity
from thads.law.periods import Stretch, in_words

DATA = Path(__file__).parents[1] / "data" / "bieu-mau"
CASES, MONEY, BOTH, ACTS = "viec", "tien", "viec_tien", "hanh_vi"
MEASURES = (CASES, MONEY, BOTH, ACTS)
MONEY_LINE = "tien."
"""Tiền của một chỉ tiêu in a form that counts cases and money side by side."""


class UnknownFormError(LookupError):
    """Không có biểu hoặc cột được hỏi: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Bản biểu: one form as it stands between two dates."""

    form: str
    code: str
    title: str
    measure: str
    unit: str
    printed_unit: str
    valid: Stretch
    based_on: str
    version: str
    confidence: str
    row: str
    note: str
    columns: tuple[Column, ...]
    identities: tuple[Identity, ...]
    lines: tuple[ActLine, ...] = ()
    axes: tuple[str, ...] = (UNITS,)
    only: Where = field(default_factory=dict)
    short: str = ""
    number: str = ""

    @property
    def is_money(self) -> bool:
        """Biểu tính bằng tiền, in đồng."""
        return self.measure == MONEY

    @property
    def counts_acts(self) -> bool:
        """Biểu đếm hành vi, not cases by where they stand."""
        return self.measure == ACTS

    @property
    def noun(self) -> str:
        """Một dòng của danh sách sau ô: a case, or an act."""
        return "hành vi" if self.counts_acts else "việc"

    @property
    def rate(self) -> Column | None:
        """Cột tỷ lệ đầu tiên of the form, if it has one."""
        return next((column for column in self.columns if column.is_rate), None)

    def column(self, letter: str) -> Column:
        """Cột theo ký hiệu; a refusal lists the ones there are."""
        for column in self.columns:
            if letter.lower() in (column.letter.lower(), column.key):
                return column
        known = ", ".join(column.letter for column in self.columns)
        raise UnknownFormError(
            f"Biểu {self.form} không có cột “{letter}”. Các cột: {known}."
        )

    def printed_columns(self) -> tuple[Column, ...]:
        """Các cột in trên biểu; the others only check."""
        return tuple(column for column in self.columns if column.printed)


def form_codes() -> list[str]:
    """Mã các biểu có trong dữ liệu."""
    return sorted({each.form for each in editions()}, key=_order)


def _order(form: str) -> tuple[bool, str]:
    """The forms of the agency first, the inter-agency ones after them."""
    return "tkln" in form, form


def editions_of(form: str) -> list[Edition]:
    """Các bản của một biểu, cũ trước; a refusal lists the forms there are."""
    found = [each for each in editions() if each.form == form]
    if not found:
        raise UnknownFormError(
            f"Không có biểu “{form}”. Các biểu: {', '.join(form_codes())}."
        )
    return found


def edition(form: str, on: date) -> Edition:
    """Bản biểu áp dụng cho kỳ kết thúc vào ngày đó."""
    of_form = editions_of(form)
    found = in_force(of_form, on)
    if found is not None:
        return found
    first = min(each.valid.first for each in of_form)
    raise UnknownFormError(
        f"Biểu {form} chưa có bản áp dụng cho kỳ kết thúc ngày {in_words(on)}. "
        f"Chọn ngày cuối kỳ từ {in_words(first)}."
    )


def in_force(some: Sequence[Edition], on: date) -> Edition | None:
    """Bản đang áp dụng vào ngày đó among these."""
    return next((each for each in some if on in each.valid), None)


@cache
def editions() -> tuple[Edition, ...]:
    """Mọi bản biểu kèm theo phần mềm, cũ trước."""
    from thads.law.indicators.reading import load

    return load(DATA)
