"""Trang phân công: what the draw proposes, why, and the file by which it is drawn again."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.readers.assigning import drawing
from thads.readers.assigning.gathering import inputs_of
from thads.readers.statistics.scope import visible_units
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding


@require_safe
@signed_in
def page(request: SignedInRequest) -> HttpResponse:
    """Rút phân công của một đơn vị; nothing is recorded, the head decides each case."""
    units = visible_units()
    wanted = request.GET.get("don_vi") or request.person.unit_code
    unit = next((each for each in units if each.code == wanted), None)
    context: dict[str, Any] = {"units": units, "chosen": unit}
    if unit is None:
        return render(request, "assigning/page.html", context)
    today = timezone.localdate()
    seed = request.GET.get("hat", "").strip() or f"{unit.code}|{today.isoformat()}"
    given = inputs_of(unit, today, seed)
    if request.GET.get("tep") == "json":
        return _file(given, unit)
    return render(request, "assigning/page.html", context | _shown(given))


def _file(given: drawing.Inputs, unit: Unit) -> HttpResponse:
    text = json.dumps(drawing.published(given), ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    name = f"phan-cong-{unit.code}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _shown(given: drawing.Inputs) -> dict[str, Any]:
    drawn = drawing.draw(given)
    codes = [each.case.code for each in drawn]
    cases = {e.code: e for e in Proceeding.objects.filter(code__in=codes)}
    names = dict(
        Officer.objects.filter(
            code__in=[each.code for each in given.candidates]
        ).values_list("code", "full_name")
    )
    after = drawing.loads_after(given, drawn)
    return {
        "seed": given.seed,
        "rows": [
            {
                "case": cases.get(each.case.code),
                "weight": each.case.weight,
                "officer": names.get(each.officer or ""),
                "reason": each.reason,
                "left_out": [
                    f"{names.get(code, code)}: {why}"
                    for code, why in each.case.excluded.items()
                ],
            }
            for each in drawn
        ],
        "people": [
            {"name": names.get(e.code), "before": e.load, "after": after[e.code]}
            for e in given.candidates
        ],
        "spread": drawing.spread(after),
        "turn": drawing.spread(drawing.by_turn(given)),
    }
