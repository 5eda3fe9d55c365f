"""Dữ kiện viết tay của một báo cáo: from the totals that ship with the program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from thads.law.indicators import Cell, Edition, Period, edition, rate_percent
from thads.law.indicators.axes import UNITS
from thads.readers.reports.facts import (
    FormTable,
    Goal,
    Head,
    Line,
    ReportFacts,
)
from thads.readers.simulation import spec as specs
from thads.records.documents.page import Letterhead

PERIOD = Period(date(2021, 10, 1), date(2022, 3, 31))
CASES, MONEY = edition("01", PERIOD.last), edition("02", PERIOD.last)
COERCION = edition("07", PERIOD.last)
NAME = "Cục THADS tỉnh Quảng Ninh"
LETTERHEAD = Letterhead(
    above=("TỔNG CỤC THI HÀNH ÁN DÂN SỰ",),
    issuer=("CỤC THI HÀNH ÁN DÂN SỰ", "TỈNH QUẢNG NINH"),
    number="Số:       /BC-CTHADS",
    place_date="Quảng Ninh, ngày 06 tháng 4 năm 2022",
)
CODES = {"01": "7344-6BBC", "02": "0FA0-09C7"}


def quang_ninh(**changes: Any) -> ReportFacts:
    """Quảng Ninh, sáu tháng 2022, with the figures of the shipped specification."""
    return replace(of_spec("quang-ninh-2022-6m"), **changes)


def hung_yen() -> ReportFacts:
    """Hưng Yên, năm 2021, with the figures of the shipped specification."""
    return of_spec("hung-yen-2021")


def of_spec(name: str) -> ReportFacts:
    """Toàn tỉnh của một bản đặc tả kèm theo phần mềm."""
    spec = specs.shipped(name)
    figures = {letter: figure.value for letter, figure in spec.figures.items()}
    top = str(spec.targets[0]["don_vi"])
    return ReportFacts(
        head=Head(top, NAME, LETTERHEAD, "Cục trưởng"),
        period=Period(spec.first, spec.last),
        known_at=spec.known_at,
        forms={
            "01": a_form(CASES, cells(CASES, figures)),
            "02": a_form(MONEY, cells(MONEY, figures)),
            "07": a_form(COERCION, coerced(**_counted(spec.coercion))),
        },
        unit_names={top: NAME},
        goals={
            (str(row["don_vi"]), str(row["chi_so"])): Goal(
                Decimal(str(row["gia_tri"])), str(row["so_sanh"]), str(row["van_ban"])
            )
            for row in spec.targets
        },
    )


def _counted(coercion: Mapping[str, Any]) -> dict[str, int]:
    return {
        "decisions": coercion["quyet_dinh"].value,
        "voluntary": coercion["tu_nguyen"].value,
        "organised": coercion["to_chuc"].value,
        "with_forces": coercion["lien_nganh"].value,
        "succeeded": coercion["to_chuc"].value,
    }


def a_form(used: Edition, total: Mapping[str, Cell], *others: Line) -> FormTable:
    """Một biểu with its total, and more lines by their axis."""
    lines: dict[str, tuple[Line, ...]] = {UNITS: (a_line("Tổng số", "QN", total),)}
    for line in others:
        lines[line.axis] = (*lines.get(line.axis, ()), line)
    return FormTable(used, total, lines, CODES.get(used.form, "0000-0000"))


def a_line(
    label: str,
    unit: str,
    cells: Mapping[str, Cell],
    *,
    axis: str = UNITS,
    place: str = "",
) -> Line:
    """Một dòng của biểu."""
    style = "tong" if label == "Tổng số" else "con"
    return Line(label, unit, False, axis, place, style, cells)


def with_form(facts: ReportFacts, form: FormTable) -> ReportFacts:
    """Thay hay thêm một biểu."""
    return replace(facts, forms={**facts.forms, form.edition.form: form})


def coerced(**counted: int) -> dict[str, Cell]:
    """Biểu 07 của một kỳ không có gì chuyển sang."""
    found: dict[str, Cell] = {column.letter: 0 for column in COERCION.columns}
    decisions, voluntary = counted.get("decisions", 0), counted.get("voluntary", 0)
    organised, forces = counted.get("organised", 0), counted.get("with_forces", 0)
    found |= {"C3": decisions, "C4": decisions, "C5": voluntary, "C6": organised}
    found |= {"C8": decisions - voluntary - organised, "C9": organised, "C10": forces}
    found |= {"C12": counted.get("succeeded", 0), "C13": counted.get("failed", 0)}
    return found


def filled(form: str, **given: int) -> dict[str, Cell]:
    """Các ô của một biểu đếm hành vi: what is given, zero for the rest."""
    columns = edition(form, PERIOD.last).columns
    empty: dict[str, Cell] = {c.letter: None if c.is_rate else 0 for c in columns}
    return empty | given


def cells(used: Edition, given: Mapping[str, int]) -> dict[str, Cell]:
    """Các ô of an edition: what is given, what follows from it, zero for the rest."""
    found: dict[str, Cell] = {
        column.letter: given.get(column.letter, 0)
        for column in used.columns
        if not column.is_rate
    }
    series = "M" if used.is_money else "B"
    done = given["done"] if used.is_money else given["B8"] + given["B9"]
    found[f"{series}19"] = given[f"{series}6"] - done
    found[f"{series}20"] = rate_percent(done, given[f"{series}7"])
    return found


def a_unit(with_means: int, done: int) -> tuple[dict[str, Cell], dict[str, Cell]]:
    """Hai dòng của một đơn vị, the same numbers in cases and in đồng."""
    by_cases = cells(CASES, {"B6": with_means, "B7": with_means, "B8": done, "B9": 0})
    by_money = cells(MONEY, {"M6": with_means, "M7": with_means, "done": done})
    return by_cases, by_money


def with_units(facts: ReportFacts, **units: tuple[int, int]) -> ReportFacts:
    """Thêm các đơn vị: with means and done of each."""
    rows = {code: a_unit(*numbers) for code, numbers in units.items()}
    for at, form in enumerate((facts.cases, facts.money)):
        lines = [a_line(f"Chi cục {code}", code, row[at]) for code, row in rows.items()]
        facts = with_form(facts, a_form(form.edition, form.total, *lines))
    names = {code: f"Chi cục {code}" for code in units}
    return replace(facts, unit_names={**facts.unit_names, **names})
