"""Trang chỉ tiêu: what is given to whom by which decision, and giving it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.law.periods import statistics_year_number, statistics_year_start
from thads.readers.statistics.indicators.target_forms import TargetForm
from thads.readers.statistics.scope import visible_units
from thads.records.agencies import actions, queries
from thads.records.agencies.access import Person
from thads.records.agencies.actions import TargetRefused
from thads.records.agencies.models import Role, Target, Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.forms import read_year

GIVERS = frozenset({Role.HEAD, Role.LEADERSHIP, Role.STATISTICIAN})
"""Thủ trưởng, lãnh đạo, thống kê giao chỉ tiêu cho đơn vị mình và bên dưới."""

YEARS_SHOWN = 3
REFUSED = 422


@dataclass(frozen=True, slots=True)
class TargetCell:
    """Chỉ tiêu của một đơn vị về một chỉ số, with what it put right."""

    target: Target | None
    earlier: tuple[Target, ...]
    url: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Một đơn vị trên trang chỉ tiêu."""

    unit: Unit
    cells: tuple[TargetCell, ...]


@require_safe
@signed_in
def targets(request: SignedInRequest) -> HttpResponse:
    """Chỉ tiêu của một năm."""
    this_year = statistics_year_number(timezone.localdate())
    year = read_year(request.GET.get("nam", "")) or this_year
    units = _units_of(year)
    context = {
        "year": year,
        "heading": f"Chỉ tiêu năm {year}",
        "years": [
            {"label": f"Năm {each}", "url": f"?nam={each}", "current": each == year}
            for each in range(this_year + 1, this_year + 1 - YEARS_SHOWN, -1)
        ],
        "measures": list(Target.Measure),
        "rows": _rows(units, year, request.person),
        "may_give": may_give(request.person),
        "give_url": _give_url(request.person.unit_code, year, Target.Measure.CASES),
    }
    return render(request, "indicators/targets.html", context)


def _units_of(year: int) -> list[Unit]:
    """Các đơn vị còn trong năm ấy hoặc đã được giao chỉ tiêu, superiors first."""
    first = statistics_year_start(date(year, 1, 1))
    given = set(Target.every.filter(year=year).values_list("unit_id", flat=True))
    units = [
        unit
        for unit in visible_units()
        if unit.valid_to is None or unit.valid_to >= first or unit.id in given
    ]
    return sorted(units, key=lambda unit: unit.path)


def may_give(person: Person) -> bool:
    """Được giao chỉ tiêu."""
    return any(role in person.roles for role in GIVERS)


def _rows(units: list[Unit], year: int, person: Person) -> list[TargetRow]:
    every = Target.every.filter(year=year, unit__in=units).order_by("pk")
    by_place: dict[tuple[int, str], list[Target]] = {}
    for each in every.select_related("recorded_by", "unit"):
        by_place.setdefault((each.unit_id, each.measure), []).append(each)
    below = set(_below(person)) if may_give(person) else set()
    return [
        TargetRow(
            unit,
            tuple(
                _cell(by_place.get((unit.id, measure), []), unit, year, measure, below)
                for measure in Target.Measure.values
            ),
        )
        for unit in units
    ]


def _cell(
    found: list[Target], unit: Unit, year: int, measure: str, below: set[int]
) -> TargetCell:
    replaced = {each.corrects_id for each in found}
    standing = [each for each in found if each.pk not in replaced]
    earlier = tuple(each for each in found if each.pk in replaced)
    url = _give_url(unit.code, year, measure) if unit.id in below else ""
    return TargetCell(standing[0] if standing else None, earlier, url)


def _give_url(unit: str, year: int, measure: str) -> str:
    path = reverse("indicators:give_target")
    return f"{path}?don_vi={unit}&nam={year}&chi_so={measure}"


def _below(person: Person) -> list[int]:
    home = Unit.objects.get(pk=person.unit_id)
    return list(queries.subtree(home).values_list("id", flat=True))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def give_target(request: SignedInRequest) -> HttpResponse:
    """Giao hoặc đính chính một chỉ tiêu."""
    if not may_give(request.person):
        raise PermissionDenied(
            "Thủ trưởng, lãnh đạo hoặc cán bộ thống kê giao chỉ tiêu. Tài khoản này "
            "xem được các chỉ tiêu đã giao."
        )
    home = Unit.objects.get(pk=request.person.unit_id)
    units = list(queries.subtree(home))
    if request.method != "POST":
        form = TargetForm(None, units=units, initial=_initial(request))
        return _form(request, form, units)
    form = TargetForm(request.POST, units=units)
    if form.is_valid():
        try:
            given = _give(form.cleaned_data, units, request.person)
        except TargetRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('indicators:targets')}?nam={given.year}")
    return _form(request, form, units)


def _give(told: dict[str, Any], units: list[Unit], person: Person) -> Target:
    return actions.give_target(
        unit=next(unit for unit in units if unit.code == told["don_vi"]),
        year=told["nam"],
        measure=told["chi_so"],
        comparator=told["so_sanh"],
        percent=told["gia_tri"],
        document=told["van_ban"],
        decided_on=told["ngay"],
        reason=told["ly_do"],
        by=person.account_id,
        now=timezone.now(),
    )


def _initial(request: SignedInRequest) -> dict[str, Any]:
    """What stands already is filled in, for it is put right more often than not."""
    asked = {name: request.GET.get(name, "") for name in ("don_vi", "nam", "chi_so")}
    standing = _standing(asked)
    if standing is None:
        return asked
    return {
        **asked,
        "so_sanh": standing.comparator,
        "gia_tri": f"{standing.percent:f}".replace(".", ","),
        "van_ban": standing.document,
        "ngay": standing.decided_on,
    }


def _standing(asked: dict[str, str]) -> Target | None:
    year = read_year(asked["nam"])
    if year is None:
        return None
    place = {"unit__code": asked["don_vi"], "year": year}
    found = Target.objects.filter(**place, measure=asked["chi_so"])
    return found.select_related("unit").first()


def _form(
    request: SignedInRequest, form: TargetForm, units: list[Unit]
) -> HttpResponse:
    told = form.data if form.is_bound else form.initial
    asked = {name: str(told.get(name, "")) for name in ("don_vi", "nam", "chi_so")}
    context = {"form": form, "standing": _standing(asked), "units": units}
    status = REFUSED if form.errors else 200
    return render(request, "indicators/give_target.html", context, status=status)
