"""Hồ sơ được đếm: a history with what it is about, and what it adds to a form.

The plain meaning of every form, one matter at a time: each contribution names the
unit, the line, the amount, and the keys that the rows of a form ask for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thads.law.acts.history import History
from thads.law.indicators.act_lines import counted_acts
from thads.law.indicators.axes import Keys, Where, fits
from thads.law.indicators.counting import cases_lines, money_lines
from thads.law.indicators.editions import BOTH, CASES, MONEY, MONEY_LINE, Edition
from thads.law.indicators.period import Period

EX_OFFICIO, ON_REQUEST = "chu_dong", "theo_yeu_cau"


@dataclass(frozen=True, slots=True)
class Item:
    """Khoản của nghĩa vụ: what is owed, and how much."""

    code: str
    amount: int


@dataclass(frozen=True, slots=True)
class Traits:
    """Đặc điểm của việc: the kind of judgment, of crime, of creditor; the items."""

    field: str = ""
    crime: str = ""
    creditor: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Hồ sơ: its history as known, and its traits."""

    history: History
    traits: Traits = Traits()

    @property
    def keys(self) -> dict[str, str]:
        """Các khoá mà dòng của biểu đọc."""
        on_request = self.history.facts.on_request
        return {
            "nguon": ON_REQUEST if on_request else EX_OFFICIO,
            "linh_vuc": self.traits.field,
            "nhom_toi": self.traits.crime,
            "nguoi_duoc": self.traits.creditor,
        }


@dataclass(frozen=True, slots=True)
class Contribution:
    """Phần một hồ sơ góp vào biểu."""

    unit: str
    line: str
    amount: int
    keys: Keys


def contributions(
    used: Edition, matter: Matter, period: Period
) -> Iterator[Contribution]:
    """Mọi phần hồ sơ góp vào một bản biểu trong kỳ."""
    every = _acts if used.counts_acts else _places
    for each in every(used, matter, period):
        if fits(used.only, each.keys):
            yield each


def _acts(used: Edition, matter: Matter, period: Period) -> Iterator[Contribution]:
    """An act counts, like its case, for the unit that holds the case at T."""
    state = matter.history.folded.state_on(period.last)
    if state is None:
        return
    for each in counted_acts(matter.history, used.lines, period):
        keys = {
            **matter.keys,
            "hanh_vi": each.act.code,
            "can_cu": each.kind.ground or "",
            "ket_qua": each.kind.result or "",
        }
        yield Contribution(state.unit, each.line, each.amount, keys)


def _places(used: Edition, matter: Matter, period: Period) -> Iterator[Contribution]:
    if used.measure in (CASES, BOTH):
        yield from _cases(used, matter, period)
    if used.measure in (MONEY, BOTH):
        prefix = MONEY_LINE if used.measure == BOTH else ""
        yield from _money(matter, period, prefix)


def _cases(used: Edition, matter: Matter, period: Period) -> Iterator[Contribution]:
    counted = cases_lines(matter.history, period)
    if counted is None:
        return
    keys = {**matter.keys, "khoan": main_item(matter.traits.items, used.only)}
    for line, amount in counted[1].items():
        yield Contribution(counted[0], line, amount, keys)


def _money(matter: Matter, period: Period, prefix: str) -> Iterator[Contribution]:
    counted = money_lines(matter.history, period)
    if counted is None:
        return
    for line, amount in counted[1].items():
        for item, part in split_by_item(amount, matter.traits.items).items():
            keys = {**matter.keys, "khoan": item}
            yield Contribution(counted[0], prefix + line, part, keys)


def main_item(items: Sequence[Item], only: Where) -> str:
    """Khoản chính của việc: the largest of those the form is about."""
    wanted = only.get("khoan")
    allowed = [item for item in items if wanted is None or item.code in wanted]
    if not allowed:
        return ""
    return min(allowed, key=lambda item: (-item.amount, item.code)).code


def split_by_item(amount: int, items: Sequence[Item]) -> Mapping[str, int]:
    """Chia một số tiền cho các khoản in proportion, to the last đồng.

    A receipt does not say which item it pays. Running sums are rounded down, so that
    the parts always add up to the whole.
    """
    total = sum(item.amount for item in items)
    if total == 0:
        return {main_item(items, {}): amount}
    found: dict[str, int] = {}
    sign, size, running = (-1 if amount < 0 else 1), abs(amount), 0
    for item in sorted(items, key=lambda each: each.code):
        before, running = running, running + item.amount
        part = sign * (size * running // total - size * before // total)
        found[item.code] = found.get(item.code, 0) + part
    return {code: part for code, part in found.items() if part}
