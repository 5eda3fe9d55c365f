"""Không phải chịu phí, miễn phí, giảm phí: the cases of the law as data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.money import percentage
from thads.law.periods import Stretch, in_words
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


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

    def reduction(self, wanted: Fraction | None, on: date) -> Fraction:
        """Phần được giảm: the whole when waived, else at most what the law allows."""
        most = statutes.value(self.value, on).as_share() if self.value else Fraction(1)
        if wanted is None:
            return most
        if not 0 <= wanted <= most:
            highest = percentage(*most.as_integer_ratio(), 2)
            raise CannotDistribute(f"{self.name}: giảm nhiều nhất {highest}.")
        return wanted


def exemption(kind: str, ground: str, on: date) -> FeeGround | None:
    """Trường hợp không phải chịu phí, by a ground that was given or the kind of claim."""
    found = in_force(exemptions(), on)
    if ground:
        return _named(found, ground, on)
    return next((each for each in found if kind in each.kinds), None)


def relief_named(code: str, on: date) -> FeeGround | None:
    """Trường hợp miễn, giảm phí theo mã; none when none was given."""
    return _named(in_force(reliefs(), on), code, on) if code else None


def fee_marks(code: str, on: date) -> tuple[str, str]:
    """Trường hợp không phải chịu phí, trường hợp miễn giảm: as a claim has them.

    One of the two is empty; both where nothing was noted or the law of the day has no
    such case.
    """
    free = {each.code for each in in_force(exemptions(), on)}
    less = {each.code for each in in_force(reliefs(), on)}
    return (code if code in free else "", code if code in less else "")


def fee_case(code: str) -> FeeGround | None:
    """Trường hợp theo mã, of any day; None for none."""
    every = (*exemptions(), *reliefs())
    return next((each for each in every if each.code == code), None)


def free_kinds(on: date) -> frozenset[str]:
    """Các loại khoản tự nó không phải chịu phí."""
    kinds: frozenset[str] = frozenset()
    return kinds.union(*(each.kinds for each in in_force(exemptions(), on)))


@cache
def exemptions() -> tuple[FeeGround, ...]:
    """Mọi trường hợp không phải chịu phí trong dữ liệu."""
    return tuple(_read("exempt"))


@cache
def reliefs() -> tuple[FeeGround, ...]:
    """Mọi trường hợp miễn, giảm phí trong dữ liệu."""
    return tuple(_read("relief"))


def _read(section: str) -> Iterable[FeeGround]:
    for path in sorted(_DATA.glob("*/phi.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from map(FeeGround.from_table, content.get(section, ()))


def in_force(grounds: Iterable[FeeGround], on: date) -> list[FeeGround]:
    """Những trường hợp luật ngày đó có."""
    return [each for each in grounds if on in each.valid]


def _named(grounds: list[FeeGround], code: str, on: date) -> FeeGround:
    for each in grounds:
        if each.code == code:
            return each
    raise CannotDistribute(
        f"Ngày {in_words(on)} không có trường hợp phí “{code}”. "
        f"Có: {', '.join(each.code for each in grounds)}."
    )
