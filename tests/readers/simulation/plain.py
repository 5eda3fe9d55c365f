"""A plain second reading of a book: folds its rows by the text of the design.

It shares no code with the product's folding or with the simulation, so that agreement
means something. Slow and obvious on purpose.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
STOPS = {"quyet_dinh_tam_dinh_chi": "B14", "tam_dung_giai_quyet_khieu_nai": "B15"}
EXITS = {"quyet_dinh_uy_thac": "B4", "quyet_dinh_thu_hoi": "B5", "quyet_dinh_huy": "B5"}
ENDED = {"B8", "B9", "B4", "B5"}


def acts_by_case(book: dict[str, list[Row]]) -> dict[str, list[Row]]:
    acts: dict[str, list[Row]] = defaultdict(list)
    for act in book["hanh_vi"]:
        acts[act["viec"]].append(act)
    return acts


def known(acts: list[Row], at: datetime) -> list[Row]:
    recorded = [act for act in acts if act["ghi_nhan_luc"] <= at]
    wrong = {a["dinh_chinh_stt"] for a in recorded if a["loai"] == "dinh_chinh"}
    standing = [
        a for a in recorded if a["loai"] != "dinh_chinh" and a["stt"] not in wrong
    ]
    return sorted(standing, key=lambda a: (a["ngay"], a["ghi_nhan_luc"]))


def status(acts: list[Row], on: date) -> str | None:
    """Column of the case at the end of a day; None before its decision."""
    acts = [act for act in acts if act["ngay"] <= on]
    if "quyet_dinh_thi_hanh_an" not in [act["loai"] for act in acts]:
        return None
    for act in acts:
        if (end := _end(act)) is not None:
            return end
    stop, means, book = "", True, False
    for act in acts:
        code = act["loai"]
        stop = _stop(act) or stop
        means = means and code != "quyet_dinh_chua_co_dieu_kien"
        book = book or code == "chuyen_so_theo_doi_rieng"
        if code == "quyet_dinh_tiep_tuc":
            stop, means, book = "", True, False
    return "B18" if book else stop or ("B10" if means else "B12")


def _end(act: Row) -> str | None:
    if act["loai"] == "ket_thuc":
        return "B8"
    if act["loai"] == "quyet_dinh_dinh_chi" and not act["so_tien"]:
        return "B9"
    return EXITS.get(act["loai"])


def _stop(act: Row) -> str | None:
    if act["loai"] == "quyet_dinh_hoan":
        return "B11" if act["ly_do"] in ("48.1.c", "46.1.c") else "B13"
    return STOPS.get(act["loai"])


def decided_on(acts: list[Row]) -> date | None:
    days = [a["ngay"] for a in acts if a["loai"] == "quyet_dinh_thi_hanh_an"]
    return min(days) if days else None


def moved(acts: list[Row], first: date, last: date) -> Counter[str]:
    sums: Counter[str] = Counter()
    names = {"thu_tien": "M8", "giao_tai_san": "M8", "quyet_dinh_mien_giam": "M9b"}
    for act in acts:
        if act["loai"] in names and first <= act["ngay"] <= last:
            sums[names[act["loai"]]] += act["so_tien"] or 0
    return sums


def form(
    book: dict[str, list[Row]], first: date, last: date, at: datetime
) -> dict[str, Counter[str]]:
    """B and M columns per unit."""
    due: Counter[str] = Counter()
    for duty in book["nghia_vu"]:
        due[duty["viec"]] += duty["so_tien"] or 0
    units = {case["ma"]: case["don_vi"] for case in book["viec"]}
    columns: dict[str, Counter[str]] = defaultdict(Counter)
    for case, acts in acts_by_case(book).items():
        _count(columns[units[case]], known(acts, at), due[case], first, last)
    return columns


def _count(
    row: Counter[str], acts: list[Row], due: int, first: date, last: date
) -> None:
    day = decided_on(acts)
    if day is None or day > last:
        return
    eve = first - timedelta(days=1)
    before, now = status(acts, eve), status(acts, last)
    if before in ENDED:
        return
    if now == "B18":
        row["B18"] += 1
        assert before == "B18", (
            "this book has no move to the separate book in the period"
        )
        return
    assert now is not None
    row["B2" if before not in (None, "B18") else "B3"] += 1
    row[now] += 1
    earlier = moved(acts, date.min, eve)
    brought = due - earlier["M8"] - earlier["M9b"]
    sums = moved(acts, first, last)
    row["M1"] += brought
    row["M8"] += sums["M8"]
    row["M9b"] += sums["M9b"]
    rest = brought - sums["M8"] - sums["M9b"]
    assert rest >= 0, acts
    assert now != "B8" or rest == 0, acts
    row["M" + now[1:]] += rest


def totals(columns: dict[str, Counter[str]]) -> Counter[str]:
    """Sum of the units, with the columns that follow from others."""
    row: Counter[str] = Counter()
    for unit in columns.values():
        row.update(unit)
    return derive(row)


def derive(row: Counter[str]) -> Counter[str]:
    row["B1"] = row["B2"] + row["B3"]
    row["B6"] = row["B1"] - row["B4"] - row["B5"]
    row["B7"] = row["B8"] + row["B9"] + row["B10"] + row["B11"]
    row["M6"] = row["M1"] - row["M4"] - row["M5"]
    row["done"] = row["M8"] + row["M9"] + row["M9b"]
    row["M7"] = row["done"] + row["M10"] + row["M11"]
    return row
