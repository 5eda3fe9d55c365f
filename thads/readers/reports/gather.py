"""Gom dữ kiện: asks the forms and the targets, in the rights of who asks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from thads.law.indicators import UnknownFormError
from thads.law.indicators.axes import OFFICERS
from thads.law.indicators.publication import shown_code
from thads.law.indicators.reporting import report_due
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
from thads.readers.reports.key_files import key_files_of, largest_files_of
from thads.readers.reports.listing import lists_of
from thads.readers.reports.own import own_from, own_of
from thads.readers.statistics.closing.agency import AgencyRows, kept_agency
from thads.readers.statistics.closing.kept import Kept, version_label
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.readers.statistics.editions_in_use import forms_in_use
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import OWN, Row, rows
from thads.readers.statistics.scope import scope_of
from thads.records.agencies.models import Target, Unit
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.publications import queries
from thads.records.publications.models import Publication
from thads.records.staffing.queries.staffed import Staffed, staffed

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
    return of_frozen(facts, version)


def of_frozen(facts: ReportFacts, version: Publication) -> ReportFacts:
    """Dữ kiện với tên, mã và chữ ký của bản đã chốt."""
    signed = {
        role: Signed(each.name, each.signed_at)
        for role, each in queries.signatures_of(version).items()
    }
    frozen = Frozen(
        version.code,
        version_label(version),
        shown_code(version.check_code),
        signed,
        has_personnel=(people := kept_personnel(version)) is not None,
        has_agency=(rows := kept_agency(version)) is not None,
    )
    there = people or Staffed()
    # What is kept with no version is not told beside its kept digits.
    own = own_from(there, rows or AgencyRows(), facts.period, {})
    return replace(facts, own=own, executors=there.executors_by_rank, frozen=frozen)


def gathered(
    main: Figures, *, made_on: date, with_last_year: bool = False
) -> ReportFacts:
    """Dữ kiện từ biểu 01 đã tính và các biểu cùng kỳ của nó."""
    pieces = pieces_of(main, with_last_year=with_last_year)
    made = {name: make() for name, make in pieces.items()}
    return put_together(main, made, made_on=made_on)


Pieces = Mapping[str, Callable[[], Any]]
_FORM = "bieu "


def pieces_of(main: Figures, *, with_last_year: bool) -> Pieces:
    """Các phần của dữ kiện, each made on its own: a long report is made step by step."""
    forms = {
        f"{_FORM}{code}": partial(_table_of, main, code)
        for code in forms_in_use()
        if code not in _LEFT_OUT
    }
    return {
        **forms,
        "ranks": lambda: ranks_of(main),
        "forecasts": lambda: forecasts_of(main) if with_last_year else {},
        "ages": lambda: ages_of(main),
        "lists": lambda: lists_of(main),
        "key_files": lambda: key_files_of(main),
        "largest_files": lambda: largest_files_of(main),
        "last_year": lambda: _last_year(main) if with_last_year else None,
    }


def put_together(
    main: Figures, made: Mapping[str, Any], *, made_on: date
) -> ReportFacts:
    """Ghép các phần đã làm."""
    parts = dict(made)
    forms = {
        name.removeprefix(_FORM): parts.pop(name) for name in made if _FORM in name
    }
    there = staffed(main.scope.ids, main.period.last)
    return ReportFacts(
        head=_head(main.scope.top, made_on, main.period.last),
        period=main.period,
        known_at=main.known_at,
        forms={code: table for code, table in forms.items() if table is not None},
        unit_names=_names(main),
        goals=_goals(main),
        executors=there.executors_by_rank,
        own=own_of(main.scope.ids, main.period, there),
        unseen_units=main.scope.unseen,
        **parts,
    )


def _table_of(main: Figures, code: str) -> FormTable | None:
    """Biểu cùng kỳ, from the same facts; None where no edition is in force."""
    try:
        return _table(main if code == main.edition.form else main.of_form(code))
    except UnknownFormError:
        return None


def _head(top: Unit, made_on: date, last: date, dated: date | None = None) -> Head:
    """Phần đầu is that of the agency in the period; the day is that of the report."""
    style, on = style_of(top, last), dated or usual_day(top, last, made_on)
    head = letterhead(top, style, on=on, series=SERIES)
    return Head(top.code, top.name, head, style.head, on, made_on)


def usual_day(top: Unit, last: date, made_on: date) -> date:
    """Ngày đề trên báo cáo: today while it is due, afterwards the day it was due."""
    due = report_due(queries.level_of(top), last)
    return made_on if due is None else min(made_on, due.due_on)


def redated(facts: ReportFacts, dated: date) -> ReportFacts:
    """Cùng báo cáo, đề ngày mà người lập chọn."""
    top = scope_of(facts.head.unit).top
    made_on = facts.head.made_on or dated
    return replace(facts, head=_head(top, made_on, facts.period.last, dated))


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
