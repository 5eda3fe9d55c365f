"""Ghi tiếp: rows of acts for cases that the system has already.

They carry on where the case stands: the next numbers, a recording not before the book's
last act. They come in a book of their own, without new cases, so that each agency's book
takes them in one order.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts.history import CaseFacts, RecordedAct
from thads.readers.exchange.entries import Entries, Entry, Problems
from thads.readers.exchange.format import ACTS, CASES
from thads.records.cases.models import PROCEDURE
from thads.records.ledger.models import Proceeding
from thads.records.ledger.queries import acts_by_proceeding, facts_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Việc đã có: where it stands, and what it is about."""

    id: int
    root: str
    code: str
    unit: str
    judged_on: date
    facts: CaseFacts
    acts: tuple[RecordedAct, ...]


def standing_cases(entries: Entries) -> dict[str, list[Standing]]:
    """Những việc đã có mà sổ này ghi tiếp, by code; two where two provinces have it."""
    new = {entry["ma"] for entry in entries[CASES]}
    codes = {entry["viec"] for entry in entries[ACTS]} - new - {None}
    rows = Proceeding.objects.filter(code__in=codes, procedure=PROCEDURE)
    found = list(rows.select_related("root", "unit", "origin_unit", "case__judgment"))
    acts = acts_by_proceeding([each.pk for each in found])
    standing: dict[str, list[Standing]] = defaultdict(list)
    for each in found:
        standing[each.code].append(
            Standing(
                id=each.pk,
                root=each.root.code,
                code=each.code,
                unit=each.unit.code,
                judged_on=each.case.judgment.date,
                facts=facts_of(each),
                acts=tuple(acts.get(each.pk, ())),
            )
        )
    return dict(standing)


def rows_by_case(
    entries: Entries, standing: dict[str, list[Standing]]
) -> Iterator[tuple[Standing, list[Entry]]]:
    """Mỗi việc đã có và các dòng ghi tiếp của nó, by number."""
    for cases in standing.values():
        rows = [entry for entry in entries[ACTS] if entry["viec"] == cases[0].code]
        yield cases[0], sorted(rows, key=lambda entry: entry["stt"] or 0)


def check(
    entries: Entries, standing: dict[str, list[Standing]], problems: Problems
) -> None:
    """Nêu mọi lỗi của các dòng ghi tiếp."""
    for case, rows in rows_by_case(entries, standing):
        if len(standing[case.code]) > 1:
            roots = ", ".join(each.root for each in standing[case.code])
            told = f"Việc {case.code} có ở nhiều tỉnh ({roots}): không rõ ghi vào đâu."
            problems.add(ACTS, rows[0], "viec", told)
        elif entries[CASES]:
            told = (
                f"Việc {case.code} đã có trong hệ thống; sổ này có cả việc mới. "
                "Nhập việc mới trước, rồi ghi tiếp bằng một sổ riêng."
            )
            problems.add(ACTS, rows[0], "viec", told)
        _check_rows(case, rows, problems)


def _check_rows(case: Standing, rows: list[Entry], problems: Problems) -> None:
    last = max((act.seq for act in case.acts), default=0)
    earlier: datetime | None = None
    for wanted, row in enumerate(rows, start=last + 1):
        if row["stt"] not in (None, wanted):
            told = (
                f"Việc {case.code} đã có đến hành vi {last}; dòng này cần stt {wanted}."
            )
            problems.add(ACTS, row, "stt", told)
        if row["ngay"] is not None and row["ngay"] < case.judged_on:
            told = f"Trước ngày của bản án ({case.judged_on:%d/%m/%Y})."
            problems.add(ACTS, row, "ngay", told)
        moment = row["ghi_nhan_luc"]
        if moment and earlier and moment < earlier:
            told = "Ghi nhận sớm hơn hành vi trước của việc. Cần theo thứ tự ghi nhận."
            problems.add(ACTS, row, "ghi_nhan_luc", told)
        earlier = moment or earlier
