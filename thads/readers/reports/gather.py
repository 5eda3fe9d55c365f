"""Gom dữ kiện: asks the forms, the targets and the ledger, in the rights of who asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from thads.law.indicators import Period
from thads.law.periods import statistics_year_number
from thads.readers.reports.coercion_acts import SUCCEEDED, Found, coercion_acts
from thads.readers.reports.facts import (
    Coercion,
    FormTable,
    Goal,
    Head,
    LastYear,
    ReportFacts,
)
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import rows
from thads.records.agencies.models import Target, Unit

MINISTRY = "Bộ Tư pháp"
# The words before the name of a place in the name of an agency, longest first.
_BEFORE_PLACE = ("thành phố", "tỉnh", "thị xã", "huyện", "quận")
ITSELF = "trực tiếp thụ lý"


def gather(
    unit: str,
    last: date,
    *,
    first: date | None = None,
    known_at: datetime,
    made_on: date,
    with_last_year: bool = False,
) -> ReportFacts:
    """Dữ kiện của báo cáo; raises the refusals of thads.readers.statistics."""
    cases = figures("01", unit, last, first=first, known_at=known_at)
    money = figures("02", unit, last, first=first, known_at=known_at)
    top = cases.scope.top
    return ReportFacts(
        head=_head(top, made_on, last),
        period=cases.period,
        known_at=known_at,
        cases=_table(cases),
        money=_table(money),
        unit_names=_names(cases),
        goals=_goals(cases),
        coercion=_coercion(coercion_acts(cases.scope.ids, cases.period, known_at)),
        check_codes=(cases.check_code, money.check_code),
        last_year=_last_year(cases, known_at) if with_last_year else None,
        unseen_units=cases.scope.unseen,
    )


def _head(top: Unit, made_on: date, last: date) -> Head:
    """Cơ quan cấp trên is the one of the period: the tree is that of today."""
    parent = top.parent if top.parent and top.parent.valid_from <= last else None
    superior = parent.name if parent else MINISTRY
    return Head(top.code, top.name, superior, _place(top), made_on)


def _place(unit: Unit) -> str:
    """Địa danh of the unit, or of the agency it belongs to."""
    found = place_of(unit.name)
    if found or unit.parent is None:
        return found or unit.name
    return _place(unit.parent)


def place_of(name: str) -> str:
    """Cục THADS tỉnh Quảng Ninh → Quảng Ninh; nothing where no place is named."""
    for word in _BEFORE_PLACE:
        _, found, place = f" {name}".partition(f" {word} ")
        if found:
            return place
    return ""


def _table(computed: Figures) -> FormTable:
    _, *parts = rows(computed)
    return FormTable(
        edition=computed.edition,
        total=computed.total,
        units={row.unit.code: row.cells for row in parts},
    )


def _names(computed: Figures) -> Mapping[str, str]:
    top = computed.scope.top
    names = {unit.code: unit.name for unit in computed.scope.units}
    if len(names) > 1:
        names[top.code] = f"{top.name} ({ITSELF})"
    return names


def _goals(computed: Figures) -> Mapping[tuple[str, str], Goal]:
    """Chỉ tiêu của các đơn vị; the top without its own is held to a superior's."""
    top = computed.scope.top
    year = statistics_year_number(computed.period.last)
    superiors = [top.parent_id, top.agency_id, top.root_id]
    places = [*computed.scope.ids, *(place for place in superiors if place)]
    set_for = Target.objects.filter(unit_id__in=places, year=year)
    goals = {
        (each.unit.code, each.measure): Goal(
            each.percent, each.comparator, each.document
        )
        for each in set_for.select_related("unit")
    }
    for measure in Target.Measure.values:
        if (top.code, measure) not in goals:
            goals |= _superiors(goals, top, measure)
    return goals


def _superiors(
    goals: Mapping[tuple[str, str], Goal], top: Unit, measure: str
) -> dict[tuple[str, str], Goal]:
    for superior in (top.parent, top.agency, top.root):
        if superior is not None and (superior.code, measure) in goals:
            held = goals[superior.code, measure]
            return {(top.code, measure): replace(held, held_by=superior.name)}
    return {}


def _coercion(found: Found) -> Coercion:
    return Coercion(
        decisions=len(found["quyet_dinh"]),
        voluntary=len(found["tu_nguyen"]),
        organised=len(found["to_chuc"]),
        with_forces=len(found["lien_nganh"]),
        failed=len(found["khong_thanh"]),
        succeeded=sum(each.act.result == SUCCEEDED for each in found["to_chuc"]),
    )


def _last_year(computed: Figures, known_at: datetime) -> LastYear:
    period = Period(
        _year_before(computed.period.first), _year_before(computed.period.last)
    )
    unit = computed.scope.top.code
    one, two = (
        figures(form, unit, period.last, first=period.first, known_at=known_at)
        for form in ("01", "02")
    )
    return LastYear(period, one.total, two.total)


def _year_before(day: date) -> date:
    """Cùng ngày năm trước; 29 February becomes the last day of February."""
    last_day_of_february = 28
    if (day.month, day.day) == (2, last_day_of_february + 1):
        return day.replace(year=day.year - 1, day=last_day_of_february)
    return day.replace(year=day.year - 1)
