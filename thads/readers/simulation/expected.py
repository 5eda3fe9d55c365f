"""Tổng phải ra: what the forms must show, counted from the plan and not from the acts.

Written beside a simulated book, so that whoever computes the forms from the book has
something independent to compare with.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from thads.readers.simulation.plan import FATES, OUTSIDE, SEPARATE_BOOK, Plan
from thads.readers.simulation.province import Case, Province

Totals = dict[str, Any]
_OPEN_MONEY = {
    "dang": "M10", "hoan_thoa_thuan": "M11", "chua": "M12", "hoan": "M13",
    "tam_dinh_chi": "M14", "tam_dung": "M15", "uy_thac": "M4", "thu_hoi": "M5",
}  # fmt: skip
_CENT = Decimal("0.01")


def of(province: Province) -> dict[str, Any]:
    """Tổng phải ra at both moments of knowledge, for the province and each unit."""
    spec = province.spec
    plans = [case.plan for case in province.cases]
    return {
        "ten": spec.title,
        "ghi_chu": "Số liệu mô phỏng: người và việc là hư cấu, tổng theo bản chỉ tiêu.",
        "nguon": dict(spec.sources),
        "ky": [spec.first.isoformat(), spec.last.isoformat()],
        "biet_den": {
            spec.known_at.isoformat(): _moment(plans, at_report),
            spec.known_later.isoformat(): _moment(plans, later),
        },
        "cuong_che": _by_unit(plans, _coercions),
        "so_hanh_vi": acts(province.cases),
    }


def published(province: Province) -> list[dict[str, Any]]:
    """Tổng phải ra in the format that `thads import --published` compares with."""
    totals, spec = of(province), province.spec
    root = next(unit.code for unit in spec.units if unit.parent is None)
    entries = []
    for moment, figures in totals["biet_den"].items():
        # The units' own totals; the root's own is not what a form of the root shows.
        own = {code: row for code, row in figures["don_vi"].items() if code != root}
        for unit, row in {root: figures["tong"], **own}.items():
            for form, columns in (("01", row["viec"]), ("02", row["tien"])):
                entries.append(
                    {
                        "form": form,
                        "unit": unit,
                        "from": spec.first.isoformat(),
                        "to": spec.last.isoformat(),
                        "known_at": moment,
                        "columns": columns,
                    }
                )
    return entries


def at_report(plan: Plan) -> tuple[str, int]:
    """Số phận và số tiền đã thu as the report knew them."""
    return plan.fate, plan.collected


def later(plan: Plan) -> tuple[str, int]:
    """The same, with what was recorded or corrected after the report."""
    if plan.recorded_late:
        return "xong", plan.brought
    if plan.corrected:
        return "dang", 0
    return plan.fate, plan.collected


View = Callable[[Plan], tuple[str, int]]


def _moment(plans: list[Plan], view: View) -> dict[str, Any]:
    return _by_unit(plans, lambda group: _columns(group, view))


def _by_unit(
    plans: list[Plan], totals: Callable[[Iterable[Plan]], Totals]
) -> dict[str, Any]:
    groups: dict[str, list[Plan]] = {}
    for plan in plans:
        groups.setdefault(plan.unit.code, []).append(plan)
    by_unit = {code: totals(group) for code, group in sorted(groups.items())}
    return {"tong": totals(plans), "don_vi": by_unit}


def _columns(plans: Iterable[Plan], view: View) -> Totals:
    cases, money = Counter[str](), Counter[str]()
    for plan in plans:
        fate, collected = view(plan)
        if fate in OUTSIDE:
            cases["B18"] += fate == SEPARATE_BOOK
            continue
        cases[FATES[fate][0]] += 1
        cases["B2" if plan.is_old else "B3"] += 1
        money["M2" if plan.is_old else "M3"] += plan.brought
        money["M8"] += collected
        money["M9b"] += plan.reduced
        rest = plan.brought - collected - plan.reduced
        money["M9" if fate == "dinh_chi" else _OPEN_MONEY.get(fate, "M8")] += rest
    return {"viec": _cases(cases), "tien": _money(money)}


def _cases(b: Counter[str]) -> Totals:
    b["B1"] = b["B2"] + b["B3"]
    b["B6"] = b["B1"] - b["B4"] - b["B5"]
    b["B7"] = b["B8"] + b["B9"] + b["B10"] + b["B11"]
    b["B19"] = b["B6"] - b["B8"] - b["B9"]
    row: Totals = {f"B{n}": b[f"B{n}"] for n in (*range(1, 16), 18, 19)}
    row["B20"] = _rate(b["B8"] + b["B9"], b["B7"])
    return row


def _money(m: Counter[str]) -> Totals:
    m["M1"] = m["M2"] + m["M3"]
    m["M6"] = m["M1"] - m["M4"] - m["M5"]
    m["done"] = m["M8"] + m["M9"] + m["M9b"]
    m["M7"] = m["done"] + m["M10"] + m["M11"]
    names = ("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M9b", "M10", "M11")
    row: Totals = {
        name: m[name] for name in (*names, "M12", "M13", "M14", "M15", "done")
    }
    row["M20"] = _rate(m["done"], m["M7"])
    return row


def _rate(part: int, whole: int) -> float | None:
    if not whole:
        return None
    percent = Decimal(part * 100) / Decimal(whole)
    return float(percent.quantize(_CENT, ROUND_HALF_UP))


def _coercions(plans: Iterable[Plan]) -> Totals:
    kinds = Counter(plan.coercion for plan in plans if plan.coercion)
    return {
        "quyet_dinh": kinds.total(),
        "tu_nguyen": kinds["tu_nguyen"],
        "to_chuc": kinds["to_chuc"] + kinds["lien_nganh"],
        "lien_nganh": kinds["lien_nganh"],
    }


def acts(cases: Iterable[Case]) -> int:
    """Số hành vi trong sổ."""
    return sum(len(case.life.acts) for case in cases)
