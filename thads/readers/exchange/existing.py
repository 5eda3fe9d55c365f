"""Điều đã có trong hệ thống that a new book must agree with."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from thads.readers.exchange.cells import local
from thads.readers.exchange.continuing import Standing, standing_cases
from thads.readers.exchange.entries import Entries
from thads.readers.exchange.format import ACTS, CASES, JUDGMENTS, OFFICERS, TARGETS
from thads.records.agencies.models import Officer, Target, Unit
from thads.records.cases.models import Judgment
from thads.records.ledger.models import Book, Proceeding

ByRoot = tuple[str, str]


@dataclass(slots=True)
class Existing:
    """Những dòng đã có: content by code; judgments and cases by province and code."""

    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    officers: dict[str, dict[str, Any]] = field(default_factory=dict)
    targets: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    judgments: dict[ByRoot, tuple[int, date, str]] = field(default_factory=dict)
    cases: set[ByRoot] = field(default_factory=set)
    heads: dict[str, datetime] = field(default_factory=dict)
    standing: dict[str, list[Standing]] = field(default_factory=dict)


def load(entries: Entries) -> Existing:
    """Đọc từ cơ sở dữ liệu những gì sổ này nhắc đến."""
    return Existing(
        units=_units(),
        officers=_officers(entries),
        targets=_targets(entries),
        judgments=_judgments(entries),
        cases=_cases(entries),
        heads=_heads(),
        standing=standing_cases(entries),
    )


def _units() -> dict[str, dict[str, Any]]:
    units = Unit.objects.select_related("parent")
    return {
        unit.code: {
            "ten": unit.name,
            "cap": unit.level,
            "truc_thuoc": unit.parent.code if unit.parent else None,
            "tu_ngay": unit.valid_from,
            "den_ngay": unit.valid_to,
            "extra": unit.extra,
        }
        for unit in units
    }


def _officers(entries: Entries) -> dict[str, dict[str, Any]]:
    codes = {entry["ma"] for entry in entries[OFFICERS]}
    codes |= {entry["chap_hanh_vien"] for entry in entries[CASES]}
    codes |= {entry["ky_boi"] for entry in entries[ACTS]}
    found = Officer.objects.filter(code__in=codes - {None}).select_related("unit")
    return {
        officer.code: {
            "ho_ten": officer.full_name,
            "chuc_danh": officer.title or None,
            "ngach": officer.rank or None,
            "don_vi": officer.unit.code,
            "tu_ngay": officer.valid_from,
            "den_ngay": officer.valid_to,
            "extra": officer.extra,
        }
        for officer in found
    }


def _targets(entries: Entries) -> dict[tuple[Any, ...], dict[str, Any]]:
    codes = {entry["don_vi"] for entry in entries[TARGETS]} - {None}
    found = Target.objects.filter(unit__code__in=codes).select_related("unit")
    return {
        (target.unit.code, target.year, target.measure): {
            "so_sanh": target.comparator,
            "gia_tri": target.percent,
            "van_ban": target.document or None,
            "extra": target.extra,
        }
        for target in found
    }


def _judgments(entries: Entries) -> dict[ByRoot, tuple[int, date, str]]:
    codes = {entry["ma"] for entry in entries[JUDGMENTS]}
    codes |= {entry["ban_an"] for entry in entries[CASES]}
    found = Judgment.objects.filter(code__in=codes - {None}).values_list(
        "root__code", "code", "id", "date", "number"
    )
    return {(root, code): (key, day, number) for root, code, key, day, number in found}


def _cases(entries: Entries) -> set[ByRoot]:
    codes = {entry["ma"] for entry in entries[CASES]} - {None}
    found = Proceeding.objects.filter(code__in=codes)
    return set(found.values_list("root__code", "code"))


def _heads() -> dict[str, datetime]:
    """The last moment of each book; a book locked here waits for us to finish."""
    books = Book.objects.select_for_update().order_by("agency_id")
    heads = books.values_list("agency__code", "head_recorded_at")
    return {code: local(moment) for code, moment in heads if moment is not None}
