"""Gom dữ kiện: asks the forms and the targets, in the rights of who asks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Count, Q

from thads.law.indicators import UnknownFormError
from thads.law.indicators.axes import OFFICERS
from thads.law.indicators.publication import shown_code
from thads.law.periods import statistics_year_number
from thads.readers.reports.beside import ages_of, forecasts_of, ranks_of
from thads.readers.reports.facts import (
    FormTable,
    Frozen,
    Goal,
    Head,
    LastYear,
    Line,
    ReportFacts,
    Signed,
)
from thads.readers.reports.listing import key_files_of, lists_of
from thads.readers.statistics.closing.kept import Kept, version_label
from thads.readers.statistics.editions_in_use import forms_in_use
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import OWN, Row, rows
from thads.records.agencies.models import Officer, Target, Unit
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.publications import queries
from thads.records.publications.models import Publication

EXECUTOR = "Chấp hành viên"
SERIES = "BC"
ITSELF = "trực tiếp thụ lý"
MAIN = ("01", "02")
COMPARED = (*MAIN, "03")
"""Các biểu được so với cùng kỳ năm trước."""
_BY_OFFICER = ("04", "05")
_LEFT_OUT = ("01tkln", "03tkln", "04tkln")
"""Biểu liên ngành repeats what other forms tell: only form two of the four is used."""


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
    main = figures(MAIN[0], unit, last, first=first, known_at=known_at)
    return gathered(main, made_on=made_on, with_last_year=with_last_year)


def gather_version(
    version: Publication, *, made_on: date, with_last_year: bool = False
) -> ReportFacts:
    """Dữ kiện của một bản đã chốt: the digits and lines as they were kept."""
    main = Kept(version).form(MAIN[0])
    facts = gathered(main, made_on=made_on, with_last_year=with_last_year)
    signed = {
        role: Signed(each.name, each.signed_at)
        for role, each in queries.signatures_of(version).items()
    }
    code = shown_code(version.check_code)
    label = version_label(version)
    return replace(facts, frozen=Frozen(version.code, label, code, signed))


def gathered(
    main: Figures, *, made_on: date, with_last_year: bool = False
) -> ReportFacts:
    """Dữ kiện từ biểu 01 đã tính và các biểu cùng kỳ của nó."""
    top = main.scope.top
    return ReportFacts(
        head=_head(top, made_on, main.period.last),
        period=main.period,
        known_at=main.known_at,
        forms={each.edition.form: _table(each) for each in _every(main)},
        unit_names=_names(main),
        goals=_goals(main),
        executors=_executors(main),
        ranks=ranks_of(main),
        forecasts=forecasts_of(main) if with_last_year else {},
        ages=ages_of(main),
        lists=lists_of(main),
        key_files=key_files_of(main),
        last_year=_last_year(main) if with_last_year else None,
        unseen_units=main.scope.unseen,
    )


def _every(main: Figures) -> Iterator[Figures]:
    """Mọi biểu có bản áp dụng cho ngày cuối kỳ, from the same facts."""
    for code in forms_in_use():
        if code in _LEFT_OUT:
            continue
        try:
            yield main if code == main.edition.form else main.of_form(code)
        except UnknownFormError:
            continue


def _head(top: Unit, made_on: date, last: date) -> Head:
    """Phần đầu is that of the agency in the period; the day is that of the report."""
    style = style_of(top, last)
    head = letterhead(top, style, on=made_on, series=SERIES)
    return Head(top.code, top.name, head, style.head)


def _table(computed: Figures) -> FormTable:
    used = computed.edition
    officers = used.form in _BY_OFFICER
    return FormTable(
        edition=used,
        total=computed.total,
        lines={
            by: tuple(_line(row, by) for row in rows(computed, by))
            for by in used.axes
            if by != OFFICERS or officers
        },
        check_code=computed.check_code,
    )


def _line(row: Row, by: str) -> Line:
    return Line(
        label=row.label,
        unit=row.unit.code,
        own_only=row.extent == OWN,
        axis=by,
        place=row.place,
        style=row.style,
        cells=row.cells,
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


def _executors(main: Figures) -> Mapping[str, int]:
    """Chấp hành viên đang làm việc ngày cuối kỳ, by rank."""
    last = main.period.last
    there = Officer.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=last),
        unit_id__in=main.scope.ids,
        title__istartswith=EXECUTOR,
        valid_from__lte=last,
    )
    counted = there.values_list("rank").annotate(number=Count("id")).order_by("rank")
    return dict(counted)


def _last_year(main: Figures) -> LastYear:
    period = main.period.years_before(1)
    then = main.over(period)
    found = {}
    for form in COMPARED:
        try:
            found[form] = _table(then if form in MAIN[:1] else then.of_form(form))
        except UnknownFormError:
            continue
    return LastYear(period, found)
