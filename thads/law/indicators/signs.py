"""Dấu hiệu cần xem lại: what a case's own acts tell about the days around a closing.

The practices that practitioners describe have a form: something happens just before the
figures are closed and is undone, or written down, just after. Each rule here says only
that a case has that form and which acts make it. A sign is never a verdict: an honest
mistake, set right, has the same form. How many are too many is asked of the whole unit
(``tails``). Windows and lags belong to the office, not to the law.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from thads.law.acts.chronicle import chronicle
from thads.law.acts.folding import history
from thads.law.acts.history import (
    CONTINUATION,
    NO_MEANS,
    POSTPONEMENT,
    TO_SEPARATE_BOOK,
    CaseFacts,
    CaseStatus,
    History,
    Means,
    RecordedAct,
    Span,
)
from thads.law.indicators.placing import RECEIPT
from thads.law.periods import Calendar, count, default_calendar, local_day
from thads.law.statutes import find

REQUEST_RECEIPT = "nhan_yeu_cau"
RECEIPTS = frozenset({RECEIPT, REQUEST_RECEIPT})

WEIGHTY = frozenset(
    {
        *("ket_thuc", "quyet_dinh_dinh_chi", "quyet_dinh_uy_thac"),
        *("quyet_dinh_thu_hoi", "quyet_dinh_huy", "quyet_dinh_tam_dinh_chi"),
        *("thu_tien", "giao_tai_san", "gui_lai_yeu_cau"),
        *(NO_MEANS, POSTPONEMENT, CONTINUATION, TO_SEPARATE_BOOK),
    }
)
"""Hành vi làm đổi kết quả của kỳ, whose day decides in which period they count."""

ONGOING = frozenset(
    {
        *("thu_tien", "giao_tai_san", "ke_bien", "xac_minh", CONTINUATION),
        *("quyet_dinh_cuong_che", "to_chuc_cuong_che"),
    }
)
"""Hành vi của một việc còn đang thi hành: none of them follows an end."""


class SignKind(StrEnum):
    """Loại dấu hiệu."""

    LATE_NO_MEANS = "don_xep_chua"
    SWING_TO_NO_MEANS = "sang_chua_roi_ve"
    SWING_TO_MEANS = "sang_co_roi_ve"
    REOPENED = "dong_roi_mo"
    PUSHED = "day_qua_ky"
    BACKDATED = "ghi_lui_ngay"
    RING = "vong_uy_thac"
    CROSSED = "uy_thac_cheo"


@dataclass(frozen=True, slots=True)
class Watch:
    """Khoảng xem: days before and after a closing, and how late a recording may be.

    `before` counts the last days of the period, `after` the days that follow it;
    `lag` is the longest wait between an act and its recording that asks for no look,
    `written` the days after the period in which a late recording is looked for. `near`
    are the last few of those before, looked at once more (0: they are not).
    """

    before: int
    after: int
    lag: int
    written: int
    near: int = 0

    def opens(self, last: date) -> date:
        """Ngày đầu của những ngày cuối kỳ."""
        return last - timedelta(days=self.before - 1)

    def is_near(self, day: date, last: date) -> bool:
        """Trong mấy ngày sát ngày cuối kỳ."""
        return last - timedelta(days=self.near) < day <= last

    def until(self, last: date) -> date:
        """Ngày cuối của những ngày sau kỳ."""
        return last + timedelta(days=self.after)

    def is_before(self, day: date, last: date) -> bool:
        """Trong những ngày cuối kỳ."""
        return self.opens(last) <= day <= last

    def written_until(self, last: date) -> date:
        """Ngày cuối mà một ghi nhận muộn còn được xem."""
        return last + timedelta(days=self.written)

    def is_after(self, day: date, last: date) -> bool:
        """Trong những ngày sau kỳ."""
        return last < day <= self.until(last)


@dataclass(frozen=True, slots=True)
class Sign:
    """Một dấu hiệu ở một việc: what was done before the closing, what came after.

    `undone_on` is None where the first step alone is what was counted.
    """

    kind: SignKind
    unit: str
    done_on: date
    undone_on: date | None


Acts = Sequence[RecordedAct]
Found = tuple[SignKind, date, date | None]
"""Điều một quy tắc thấy: the kind, the day before the closing, the day after it."""

Rule = Callable[[CaseFacts, Acts, History, date, Watch], Iterator[Found]]


def signs(
    facts: CaseFacts,
    acts: Iterable[RecordedAct],
    last: date,
    known_at: datetime,
    watch: Watch,
) -> list[Sign]:
    """Mọi dấu hiệu của một việc quanh ngày cuối kỳ, as known at a moment.

    They stand with the unit that held the case on the last day of the period.
    """
    recorded = [act for act in acts if act.recorded_at <= known_at]
    told = history(facts, recorded, known_at)
    state = told.folded.state_on(last)
    if state is None:
        return []
    return [
        Sign(kind, state.unit, done_on, undone_on)
        for rule in RULES
        for kind, done_on, undone_on in rule(facts, recorded, told, last, watch)
    ]


def turnings(spans: Sequence[Span]) -> list[tuple[date, Means]]:
    """Các lần đổi phân loại of an open case: the day and the new class."""
    return [
        (later.valid_from, later.state.means)
        for earlier, later in pairwise(spans)
        if earlier.state.means is not later.state.means
        and earlier.state.status is not CaseStatus.RECEIVED
        and not earlier.state.ended
        and not later.state.ended
    ]


def swings(
    _: CaseFacts, __: Acts, told: History, last: date, watch: Watch
) -> Iterator[Found]:
    """Đổi phân loại cuối kỳ rồi đổi lại: the class at the closing held for days only."""
    turned = turnings(told.folded.spans)
    before = [each for each in turned if watch.is_before(each[0], last)]
    after = [on for on, _ in turned if watch.is_after(on, last)]
    if not before:
        return
    on, means = before[-1]
    to_none = means is Means.WITHOUT
    if to_none:
        yield SignKind.LATE_NO_MEANS, on, None
    if after:
        kind = SignKind.SWING_TO_NO_MEANS if to_none else SignKind.SWING_TO_MEANS
        yield kind, on, after[0]


def reopened(
    facts: CaseFacts, acts: Acts, told: History, last: date, watch: Watch
) -> Iterator[Found]:
    """Đóng rồi mở: ended before the closing; after it the end is taken back, or the
    case goes on as if there had been none."""
    undone = [
        *_ends_taken_back(facts, acts, told, last, watch),
        *_went_on(told, last, watch),
    ]
    if undone:
        yield (SignKind.REOPENED, *min(undone))


def _ends_taken_back(
    facts: CaseFacts, acts: Acts, told: History, last: date, watch: Watch
) -> Iterator[tuple[date, date]]:
    state = told.folded.state_on(last)
    if state is None or state.ended:
        return
    for known in chronicle(facts, acts).spans:
        span, until = known.value, known.recorded_to
        if until is None or not span.state.ended:
            continue
        if not watch.is_before(span.valid_from, last):
            continue
        if watch.is_after(local_day(until), last):
            yield span.valid_from, local_day(until)


def _went_on(told: History, last: date, watch: Watch) -> Iterator[tuple[date, date]]:
    ended = told.folded.ended_on
    if ended is None or not watch.is_before(ended, last):
        return
    for act in told.acts:
        if act.code in ONGOING and watch.is_after(act.effective_on, last):
            yield ended, act.effective_on


def pushed(
    facts: CaseFacts, _: Acts, told: History, last: date, watch: Watch
) -> Iterator[Found]:
    """Đẩy qua kỳ: received before the closing, decided after it and after the term of
    the law, or written down as received only when the period was over."""
    opened = told.folded.opened_on
    if opened is None or not watch.is_after(opened, last):
        return
    received = [
        act
        for act in told.acts
        if act.code in RECEIPTS and watch.is_before(act.effective_on, last)
    ]
    if not received:
        return
    on = max(act.effective_on for act in received)
    is_late = any(_is_recorded_late(act, last, watch) for act in received)
    if is_late or opened > decision_due(on, on_request=facts.on_request):
        yield SignKind.PUSHED, on, opened


def decision_due(
    received: date, *, on_request: bool, calendar: Calendar | None = None
) -> date:
    """Hạn ra quyết định thi hành án by the law of the day of receipt."""
    key = "ra_quyet_dinh_theo_yeu_cau" if on_request else "ra_quyet_dinh_chu_dong"
    term = find(key, received)
    if term is None:
        return received
    calendar = calendar or default_calendar()
    return count(term.unit, received, term.value, calendar).due_on


def backdated(
    _: CaseFacts, __: Acts, told: History, last: date, watch: Watch
) -> Iterator[Found]:
    """Ghi lùi ngày: dated before the closing, written down long after it."""
    late = [
        (act.effective_on, local_day(act.recorded_at))
        for act in told.acts
        if act.code in WEIGHTY
        and watch.is_before(act.effective_on, last)
        and _is_recorded_late(act, last, watch)
    ]
    if late:
        yield (SignKind.BACKDATED, *min(late))


def _is_recorded_late(act: RecordedAct, last: date, watch: Watch) -> bool:
    written = local_day(act.recorded_at)
    waited = (written - act.effective_on).days
    return waited > watch.lag and last < written <= watch.written_until(last)


RULES: tuple[Rule, ...] = (swings, reopened, pushed, backdated)
"""Các quy tắc xem một việc; rings are seen over several (``rings``)."""
