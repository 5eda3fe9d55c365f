"""Danh sách sau một ô: the cases that were counted, and why each of them was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.folding import history
from thads.law.acts.history import RecordedAct
from thads.law.indicators import Cell, Column, deciding_act
from thads.law.indicators.editions import MONEY_LINE
from thads.law.statutes import Citation
from thads.readers.statistics.counted import Counted, CountedRows
from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import Row
from thads.records.agencies.models import Unit
from thads.records.cases.models import PROCEDURE, Case
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding


class RateHasNoList(LookupError):
    """Ô tỷ lệ không có danh sách riêng: the columns it is made of have."""


@dataclass(frozen=True, slots=True)
class CellList:
    """Danh sách của một ô: the cell's value and every case that makes it."""

    column: Column
    value: Cell
    counted: CountedRows

    @property
    def total(self) -> int:
        """Cộng danh sách."""
        return self.counted.total

    @property
    def reconciles(self) -> bool:
        """Danh sách bằng ô."""
        return self.total == self.value


@dataclass(frozen=True, slots=True)
class Entry:
    """Một dòng của danh sách, ready to be read.

    A case that another unit holds now, out of the asker's sight, is told by its code
    and its place in the form: no name, no act (docs/decisions/0004).
    """

    proceeding: int
    code: str
    number: str
    debtor: str
    unit: str
    act: RecordedAct | None
    amount: int | None
    is_case: bool
    is_seen: bool = True

    @property
    def on(self) -> date | None:
        """Ngày của hành vi làm việc được tính."""
        return self.act.effective_on if self.act else None

    @property
    def act_name(self) -> str:
        """Hành vi làm việc được tính, with its number if it has one."""
        if self.act is None:
            return ""
        name = catalogue.name(self.act.code)
        return f"{name}, số {self.act.number}" if self.act.number else name

    @property
    def citation(self) -> Citation | None:
        """Căn cứ: the article chosen for the act, or that of its kind on its day."""
        kind = catalogue.find(self.act.code) if self.act else None
        if self.act is None or kind is None:
            return None
        ground = kind.ground(self.act)
        if ground and ground.citation:
            return ground.citation
        edition = kind.edition(self.act.effective_on)
        return edition.citation if edition else None


def cell_list(figures: Figures, column: Column, units: Sequence[Unit]) -> CellList:
    """Danh sách của một ô over some units of the form, in the order of the books."""
    wanted = Wanted([unit.id for unit in units], {})
    return _list(figures, column, wanted, figures.sum_of(units)[column.letter])


def row_list(figures: Figures, column: Column, row: Row) -> CellList:
    """Danh sách của một ô in a row of any axis."""
    return _list(figures, column, row.wanted, row.cells[column.letter])


def _list(figures: Figures, column: Column, wanted: Wanted, value: Cell) -> CellList:
    if column.is_rate:
        parts = ", ".join(column.numerator)
        raise RateHasNoList(
            f"Cột {column.letter} là tỷ lệ: tử số {parts}, mẫu số {column.denominator}. "
            "Mở danh sách của các cột đó."
        )
    return CellList(column, value, figures.counting.listed(column.counts, wanted))


def case_codes(figures: Figures, cell: CellList) -> list[str]:
    """Mã các việc trong ô, in order."""
    return codes_of(figures, [each.proceeding for each in cell.counted])


def codes_of(figures: Figures, ids: Sequence[int]) -> list[str]:
    """Mã của những việc này, in order."""
    codes = _codes(figures, ids)
    return sorted(codes[each] for each in ids)


def _codes(figures: Figures, ids: Sequence[int]) -> dict[int, str]:
    rows = Proceeding.objects.filter(id__in=ids)
    seen = dict(rows.values_list("id", "code"))
    if len(seen) == len(set(ids)):
        return seen
    return {**figures.counting.facts.codes_apart, **seen}


def entries(
    figures: Figures, cell: CellList, counted: Sequence[Counted]
) -> list[Entry]:
    """Các dòng để đọc of some of the counted cases: the act behind each of them."""
    ids = [each.proceeding for each in counted]
    rows = Proceeding.objects.filter(id__in=ids).select_related("origin_unit")
    proceedings = {row.pk: row for row in rows}
    acts = ledger.acts_by_proceeding(ids)
    debtors = dict(
        Case.objects.filter(pk__in=ids).values_list("proceeding_id", "debtor_name")
    )
    names = {unit.id: unit.name for unit in figures.scope.units}
    return [
        _entry(
            figures,
            cell.column,
            proceedings[each.proceeding],
            acts[each.proceeding],
            each,
            debtor=debtors.get(each.proceeding, ""),
            unit=names[each.unit],
        )
        if each.proceeding in proceedings
        else _apart(figures, cell.column, each, names[each.unit])
        for each in counted
    ]


def _apart(figures: Figures, column: Column, counted: Counted, unit: str) -> Entry:
    """A case held elsewhere since: its code, the unit it counted for, its amount."""
    return Entry(
        proceeding=counted.proceeding,
        code=figures.counting.facts.codes_apart[counted.proceeding],
        number="",
        debtor="",
        unit=unit,
        act=None,
        amount=counted.amount if column.is_money else None,
        is_case=False,
        is_seen=False,
    )


def _entry(
    figures: Figures,
    column: Column,
    proceeding: Proceeding,
    acts: list[RecordedAct],
    counted: Counted,
    *,
    debtor: str,
    unit: str,
) -> Entry:
    act = _act(figures, column, proceeding, acts, counted)
    amount: int | None = proceeding.due
    if column.is_money:
        amount = counted.amount
    elif figures.edition.counts_acts:
        amount = act.amount if act else None
    return Entry(
        proceeding=proceeding.pk,
        code=proceeding.code,
        number=proceeding.number,
        debtor=debtor,
        unit=unit,
        act=act,
        amount=amount,
        is_case=proceeding.procedure == PROCEDURE,
    )


def _act(
    figures: Figures,
    column: Column,
    proceeding: Proceeding,
    acts: list[RecordedAct],
    counted: Counted,
) -> RecordedAct | None:
    """The act that is counted, or the one that put the case where it is."""
    if figures.edition.counts_acts:
        return next((act for act in acts if act.seq == counted.seq), None)
    known = history(ledger.facts_of(proceeding), acts, figures.known_at)
    lines = [line.removeprefix(MONEY_LINE) for line in column.counts]
    return deciding_act(known, figures.period, lines, is_money=column.is_money)
