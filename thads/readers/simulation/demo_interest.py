"""Lãi chậm của tỉnh trình diễn: an officer determined it, one case paid it and waits to divide."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from thads.law.distribution import CannotDistribute, DayCount, late_interest
from thads.readers.simulation.demo_bank import person

if TYPE_CHECKING:
    from thads.records.cases.models import Obligation

_WANTED, _LOOKED_AT, _LARGEST = 2, 40, 60_000_000
_BEARING = ("no_dan_su", "boi_thuong", "no_tin_dung")


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Xác định lãi của hai việc; the money of the first one is collected and divided."""
    from thads.records.cashbook.actions import MoneyRefused

    for number, obligation in enumerate(_obligations(today)):
        try:
            _determined(obligation, today, now)
            if number == 0:
                _waits_to_be_divided(agency_id, obligation.case_id, today, now)
        except (MoneyRefused, CannotDistribute):
            continue


def _obligations(today: date) -> Iterator["Obligation"]:
    """The only debt of cases of one officer, to one creditor, for more than a month."""
    from thads.records.cases.models import Obligation
    from thads.records.cashbook.queries import late_interest as asked

    officer = person("chv1", today)
    rows = Obligation.objects.filter(
        case__proceeding__officer_id=officer.officer_id or 0,
        case__proceeding__status="dang_thi_hanh",
        case__proceeding__remaining__range=(1_000_000, _LARGEST),
        item__in=_BEARING,
    )
    found = 0
    for row in rows.select_related("case__proceeding").order_by("pk")[:_LOOKED_AT]:
        if found < _WANTED and asked.bearing(row.case_id).count() == 1:
            found += 1
            yield row


def _determined(obligation: "Obligation", today: date, now: datetime) -> None:
    from thads.records.cashbook import actions
    from thads.records.cashbook.queries import late_interest as asked

    known = asked.known_of(obligation.case.proceeding, obligation)
    since = known.since or today
    principal = known.principal_on(since)
    counted = late_interest(
        principal,
        since,
        today,
        collected=known.towards_principal(since),
        pauses=known.pauses,
    )
    actions.determine_late_interest(
        obligation_id=obligation.pk,
        counted=actions.Counted(principal, since, today, DayCount.FIXED_YEAR, counted),
        on=today,
        by=person("chv1", today),
        now=now,
    )


def _waits_to_be_divided(
    agency_id: int, case_id: int, today: date, now: datetime
) -> None:
    """All that is owed came in: the sheet has a line of principal and one of interest."""
    from thads.records.cashbook import actions
    from thads.records.cashbook.models import ReceiptBook
    from thads.records.cashbook.presenters.division import held_of
    from thads.records.ledger.models import Proceeding

    accountant = person("ketoan1", today)
    common: dict[str, Any] = {"on": today, "by": accountant, "now": now}
    actions.receive(
        book_id=ReceiptBook.objects.get(agency_id=agency_id, medium="dien_tu").pk,
        proceeding_id=case_id,
        channel="ngan_hang",
        amount=Proceeding.objects.get(pk=case_id).remaining,
        payer=actions.Payer("người phải thi hành án"),
        **common,
    )
    actions.propose_distribution(
        proceeding_id=case_id, amount=held_of(case_id), **common
    )
