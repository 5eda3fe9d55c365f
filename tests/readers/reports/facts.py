"""Dữ kiện viết tay của một báo cáo: from the totals that ship with the program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from thads.law.indicators import Cell, Edition, Period, edition, rate_percent
from thads.readers.reports.facts import (
    Coercion,
    FormTable,
    Goal,
    Head,
    ReportFacts,
)
from thads.readers.simulation import spec as specs

PERIOD = Period(date(2021, 10, 1), date(2022, 3, 31))
CASES, MONEY = edition("01", PERIOD.last), edition("02", PERIOD.last)


def quang_ninh(**changes: Any) -> ReportFacts:
    """Quảng Ninh, sáu tháng 2022, with the figures of the shipped specification."""
    spec = specs.shipped("quang-ninh-2022-6m")
    figures = {letter: figure.value for letter, figure in spec.figures.items()}
    coercion = {name: figure.value for name, figure in spec.coercion.items()}
    facts = ReportFacts(
        head=Head(
            "QN",
            "Cục THADS tỉnh Quảng Ninh",
            "Bộ Tư pháp",
            "Quảng Ninh",
            date(2022, 4, 6),
        ),
        period=PERIOD,
        known_at=spec.known_at,
        cases=FormTable(CASES, cells(CASES, figures), {}),
        money=FormTable(MONEY, cells(MONEY, figures), {}),
        unit_names={"QN": "Cục THADS tỉnh Quảng Ninh"},
        goals={
            (str(row["don_vi"]), str(row["chi_so"])): Goal(
                Decimal(str(row["gia_tri"])), str(row["so_sanh"]), str(row["van_ban"])
            )
            for row in spec.targets
        },
        coercion=Coercion(
            decisions=coercion["quyet_dinh"],
            voluntary=coercion["tu_nguyen"],
            organised=coercion["to_chuc"],
            with_forces=coercion["lien_nganh"],
            failed=0,
            succeeded=coercion["to_chuc"],
        ),
        check_codes=("7344-6BBC", "0FA0-09C7"),
    )
    return replace(facts, **changes)


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
    return replace(
        facts,
        cases=replace(facts.cases, units={code: row[0] for code, row in rows.items()}),
        money=replace(facts.money, units={code: row[1] for code, row in rows.items()}),
        unit_names={**facts.unit_names, **{code: f"Chi cục {code}" for code in units}},
    )
