"""Xếp việc vào biểu: where one case stands in a period, and by which unit.

The plain meaning of architecture §5, one case at a time. DuckDB computes the same
over all cases; generated histories hold the two together.
"""

from dataclasses import dataclass

from thads.law.acts.history import CaseState, CaseStatus, Folded, History, Means
from thads.law.indicators.lines import PLACE_OF_STATUS, Line
from thads.law.indicators.period import Period

RECEIPT = "nhan_ban_an"


@dataclass(frozen=True, slots=True)
class Placed:
    """Chỗ của một việc: unit at T, how it came into the period, where it stands.

    `entry` and `place` are None for a case that is no part of the period's total.
    """

    unit: str
    entry: Line | None
    place: Line | None
    is_in_separate_book: bool
    received_judgment: bool


def placed(history: History, period: Period) -> Placed | None:
    """Xếp một việc as it stands at the end of the period; None before any act."""
    state = history.folded.state_on(period.last)
    if state is None:
        return None
    way_in = entry(history.folded, period)
    return Placed(
        unit=state.unit,
        entry=way_in,
        place=place(state) if way_in else None,
        is_in_separate_book=state.status is CaseStatus.SEPARATE_BOOK,
        received_judgment=received_judgment(history, period),
    )


def entry(folded: Folded, period: Period) -> Line | None:
    """Thụ lý: carried over (B2), new (B3), or no part of the period."""
    opened = folded.opened_on
    if opened is None or opened > period.last:
        return None
    if opened >= period.first:
        return Line.NEW
    before = folded.state_on(period.eve)
    if before is None or before.ended:
        return None
    if before.status is not CaseStatus.SEPARATE_BOOK:
        return Line.CARRIED_OVER
    return Line.NEW if _left_separate_book(folded, period) else None


def _left_separate_book(folded: Folded, period: Period) -> bool:
    """Ra khỏi sổ theo dõi riêng: any other status on some day of the period."""
    return any(
        span.state.status is not CaseStatus.SEPARATE_BOOK
        and span.valid_from <= period.last
        and (span.valid_to is None or span.valid_to >= period.first)
        for span in folded.spans
    )


def place(state: CaseState) -> Line:
    """Trạng thái cuối kỳ: no means comes before whatever else stops an open case."""
    is_open = not state.ended and state.status is not CaseStatus.SEPARATE_BOOK
    if is_open and state.means is Means.WITHOUT:
        return Line.WITHOUT_MEANS
    return PLACE_OF_STATUS[state.status]


def received_judgment(history: History, period: Period) -> bool:
    """Đã nhận bản án (B0): received in the period, before the case had ended."""
    ended = history.folded.ended_on
    return any(
        act.code == RECEIPT
        and act.effective_on in period
        and (ended is None or act.effective_on <= ended)
        for act in history.acts
    )
