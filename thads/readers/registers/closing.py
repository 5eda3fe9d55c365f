"""Kết sổ: which rows a quarter freezes, and what has changed beside them since.

The numbers of a register run through its year in the order in which the book took the
acts in, so a row has its number for ever. A quarter freezes what belongs to its days and
to earlier days of the year that no closing has frozen yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from thads.law.periods import Stretch, quarters, statistics_year
from thads.law.statutes import Citation
from thads.readers.registers.definitions import Register, register_of
from thads.readers.registers.rows import Asked, Entry, Row, entries, rows_of
from thads.readers.registers.telling import struck_words
from thads.readers.registers.values import Shown
from thads.readers.statistics.scope import scope_of
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Act
from thads.records.paperwork import closings
from thads.records.paperwork.closings import Book, FrozenRow, NotClosed
from thads.records.paperwork.models import ClosedRow, RegisterClosing
from thads.records.web.formatting import day, whole

BASIS = Citation.parse("tt_04_2023 30.4")
_DAY = "ngay"


@dataclass(frozen=True, slots=True)
class Quarter:
    """Một quý của sổ: its days, and its closing once there is one."""

    name: str
    days: Stretch
    closing: RegisterClosing | None
    may_close: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Điều khác so với sổ đã kết: which row, which case, what is said now."""

    number: int
    case_code: str
    words: str
    proceeding_id: int
    seq: int


def year_of(last: date) -> tuple[date, date]:
    """Ngày đầu và ngày cuối của năm mà sổ được lập."""
    year = statistics_year(last)
    return year.first, year.last or last


def quarters_of(register: Register, unit: Unit, on: date, today: date) -> list[Quarter]:
    """Bốn quý của năm: what is closed, and what may be closed next."""
    done = {
        each.last: each
        for each in closings.closings_of(unit, register.code, year_of(on))
    }
    newest = max(done, default=date.min)
    told = []
    for name, days in zip(("I", "II", "III", "IV"), quarters(on), strict=True):
        last = days.last or on
        free = last not in done and newest < last < today
        told.append(Quarter(f"Quý {name}", days, done.get(last), free))
    return told


def name_of(closing: RegisterClosing) -> str:
    """“quý II năm 2026”, with what it closes besides."""
    names = ("I năm", "II và 06 tháng năm", "III năm", "IV và cả năm")
    ends = [each.last for each in quarters(closing.last)]
    year = year_of(closing.last)[1].year
    return f"quý {names[ends.index(closing.last)]} {year}"


@transaction.atomic
def close_register(
    code: str, unit: Unit, last: date, *, by: Person | None, now: datetime
) -> RegisterClosing:
    """Kết một sổ của cơ quan đến hết một quý."""
    register, year = register_of(code), year_of(last)
    if register.is_stand_in:
        raise NotClosed(
            f"Không kết {register.name[:1].lower()}{register.name[1:]}: chưa thấy văn bản "
            "nào quy định sổ này; bảng theo dõi lập từ hồ sơ."
        )
    book = _book(register)
    opened = closings.open_closing(unit, book, last, by=by, now=now)
    done = closings.closings_of(unit, code, year)
    if done and done[-1].last > last:
        raise NotClosed(f"Không kết được: sổ đã kết đến hết ngày {day(done[-1].last)}.")
    asked = Asked(register, scope_of(unit.code), Stretch(*year), opened.known_at)
    frozen = [_frozen(row) for row in rows_of(asked, _left(asked, unit, last))]
    return closings.close(
        opened,
        book,
        frozen,
        (done[-1].last + timedelta(days=1) if done else year[0], last),
        previous_code=done[-1].check_code if done else "",
        by=by,
        now=now,
    )


def _book(register: Register) -> Book:
    titles = tuple(each.title for each in register.columns)
    return Book(
        register.code, register.name, titles, register.also_signed_by, register.keeper
    )


