"""Thủ tục cho người dân: what anybody may ask of the agency, as of a day.

A procedure says who may ask and what to bring; by which act the agency takes it in,
how it answers and by when stand where the acts and the values of the law are declared.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.acts.catalogue import kind
from thads.law.periods import Stretch
from thads.law.statutes import Citation, DatedValue, LawDataError, find
from thads.law.statutes.values import CONFIDENCES

_FOLDER = Path(__file__).parents[1] / "data"
_DATA, _AT_RECEPTION = "thu_tuc_cong_dan.toml", "noi_quy_tiep_dan.toml"


@dataclass(frozen=True, slots=True)
class Brought:
    """Giấy tờ, nội dung phải có, between two dates, with its source."""

    text: str
    valid: Stretch
    citation: Citation
    confidence: str
    row: str


@dataclass(frozen=True, slots=True)
class Step:
    """Hành vi của cơ quan: its name and the article it rests on that day."""

    code: str
    name: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Asked:
    """Một thủ tục theo luật của một ngày."""

    code: str
    name: str
    summary: str
    who: str
    bring: tuple[Brought, ...]
    asks: Step | None
    answers: tuple[Step, ...]
    terms: tuple[DatedValue, ...]


def askable(on: date) -> tuple[Asked, ...]:
    """Mọi thủ tục người dân được đề nghị, by the law in force on that day."""
    return tuple(_as_of(table, on) for table in _tables())


def asked(code: str, on: date) -> Asked | None:
    """Thủ tục có mã đó, by the law in force on that day."""
    return next((each for each in askable(on) if each.code == code), None)


def at_reception(on: date) -> tuple[tuple[str, tuple[Brought, ...]], ...]:
    """Nội quy tiếp công dân: rights, duties, refusals, by the law of that day."""
    return tuple(
        (table["name"], tuple(each for each in table["bring"] if on in each.valid))
        for table in _at_reception()
    )


def _as_of(table: Mapping[str, Any], on: date) -> Asked:
    steps = [_step(code, on) for code in table["answers"]]
    terms = [find(key, on) for key in table["values"]]
    return Asked(
        code=table["code"],
        name=table["name"],
        summary=table["summary"],
        who=table["who"],
        bring=tuple(each for each in table["bring"] if on in each.valid),
        asks=_step(table["asks"], on),
        answers=tuple(each for each in steps if each),
        terms=tuple(each for each in terms if each),
    )


def _step(code: str, on: date) -> Step | None:
    """The act as the law of the day has it; None where it has no such act."""
    known = kind(code)
    edition = known.edition(on)
    return Step(code, known.name_vi, edition.citation) if edition else None


@cache
def _tables() -> tuple[Mapping[str, Any], ...]:
    return _read(_DATA, "procedure")


@cache
def _at_reception() -> tuple[Mapping[str, Any], ...]:
    return _read(_AT_RECEPTION, "group")


def _read(file: str, section: str) -> tuple[Mapping[str, Any], ...]:
    tables = tomllib.loads((_FOLDER / file).read_text(encoding="utf-8"))[section]
    return tuple({**each, "bring": _brought(each)} for each in tables)


def _brought(table: Mapping[str, Any]) -> tuple[Brought, ...]:
    return tuple(
        Brought(
            text=each["text"],
            valid=Stretch(each["valid_from"], each.get("valid_to")),
            citation=Citation.parse(each["citation"]),
            confidence=_known(each["confidence"]),
            row=each.get("row", ""),
        )
        for each in table.get("bring", ())
    )


def _known(confidence: str) -> str:
    if confidence not in CONFIDENCES:
        raise LawDataError(f"Độ tin cậy “{confidence}” không có.")
    return confidence
