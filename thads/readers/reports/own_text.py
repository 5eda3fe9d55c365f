"""Lời của đơn vị: words with references to figures, resolved when the report is made.

`{{B20}}` is a cell of the total line, `{{03.M8}}` names the form, `{{01:tin_dung.B6}}`
a line of an axis, `{{B20@QN01}}` a unit, `{{M8|tren}}` the short form rounded down.
Named figures (`{{diem_viec}}`) stand for what the sections compute. A figure comes from
the record each time; a reference that names nothing is refused.
"""

import re
from collections.abc import Iterator, Mapping

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph
from thads.readers.reports.facts import FormTable, Line, ReportFacts
from thads.readers.reports.figures import Figure, Piece, Sentence
from thads.readers.reports.sections import named
from thads.readers.reports.sections.places import places_of
from thads.records.publications.models import ReportText

_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_PARTS = re.compile(
    r"(?:(?P<form>[0-9a-z]+)(?::(?P<line>[\w.]+))?\.)?(?P<column>\w+)"
    r"(?:@(?P<unit>[^|@]+))?(?:\|(?P<style>\w+))?"
)


class UnknownReference(ValueError):
    """Mã trong lời văn không chỉ tới con số nào: its sentence says which and why."""


def own_texts(
    facts: ReportFacts, texts: Mapping[str, ReportText]
) -> dict[str, list[Paragraph]]:
    """Lời của từng mục, with its figures; what cannot be resolved stays as written."""
    found = {}
    for section, text in texts.items():
        found[section] = list(paragraphs(facts, text.body, strict=False))
    return found


def paragraphs(
    facts: ReportFacts, body: str, *, strict: bool = True
) -> Iterator[Paragraph]:
    """Các đoạn của một lời văn; raises UnknownReference when strict."""
    for line in body.splitlines():
        if words := line.strip():
            pieces = tuple(_pieces(facts, words, strict=strict))
            yield Paragraph((Sentence(pieces),))


def _pieces(facts: ReportFacts, words: str, *, strict: bool) -> Iterator[Piece]:
    for index, part in enumerate(_REFERENCE.split(words)):
        if not index % 2:
            if part:
                yield part
            continue
        try:
            yield resolve(facts, part.strip())
        except UnknownReference:
            if strict:
                raise
            yield f"{{{{{part}}}}}"


def resolve(facts: ReportFacts, reference: str) -> Figure:
    """Con số mà một mã chỉ tới."""
    parts = _PARTS.fullmatch(reference)
    if parts is None:
        raise UnknownReference(
            f"Mã “{reference}” không đọc được. Viết như B20, 03.M8, 01:tin_dung.B6, "
            "B20@MÃ_ĐƠN_VỊ, M8|tren, đặt giữa hai dấu ngoặc nhọn."
        )
    if parts["column"] in named.NAMES and parts["form"] is None:
        found = named.figures(facts).get(parts["column"])
        return _existing(reference, found, parts["style"])
    table = _table(facts, reference, parts["form"], parts["column"])
    line = _line(table, reference, parts["line"], parts["unit"])
    found = places_of(facts, table, line).get(parts["column"])
    return _existing(reference, found, parts["style"])


def _existing(reference: str, found: Figure | None, style: str | None) -> Figure:
    if found is None:
        raise UnknownReference(
            f"Mã “{reference}” chưa có số trong kỳ này: không có chỉ tiêu, không có mẫu "
            "số của tỷ lệ, hoặc chưa lấy số cùng kỳ."
        )
    if style is None:
        return found
    unit = wording.SHORT_FORMS.get(style)
    if unit is None or not isinstance(found.value, int):
        ways = " hoặc ".join(f"“|{each}”" for each in wording.SHORT_FORMS)
        raise UnknownReference(
            f"Mã “{reference}”: chỉ số tiền viết gọn được, bằng {ways}."
        )
    return Figure(found.value, wording.money_above(found.value, unit), found.source)


def _table(
    facts: ReportFacts, reference: str, form: str | None, column: str
) -> FormTable:
    forms = _in_order(facts) if form is None else _only(facts, form)
    for table in forms:
        if any(each.letter == column for each in table.edition.columns):
            return table
    if form and not forms:
        known = ", ".join(facts.forms)
        raise UnknownReference(
            f"Mã “{reference}”: kỳ này không có biểu “{form}”. Có: {known}."
        )
    where = f"biểu {form}" if form else "các biểu của kỳ"
    raise UnknownReference(f"Mã “{reference}”: {where} không có cột “{column}”.")


def _in_order(facts: ReportFacts) -> list[FormTable]:
    return [facts.forms[form] for form in sorted(facts.forms)]


def _only(facts: ReportFacts, form: str) -> list[FormTable]:
    return [facts.forms[form]] if form in facts.forms else []


def _line(
    table: FormTable, reference: str, place: str | None, unit: str | None
) -> Line | None:
    if place is None and unit is None:
        return None
    for lines in table.lines.values():
        for line in lines:
            is_own = line.place == (place or "") and line.unit == (unit or line.unit)
            if is_own and line.style != "tong":
                return line
    wanted = place or unit
    raise UnknownReference(
        f"Mã “{reference}”: biểu {table.edition.form} không có dòng “{wanted}”."
    )
