"""Hành vi làm việc được tính: the act that put a case into a column."""

from collections.abc import Iterable

from thads.law.acts import history as acts
from thads.law.acts.history import History, RecordedAct
from thads.law.indicators.counting import LINE_OF_MOVEMENT
from thads.law.indicators.lines import Line
from thads.law.indicators.period import Period
from thads.law.indicators.placing import RECEIPT, placed

_OPENING = frozenset({acts.DECISION, acts.CONTINUATION})
_CODES = {
    Line.RECEIVED: frozenset({RECEIPT}),
    Line.CARRIED_OVER: frozenset({acts.DECISION}),
    Line.NEW: _OPENING,
    Line.ENTRUSTED: frozenset({"quyet_dinh_uy_thac"}),
    Line.WITHDRAWN: frozenset({"quyet_dinh_thu_hoi", "quyet_dinh_huy"}),
    Line.TO_SEPARATE_BOOK: frozenset({acts.TO_SEPARATE_BOOK}),
    Line.SENT_BACK: frozenset({"gui_lai_yeu_cau"}),
    Line.DONE: frozenset({"ket_thuc", "quyet_dinh_uy_thac"}),
    Line.TERMINATED: frozenset({"quyet_dinh_dinh_chi"}),
    Line.REDUCED: frozenset({"quyet_dinh_mien_giam"}),
    Line.IN_PROGRESS: _OPENING,
    Line.POSTPONED_BY_AGREEMENT: frozenset({acts.POSTPONEMENT}),
    Line.WITHOUT_MEANS: frozenset({acts.NO_MEANS}),
    Line.POSTPONED: frozenset({acts.POSTPONEMENT}),
    Line.SUSPENDED: frozenset({"quyet_dinh_tam_dinh_chi"}),
    Line.PAUSED: frozenset({"tam_dung_giai_quyet_khieu_nai"}),
    Line.OTHER: frozenset[str](),
    Line.IN_SEPARATE_BOOK: frozenset({acts.TO_SEPARATE_BOOK}),
    Line.KEPT_IN_SEPARATE_BOOK: frozenset({acts.TO_SEPARATE_BOOK}),
}


def deciding_act(
    history: History, period: Period, lines: Iterable[str], *, is_money: bool
) -> RecordedAct | None:
    """Hành vi quyết định: the last standing act that led to one of the lines.

    For money already settled it is the last movement in the period; for a case, or
    the rest of its money, the act behind its status at the end of the period.
    """
    wanted = frozenset(map(Line, lines))
    if is_money and (moved := _last_movement(history, period, wanted)):
        return moved
    spot = placed(history, period)
    if spot is None:
        return None
    standing = {spot.entry, spot.place, *_memo(spot.is_in_separate_book)} & wanted
    # The place says more than the way in when a column holds both.
    for line in sorted(standing or wanted, key=lambda each: each == spot.entry):
        if line is not None and (act := _last(history, period, _CODES[line])):
            return act
    return _last(history, period, frozenset({acts.DECISION}))


def _memo(is_in_separate_book: bool) -> tuple[Line, ...]:
    both = (Line.IN_SEPARATE_BOOK, Line.KEPT_IN_SEPARATE_BOOK)
    return both if is_in_separate_book else ()


def _last_movement(
    history: History, period: Period, wanted: frozenset[Line]
) -> RecordedAct | None:
    settled = [
        movement.seq
        for movement in history.folded.movements
        if movement.on in period and LINE_OF_MOVEMENT[movement.kind] in wanted
    ]
    return next((a for a in history.acts if settled and a.seq == settled[-1]), None)


def _last(
    history: History, period: Period, codes: frozenset[str]
) -> RecordedAct | None:
    ended = history.folded.ended_on
    limit = period.last if ended is None else min(ended, period.last)
    found = [a for a in history.acts if a.code in codes and a.effective_on <= limit]
    return found[-1] if found else None
