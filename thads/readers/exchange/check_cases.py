"""Kiểm tra bản án, việc, đương sự, nghĩa vụ."""

from collections import Counter
from collections.abc import Collection

from thads.readers.exchange.check_units import refuse_duplicates, refuse_unknown
from thads.readers.exchange.entries import Entries, Entry, Problems
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.format import (
    CASES,
    JUDGMENTS,
    OBLIGATIONS,
    OFFICERS,
    PARTIES,
)
from thads.readers.exchange.tree import Tree, judgment_roots

CREDITOR = "duoc_thi_hanh"


def check(entries: Entries, existing: Existing, tree: Tree, problems: Problems) -> None:
    """Nêu mọi lỗi của bốn bảng này."""
    refuse_duplicates(JUDGMENTS, ("ma",), entries[JUDGMENTS], problems)
    refuse_duplicates(CASES, ("ma",), entries[CASES], problems)
    refuse_duplicates(OBLIGATIONS, ("viec", "ma"), entries[OBLIGATIONS], problems)
    _check_judgments(entries, existing, tree, problems)
    _check_cases(entries, existing, tree, problems)
    for sheet in (PARTIES, OBLIGATIONS):
        refuse_unknown_cases(sheet, entries, problems)
    _check_creditors(entries, problems)


def _check_creditors(entries: Entries, problems: Problems) -> None:
    """Who receives an obligation is one creditor of the case, by name or papers."""
    creditors: Counter[tuple[str, str]] = Counter()
    for party in entries[PARTIES]:
        if party["vai_tro"] == CREDITOR:
            names = {party["ho_ten"], party["so_giay_to"]} - {None}
            creditors.update((party["viec"], name) for name in names)
    for entry in entries[OBLIGATIONS]:
        name = entry["nguoi_duoc"]
        found = creditors[entry["viec"], name] if name else 1
        if found != 1:
            told = (
                f"{found} người được thi hành án của việc cùng tên; ghi số giấy tờ."
                if found
                else "Không phải người được thi hành án của việc trong bảng duong_su."
            )
            problems.add(OBLIGATIONS, entry, "nguoi_duoc", told)
        elif entry["ngay_yeu_cau"] and not name:
            told = "Ghi ngày yêu cầu thì ghi cả người được nhận ở cột nguoi_duoc."
            problems.add(OBLIGATIONS, entry, "ngay_yeu_cau", told)
        elif name and entry["loai"] not in ("tien", None):
            told = "Chỉ ghi người được nhận cho nghĩa vụ bằng tiền."
            problems.add(OBLIGATIONS, entry, "nguoi_duoc", told)


def refuse_unknown_cases(
    sheet: str, entries: Entries, problems: Problems, known: Collection[str] = ()
) -> None:
    """Nêu các dòng của một bảng nhắc đến việc không có trong sổ."""
    cases = {entry["ma"] for entry in entries[CASES]} | set(known)
    for entry in entries[sheet]:
        if entry["viec"] not in cases:
            refuse_unknown(
                sheet, entry, "viec", "việc", cases, problems, "trong bảng viec"
            )


def _check_judgments(
    entries: Entries, existing: Existing, tree: Tree, problems: Problems
) -> None:
    roots = judgment_roots(entries, tree)
    for entry in entries[JUDGMENTS]:
        code = entry["ma"]
        if code is None:
            continue
        if not roots[code]:
            problems.add(
                JUDGMENTS,
                entry,
                "ma",
                f"Không rõ bản án {code} của tỉnh nào. Cần một việc hoặc một đơn vị.",
            )
        for root in roots[code]:
            if (root, code) in existing.judgments:
                _say_it_is_there(JUDGMENTS, entry, "bản án", root, problems)


def _check_cases(
    entries: Entries, existing: Existing, tree: Tree, problems: Problems
) -> None:
    officers = {entry["ma"] for entry in entries[OFFICERS]} | existing.officers.keys()
    judgments = {entry["ma"] for entry in entries[JUDGMENTS]}
    for entry in entries[CASES]:
        refuse_unknown(CASES, entry, "don_vi", "đơn vị", tree, problems)
        refuse_unknown(CASES, entry, "chap_hanh_vien", "cán bộ", officers, problems)
        root = tree.root(entry["don_vi"]) if entry["don_vi"] in tree else ""
        if (root, entry["ban_an"]) not in existing.judgments:
            refuse_unknown(CASES, entry, "ban_an", "bản án", judgments, problems)
        if (root, entry["ma"]) in existing.cases:
            _say_it_is_there(CASES, entry, "việc", root, problems)


def _say_it_is_there(
    sheet: str, entry: Entry, noun: str, root: str, problems: Problems
) -> None:
    problems.add(
        sheet,
        entry,
        "ma",
        f"Đã có {noun} mang mã này trong hệ thống, cùng tỉnh {root}. "
        f"Cần mã mới; {noun} đã nhập thì không nhập lại.",
    )
