"""Xác định lãi chậm: the act that makes it owed, and of which principal it is, or neither."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts.history import CORRECTION, LATE_INTEREST
from thads.law.distribution import CannotDistribute, Interest
from thads.law.money import split
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cases.models import Obligation
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import LateInterest
from thads.records.cashbook.queries.interest_overtaken import Overtaken, overtaken
from thads.records.cashbook.refusals import MoneyRefused, UndoneByLaw, refusals
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.web.formatting import whole

AWARDED = "ban_an_co_tuyen"
"""Căn cứ: the judgment awards it and the creditor asks for it."""
_Answer = Recorded | Refused
_Part = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """Lãi đã tính: of which principal, for which days, in which way."""

    principal: int
    since: date
    until: date
    day_count: str
    interest: Interest
    rate: str = ""

    @property
    def days(self) -> int:
        """Số ngày tính lãi."""
        return sum(each.counted for each in self.interest.segments)


@dataclass(frozen=True, slots=True)
class _Deed:
    """Lần xác định: of which obligation, what was counted, by whom and when."""

    obligation: Obligation
    counted: Counted
    on: date
    by: Person | None
    now: datetime
    number: str = ""
    note: str = ""
    expected_version: int | None = None

    @property
    def case_id(self) -> int:
        return self.obligation.case_id

    def act(self) -> ProposedAct:
        return ProposedAct(
            LATE_INTEREST,
            self.on,
            number=self.number or None,
            amount=self.counted.interest.amount,
            ground=AWARDED,
            until_on=self.counted.until,
            note=self.note or None,
        )


def determine_late_interest(
    *,
    obligation_id: int,
    counted: Counted,
    on: date,
    by: Person | None,
    now: datetime,
    number: str = "",
    note: str = "",
    expected_version: int | None = None,
) -> Recorded | Refused:
    """Ghi lãi chậm của một khoản đến một ngày: from now on the case owes it.

    Refused for days that were counted before, and where there is nothing to owe.
    """
    obligation = Obligation.objects.get(pk=obligation_id)
    if counted.interest.amount <= 0:
        raise MoneyRefused(
            "Không được: trong thời gian này không có đồng lãi chậm nào.",
            "late_interest_is_a_sum",
        )
    deed = _Deed(obligation, counted, on, by, now, number, note, expected_version)
    return _wholly(lambda: _recorded(deed, _held_by))


def correct_late_interest(
    *, proceeding_id: int, seq: int, on: date, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Đính chính lần xác định mà miễn, giảm đã làm thừa, and determine what is right.

    Both or neither; where nothing is owed any more, only the first.
    """
    return _wholly(lambda: _corrected(proceeding_id, seq, on, by, now))


def _wholly(deed: Callable[[], _Answer]) -> _Answer:
    """Làm trọn hoặc không làm gì: what the law refuses takes the rows back too."""
    try:
        with refusals():
            answer = deed()
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return answer
    except UndoneByLaw as undone:
        return undone.refused


def _recorded(
    deed: _Deed, holders: Callable[[Obligation, int, date], Iterable[_Part]]
) -> _Answer:
    opened = ledger.open_for_writing(deed.case_id)
    seq = int(opened["version"]) + 1
    held = holders(deed.obligation, deed.counted.interest.amount, deed.on)
    LateInterest.objects.bulk_create(_rows(deed, seq, held))
    return record_act(
        proceeding_id=deed.case_id,
        act=deed.act(),
        by=deed.by,
        now=deed.now,
        expected_version=deed.expected_version,
    )


def _corrected(
    proceeding_id: int, seq: int, on: date, by: Person | None, now: datetime
) -> _Answer:
    ledger.open_for_writing(proceeding_id)
    wrong = _in_one_step(proceeding_id, seq)
    note = f"Lãi chậm còn {whole(wrong.right)} đồng sau quyết định miễn, giảm"
    act = ProposedAct(CORRECTION, on, corrects=seq, note=note)
    answer = record_act(proceeding_id=proceeding_id, act=act, by=by, now=now)
    found, first = wrong.recounted, wrong.first
    if isinstance(answer, Refused) or found is None or not found.amount:
        return answer
    counted = Counted(
        wrong.principal, first.since, first.until, first.day_count, found, first.rate
    )
    deed = _Deed(first.obligation, counted, on, by, now, note=note)
    return _recorded(deed, lambda _, amount, __: _as_held(wrong, amount))


def _in_one_step(proceeding_id: int, seq: int) -> Overtaken:
    """The determination as it stands under the lock; raises MoneyRefused."""
    case = Proceeding.objects.get(pk=proceeding_id)
    found = next((each for each in overtaken(case) if each.seq == seq), None)
    if found is None:
        raise MoneyRefused(
            "Không được: không có quyết định miễn, giảm nào làm thừa lần xác định này, "
            "hoặc lần xác định đã được đính chính. Mở lại trang Lãi chậm.",
            "late_interest_was_overtaken",
        )
    if found.divided:
        raise MoneyRefused(
            f"Không được: {whole(found.divided)} đồng lãi chậm này đã được chia trong phiếu "
            f"phân phối, đã chi {whole(found.paid)} đồng. Huỷ phiếu khi chưa chi rồi đính "
            "chính.",
            "late_interest_is_taken_back_while_unshared",
        )
    if found.recounted is None:
        raise MoneyRefused(
            "Không được: lần xác định này tính khác điều hồ sơ ghi. Đính chính hành vi ấy "
            "rồi tính và xác định lại ở trang Lãi chậm.",
            "late_interest_was_counted_by_hand",
        )
    return found


def _rows(deed: _Deed, seq: int, held: Iterable[_Part]) -> Iterator[LateInterest]:
    counted, obligation = deed.counted, deed.obligation
    told = [[step.text, step.citation] for step in counted.interest.derivation]
    for code, amount in held:
        yield LateInterest(
            agency_id=agency_of(deed.case_id),
            proceeding_id=deed.case_id,
            seq=seq,
            obligation=obligation,
            code=code,
            amount=amount,
            principal=counted.principal,
            since=counted.since,
            until=counted.until,
            days=counted.days,
            rate=counted.rate,
            day_count=counted.day_count,
            told=told,
            noted_by=deed.by.account_id if deed.by else None,
            noted_at=deed.now,
        )


def _held_by(obligation: Obligation, amount: int, on: date) -> Iterator[_Part]:
    """Each claim of the obligation and its part, by what remains to it on that day."""
    try:
        claims = [
            each.claim
            for each in claims_of(obligation.case_id, on)
            if each.obligation_id == obligation.pk and not each.claim.interest
        ]
    except CannotDistribute:  # creditors not named yet: the part of nobody can be told
        claims = []
    if len(claims) < 2:
        yield (claims[0].code if claims else obligation.code), amount
        return
    left = [each.remaining for each in claims]
    parts = split(amount, left if any(left) else [each.due for each in claims])
    for claim, part in zip(claims, parts, strict=True):
        if part:
            yield claim.code, part


def _as_held(wrong: Overtaken, amount: int) -> Iterator[_Part]:
    """Whoever held it when it was first determined holds what is left of it."""
    parts = split(amount, [row.amount for row in wrong.rows])
    for row, part in zip(wrong.rows, parts, strict=True):
        if part:
            yield row.code, part
