"""Văn bản: headings, paragraphs and tables made of sentences and figures only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thads.readers.reports.figures import Figure, Piece, Sentence
from thads.records.documents.page import Letterhead, Signature
from thads.records.web.charts import Chart

Cell = Piece


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Đoạn văn."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng: heading rows, body rows, widths in millimetres; `wide` for landscape.

    `strong` are the body rows that sum others.
    """

    caption: Sentence
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    letters: tuple[Cell, ...] = ()
    strong: frozenset[int] = frozenset()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Đề mục: level one is numbered I, II; level two 1, 2; level three a, b."""

    level: int
    label: Figure
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Đề mục chưa đánh số; `key` names the section that the unit may add to."""

    level: int
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Biểu đồ: what it shows, in words above it, and the drawing with its figures."""

    finding: Sentence | None
    sub: Sentence | None
    chart: Chart

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Chữ bên trên hình."""
        return tuple(each for each in (self.finding, self.sub) if each is not None)


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Report:
    """Báo cáo: head, title, body, end note and annex."""

    letterhead: Letterhead
    title: tuple[Sentence, ...]
    period: Sentence
    body: tuple[Block, ...]
    end_note: tuple[Sentence, ...]
    recipients: tuple[str, ...]
    signature: Signature
    annex_signatures: tuple[Signature, ...]
    annex: tuple[Table, ...] = field(default=())
    annex_note: Sentence | None = None

    def figures(self) -> Iterator[Figure]:
        """Mọi con số của báo cáo: what the text may contain, and nothing else."""
        yield Figure(self.letterhead.place_date, self.letterhead.place_date)
        notes = [self.annex_note] if self.annex_note else []
        for sentence in (self.period, *self.title, *self.end_note, *notes):
            yield from sentence.figures
        for block in (*self.body, *self.annex):
            yield from _figures(block)


def _figures(block: Block) -> Iterator[Figure]:
    if isinstance(block, Heading):
        yield block.label
    elif isinstance(block, Paragraph | Picture):
        for sentence in block.sentences:
            yield from sentence.figures
    else:
        yield from block.caption.figures
        for row in (block.header, block.letters, *block.rows):
            yield from (cell for cell in row if isinstance(cell, Figure))


def paragraph(*sentences: Sentence | None) -> list[Paragraph]:
    """Đoạn văn of the sentences that could be said; none at all gives no paragraph."""
    said = tuple(sentence for sentence in sentences if sentence is not None)
    return [Paragraph(said)] if said else []


ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV"),
)
LEVELS = (1, 2, 3)
LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h")


def numbered(outline: Sequence[Title | Block]) -> tuple[Block, ...]:
    """Đánh số đề mục: each title becomes a heading with its number."""
    at = [0, 0, 0]
    blocks: list[Block] = []
    for part in outline:
        if not isinstance(part, Title):
            blocks.append(part)
            continue
        level = part.level
        at[level - 1] += 1
        at[level:] = [0] * (len(at) - level)
        label = _label(level, at[level - 1])
        blocks.append(Heading(level, label, part.text, part.key))
    return tuple(blocks)


def _label(level: int, number: int) -> Figure:
    if level == 1:
        return Figure(number, f"{ROMAN[number - 1]}.")
    return Figure(number, f"{number}." if level == LEVELS[1] else _letter(number))


def _letter(number: int) -> str:
    return f"{LETTERS[number - 1]})"
