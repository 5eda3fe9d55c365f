"""Phải nộp ngân sách nhà nước theo việc, and what each line of a payment into it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, Sum

from thads.law.acts.history import DECISION
from thads.records.cases.models import Judgment
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Balance, Entry, Payment, PaymentItem
from thads.records.ledger.models import Act, Proceeding

_FORFEITED = "sung_quy"
_CAME_AS = frozenset({"thu_tien", "nhan_tien_tich_thu"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Owed:
    """Số phải nộp ngân sách của một việc: forfeited money and what was taken over as such."""

    proceeding_id: int
    code: str
    number: str
    amount: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Dòng bảng kê theo quyết định thi hành án, with all that the money comes from."""

    item: PaymentItem
    case: Proceeding
    collected: tuple[Entry, ...]
    forfeited: tuple[Act, ...]
    decision: Act | None
    judgment: Judgment | None


def owed(agency_id: int) -> list[Owed]:
    """Việc còn tiền phải nộp ngân sách mà chưa có lệnh nào nộp, by their numbers."""
    rows = Balance.objects.filter(
        agency_id=agency_id, account=Account.STATE, proceeding__isnull=False
    )
    told = rows.values_list(
        "proceeding_id", "proceeding__code", "proceeding__number"
    ).annotate(owed=-Sum("amount"))
    ordered = _ordered(agency_id)
    found = [
        Owed(pk, code, number, int(amount))
        for pk, code, number, amount in told
        if amount > 0 and pk not in ordered
    ]
    return sorted(found, key=lambda each: (each.number, each.code))


def _ordered(agency_id: int) -> set[int | None]:
    """Cases whose money for the budget stands in an order that is not yet paid."""
    items = PaymentItem.objects.filter(
        payment__agency_id=agency_id,
        payment__open_row__isnull=False,
        from_account=Account.STATE,
    )
    pairs = items.values_list("proceeding_id", "payment__proceeding_id")
    return {case for pair in pairs for case in pair}


def listed(payment: Payment) -> list[Listed]:
    """Bảng kê theo quyết định thi hành án của một lệnh nộp ngân sách."""
    items = payment.items.filter(proceeding__isnull=False).select_related("proceeding")
    cases = [each.proceeding_id or 0 for each in items]
    collected = _by_case(_standing(cases, _CAME_AS))
    forfeited = _by_case(_standing(cases, {_FORFEITED}))
    decisions = Act.objects.filter(proceeding_id__in=cases, code=DECISION)
    first = {each.proceeding_id: each for each in decisions.order_by("-position")}
    judgments = dict(_judgments(cases))
    return [
        Listed(
            item,
            item.proceeding,
            tuple(collected.get(item.proceeding_id, ())),
            tuple(e.act for e in forfeited.get(item.proceeding_id, ()) if e.act),
            first.get(item.proceeding_id),
            judgments.get(item.proceeding_id),
        )
        for item in items.order_by("pk")
        if item.proceeding is not None and item.proceeding_id is not None
    ]


def _standing(cases: Iterable[int], kinds: Iterable[str]) -> Iterable[Entry]:
    rows = Entry.objects.filter(
        act__proceeding_id__in=cases,
        kind__in=kinds,
        reverses__isnull=True,
        reversed_by__isnull=True,
    )
    return rows.select_related("act", "receipt").order_by("id")


def _by_case(entries: Iterable[Entry]) -> Mapping[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for each in entries:
        if each.act is not None:
            found.setdefault(each.act.proceeding_id, []).append(each)
    return found


def _judgments(cases: Iterable[int]) -> Iterable[tuple[int, Judgment]]:
    rows = Judgment.objects.filter(cases__proceeding_id__in=cases)
    for each in rows.annotate(of_case=F("cases__proceeding_id")):
        yield each.of_case, each
