"""Kiểm tra lãi chậm: each row is of one act of the book and one of its obligations."""

from collections import defaultdict

from thads.law.acts.history import LATE_INTEREST
from thads.readers.exchange.check_cases import refuse_unknown_cases
from thads.readers.exchange.check_units import refuse_duplicates
from thads.readers.exchange.entries import Entries, Entry, Problems
from thads.readers.exchange.format import ACTS, INTEREST, OBLIGATIONS


def check(entries: Entries, problems: Problems) -> None:
    """Nêu mọi lỗi của bảng lãi chậm; a book without it says no principal."""
    rows = entries[INTEREST]
    refuse_duplicates(INTEREST, ("viec", "stt", "nghia_vu"), rows, problems)
    refuse_unknown_cases(INTEREST, entries, problems)
    acts = {(each["viec"], each["stt"]): each for each in entries[ACTS]}
    owed = {(each["viec"], each["ma"]): each for each in entries[OBLIGATIONS]}
    undone = {(each["viec"], each["dinh_chinh_stt"]) for each in entries[ACTS]}
    told: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows:
        if (row["viec"], row["stt"]) in undone:
            told_so = "Hành vi này đã bị đính chính: lãi của nó không còn."
            problems.add(INTEREST, row, "stt", told_so)
        told[row["viec"], row["stt"]] += row["so_tien"] or 0
        _check_act(row, acts.get((row["viec"], row["stt"])), problems)
        _check_principal(row, owed.get((row["viec"], row["nghia_vu"])), problems)
        _check_days(row, problems)
    for row in rows:
        act = acts.get((row["viec"], row["stt"]))
        if act and act["so_tien"] != told[row["viec"], row["stt"]]:
            problems.add(
                INTEREST,
                row,
                "so_tien",
                "Cộng các dòng của hành vi này khác số tiền của hành vi.",
            )


def _check_act(row: Entry, act: Entry | None, problems: Problems) -> None:
    if act is None or act["loai"] != LATE_INTEREST:
        told = f"Cần stt của một hành vi {LATE_INTEREST} của việc trong bảng hanh_vi."
        problems.add(INTEREST, row, "stt", told)
    elif row["den_het_ngay"] != act["den_ngay"]:
        told = "Khác ngày ở cột den_ngay của hành vi ấy."
        problems.add(INTEREST, row, "den_het_ngay", told)


def _check_principal(row: Entry, owed: Entry | None, problems: Problems) -> None:
    if owed is None or owed["loai"] != "tien":
        told = "Cần mã một nghĩa vụ bằng tiền của việc trong bảng nghia_vu."
        problems.add(INTEREST, row, "nghia_vu", told)
    elif not 0 < (row["goc"] or 0) <= (owed["so_tien"] or 0):
        told = "Gốc phải lớn hơn 0 và không quá số tiền của nghĩa vụ."
        problems.add(INTEREST, row, "goc", told)


def _check_days(row: Entry, problems: Problems) -> None:
    since, until = row["tu_sau_ngay"], row["den_het_ngay"]
    if since and until and since >= until:
        told = "Tính lãi từ sau ngày này, phải trước ngày den_het_ngay."
        problems.add(INTEREST, row, "tu_sau_ngay", told)
    if row["so_tien"] == 0:
        problems.add(INTEREST, row, "so_tien", "Cần số tiền lớn hơn 0.")
