"""Trang phân công: what the draw proposes, why, and the file by which it is drawn again."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.acts.kinds import MEANS_LABELS, STATUS_LABELS
from thads.readers.assigning import drawing
from thads.readers.assigning.gathering import inputs_of, weights, why_again
from thads.readers.assigning.workload import (
    STAGES,
    Load,
    cases_of,
    loads,
    spread_of,
)
from thads.readers.statistics.scope import visible_units
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.queries.recording import may_decide
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding
from thads.records.staffing.models import Rank

_NAMES = {
    **{key.value: label for key, label in STATUS_LABELS.items()},
    **{key.value: label for key, label in MEANS_LABELS.items()},
}


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
    context["may_assign"] = may_decide(request.person, today)
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
    found = Proceeding.objects.filter(code__in=codes).select_related("officer__unit")
    cases = {each.code: each for each in found}
    again = why_again(cases.values())
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
                "code": each.officer,
                "reason": each.reason,
                "again": again.get(cases[each.case.code].pk, "")
                if each.case.code in cases
                else "",
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


@require_safe
@signed_in
def workload(request: SignedInRequest) -> HttpResponse:
    """Khối lượng của từng người trong một đơn vị; every number opens its cases."""
    units = visible_units()
    wanted = request.GET.get("don_vi") or request.person.unit_code
    unit = next((each for each in units if each.code == wanted), None)
    rows = loads(unit, timezone.localdate()) if unit else []
    known = weights()
    context = {
        "units": units,
        "chosen": unit,
        "rows": [_told(each) for each in rows],
        "stages": STAGES,
        "spread": spread_of(rows),
        "weights": [(_stage_name(code), each) for code, each in known.stages.items()],
        "on_request": known.kinds["theo_yeu_cau"],
        "ex_officio": known.kinds["chu_dong"],
    }
    return render(request, "assigning/workload.html", context)


def _told(load: Load) -> dict[str, Any]:
    code = load.officer.code
    return {
        "load": load,
        "rank": Rank(load.rank).label if load.rank else load.officer.rank,
        "counts": [(e, label, load.by_stage[e], _url(code, e)) for e, label in STAGES],
        "url": _url(code, ""),
    }


def _url(officer: str, stage: str) -> str:
    asked = urlencode({"chv": officer, "chang": stage})
    return f"{reverse('assigning:held')}?{asked}"


@require_safe
@signed_in
def held(request: SignedInRequest) -> HttpResponse:
    """Những việc đứng sau một con số của trang khối lượng."""
    officer = Officer.objects.filter(code=request.GET.get("chv", "")).first()
    if officer is None:
        raise Http404("Không có chấp hành viên này trong phạm vi của tài khoản.")
    stage = request.GET.get("chang", "")
    rows = cases_of(officer, stage)
    context = {
        "officer": officer,
        "stage": dict(STAGES).get(stage, ""),
        "rows": [(each, _NAMES.get(each.status, ""), heavy) for each, heavy in rows],
        "weight": sum(heavy for _, heavy in rows),
    }
    return render(request, "assigning/held.html", context)


def _stage_name(code: str) -> str:
    return _NAMES.get(code, code).lower()
