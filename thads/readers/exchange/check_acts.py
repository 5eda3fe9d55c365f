"""Kiểm tra hành vi: only what cannot be read or cannot exist is an error.

What the law would refuse is history all the same; it is imported and shown as a
finding (see `findings`).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts import catalogue
from thads.law.acts.history import CORRECTION, DECISION, HAND_OVER
from thads.readers.exchange import continuing
from thads.readers.exchange.cells import one_of
from thads.readers.exchange.check_cases import refuse_unknown_cases
from thads.readers.exchange.check_units import refuse_duplicates, refuse_unknown
from thads.readers.exchange.entries import MISSING, Entries, Entry, Problems
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.format import ACTS, CASES, JUDGMENTS
from thads.readers.exchange.problems import shown
from thads.readers.exchange.signers import Signers, signers
from thads.readers.exchange.tree import Tree
from thads.records.agencies.titles import SIGNING_ROLES

INTAKE = frozenset({"nhan_ban_an", "nhan_yeu_cau", "tu_choi_yeu_cau"})
VERIFICATION = "xac_minh"
_OPENS = INTAKE | {DECISION}


@dataclass(frozen=True, slots=True)
class _Context:
    existing: Existing
    tree: Tree
    now: datetime
    problems: Problems
    signers: Signers

    def say(self, entry: Entry, column: str, message: str) -> None:
        self.problems.add(ACTS, entry, column, message)


def check(
    entries: Entries,
    existing: Existing,
    tree: Tree,
    now: datetime,
    problems: Problems,
) -> None:
    """Nêu mọi lỗi của bảng hành vi."""
    context = _Context(existing, tree, now, problems, signers(entries, existing))
    refuse_duplicates(ACTS, ("viec", "stt"), entries[ACTS], problems)
    refuse_unknown_cases(ACTS, entries, problems, existing.standing)
    by_case: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries[ACTS]:
        _check_act(entry, context)
        by_case[entry["viec"]].append(entry)
    judged = {entry["ma"]: entry["ngay"] for entry in entries[JUDGMENTS]}
    for case in entries[CASES]:
        acts = by_case.get(case["ma"], [])
        _check_corrections(acts, context)
        _check_beginning(acts, _judged_on(case, judged, context), context)
        _check_book(case["don_vi"], case["ma"], acts, context)
    continuing.check(entries, existing.standing, problems)
    for standing, acts in continuing.rows_by_case(entries, existing.standing):
        _check_corrections(acts, context, {act.seq for act in standing.acts})
        _check_book(standing.unit, None, acts, context)


def acts_in_order_of_recording(acts: list[Entry], now: datetime) -> list[Entry]:
    """Hành vi theo thứ tự ghi nhận, as the book will take them."""
    return sorted(acts, key=lambda act: (act["ghi_nhan_luc"] or now, act["stt"] or 0))


def _check_act(entry: Entry, context: _Context) -> None:
    values = entry.values
    code = values["loai"]
    if values["ghi_nhan_luc"] is not None and values["ghi_nhan_luc"] > context.now:
        context.say(
            entry,
            "ghi_nhan_luc",
            f"Thời điểm ghi nhận ở tương lai. Cần không muộn hơn lúc nhập sổ, "
            f"{context.now:%d/%m/%Y %H:%M:%S}.",
        )
    signer = values["ky_boi"]
    if signer is not None and not context.signers.knows(signer):
        context.say(entry, "ky_boi", _unknown_signer(signer))
    if code is not None:
        _check_kind(entry, code, context)
    if code == HAND_OVER:
        _check_hand_over(entry, context)


def _unknown_signer(signer: str) -> str:
    roles = ", ".join(sorted(SIGNING_ROLES))
    return (
        f"{shown(signer)} không phải mã cán bộ đã biết, cũng không phải vai trò. "
        f"Cần mã cán bộ, hoặc một trong: {roles}."
    )


def _check_kind(entry: Entry, code: str, context: _Context) -> None:
    kind = catalogue.find(code)
    if kind is None:
        context.say(
            entry,
            "loai",
            f"Không có loại hành vi {shown(code)}. "
            "Cần mã trong danh mục hành vi, ví dụ quyet_dinh_thi_hanh_an.",
        )
        return
    money = kind.field("so_tien")
    is_empty = entry.values["so_tien"] is None and "so_tien" not in entry.unfit
    if money is not None and money.required and is_empty:
        context.say(entry, "so_tien", f"{MISSING} Hành vi {code} phải ghi số tiền.")
    if code == VERIFICATION and entry.values["ket_qua"] is not None:
        _check_result(entry, context)


def _check_result(entry: Entry, context: _Context) -> None:
    field = catalogue.kind(VERIFICATION).field("ket_qua")
    slugs = tuple(dict.fromkeys(c.slug for c in field.choices)) if field else ()
    if entry["ket_qua"] not in slugs:
        context.say(
            entry,
            "ket_qua",
            f"{shown(entry['ket_qua'])} không có trong danh mục. {one_of(slugs)}",
        )


def _check_hand_over(entry: Entry, context: _Context) -> None:
    if "don_vi_nhan" in entry.unfit:
        return
    if entry["don_vi_nhan"] is None:
        context.say(entry, "don_vi_nhan", f"{MISSING} Bàn giao phải ghi đơn vị nhận.")
    refuse_unknown(ACTS, entry, "don_vi_nhan", "đơn vị", context.tree, context.problems)


def _check_corrections(
    acts: list[Entry], context: _Context, earlier: Collection[int] = ()
) -> None:
    numbers = {act["stt"] for act in acts} | set(earlier)
    for act in acts:
        corrects = act["dinh_chinh_stt"]
        if "dinh_chinh_stt" in act.unfit:
            continue
        if corrects is None:
            if act["loai"] == CORRECTION:
                context.say(
                    act,
                    "dinh_chinh_stt",
                    f"{MISSING} Đính chính phải nêu stt của hành vi sai.",
                )
        elif corrects == act["stt"]:
            context.say(
                act,
                "dinh_chinh_stt",
                "Hành vi đính chính chính nó. Cần stt của hành vi sai.",
            )
        elif corrects not in numbers:
            context.say(
                act,
                "dinh_chinh_stt",
                f"Việc {act['viec']} không có hành vi số {corrects}. "
                "Cần stt của một hành vi đã ghi của việc này.",
            )


def _judged_on(
    case: Entry, judged: dict[str, date | None], context: _Context
) -> date | None:
    if case["ban_an"] in judged:
        return judged[case["ban_an"]]
    if case["don_vi"] not in context.tree:
        return None
    key = (context.tree.root(case["don_vi"]), case["ban_an"])
    found = context.existing.judgments.get(key)
    return found[1] if found else None


def _check_beginning(
    acts: list[Entry], judged_on: date | None, context: _Context
) -> None:
    """No act before the judgment; none but the intake before the case was taken in.

    An act that was corrected is let through: the wrong date is why it was.
    """
    corrected = {act["dinh_chinh_stt"] for act in acts if act["loai"] == CORRECTION}
    begun = [
        act["ngay"] for act in acts if act["loai"] in _OPENS and act["ngay"] is not None
    ]
    unsure = any(act["loai"] is None or "ngay" in act.unfit for act in acts)
    first = min(begun) if begun else None
    for act in acts:
        day = act["ngay"]
        if day is None or act["stt"] in corrected:
            continue
        if judged_on is not None and day < judged_on:
            context.say(
                act,
                "ngay",
                f"Trước ngày của bản án ({judged_on:%d/%m/%Y}). "
                "Cần ngày từ ngày bản án trở đi.",
            )
        elif unsure or act["loai"] in INTAKE:
            continue
        elif first is None or day < first:
            context.say(act, "ngay", _before_the_case(act, first))


def _before_the_case(act: Entry, first: date | None) -> str:
    if first is None:
        return (
            f"Việc {act['viec']} chưa có hành vi nhận bản án, nhận yêu cầu hay quyết "
            "định thi hành án. Cần một hành vi như vậy, không muộn hơn hành vi này."
        )
    return (
        f"Trước ngày việc được tiếp nhận ({first:%d/%m/%Y}). "
        "Cần ngày từ ngày ấy trở đi."
    )


def _check_book(
    unit: str, case: str | None, acts: list[Entry], context: _Context
) -> None:
    """An agency's book is only ever continued: nothing before its last act."""
    if unit not in context.tree or not context.existing.heads:
        return
    if (context.tree.root(unit), case) in context.existing.cases:
        return  # the case itself is refused: it is there already
    agency = context.tree.agency(unit)
    for act in acts_in_order_of_recording(acts, context.now):
        head = context.existing.heads.get(agency)
        moment = act["ghi_nhan_luc"] or context.now
        if head is not None and moment < head and "ghi_nhan_luc" not in act.unfit:
            context.say(
                act,
                "ghi_nhan_luc",
                f"Sổ của {agency} đã ghi đến {head:%d/%m/%Y %H:%M:%S}. "
                "Sổ chỉ ghi tiếp: cần thời điểm từ lúc ấy trở đi.",
            )
        if act["loai"] == HAND_OVER and act["don_vi_nhan"] in context.tree:
            agency = context.tree.agency(act["don_vi_nhan"])
