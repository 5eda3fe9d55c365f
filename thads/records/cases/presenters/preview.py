"""Khi ghi, hệ thống sẽ: what one more act would change, computed and not written."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts.history import History
from thads.law.acts.rules import Refusal
from thads.law.deadlines import Deadline, DeadlineState, derive
from thads.law.indicators import (
    Edition,
    Period,
    UnknownFormError,
    cases_form,
    edition,
)
from thads.records.cases.presenters.chips import Chip, means_chip, status_chip
from thads.records.cases.presenters.money import remaining
from thads.records.cases.presenters.next_acts import from_when

FORM = "01"
# Which part of the form a rule of the law speaks of; the others concern the act itself.
FIELD_OF_RULE = {
    "ground_is_given": "ly_do",
    "ground_is_of_the_law_of_its_day": "ly_do",
    "result_is_given": "ket_qua",
    "result_is_known": "ket_qua",
    "amount_is_given": "so_tien",
    "amount_is_not_negative": "so_tien",
    "payout_is_within_what_was_collected": "so_tien",
    "reduction_is_within_what_remains": "so_tien",
    "receiving_unit_is_given": "don_vi_nhan",
    "correction_names_a_standing_act": "dinh_chinh_stt",
    "signatory_has_authority": "ky_boi",
    "coercion_is_not_at_night": "gio",
    "act_is_not_before_the_decision": "ngay",
    "act_is_not_after_its_recording": "ngay",
    "act_exists_in_the_law_of_its_day": "ngay",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Từ nhãn này sang nhãn kia; the same chip twice means it stays."""

    label: str
    before: Chip | None
    after: Chip

    @property
    def stays(self) -> bool:
        """Không đổi."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class TermLine:
    """Một thời hạn mở ra, đã xong hoặc hết hiệu lực."""

    on: date
    name: str
    citation: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Một điều cản, in words, with its basis."""

    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của biểu 01 thay đổi."""

    letter: str
    name: str
    difference: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Hệ quả của một hành vi chưa ghi."""

    changes: Sequence[Change]
    opened: Sequence[TermLine]
    met: Sequence[TermLine]
    ended: Sequence[TermLine]
    remaining_before: int
    remaining_after: int
    month: date
    columns: Sequence[Column]
    refusals: Sequence[Reason]
    is_incomplete: bool
    is_case: bool = True

    @property
    def money_moves(self) -> bool:
        """Số còn lại có đổi."""
        return self.remaining_before != self.remaining_after


def preview(
    before: History, after: History, refusals: Sequence[Refusal], today: date
) -> Preview:
    """So sánh việc trước và sau hành vi, on the day of recording."""
    was, now = derive(before, today), derive(after, today)
    known = {_key(term): term for term in was}
    fresh = [term for term in now if _key(term) not in known]
    settled = [
        term
        for term in now
        if _key(term) in known and known[_key(term)].state is not term.state
    ]
    return Preview(
        changes=list(_changes(before, after)),
        opened=[_line(term) for term in fresh if term.state is not DeadlineState.VOID],
        met=[_line(term) for term in settled if term.met_on is not None],
        ended=[_line(term) for term in settled if term.void_on is not None],
        remaining_before=remaining(before),
        remaining_after=remaining(after),
        month=today,
        columns=columns_changed(before, after, today),
        refusals=[
            Reason(_in_words(each), str(each.citation))
            for each in refusals
            if not _is_missing(each)
        ],
        is_incomplete=any(_is_missing(each) for each in refusals),
    )


def _is_missing(refusal: Refusal) -> bool:
    """A part not filled in yet: said as such, not as something forbidden."""
    return refusal.rule.endswith("_is_given")


def _key(term: Deadline) -> tuple[str, int, date, date]:
    return term.code, term.from_act, term.from_date, term.due_on


def _line(term: Deadline) -> TermLine:
    late = term.state is DeadlineState.MET_LATE
    return TermLine(
        on=term.due_on,
        name=term.name,
        citation=str(term.citation),
        confidence=term.confidence,
        note="trễ hạn" if late else "",
    )


def _changes(before: History, after: History) -> Iterable[Change]:
    was, now = before.state, after.state
    if now is None:
        return
    old = status_chip(was.status) if was else None
    yield Change("Trạng thái", old, status_chip(now.status))
    old = means_chip(was.means) if was else None
    yield Change("Phân loại", old, means_chip(now.means))


def columns_changed(before: History, after: History, today: date) -> list[Column]:
    """Các cột của biểu 01, kỳ tính đến hết tháng này, that this act would change."""
    month_end = today.replace(day=monthrange(today.year, today.month)[1])
    try:
        form = edition(FORM, month_end)
    except UnknownFormError:
        return []
    period = Period.until(month_end)
    was, now = _cells(before, period), _cells(after, period)
    return list(_differences(form, was, now))


def _cells(history: History, period: Period) -> dict[str, int]:
    """The case's own part of the form, whichever unit holds it."""
    counted: dict[str, int] = {}
    for cells in cases_form([history], period).values():
        for letter, value in cells.items():
            if isinstance(value, int):
                counted[letter] = counted.get(letter, 0) + value
    return counted


def _differences(
    form: Edition, was: dict[str, int], now: dict[str, int]
) -> Iterable[Column]:
    for column in form.printed_columns():
        difference = now.get(column.letter, 0) - was.get(column.letter, 0)
        if not column.is_rate and difference:
            yield Column(column.shown_letter, column.name, difference)


def sentence(refusal: Refusal) -> str:
    """Câu từ chối with the first day on which it will pass, and its citation."""
    return f"{_in_words(refusal)} ({refusal.citation})"


def _in_words(refusal: Refusal) -> str:
    lifted = f" {refusal.unless}." if refusal.unless else ""
    return f"{refusal.sentence}{from_when(refusal)}{lifted}"
