"""Chỗ của con số: the cells of one line of a form, each with its words and its source.

A sentence names a cell by its letter. What cannot be said of nothing is bracketed in
the template: a part in brackets is left out where a figure in it is zero or missing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from thads.law.indicators import Column, Edition
from thads.law.indicators.cells import whole
from thads.law.periods import in_words
from thads.readers.reports import wording
from thads.readers.reports.facts import FormTable, Line, ReportFacts
from thads.readers.reports.figures import (
    Figure,
    Sentence,
    Written,
    fact,
    figure,
    say,
)
from thads.readers.statistics.references import Reference

Places = dict[str, Figure | None]

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"\{(\w+)\}")


_NO_EDITION = (
    "Biểu {form} chưa có bản áp dụng cho kỳ kết thúc ngày {last}, nên không có số liệu."
)


def no_edition(facts: ReportFacts, form: str) -> Sentence | None:
    """Kỳ chưa có biểu này: nothing can be said, which is not to say there was nothing."""
    last = fact(in_words(facts.period.last))
    return say(_NO_EDITION, {"form": fact(form), "last": last})


def places_of(facts: ReportFacts, table: FormTable, line: Line | None = None) -> Places:
    """Mọi ô của một dòng (mặc định: dòng tổng), by letter."""
    cells = line.cells if line else table.total
    return {
        column.letter: figure(
            cells.get(column.letter),
            written_as(table.edition, column),
            source_of(facts, table.edition, (column.letter,), line),
        )
        for column in table.edition.columns
    }


def written_as(used: Edition, column: Column) -> Written:
    """Cách viết số của một cột trong câu."""
    if column.is_rate:
        return wording.percent
    return wording.money if used.is_money or column.is_money else wording.count


def source_of(
    facts: ReportFacts, used: Edition, letters: Iterable[str], line: Line | None = None
) -> Reference:
    """Nguồn của một hay nhiều ô của một dòng."""
    if line is None:
        return facts.source(used.form, *letters)
    found = facts.source(used.form, *letters, axis=line.axis, place=line.place)
    return replace(found, unit=line.unit, own_only=line.own_only)


def total_of(
    facts: ReportFacts, table: FormTable, letters: tuple[str, ...], line: Line | None
) -> Figure | None:
    """Tổng vài ô của một dòng; nothing where the edition has none of them."""
    if not letters:
        return None
    cells = line.cells if line else table.total
    used = table.edition
    written = written_as(used, used.column(letters[0]))
    total = sum(whole(cells[letter]) for letter in letters)
    return Figure(total, written(total), source_of(facts, used, letters, line))


def tell(template: str, places: Mapping[str, Figure | None]) -> Sentence | None:
    """Viết một câu, without the bracketed parts that would speak of nothing.

    None where nothing is left, or where a figure outside the brackets is missing.
    """
    shortened = template
    while (found := _OPTIONAL.search(shortened)) is not None:
        part = found.group(1)
        kept = part if _says_something(part, places) else ""
        shortened = f"{shortened[: found.start()]}{kept}{shortened[found.end() :]}"
    return say(shortened, places) if shortened.strip() else None


def _says_something(part: str, places: Mapping[str, Figure | None]) -> bool:
    return all(is_something(places.get(name)) for name in _NAMED.findall(part))


def is_something(found: Figure | None) -> bool:
    """Có và khác không."""
    return found is not None and found.value not in (0, Decimal(0), "")


def list_of(parts: Iterable[tuple[str, str]], places: Places, unit: str) -> str:
    """Liệt kê những phần khác không: “{n4} việc uỷ thác và {n5} việc thu hồi”."""
    there = [
        f"{{{name}}}{unit} {words}"
        for name, words in parts
        if is_something(places.get(name))
    ]
    if not there[1:]:
        return "".join(there)
    return f"{', '.join(there[:-1])} và {there[-1]}"


def item_name(line: Line) -> str:
    """“1. Án phí” → “án phí”."""
    name = line.label.partition(". ")[2] or line.label
    return name[0].lower() + name[1:]
