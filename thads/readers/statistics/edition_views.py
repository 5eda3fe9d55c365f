"""Trang bản biểu: every edition, and a new one beside that in force before it counts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.law.indicators import Cell, Column, Edition, Period
from thads.law.indicators.review import ADDED, CHANGED, DROPPED
from thads.law.statutes.errors import LawDataError
from thads.readers.statistics import editions_in_use
from thads.readers.statistics.edition_upload import EditionFile, EditionText, reviewed
from thads.readers.statistics.editions_in_use import Reviewed
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.page import shown
from thads.readers.statistics.scope import UnknownUnit
from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Role
from thads.records.audit.actions import note
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import editions as proposed

REFUSED = 422
LEVELS = {ADDED: "green", CHANGED: "amber", DROPPED: "red"}


@require_safe
@signed_in
def editions(request: SignedInRequest) -> HttpResponse:
    """Danh sách bản biểu, by form."""
    return render(request, "statistics/editions.html", _list(request))


def _list(request: SignedInRequest) -> dict[str, Any]:
    return {
        "rows": _rows(),
        "upload": _upload_of(request),
        "waiting": list(proposed.waiting()),
    }


def _upload_of(request: SignedInRequest) -> EditionFile | None:
    return EditionFile() if Role.STATISTICIAN in request.person.roles else None


@require_POST
@signed_in
def check(request: SignedInRequest) -> HttpResponse:
    """Kiểm tra một tệp bản biểu: examples green or red, a trial run; nothing is kept."""
    if Role.STATISTICIAN not in request.person.roles:
        raise PermissionDenied("Cán bộ thống kê kiểm tra bản biểu mới.")
    upload = EditionFile(request.POST, request.FILES)
    if not upload.is_valid():
        return _not_read(request, str(upload.errors["tep"][0]))
    try:
        text = upload.text()
        found = reviewed(upload.cleaned_data["tep"].name, text)
        context = told(request, found)
    except LawDataError as problem:
        return _not_read(request, str(problem))
    note(
        at=timezone.now(),
        account_id=request.person.account_id,
        username=request.person.full_name,
        action="kiem_tra_ban_bieu",
        subject=found.edition.code[:120],
        sentence="Đạt" if found.can_be_used else "Chưa đạt",
        unit_id=request.person.unit_id,
    )
    context |= {"is_upload": True, "propose": _proposing(request, found, text)}
    return render(request, "statistics/edition.html", context)


def _proposing(
    request: SignedInRequest, found: Reviewed, text: str
) -> EditionText | None:
    """What passed can be proposed by those who may."""
    if found.can_be_used and proposed.may_propose(request.person):
        return EditionText(initial={"noi_dung": text})
    return None


def _not_read(request: SignedInRequest, refusal: str) -> HttpResponse:
    context = _list(request) | {"refusal": refusal}
    return render(request, "statistics/editions.html", context, status=REFUSED)


def _rows() -> list[dict[str, Any]]:
    return [
        {"edition": each, "is_future": each.valid.first > timezone.localdate()}
        for form in editions_in_use.forms_in_use()
        for each in editions_in_use.all_editions(form)
    ]


@require_safe
@signed_in
def edition(request: SignedInRequest, code: str) -> HttpResponse:
    """Một bản biểu cạnh bản trước: columns, identities, examples, a trial run."""
    found = editions_in_use.review_of(code)
    if found is None:
        raise Http404(f"Không có bản biểu {code}.")
    decided = {"decision": proposed.decision_of(code)}
    return render(request, "statistics/edition.html", told(request, found) | decided)


def told(request: SignedInRequest, found: Reviewed) -> dict[str, Any]:
    """Bản biểu đã xem xét thành phần của trang."""
    new = found.edition
    return {
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


def _trial(request: SignedInRequest, found: Reviewed) -> list[dict[str, Any]]:
    """Today's book by both editions, column by column; for who may read its figures."""
    if found.problems:
        return []
    today, unit = timezone.localdate(), request.person.unit_code
    try:
        whole = figures("01", unit, today, known_at=timezone.now())
    except UnknownUnit:
        return []
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
