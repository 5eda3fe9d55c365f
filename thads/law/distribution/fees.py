"""Phí thi hành án: what a creditor pays of what was really received, by its brackets.

The fee of several receipts together is the fee of one receipt of the whole: each time the
fee of the sum, less what was charged before. Halves of a đồng go up.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.money import Dong, figures, percentage
from thads.law.periods import Step, Stretch, in_words
from thads.law.statutes import Citation, DatedValue

_DATA = Path(__file__).parents[1] / "data"
_WEAKEST_FIRST = ("conflicting", "recalled", "verified")
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bậc phí: a fixed sum and a share of what goes over its lower edge."""

    over: Dong
    base: Dong
    rate: Fraction
    basis: DatedValue

    def fee(self, received: Dong) -> Fraction:
        """Phí của số tiền thuộc bậc này, not rounded."""
        return self.base + self.rate * (received - self.over)


@dataclass(frozen=True, slots=True)
class FeeTable:
    """Biểu phí của một ngày: the threshold below which nothing is paid, and brackets."""

    threshold: Dong
    brackets: tuple[Bracket, ...]
    values: tuple[DatedValue, ...]

    @classmethod
    def on(cls, on: date) -> "FeeTable":
        """Biểu phí có hiệu lực vào ngày đó."""
        times = statutes.value("phi_thi_hanh_an_mien_den", on)
        salary = statutes.value("luong_co_so", on)
        brackets = tuple(_brackets(on))
        values = (times, salary, *(bracket.basis for bracket in brackets))
        return cls(times.value * salary.value, brackets, values)

    def bracket(self, received: Dong) -> Bracket:
        """Bậc của tổng số tiền đã nhận."""
        return [each for each in self.brackets if received > each.over][-1]

    def fee(self, received: Dong) -> Fraction:
        """Phí của tổng số tiền đã nhận, not rounded."""
        if received <= self.threshold:
            return Fraction(0)
        return self.bracket(received).fee(received)

    @property
    def confidence(self) -> str:
        """Độ tin cậy của giá trị kém chắc chắn nhất."""
        found = {value.confidence for value in self.values}
        return next(level for level in _WEAKEST_FIRST if level in found)


@dataclass(frozen=True, slots=True)
class FeeGround:
    """Trường hợp không phải chịu phí, miễn hoặc giảm phí."""

    code: str
    name: str
    kinds: frozenset[str]
    value: str
    valid: Stretch
    citation: Citation
    confidence: str
    row: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "FeeGround":
        """Đọc một bảng của phi.toml."""
        return cls(
            code=table["code"],
            name=table["name"],
            kinds=frozenset(table.get("kinds", ())),
            value=table.get("value", ""),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
            row=table["row"],
        )


@dataclass(frozen=True, slots=True)
class Fee:
    """Phí phải nộp của một lần nhận, with the way to it."""

    amount: Dong
    in_full: Dong
    received_in_all: Dong
    derivation: tuple[Step, ...]
    citation: Citation
    confidence: str
    exempt: FeeGround | None = None
    relief: FeeGround | None = None


def fee_on(
    received_before: Dong,
    received_now: Dong,
    on: date,
    *,
    kind: str = "",
    ground: str = "",
    relief: str = "",
    reduction: Fraction | None = None,
    settled: bool = False,
    charged_before: Dong | None = None,
    table: FeeTable | None = None,
) -> Fee:
    """Phí của một lần nhận tiền, tài sản, cumulative with what was received before.

    `kind` or `ground` may make the receipt free of fee; `relief` waives or reduces it,
    `reduction` gives a smaller one than the law allows at most; `settled`: the parties
    handed over themselves before coercion; `charged_before` is what was charged so far,
    where it differs from the fee of what was received before.
    """
    if received_before < 0 or received_now < 0:
        raise CannotDistribute("Số tiền tính phí không âm.")
    in_all = received_before + received_now
    exempt = _exempt(kind, ground, on)
    if exempt:
        step = Step(f"Không phải chịu phí: {exempt.name}.", exempt.citation.short())
        return Fee(
            0, 0, in_all, (step,), exempt.citation, exempt.confidence, exempt=exempt
        )
    table = table or FeeTable.on(on)
    part, steps = _part_owed(settled, on)
    before = _rounded(part * table.fee(received_before))
    charged = before if charged_before is None else charged_before
    in_full = max(0, _rounded(part * table.fee(in_all)) - charged)
    steps = [*_told(table, in_all, charged), *steps]
    found = _relief(relief, on)
    amount = in_full - _rounded(_reduction(found, reduction, on) * in_full)
    if found:
        steps.append(
            Step(f"{found.name}: còn {_dong(amount)}.", found.citation.short())
        )
    citation = table.brackets[0].basis.citation
    return Fee(
        amount, in_full, in_all, tuple(steps), citation, table.confidence, relief=found
    )