def _left(asked: Asked, unit: Unit, last: date) -> list[Entry]:
    """What no closing holds yet, up to a day."""
    held = closings.frozen_acts(unit, asked.register.code)
    return [
        each
        for each in entries(asked)
        if each.on <= last and (each.proceeding_id, each.seq) not in held
    ]


def _frozen(row: Row) -> FrozenRow:
    cells = [_kept(cell) for cell in row.cells]
    return FrozenRow(
        number=row.number,
        matter=row.proceeding_id,
        seq=row.seq,
        case_code=row.case_code,
        cells=cells,
        struck=struck_words(row),
    )


def _kept(cell: Shown) -> Any:
    return {_DAY: cell.isoformat()} if isinstance(cell, date) else cell


def cell_of(kept: Any) -> Shown:
    """Nội dung ô như lúc kết."""
    if isinstance(kept, dict):
        return date.fromisoformat(kept[_DAY])
    cell: Shown = kept
    return cell


def as_text(value: Shown) -> str:
    """Nội dung ô bằng chữ."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return day(value)
    return whole(value) if isinstance(value, int) else value


def totals(closing: RegisterClosing) -> list[str]:
    """Dòng cộng: how many rows, and the sum of every column of money."""
    kept = list(closings.rows_of(closing))
    told = [f"{whole(len(kept))} dòng"]
    if kept:
        told[0] += f", từ số {kept[0].number} đến số {kept[-1].number}"
    for place, title in enumerate(closing.columns):
        cells = [row.cells[place] for row in kept if not row.struck]
        sums = [cell for cell in cells if isinstance(cell, int)]
        if sums:
            told.append(f"{title}: {whole(sum(sums))}")
    return told


def changes(
    closing: RegisterClosing, kept: Sequence[ClosedRow], known_at: datetime
) -> list[Change]:
    """Sửa sau khi kết: what these rows say now that they did not say then."""
    asked = _asked(closing, known_at)
    numbers = {(row.matter, row.seq): row.number for row in kept}
    found = Act.objects.filter(proceeding_id__in=[row.matter for row in kept])
    chosen = [
        Entry(numbers[owner, seq], act_id, owner, seq, on)
        for act_id, owner, seq, on in found.values_list(
            "id", "proceeding_id", "seq", "effective_on"
        )
        if (owner, seq) in numbers
    ]
    now = {row.number: row for row in rows_of(asked, chosen)}
    return [
        change
        for row in kept
        if (change := _change(closing, row, now.get(row.number))) is not None
    ]


def _change(
    closing: RegisterClosing, kept: ClosedRow, now: Row | None
) -> Change | None:
    if now is None:
        words = "việc nay không còn thuộc đơn vị này"
    else:
        titles = [each.title for each in register_of(closing.register).columns]
        words = "; ".join(
            _differences(closing, kept, dict(zip(titles, now.cells, strict=True)))
        )
        struck = struck_words(now)
        if struck and struck != kept.struck:
            words = struck
    if not words:
        return None
    return Change(kept.number, kept.case_code, words, kept.matter, kept.seq)


def _differences(
    closing: RegisterClosing, kept: ClosedRow, now: dict[str, Shown]
) -> Iterator[str]:
    for title, cell in zip(closing.columns, kept.cells, strict=True):
        before, after = as_text(cell_of(cell)), as_text(now.get(title))
        if title not in now or before == after:
            continue
        if not before:
            yield f"{title}: ghi thêm “{after}”"
        else:
            yield f"{title}: “{before}” thành “{after or 'để trống'}”"


def late_rows(closing: RegisterClosing, known_at: datetime) -> list[Row]:
    """Dòng của những ngày đã kết mà về sau mới ghi, and no closing holds."""
    asked = _asked(closing, known_at)
    return rows_of(asked, _left(asked, closing.unit, closing.last))


def _asked(closing: RegisterClosing, known_at: datetime) -> Asked:
    return Asked(
        register_of(closing.register),
        scope_of(closing.unit.code),
        Stretch(*year_of(closing.last)),
        known_at,
    )
