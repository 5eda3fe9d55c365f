"""Trang của một con số: its cell, or how it is worked out of several cells."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from thads.law.indicators import Cell
from thads.readers.statistics import references
from thads.readers.statistics.answers import question_of
from thads.readers.statistics.derived import Derived, NoSuchFigure, derived
from thads.readers.statistics.derived_lines import COUNT, MONEY, PERCENT, POINTS, Term
from thads.readers.statistics.references import UnreadableReference
from thads.readers.statistics.views import REFUSALS, refused
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web import formatting

_UNITS = {
    COUNT: "",
    MONEY: " đồng",
    PERCENT: "%",
    POINTS: " điểm phần trăm",
}


@require_safe
@signed_in
def figure(request: SignedInRequest, code: str) -> HttpResponse:
    """Mã tra cứu in trên báo cáo hay trong tệp: leads to its cell, or shows its terms."""
    try:
        reference = references.read(code)
        if not reference.is_derived:
            return redirect(references.address(reference))
        found = derived(reference)
    except (UnreadableReference, NoSuchFigure, *REFUSALS) as refusal:
        return refused(request, "01", question_of(request), refusal)
    return render(request, "statistics/derived.html", _context(found))


def _context(found: Derived) -> dict[str, Any]:
    reference = found.reference
    return {
        "found": found,
        "result": written(found.value, found.measure),
        "sub": f"{found.unit.name} · {reference.period} · theo dữ liệu ghi nhận đến "
        f"{formatting.moment(reference.known_at)}",
        "rows": [_row(each) for each in found.terms],
        "code": references.write(reference),
    }


def _row(term: Term) -> dict[str, Any]:
    source = term.source
    return {
        "part": term.part,
        "name": term.name,
        "when": str(source.period) if source else "",
        "text": written(term.value, term.measure),
        "url": references.address(source) if source else "",
    }


def written(value: Cell, measure: str) -> str:
    """Số với đơn vị tính; unknown is a dash."""
    if value is None:
        return formatting.UNKNOWN
    places = 0 if isinstance(value, int) else 2
    return f"{formatting.decimal_vi(value, places)}{_UNITS[measure]}"
