"""Con số chép hai lần phải như nhau, đúng đến ngày đầu và ngày cuối có hiệu lực."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from thads.law import statutes

UNITS = {
    "n": "ngay",
    "lv": "ngay_lam_viec",
    "th": "thang",
    "nam": "nam",
    "gio": "gio",
    "lan": "lan",
    "pt": "phan_tram",
    "dong": "dong",
}
BEGINS = {
    "2009": date(2009, 7, 1),
    "2014": date(2015, 7, 1),
    "nd62": date(2015, 9, 1),
    "2025": date(2026, 7, 1),
}
ONE_DAY = timedelta(days=1)
FAR = date(2036, 1, 1)


class Number(NamedTuple):
    """One number between two days, as it was copied from the text."""

    first: date
    last: date | None
    value: int
    unit: str


def copied() -> Iterator[tuple[str, list[Number], bool]]:
    """Each rule with its numbers in order; “?” means that the old one was not seen."""
    text = Path(__file__).with_name("numbers.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        key, old, new = (part.strip() for part in line.split("|"))
        told = [
            each.split() for each in old.split(",") if each.strip() not in ("-", "?")
        ]
        if new != "-":
            told.append(["2025", *new.split()])
        yield key, numbers(told), old == "?"


def numbers(told: list[list[str]]) -> list[Number]:
    begins = [BEGINS[law] for law, _, _ in told]
    ends: list[date | None] = [day - ONE_DAY for day in begins[1:]]
    to_the_old_law = told[-1][0] != "2025"
    ends.append(BEGINS["2025"] - ONE_DAY if to_the_old_law else None)
    return [
        Number(first, last, int(value), UNITS[unit])
        for first, last, (_, value, unit) in zip(begins, ends, told, strict=True)
    ]


COPIED = list(copied())


@pytest.mark.parametrize(
    ("key", "wanted", "old_unseen"), COPIED, ids=[key for key, _, _ in COPIED]
)
def test_number_holds_from_its_first_day_to_its_last(
    key: str, wanted: list[Number], old_unseen: bool
) -> None:
    for number in wanted:
        for day in (number.first, number.last or FAR):
            found = statutes.value(key, day)
            assert (found.value, found.unit) == (number.value, number.unit)
            assert (found.valid_from, found.valid_to) == (number.first, number.last)
    if not old_unseen:
        assert statutes.find(key, wanted[0].first - ONE_DAY) is None
    if wanted[-1].last is not None:
        assert statutes.find(key, wanted[-1].last + ONE_DAY) is None
