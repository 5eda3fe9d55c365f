"""Cách thông báo: read from ``thads/law/data/thong_bao.toml``, each with its dates."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import CONFIDENCES, Citation, LawDataError, instruments

_DATA = Path(__file__).parents[2] / "data" / "thong_bao.toml"
NEEDS = {
    "deliverer": "người thực hiện việc thông báo",
    "receiver": "họ tên người nhận",
    "relation": "quan hệ của người nhận thay với người được thông báo",
    "witness": "họ tên người chứng kiến",
    "places": "nơi niêm yết",
    "proof": "mã bưu gửi, mã thông điệp hoặc tên, số của bản chứng minh",
    "ground": "lý do chọn cách thông báo này",
    "reason": "lý do không giao được",
    "second_on": "ngày thực hiện lần hai",
}
"""Phần phải ghi về một lần thông báo, with how each is called."""
DAYS = frozenset({"", "on", "second_on"})


@dataclass(frozen=True, slots=True)
class Way:
    """Cách thông báo: to whom, what must be told of it, which of its days counts."""

    code: str
    label: str
    to: frozenset[str]
    day: str
    needs: tuple[str, ...]
    valid: Stretch
    citation: Citation
    confidence: str
    row: str
    rule: str
    result: str

    @property
    def counts(self) -> bool:
        """Cách này tự nó làm cho việc thông báo hợp lệ."""
        return bool(self.day)


@dataclass(frozen=True, slots=True)
class Named:
    """Lựa chọn: who delivers, who received, where it was posted, on which ground."""

    code: str
    label: str
    valid: Stretch
    citations: tuple[Citation, ...]
    way: str = ""
    result: str = ""

    def citation(self, on: date) -> Citation:
        """Điều luật của ngày đó; the earliest known where none is of that day."""
        for each in self.citations:
            instrument = instruments()[each.instrument]
            if on in Stretch(instrument.in_force_from, instrument.in_force_to):
                return each
        return self.citations[0]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _ways() -> tuple[Way, ...]:
    found = tuple(_way(table) for table in _tables()["way"])
    for one in found:
        for other in found:
            if (
                one is not other
                and one.code == other.code
                and one.valid.overlaps(other.valid)
            ):
                raise LawDataError(f"Cách thông báo “{one.code}”: hai bản trùng ngày.")
    return found


def _way(table: dict[str, Any]) -> Way:
    known = set(table["needs"]) <= set(NEEDS) and table["day"] in DAYS
    if not known or table["confidence"] not in CONFIDENCES:
        raise LawDataError(f"Cách thông báo “{table['code']}”: có phần không hiểu.")
    return Way(
        code=table["code"],
        label=table["label"],
        to=frozenset(table["to"]),
        day=table["day"],
        needs=tuple(table["needs"]),
        valid=_valid(table),
        citation=Citation.parse(table["citation"]),
        confidence=table["confidence"],
        row=table["row"],
        rule=table["rule"],
        result=table.get("result", ""),
    )


def _valid(table: dict[str, Any]) -> Stretch:
    return Stretch(table["valid_from"], table.get("valid_to"))


@cache
def _named(kind: str) -> tuple[Named, ...]:
    return tuple(
        Named(
            code=table["code"],
            label=table["label"],
            valid=_valid(table),
            citations=tuple(Citation.parse(each) for each in table["citations"]),
            way=table.get("way", ""),
            result=table.get("result", ""),
        )
        for table in _tables()[kind]
    )


def ways(on: date, to: str = "") -> tuple[Way, ...]:
    """Các cách thông báo vào ngày đó, to such an addressee."""
    return tuple(
        each for each in _ways() if on in each.valid and (not to or to in each.to)
    )


def way(code: str, on: date) -> Way | None:
    """Cách thông báo có mã đó, as the law of the day has it."""
    return next((each for each in ways(on) if each.code == code), None)


def _on(kind: str, on: date) -> tuple[Named, ...]:
    return tuple(each for each in _named(kind) if on in each.valid)


def deliverers(on: date) -> tuple[Named, ...]:
    """Người có thể thực hiện việc thông báo vào ngày đó."""
    return _on("deliverer", on)


def relations(on: date) -> tuple[Named, ...]:
    """Người có thể nhận thay vào ngày đó, by their relation to the addressee."""
    return _on("relation", on)


def places(on: date) -> tuple[Named, ...]:
    """Nơi niêm yết mà luật của ngày đó kể."""
    return _on("place", on)


def grounds(way_code: str, on: date) -> tuple[Named, ...]:
    """Lý do được chọn cách thông báo ấy vào ngày đó."""
    return tuple(each for each in _on("ground", on) if each.way == way_code)
