"""Diễn biến để tính thời hạn: the acts up to a day, with what stood before each."""

from bisect import bisect_left
from collections.abc import Container, Iterable
from datetime import date
from itertools import accumulate

from thads.law.acts import History, Means, RecordedAct
from thads.law.acts.history import (
    CONTINUATION,
    DECISION,
    NO_MEANS,
    TO_SEPARATE_BOOK,
)
from thads.law.acts.promising import closings
from thads.law.acts.waiting import is_long
from thads.law.deadlines.terms import Trigger
from thads.law.statutes import Regime, regime

VERIFICATION = "xac_minh"
COLLECTION = "thu_tien"
PAYOUT = "chi_tra"


class Walk:
    """Các hành vi tính đến một ngày, theo thứ tự, kèm phân loại trước mỗi hành vi."""

    def __init__(self, history: History, as_of: date) -> None:
        self.as_of = as_of
        self.on_request = history.facts.on_request
        self.acts: list[RecordedAct] = [
            act for act in history.acts if act.effective_on <= as_of
        ]
        ended_on = history.folded.ended_on
        self.ended_on = ended_on if ended_on and ended_on <= as_of else None
        self.codes = [act.code for act in self.acts]
        self.decided_at = -1
        self.means_before: list[Means] = []
        self.in_separate_book: list[bool] = []
        self._no_means_before: list[int | None] = []
        self._by_code: dict[str, list[int]] = {}
        self._promises: dict[int, RecordedAct] | None = None
        self._read()
        self._until_the_end = self._count_until_the_end()
        self.performed_at = self._find_full_performance(history)

    def _read(self) -> None:
        no_means: int | None = None
        separate = False
        for place, act in enumerate(self.acts):
            self.means_before.append(Means.WITH if no_means is None else Means.WITHOUT)
            self.in_separate_book.append(separate)
            self._by_code.setdefault(act.code, []).append(place)
            if act.code == NO_MEANS:
                no_means = place
            elif act.code == CONTINUATION:
                no_means, separate = None, False
            elif act.code == TO_SEPARATE_BOOK:
                separate = True
            elif act.code == DECISION and self.decided_at < 0:
                self.decided_at = place
            self._no_means_before.append(no_means)

    def stopped_at(self, place: int, codes: Container[str]) -> int | None:
        """Vị trí hành vi đang làm việc dừng lại ngay trước vị trí này, if one stands."""
        stopped: int | None = None
        for earlier in range(self.decided_at + 1, place):
            code = self.codes[earlier]
            if code == CONTINUATION:
                stopped = None
            elif code in codes:
                stopped = earlier
        return stopped

    @property
    def in_course_until(self) -> date:
        """Ngày cuối việc còn được thi hành, tính đến ngày được hỏi."""
        return self.as_of if self.ended_on is None else self.ended_on

    @property
    def codes_present(self) -> Iterable[str]:
        """Các mã có trong diễn biến."""
        return self._by_code.keys()

    def places(self, codes: frozenset[str]) -> list[int]:
        """Vị trí các hành vi có một trong các mã, theo thứ tự."""
        if len(codes) == 1:
            (only,) = codes
            return self._by_code.get(only, [])
        return sorted(place for code in codes for place in self._by_code.get(code, ()))

    def preceded(self, trigger: Trigger, place: int) -> bool:
        """Đã có hành vi đó (với kết quả đó) trước vị trí này."""
        for earlier in self._by_code.get(trigger.act, ()):
            if earlier >= place:
                return False
            if trigger.result in ("", self.acts[earlier].result):
                return True
        return False

    def completing(self, code: str, act: RecordedAct) -> int | None:
        """Vị trí hành vi bổ sung đủ điều kiện, khi nó đến sau hành vi này.

        Only what begins under the law of 2025 waits for it.
        """
        if regime(act.effective_on) is not Regime.LUAT_2025:
            return None
        place = next(iter(self._by_code.get(code, ())), None)
        if place is None or self.acts[place].effective_on <= act.effective_on:
            return None
        return place

    def place_of(self, seq: int) -> int:
        """Vị trí của hành vi có số thứ tự đó."""
        return next(i for i, act in enumerate(self.acts) if act.seq == seq)

    def limit(self, *, outlives_case: bool) -> int:
        """Số hành vi có tác dụng: what comes after the end changes nothing, as a rule."""
        return len(self.acts) if outlives_case else self._until_the_end

    def _count_until_the_end(self) -> int:
        if self.ended_on is None:
            return len(self.acts)
        return sum(act.effective_on <= self.ended_on for act in self.acts)

    def long_interval(self, place: int) -> bool:
        """Kỳ dài: prison of long duration or an address not known."""
        no_means = self._no_means_before[place]
        if no_means is None:
            return False
        return is_long(self.acts[no_means])

    def checks_since_no_means(self, place: int) -> int:
        """Số lần xác minh từ quyết định chưa có điều kiện đến hành vi này."""
        no_means = self._no_means_before[place]
        if no_means is None:
            return 0
        checks = self._by_code.get(VERIFICATION, [])
        return bisect_left(checks, place + 1) - bisect_left(checks, no_means)

    def _find_full_performance(self, history: History) -> int | None:
        """Vị trí hành vi làm xong toàn bộ nghĩa vụ tính được bằng tiền."""
        moved = {each.seq: each.amount for each in history.folded.movements}
        rest = history.facts.due
        if rest <= 0 or not moved:
            return None
        done = None
        for place, act in enumerate(self.acts):
            rest -= moved.get(act.seq, 0)
            if rest > 0:  # late interest is owed again after the principal was paid
                done = None
            elif done is None:
                done = place
        return done

    def promise_closed_at(
        self, promise: int, stopped: int | None, limit: int
    ) -> int | None:
        """Vị trí hành vi giữ lời hứa này hoặc trả lời nó, unless it was stopped before."""
        if self._promises is None:
            self._promises = closings(self.acts)
        closing = self._promises.get(self.acts[promise].seq)
        if closing is None:
            return stopped
        place = self.acts.index(closing)
        if place >= limit:
            return stopped
        return place if stopped is None else min(place, stopped)

    def paid_out_at(self, receipt: int) -> int | None:
        """Vị trí lần chi trả làm đủ số đã thu đến lần thu này."""
        receipts = self._by_code.get(COLLECTION, [])
        collected = sum(
            self.acts[place].amount or 0 for place in receipts if place <= receipt
        )
        payouts = self._by_code.get(PAYOUT, [])
        paid = list(accumulate(self.acts[place].amount or 0 for place in payouts))
        enough = bisect_left(paid, collected)
        return payouts[enough] if enough < len(payouts) else None
