"""Lập phiếu phân phối: the shares of a case's money, for a head to approve."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from thads.law.distribution import Deducted, distribute
from thads.law.distribution import Distribution as Division
from thads.law.distribution.listing import divide_list
from thads.records.agencies.access import Person
from thads.records.cases.models import Case
from thads.records.cashbook.actions.distributing import hold
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import (
    BUDGET,
    COST,
    Entitled,
    claims_of,
    unrecovered_cost,
)
from thads.records.cashbook.long_sheet import LongSheet, long_sheet
from thads.records.cashbook.models import Distribution
from thads.records.cashbook.refusals import refusals
from thads.records.cashbook.shares import ShareRow, as_stored, of_share
from thads.records.cashbook.usual_list import UsualList, usual_list
from thads.records.ledger.models import Deadline

TO_DEBTOR = "tra_lai"
_GIVEN = ("number", "text", "round")
"""Điều cơ sở dữ liệu cho một phiếu mới."""
Deductions = Sequence[tuple[str, int]]


def divide(
    proceeding_id: int,
    amount: int,
    on: date,
    *,
    entitled: Sequence[Entitled] | None = None,
    deductions: Deductions | None = None,
    cut_off: date | None = None,
) -> tuple[Division, list[Entitled]]:
    """Tính phân phối, recording nothing: the division and who stands behind each claim.

    Without `deductions`, the advanced coercion cost that is not yet recovered goes first.
    """
    listed = list(claims_of(proceeding_id, on) if entitled is None else entitled)
    if deductions is None:
        deductions = _cost_first(proceeding_id)
    claims = (each.claim for each in listed)
    found = distribute(claims, amount, on, deductions=deductions, cut_off=cut_off)
    return found, listed


def _cost_first(proceeding_id: int) -> Deductions:
    cost = unrecovered_cost(proceeding_id)
    return [(COST, cost)] if cost else []


def propose_distribution(
    *,
    proceeding_id: int,
    amount: int,
    on: date,
    by: Person,
    now: datetime,
    entitled: Sequence[Entitled] | None = None,
    deductions: Deductions | None = None,
    cut_off: date | None = None,
) -> Distribution:
    """Lập phiếu phân phối số tiền đang giữ của việc, for a head to approve.

    Refused while another proposal of the case waits, and beyond what the case holds: so
    proposing twice shares once.
    """
    asked = _Asked(proceeding_id, amount, on, entitled, deductions, cut_off)
    agency = agency_of(proceeding_id)
    with refusals():
        hold(agency)  # nobody's right moves while the list is divided
        usual = usual_list(proceeding_id, on) if entitled is None else None
        sheet = _plain_sheet(asked) if usual is None else _usual_sheet(asked, usual)
        distribution = _written(asked, sheet, usual, agency, by, now)
        sheet.write(distribution.pk, agency)
        distribution.refresh_from_db(fields=_GIVEN)
        return distribution


class _Asked(NamedTuple):
    """Điều được hỏi của một lần chia."""

    proceeding_id: int
    amount: int
    on: date
    entitled: Sequence[Entitled] | None
    deductions: Deductions | None
    cut_off: date | None

    def first(self) -> Deductions:
        """Khoản trừ trước: as given, else the cost that is not yet recovered."""
        if self.deductions is None:
            return _cost_first(self.proceeding_id)
        return self.deductions


def _written(
    asked: _Asked,
    sheet: LongSheet,
    usual: UsualList | None,
    agency: int,
    by: Person,
    now: datetime,
) -> Distribution:
    counted = None if usual is None else usual.counted
    return Distribution.objects.create(
        agency_id=agency,
        proceeding_id=asked.proceeding_id,
        on=asked.on,
        cut_off=asked.cut_off,
        amount=asked.amount,
        lines=sheet.lines,
        pay_by=_pay_by(asked.proceeding_id),
        left_out=sheet.left_out,
        counted=None if counted is None else list(counted),
        asked_on=None if counted is None or usual is None else usual.asked_on,
        proposed_by=by.account_id,
        proposed_at=now,
    )


def _usual_sheet(asked: _Asked, usual: UsualList) -> LongSheet:
    divided = divide_list(
        usual.listed,
        asked.amount,
        asked.on,
        deductions=asked.first(),
        cut_off=asked.cut_off,
    )
    first = _first(divided.deducted, asked.proceeding_id)
    last = _last(divided.to_debtor, asked.proceeding_id)
    return long_sheet(divided, usual, first, last, asked.on)


def _pay_by(proceeding_id: int) -> date | None:
    """The earliest term of paying out that the law has running on the case."""
    rows = Deadline.objects.filter(
        proceeding_id=proceeding_id,
        met_on__isnull=True,
        code__in=("chi_tra", "chi_tra_sau_tam_giu"),
    )
    first = rows.order_by("due_on").first()
    return first.due_on if first else None


def _plain_sheet(asked: _Asked) -> LongSheet:
    proceeding_id = asked.proceeding_id
    division, listed = divide(
        proceeding_id,
        asked.amount,
        asked.on,
        entitled=asked.entitled,
        deductions=asked.deductions,
        cut_off=asked.cut_off,
    )
    behind = {each.claim.code: each for each in listed}
    rows = _first(division.deducted, proceeding_id)
    rows += [
        of_share(share, amount, behind[share.claim.code])
        for share in division.shares
        if (amount := share.amount)
    ]
    rows += _last(division.to_debtor, proceeding_id)
    columns = list(zip(*rows, strict=True))
    places = range(1, len(rows) + 1)
    left_out = _nothing_this_round(division, listed)
    return LongSheet(len(rows), left_out, None, places, columns)


def _first(deducted: Sequence[Deducted], proceeding_id: int) -> list[ShareRow]:
    cost = unrecovered_cost(proceeding_id)
    return [
        ShareRow(
            each.heading.code,
            "khau_tru",
            BUDGET,
            each.amount,
            recovered=min(each.amount, cost) if each.heading.code == COST else 0,
        )
        for each in deducted
        if each.amount
    ]


def _last(to_debtor: int, proceeding_id: int) -> list[ShareRow]:
    if not to_debtor:
        return []
    debtor = Case.objects.get(pk=proceeding_id).debtor_name
    return [ShareRow(TO_DEBTOR, "con_lai", debtor, to_debtor)]


def _nothing_this_round(
    division: Division, listed: Sequence[Entitled]
) -> list[dict[str, Any]]:
    shared = {share.claim.code for share in division.shares if share.amount}
    reasons = {each.claim.code: each.reason for each in division.left_out}
    return [
        {"claim": as_stored(each.claim), "reason": reasons.get(each.claim.code, "")}
        for each in listed
        if each.claim.code not in shared
    ]