def is_free(kind: str, ground: str, on: date) -> bool:
    """Không phải chịu phí: by the kind of claim or by a ground."""
    return _exempt(kind, ground, on) is not None


def _brackets(on: date) -> list[Bracket]:
    found: list[Bracket] = []
    for place in count(1):
        rate = statutes.find(f"phi_thi_hanh_an_bac_{place}", on)
        if rate is None:
            return found
        base = statutes.find(f"phi_thi_hanh_an_goc_bac_{place}", on)
        over = statutes.find(f"phi_thi_hanh_an_den_bac_{place - 1}", on)
        found.append(
            Bracket(
                over.value if over else 0,
                base.value if base else 0,
                rate.as_share(),
                rate,
            )
        )
    raise AssertionError("count() never ends")


def _rounded(exact: Fraction) -> Dong:
    """Làm tròn đến đồng, nửa đồng lên."""
    return int((exact + _HALF) // 1)


def _part_owed(settled: bool, on: date) -> tuple[Fraction, list[Step]]:
    if not settled:
        return Fraction(1), []
    parts = statutes.value("phi_tu_giao_nhan_mot_phan", on)
    told = Step(f"{parts.text}.", parts.citation.short())
    return Fraction(1, parts.value), [told]


def _told(table: FeeTable, in_all: Dong, charged: Dong) -> list[Step]:
    threshold = Step(
        f"Không thu khi tổng số thực nhận chưa quá {_dong(table.threshold)}; đến lần này "
        f"đã nhận {_dong(in_all)}.",
        table.values[0].citation.short(),
    )
    if in_all <= table.threshold:
        return [threshold]
    bracket = table.bracket(in_all)
    rate = percentage(bracket.rate.numerator, bracket.rate.denominator, 2)
    over = f" phần vượt {_dong(bracket.over)}" if bracket.over else ""
    base = f"{_dong(bracket.base)} cộng " if bracket.base else ""
    fee = _rounded(table.fee(in_all))
    sum_of = Step(
        f"Phí của tổng số: {base}{rate}{over} = {_dong(fee)}; "
        f"các lần trước {_dong(charged)}.",
        bracket.basis.citation.short(),
    )
    return [threshold, sum_of]


def _exempt(kind: str, ground: str, on: date) -> FeeGround | None:
    found = [each for each in fee_grounds("exempt") if on in each.valid]
    if ground:
        return _named(found, ground, on)
    return next((each for each in found if kind in each.kinds), None)


def _relief(code: str, on: date) -> FeeGround | None:
    found = [each for each in fee_grounds("relief") if on in each.valid]
    return _named(found, code, on) if code else None


def _named(grounds: list[FeeGround], code: str, on: date) -> FeeGround:
    for each in grounds:
        if each.code == code:
            return each
    raise CannotDistribute(
        f"Ngày {in_words(on)} không có trường hợp phí “{code}”. "
        f"Có: {', '.join(each.code for each in grounds)}."
    )


def _reduction(found: FeeGround | None, wanted: Fraction | None, on: date) -> Fraction:
    """Phần được giảm: the whole when waived, else at most what the law allows."""
    if found is None:
        return Fraction(0)
    most = statutes.value(found.value, on).as_share() if found.value else Fraction(1)
    if wanted is None:
        return most
    if not 0 <= wanted <= most:
        raise CannotDistribute(
            f"{found.name}: giảm nhiều nhất {percentage(*most.as_integer_ratio(), 2)}."
        )
    return wanted


@cache
def fee_grounds(section: str) -> tuple[FeeGround, ...]:
    """Các trường hợp trong dữ liệu: `exempt` không phải chịu, `relief` miễn, giảm."""
    found: list[FeeGround] = []
    for path in sorted(_DATA.glob("*/phi.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found += map(FeeGround.from_table, content.get(section, ()))
    return tuple(found)


def _dong(amount: Dong) -> str:
    return f"{figures(amount)} đồng"
