"""Lãi chậm thi hành án của một khoản: counted with its reasons, then determined by an act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.law import statutes
from thads.law.acts.history import LATE_INTEREST
from thads.law.distribution import CannotDistribute, DayCount, Interest, late_interest
from thads.law.distribution.interest import Rate, Segment
from thads.law.distribution.interest_law import PAID_AFTER
from thads.law.distribution.interest_pauses import Pause
from thads.law.distribution.interest_remitted import (
    REMITTED_WITH_IT,
    SAID_BY_THE_DECISION,
)
from thads.law.money import decimal, figures
from thads.law.periods import Stretch
from thads.law.statutes import LawDataError, regime
from thads.records.cases.models import Obligation
from thads.records.cases.presenters import words
from thads.records.cases.queries.recording import may_record_act
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Counted
from thads.records.cashbook.interest_form import (
    DetermineForm,
    InterestForm,
    paid_lines,
    pause_lines,
)
from thads.records.cashbook.interest_rate import rate_as_told
from thads.records.cashbook.queries import late_interest as asked
from thads.records.cashbook.queries.interest_overtaken import overtaken
from thads.records.cashbook.views.answers import (
    NOT_YOURS,
    UNPROCESSABLE,
    NotDone,
    NotYours,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.receiving import case_of
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import day, whole


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


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def interest(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Lãi chậm của một khoản đến một ngày: counting writes nothing, determining does."""
    case = case_of(case_id)
    typed = request.POST if request.method == "POST" else request.GET
    page = _Page(case, typed, timezone.localdate())
    if page.chosen is None:
        return render(request, "cashbook/late_interest.html", page.context())
    if request.method == "POST" and _determined(request, page):
        return redirect("cases:money", case_id)
    bad = page.counted.interest is None or page.determining.errors
    return _shown(request, page, UNPROCESSABLE if bad and "den" in typed else None)


def _shown(request: SignedInRequest, page: "_Page", status: int | None) -> HttpResponse:
    may = may_record_act(page.case.pk, LATE_INTEREST, page.today)
    context = page.context() | {"may_determine": may}
    return render(request, "cashbook/late_interest.html", context, status=status)


@require_POST
@signed_in
def correct(request: SignedInRequest, case_id: int, seq: int) -> HttpResponse:
    """Đính chính lần xác định mà miễn, giảm làm thừa: one step, or why it is not one."""
    case, today = case_of(case_id), timezone.localdate()
    try:
        if not may_record_act(case.pk, LATE_INTEREST, today):
            raise NotYours([NOT_YOURS])
        attempt(
            lambda: actions.correct_late_interest(
                proceeding_id=case.pk,
                seq=seq,
                on=today,
                by=request.person,
                now=timezone.now(),
            )
        )
    except NotDone as refused:
        page = _Page(case, request.GET, today)
        page.refused = refused.sentences
        status = 403 if isinstance(refused, NotYours) else UNPROCESSABLE
        return _shown(request, page, status)
    messages.success(request, f"Đã đính chính lần xác định lãi chậm, hành vi số {seq}.")
    return redirect("cashbook:interest", case_id)


class _Page:
    """Trang của một khoản: what was typed, else what the record knows."""

    refused: Sequence[str] = ()

    def __init__(self, case: Proceeding, typed: Mapping[str, Any], today: date) -> None:
        self.case, self.typed, self.today = case, typed, today
        self.obligations = asked.bearing(case.pk)
        self.chosen = _chosen(self.obligations, typed.get("khoan", ""))
        if self.chosen is None:
            return
        self.known = asked.known_of(case, self.chosen)
        self.form = InterestForm(
            typed if "den" in typed else _filled_in(self.known, today)
        )
        self.counted = _counted(self.form, self.known)
        self.determining = DetermineForm(
            typed if "ngay" in typed else None, initial={"ngay": today}
        )

    @property
    def determined_on(self) -> date:
        """Ngày xác định đã ghi, else today: the law of that day says what follows."""
        typed = self.determining.is_bound and self.determining.is_valid()
        day: date = self.determining.cleaned_data["ngay"] if typed else self.today
        return day

    def context(self) -> dict[str, Any]:
        """Mọi điều khuôn trang cần."""
        found: dict[str, Any] = {
            "case": self.case,
            "obligations": [(e, words.item(e.item)) for e in self.obligations],
            "chosen": self.chosen,
            "today": self.today,
            "refused": self.refused,
            "overtaken": overtaken(self.case),
        }
        if self.chosen is None:
            return found
        return found | {
            "item": words.item(self.chosen.item),
            "form": self.form,
            "known": self.known,
            "counted": self.counted,
            "determining": self.determining,
            "kept": [(each.name, _as_typed(each.value())) for each in self.form],
            "paid_after": PAID_AFTER[regime(self.determined_on)],
            "free_basis": REMITTED_WITH_IT,
            "said_by_decision": SAID_BY_THE_DECISION,
            "counted_in": statutes.find("lai_cham_la_thu_ly_moi", self.determined_on),
        }


def _determined(request: SignedInRequest, page: _Page) -> bool:
    """Ghi nhận; False where the form stays with what stands in the way."""
    found, chosen, form = page.counted.interest, page.chosen, page.determining
    if found is None or chosen is None:
        return False
    counting = page.form.cleaned_data
    counted = Counted(
        counting["goc"],
        counting["tu"],
        counting["den"],
        counting["cach"],
        found,
        rate_as_told(counting["lai_suat"]),
    )
    answer = attempt_form(
        form,
        lambda: actions.determine_late_interest(
            obligation_id=chosen.pk,
            counted=counted,
            on=form.cleaned_data["ngay"],
            by=request.person,
            now=timezone.now(),
            number=form.cleaned_data["so"],
        ),
    )
    if answer is None:
        return False
    messages.success(
        request,
        f"Đã ghi nhận lãi chậm {whole(found.amount)} đồng của khoản {chosen.code}, "
        f"đến hết ngày {day(counted.until)}.",
    )
    return True


def _as_typed(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value or "")


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


def _counted(form: InterestForm, known: asked.Known) -> _Counted:
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
            pauses=_with_grounds(typed["ngung"], known.pauses),
            rates=[] if rate is None else [Rate(typed["tu"], rate)],
            day_count=DayCount(typed["cach"]),
        )
    except (CannotDistribute, LawDataError) as refused:
        return _Counted(fault=str(refused))
    return _Counted(found)


def _with_grounds(typed: Iterable[Stretch], known: Iterable[Pause]) -> list[Pause]:
    """The decision that began a stretch says its ground; what was typed anew has none."""
    grounds = {each.days.first: each.ground for each in known}
    return [Pause(each, grounds.get(each.first, "")) for each in typed]
