"""Khác biệt giữa hai bản: which cases, by which acts, and that they sum to every cell.

A difference is counted twice. The fast way counts every case at both questions and
finds those that moved; the plain way folds each of these again, act by act, and says
what each act moved. Cell by cell both must give what the two sets of digits differ by.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from thads.law.acts import RecordedAct
from thads.law.indicators import Cell, Edition, UnknownFormError
from thads.law.indicators.attribution import (
    Asked,
    Change,
    Part,
    Spot,
    changes,
    difference,
    total_moved,
)
from thads.law.indicators.matters import Item, Traits
from thads.law.indicators.publication import cells_from
from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.cell_differences import (
    CellDifference,
    differing_cells,
    totals,
)
from thads.readers.statistics.closing.computing import Recount, edition_of, recount
from thads.readers.statistics.closing.part_differences import (
    NotComparable,
    PartDifference,
    differ_in_parts,
)
from thads.readers.statistics.closing.reported import codes_of
from thads.records.cases.models import Obligation
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.publications import queries as publications
from thads.records.publications.models import Publication, PublishedForm


@dataclass(frozen=True, slots=True)
class CaseDifference:
    """Một việc làm nên khác biệt: what it added before and after, step by step.

    A case handed on since, which the person may no longer open, has no steps: its code
    and its place are told, its acts are not.
    """

    proceeding: int
    code: str
    number: str
    is_seen: bool
    before: Part
    after: Part
    steps: tuple[Change, ...]
    acts: tuple[RecordedAct, ...] = ()

    def act(self, seq: int | None) -> RecordedAct | None:
        """Hành vi theo số thứ tự, if it may be seen."""
        return next((each for each in self.acts if each.seq == seq), None)

    @property
    def moved(self) -> dict[Spot, int]:
        """Chênh lệch theo đơn vị và chỉ tiêu gốc."""
        return dict(difference(self.before, self.after))

    def columns(self, one: Edition, other: Edition) -> dict[str, dict[str, int]]:
        """Phần của việc trong từng ô khác nhau, by unit and column."""
        left = totals(one, {self.proceeding: self.before})
        right = totals(other, {self.proceeding: self.after})
        found: dict[str, dict[str, int]] = {}
        for unit, letter in sorted({*left, *right}):
            place = (unit, letter)
            if amount := right.get(place, 0) - left.get(place, 0):
                found.setdefault(unit, {})[letter] = amount
        return found

    @property
    def is_explained(self) -> bool:
        """Các hành vi cộng lại đúng bằng chênh lệch của việc."""
        return not self.is_seen or total_moved(self.steps) == self.moved


@dataclass(frozen=True, slots=True)
class FormDifference:
    """Khác biệt của một biểu."""

    before: Edition
    after: Edition
    cells: tuple[CellDifference, ...]
    cases: tuple[CaseDifference, ...]
    digits_before: Mapping[str, Mapping[str, Cell]]
    digits_after: Mapping[str, Mapping[str, Cell]]

    def cases_in(self, unit: str, letter: str) -> tuple[CaseDifference, ...]:
        """Các việc làm một ô khác đi; of the total, those of every unit."""
        columns = [(each, each.columns(self.before, self.after)) for each in self.cases]
        return tuple(
            case
            for case, moved in columns
            if any(letter in own for at, own in moved.items() if unit in ("", at))
        )

    @property
    def sums(self) -> bool:
        """Mọi ô cộng đúng, every case explained by its acts."""
        return all(each.sums for each in self.cells) and all(
            each.is_explained for each in self.cases
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """Khác biệt giữa một bản đã chốt và một bản khác, or today (other is None)."""

    one: Publication
    other: Publication | None
    known_at: datetime
    forms: tuple[FormDifference, ...]
    parts: tuple[PartDifference, ...] = ()

    @property
    def same(self) -> bool:
        """Không có gì khác."""
        forms = any(each.cells or each.cases for each in self.forms)
        return not forms and all(each.same for each in self.parts)

    @property
    def sums(self) -> bool:
        """Mọi khác biệt cộng đúng."""
        return all(each.sums for each in self.forms)


def differ(
    one: Publication, other: Publication | None, *, now: datetime, form: str = ""
) -> Difference:
    """So một bản với bản khác của cùng đơn vị, or with the same days as known today."""
    if other is not None and other.unit_id != one.unit_id:
        raise NotComparable(
            f"Không so được: {one.code} là của {one.unit.name}, {other.code} là của "
            f"{other.unit.name}. Chọn hai bản của cùng một đơn vị."
        )
    first = recount(one.period)
    second = first
    if other is not None and other.period_id != one.period_id:
        second = recount(other.period)
    known_at = other.known_at if other else now
    pairs = _pairs(one, other, form)
    found = [_form(first, second, pair, one.known_at, known_at) for pair in pairs]
    parts = differ_in_parts(one, other, second.scope, known_at, form)
    return Difference(one, other, known_at, tuple(found), tuple(parts))


Pair = tuple[PublishedForm, PublishedForm | None]


def _pairs(one: Publication, other: Publication | None, form: str) -> list[Pair]:
    mine = {each.form: each for each in publications.forms_of(one)}
    theirs = {e.form: e for e in publications.forms_of(other)} if other else {}
    wanted = [code for code in mine if code == form or not form]
    if form and not wanted and form not in PARTS:
        raise UnknownFormError(f"Bản {one.code} không có biểu “{form}”.")
    if other is None:
        return [(mine[code], None) for code in wanted]
    return [(mine[code], theirs[code]) for code in wanted if code in theirs]


def _form(
    first: Recount, second: Recount, pair: Pair, since: datetime, until: datetime
) -> FormDifference:
    mine, theirs = pair
    one = Asked(edition_of(mine), first.days, since)
    other = Asked(edition_of(theirs) if theirs else one.used, second.days, until)
    counted = second.figures(other.used, until)
    before = first.parts(first.figures(one.used, since))
    after = second.parts(counted)
    digits_after = (
        {unit: cells_from(row) for unit, row in theirs.digits.items()}
        if theirs
        else counted.own
    )
    digits_before = {unit: cells_from(row) for unit, row in mine.digits.items()}
    changed = sorted(
        case
        for case in {*before, *after}
        if before.get(case, {}) != after.get(case, {})
    )
    codes = {**codes_of(first.period), **codes_of(second.period)} if changed else {}
    cases = tuple(_cases(changed, before, after, one, other, codes))
    cells = tuple(
        differing_cells(
            one.used, other.used, digits_before, digits_after, before, after
        )
    )
    return FormDifference(
        one.used, other.used, cells, cases, digits_before, digits_after
    )


def _cases(
    changed: Sequence[int],
    before: Mapping[int, Part],
    after: Mapping[int, Part],
    one: Asked,
    other: Asked,
    codes: Mapping[int, str],
) -> Iterator[CaseDifference]:
    rows = Proceeding.objects.filter(pk__in=changed).select_related("origin_unit")
    seen = {row.pk: row for row in rows}
    acts = ledger.acts_by_proceeding(seen)
    items = _items(seen) if one.used.only or other.used.only else {}
    for case in sorted(changed, key=lambda each: _code(each, seen, codes)):
        row = seen.get(case)
        steps: Sequence[Change] = ()
        if row is not None:
            traits = Traits(items=tuple(items.get(case, ())))
            pair = replace(one, traits=traits), replace(other, traits=traits)
            steps = changes(ledger.facts_of(row), acts[case], *pair)
        yield CaseDifference(
            proceeding=case,
            code=_code(case, seen, codes),
            number=row.number if row else "",
            is_seen=row is not None,
            before=before.get(case, {}),
            after=after.get(case, {}),
            steps=tuple(steps),
            acts=tuple(acts.get(case, ())),
        )


def _items(cases: Iterable[int]) -> dict[int, list[Item]]:
    """Các khoản của việc: a form of some items counts only those."""
    found: dict[int, list[Item]] = {}
    rows = Obligation.objects.filter(case_id__in=list(cases))
    for case, code, amount in rows.values_list("case_id", "item", "amount"):
        found.setdefault(case, []).append(Item(code, amount or 0))
    return found


def _code(case: int, seen: Mapping[int, Proceeding], codes: Mapping[int, str]) -> str:
    return seen[case].code if case in seen else codes[case]
