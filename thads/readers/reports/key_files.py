"""Án trọng điểm và việc có số tiền lớn: the cases that a report tells one by one.

A key case is one that the head designated by an act, with a reason, and has not released
by the last day of the period, as known when the figures were.
"""

from collections.abc import Mapping

from thads.law.acts import catalogue
from thads.law.acts.folding import history
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.key_cases import DESIGNATION, RELEASE, designation
from thads.law.indicators import Column, UnknownFormError
from thads.law.indicators.honest import OPEN
from thads.readers.reports.facts import BY_MONEY
from thads.readers.reports.listed import Listed
from thads.readers.reports.listing import listed
from thads.readers.statistics.counted import Counted
from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.drilldown import CellList, row_list
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import rows
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Proceeding

LARGEST = 10
_FOLLOWED = "dang_thi_hanh"
_OWN = frozenset({DESIGNATION, RELEASE})


def key_files_of(main: Figures) -> tuple[Listed, ...]:
    """Án trọng điểm chưa xong lúc cuối kỳ, the earliest designated first."""
    found = _designated(main)
    rows = Proceeding.objects.filter(id__in=[each.proceeding for each, _ in found])
    cases = {row.pk: row for row in rows.select_related("case")}
    remaining = _remaining(main)
    names = {unit.id: unit.name for unit in main.scope.units}
    return tuple(
        _key_file(
            cases[each.proceeding],
            known,
            main,
            unit=names[each.unit],
            amount=remaining.get(each.proceeding),
        )
        for each, known in found
    )


def _designated(main: Figures) -> list[tuple[Counted, History]]:
    """Open cases of the period whose designation stands on its last day."""
    last = main.period.last
    named = set(
        Act.objects.filter(code=DESIGNATION, effective_on__lte=last).values_list(
            "proceeding_id", flat=True
        )
    )
    if not named:
        return []
    there = [each for each in _open_cases(main) if each.proceeding in named]
    known = _histories(main, [each.proceeding for each in there])
    chosen = [
        (act.effective_on, each.proceeding, each, known[each.proceeding])
        for each in there
        if (act := designation(known[each.proceeding], last)) is not None
    ]
    return [
        (each, told) for _, _, each, told in sorted(chosen, key=lambda one: one[:2])
    ]


def _open_cases(main: Figures) -> list[Counted]:
    wanted = Wanted(main.scope.ids, {})
    return main.counting.cases_in([line.value for line in OPEN], wanted)


def _histories(main: Figures, ids: list[int]) -> Mapping[int, History]:
    """Diễn biến như đã biết khi tính số liệu."""
    acts = ledger.acts_by_proceeding(ids)
    rows = Proceeding.objects.filter(id__in=ids).select_related("origin_unit")
    return {
        row.pk: history(ledger.facts_of(row), acts[row.pk], main.known_at)
        for row in rows
    }


def _remaining(main: Figures) -> Mapping[int, int]:
    """Số tiền còn phải thi hành của từng việc, as form 02 counts it."""
    try:
        money = main.of_form(BY_MONEY.form)
    except UnknownFormError:
        return {}
    return {each.proceeding: each.amount for each in _open_cases(money)}


def _key_file(
    row: Proceeding, known: History, main: Figures, *, unit: str, amount: int | None
) -> Listed:
    last = main.period.last
    named = designation(known, last)
    assert named is not None
    latest = _latest(known, main)
    return Listed(
        number=row.number or row.code,
        debtor=row.case.debtor_name,
        unit=unit,
        on=latest.effective_on,
        stands=catalogue.name(latest.code),
        amount=amount,
        why=_reason(named),
    )


def _latest(known: History, main: Figures) -> RecordedAct:
    """Hành vi gần nhất của việc, besides its being named a key case."""
    told = [act for act in known.acts if act.effective_on <= main.period.last]
    return next((act for act in reversed(told) if act.code not in _OWN), told[-1])


def _reason(named: RecordedAct) -> str:
    kind = catalogue.find(named.code)
    field = kind.field("ket_qua") if kind else None
    found = (
        each.label
        for each in (field.choices if field else ())
        if each.slug == named.result
    )
    return next(found, "")


def largest_files_of(main: Figures) -> tuple[Listed, ...]:
    """Việc có số tiền đang thi hành lớn nhất, chưa xong lúc cuối kỳ.

    What remains of a case that has ended is no file to follow, so both forms are asked.
    A case that the head designated stands in the list of key cases.
    """
    try:
        money = main.of_form(BY_MONEY.form)
    except UnknownFormError:
        return ()
    cases, found = _followed(main), _followed(money)
    if cases is None or found is None:
        return ()
    open_now = {each.proceeding for each in cases.counted}
    open_now -= {each.proceeding for each, _ in _designated(main)}
    still = [each for each in found.counted if each.proceeding in open_now]
    largest = sorted(still, key=lambda each: -each.amount)[:LARGEST]
    return listed(money, found, largest)


def _followed(form: Figures) -> CellList | None:
    """Việc đang thi hành của dòng tổng."""
    column = _column_followed(form)
    return None if column is None else row_list(form, column, rows(form)[0])


def _column_followed(form: Figures) -> Column | None:
    """The column of what is being enforced, whatever letter the edition gives it."""
    return next(
        (
            each
            for each in form.edition.columns
            if [line.rpartition(".")[2] for line in each.counts] == [_FOLLOWED]
        ),
        None,
    )
