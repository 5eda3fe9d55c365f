"""Trang bản biểu: every edition, and a new one beside that in force before it counts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.indicators import Cell, Column, Edition, Period, form_codes
from thads.law.indicators.review import ADDED, CHANGED, DROPPED
from thads.readers.statistics import editions_in_use
from thads.readers.statistics.editions_in_use import Reviewed
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.page import shown
from thads.records.agencies import queries as agencies
from thads.records.cases.views.guard import SignedInRequest, signed_in

LEVELS = {ADDED: "green", CHANGED: "amber", DROPPED: "red"}


@require_safe
@signed_in
def editions(request: SignedInRequest) -> HttpResponse:
    """Danh sách bản biểu, by form."""
    rows = [
        {"edition": each, "is_future": each.valid.first > timezone.localdate()}
        for form in _forms()
        for each in editions_in_use.all_editions(form)
    ]
    return render(request, "statistics/editions.html", {"rows": rows})


def _forms() -> list[str]:
    known = form_codes()
    new = {each.form for each in editions_in_use.loaded()}
    return [*known, *sorted(new - set(known))]


@require_safe
@signed_in
def edition(request: SignedInRequest, code: str) -> HttpResponse:
    """Một bản biểu cạnh bản trước: columns, identities, examples, a trial run."""
    found = editions_in_use.review_of(code)
    if found is None:
        raise Http404(f"Không có bản biểu {code}.")
    new = found.edition
    context = {
        "found": found,
        "heading": f"Bản {new.code}. {new.title}",
        "sub": f"{new.based_on} · {new.version} · {new.note}",
        "is_future": new.valid.first > timezone.localdate(),
        "compared": [
            {"each": c, "level": LEVELS.get(c.change, "")} for c in found.compared
        ],
        "trial": _trial(request, found),
        "unit": request.person.unit_code,
    }
    return render(request, "statistics/edition.html", context)


def _trial(request: SignedInRequest, found: Reviewed) -> list[dict[str, Any]]:
    """Today's book by both editions, column by column."""
    if found.problems:
        return []
    today = timezone.localdate()
    whole = figures("01", request.person.unit_code, today, known_at=timezone.now())
    whole = whole.over(Period.until(today))
    after = whole.under(found.edition)
    before = whole.under(found.before) if found.before else None
    return [
        {
            "letter": column.shown_letter,
            "name": " › ".join(column.path),
            "before": _cell(before, column),
            "after": shown(after.total[column.letter], is_money=column.is_money),
        }
        for column in found.edition.columns
    ]


def _cell(before: Figures | None, column: Column) -> str:
    """The same letter in the edition before, if it had one."""
    if before is None or column.letter not in before.total:
        return shown(None, is_money=False)
    cell: Cell = before.total[column.letter]
    return shown(cell, is_money=_is_money(before.edition, column.letter))


def _is_money(used: Edition, letter: str) -> bool:
    return used.column(letter).is_money


@require_safe
@signed_in
def successions(request: SignedInRequest) -> HttpResponse:
    """Đơn vị kế tục: which unit took over which, by which decision, written by whom."""
    rows = list(agencies.successions())
    return render(request, "statistics/successions.html", {"rows": rows})
