"""Tính lãi chậm thi hành án của một khoản: shown with its reasons, nothing is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.distribution import CannotDistribute, DayCount, Interest, late_interest
from thads.law.distribution.interest import Rate, Segment
from thads.law.money import decimal, figures
from thads.law.statutes import LawDataError
from thads.records.cases.models import Obligation
from thads.records.cases.presenters import words
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.interest_form import (
    InterestForm,
    paid_lines,
    pause_lines,
)
from thads.records.cashbook.queries import late_interest as asked
from thads.records.cashbook.views.answers import UNPROCESSABLE
from thads.records.cashbook.views.receiving import case_of


@dataclass(frozen=True, slots=True)
class _Counted:
    """Kết quả tính, or the sentence that says what stands in the way."""

    interest: Interest | None = None
    fault: str = ""

    @property
    def rows(self) -> list[tuple[Segment, str]]:
        """Từng đoạn, and its interest with two decimals."""
        parts = self.interest.segments if self.interest else ()
        return [(each, decimal(*each.interest.as_integer_ratio(), 2)) for each in parts]

    @property
    def result(self) -> str:
        """“36.164.384 đồng”."""
        return f"{figures(self.interest.amount)} đồng" if self.interest else ""


@require_safe
@signed_in
def interest(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Lãi chậm của một khoản đến một ngày."""
    case, today = case_of(case_id), timezone.localdate()
    obligations = asked.bearing(case_id)
    chosen = _chosen(obligations, request.GET.get("khoan", ""))
    context: dict[str, Any] = {
        "case": case,
        "obligations": [(each, words.item(each.item)) for each in obligations],
        "chosen": chosen,
        "item": words.item(chosen.item) if chosen else "",
        "today": today,
    }
    if chosen is not None:
        known = asked.known_of(case, chosen)
        typed = request.GET if "den" in request.GET else _filled_in(known, today)
        form = InterestForm(typed)
        counted = _counted(form)
        context |= {"form": form, "known": known, "counted": counted}
    bad = chosen is not None and counted.interest is None
    status = UNPROCESSABLE if bad and "den" in request.GET else None
    return render(request, "cashbook/late_interest.html", context, status=status)


def _chosen(obligations: Iterable[Obligation], code: str) -> Obligation | None:
    there = list(obligations)
    named = [each for each in there if each.code == code]
    return next(iter(named or there), None)


def _filled_in(known: asked.Known, today: date) -> dict[str, Any]:
    since = known.since or today
    return {
        "goc": known.principal_on(since),
        "tu": since,
        "den": today,
        "lai_suat": "",
        "cach": DayCount.FIXED_YEAR,
        "da_thu": paid_lines(known.towards_principal(since)),
        "ngung": pause_lines([each.days for each in known.pauses]),
    }


def _counted(form: InterestForm) -> _Counted:
    if not form.is_valid():
        return _Counted()
    typed = form.cleaned_data
    rate = typed["lai_suat"]
    try:
        found = late_interest(
            typed["goc"],
            typed["tu"],
            typed["den"],
            collected=[each for each in typed["da_thu"] if each[0] <= typed["den"]],
            pauses=typed["ngung"],
            rates=[] if rate is None else [Rate(typed["tu"], rate)],
            day_count=DayCount(typed["cach"]),
        )
    except (CannotDistribute, LawDataError) as refused:
        return _Counted(fault=str(refused))
    return _Counted(found)
