"""Mẫu văn bản: the words of a form as a text that an agency may adapt.

A template is a short head (`khoá: giá trị`), a line `---`, then one line for each
paragraph: its kind, a colon, its words with `{slots}`. The structure is read before
any fact is put in, so that no fact can ever become structure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thads.records.documents.page import BlockKind

KINDS = {
    "căn cứ": BlockKind.BASIS,
    "đoạn": BlockKind.PARAGRAPH,
    "điều": BlockKind.ARTICLE,
    "khoản": BlockKind.CLAUSE,
    "điểm": BlockKind.POINT,
    "gạch": BlockKind.ITEM,
    "giữa": BlockKind.CENTRED,
    "mục": BlockKind.HEADING,
    "liền": BlockKind.UNINDENTED,
    "bảng": BlockKind.TABLE,
    "trống": BlockKind.BLANKS,
}
"""Cách gọi mỗi loại đoạn trong mẫu."""

LONGEST = 40_000

_LINE = re.compile(
    r"^(?:nếu (?P<no>không )?(?P<when>[a-z_]+) )?(?:mỗi (?P<each>[a-z_]+) )?"
    r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)?):(?:\s+(?P<words>.*))?$"
)
_BLANKS = re.compile(r"(?:[1-9][0-9]?)?")
_SLOT = re.compile(r"\{[a-z_.]+\}")
_TOKEN = re.compile(r"(\{[a-z_.]+\}|\*\*|\^\^|\[\[|\]\])")


class TemplateError(Exception):
    """Mẫu không đọc được, with the number of its line."""

    def __init__(self, line: int, problem: str) -> None:
        """Say where and what."""
        self.line = line
        super().__init__(f"Dòng {line}: {problem}" if line else problem)


@dataclass(frozen=True, slots=True)
class Piece:
    """Mẩu lời: words or a slot, its style; `group` counts the optional group it is in."""

    text: str
    is_slot: bool
    bold: bool
    italic: bool
    group: int


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """Một dòng của mẫu: kind, words, when it stands and over what it repeats."""

    number: int
    kind: BlockKind
    pieces: tuple[Piece, ...]
    when: str = ""
    unless: bool = False
    each: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """Mẫu đã đọc."""

    head: Mapping[str, str]
    lines: tuple[TemplateLine, ...] = field(default_factory=tuple)

    def slots(self) -> set[str]:
        """Tên mọi ô của mẫu."""
        return {p.text for line in self.lines for p in line.pieces if p.is_slot}


def read(text: str) -> Template:
    """Đọc mẫu. Raises TemplateError with the line that cannot be read."""
    if len(text) > LONGEST:
        raise TemplateError(0, f"Mẫu dài hơn {LONGEST} chữ; mẫu kèm theo chừng 2.000.")
    head: dict[str, str] = {}
    rows = list(_logical_lines(text))
    for place, (number, row) in enumerate(rows):
        if row == "---":
            lines = tuple(_line(number, row) for number, row in rows[place + 1 :])
            if not lines:
                raise TemplateError(number, "mẫu chưa có đoạn nào sau dòng ---.")
            return Template(head, lines)
        key, colon, value = row.partition(":")
        if not colon:
            raise TemplateError(number, "phần đầu mẫu cần dạng “khoá: giá trị”.")
        head[key.strip()] = value.strip()
    raise TemplateError(0, "Mẫu thiếu dòng --- ngăn phần đầu với thân văn bản.")


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that say something; an indented line goes on with the one before."""
    said: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip() or raw.startswith("#"):
            continue
        if raw[0] in " \t" and said:
            start, before = said[-1]
            said[-1] = start, f"{before} {raw.strip()}"
        else:
            said.append((number, raw.strip()))
    yield from said


def _line(number: int, row: str) -> TemplateLine:
    found = _LINE.match(row)
    kind = KINDS.get(found["kind"]) if found else None
    if found is None or kind is None:
        raise TemplateError(
            number,
            f"không hiểu “{row[:40]}”. Mỗi dòng bắt đầu bằng {', '.join(KINDS)}.",
        )
    words = found["words"] or ""
    if kind is BlockKind.BLANKS and not _BLANKS.fullmatch(words.strip()):
        raise TemplateError(number, "sau “trống:” là số dòng, từ 1 đến 99.")
    return TemplateLine(
        number=number,
        kind=kind,
        pieces=tuple(pieces(number, words)),
        when=found["when"] or "",
        unless=bool(found["no"]),
        each=found["each"] or "",
    )


def pieces(number: int, words: str) -> Iterator[Piece]:
    """Lời có ô, style and optional parts as pieces."""
    bold = italic = False
    group, groups = 0, 0
    for token in filter(None, _TOKEN.split(words)):
        if token == "**":
            bold = not bold
        elif token == "^^":
            italic = not italic
        elif token == "[[":
            if group:
                raise TemplateError(number, "phần [[…]] không lồng nhau.")
            groups += 1
            group = groups
        elif token == "]]":
            if not group:
                raise TemplateError(number, "dấu ]] không có [[ ở trước.")
            group = 0
        elif _SLOT.fullmatch(token):
            yield Piece(token[1:-1], True, bold, italic, group)
        else:
            if "{" in token or "}" in token:
                raise TemplateError(number, f"ô “{token[:30]}” viết sai.")
            yield Piece(token, False, bold, italic, group)
    if bold or italic or group:
        raise TemplateError(number, "thiếu dấu đóng **, ^^ hoặc ]].")
