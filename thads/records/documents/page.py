"""Trang văn bản: what stands on a paper, before anybody decides how it is laid out.

One `Page` becomes a PDF (`rendering`), a Word file (`word`) or the preview on screen.
Every text is data: no character of it is ever read as an instruction of layout.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ELLIPSIS = "…………"


class BlockKind(StrEnum):
    """Loại đoạn của thân văn bản."""

    BASIS = "basis"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    ITEM = "item"
    CENTRED = "centred"
    HEADING = "heading"
    UNINDENTED = "unindented"
    TABLE = "table"
    BLANKS = "blanks"
    PAY_IN = "pay_in"


@dataclass(frozen=True, slots=True)
class Run:
    """Mẩu chữ cùng kiểu; `typed` when it comes from what a person is typing.

    `url`: where the words lead, as a figure that opens; they look like the text around.
    """

    text: str
    bold: bool = False
    italic: bool = False
    typed: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Một đoạn: a basis, an article, a clause, a line; `label` is “Điều 1.”, “a)”."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    label: str = ""
    count: int = 0

    @property
    def text(self) -> str:
        """Chữ của đoạn, liền nhau."""
        said = "".join(run.text for run in self.runs)
        return f"{self.label} {said}".strip()


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của bảng: `align` left, right, center; `width` a share, 0 for its content's."""

    title: str
    align: str = "left"
    width: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng trong thân văn bản."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    size: float = 12
    kind: BlockKind = BlockKind.TABLE

    @property
    def text(self) -> str:
        """Chữ của bảng, mỗi hàng một dòng."""
        rows = [tuple(column.title for column in self.columns), *self.rows, self.total]
        return "\n".join(" ".join(row) for row in rows if row)


@dataclass(frozen=True, slots=True)
class PayCode:
    """Mã nộp tiền trong thân văn bản: a code to scan, and all of it in words beside.

    `drawing` is the SVG that paper prints, `image` the same as an address for the screen.
    """

    drawing: str
    image: str
    title: str
    facts: tuple[tuple[str, str], ...]
    kind: BlockKind = BlockKind.PAY_IN

    @property
    def text(self) -> str:
        """Chữ của khối, mỗi điều một dòng."""
        return "\n".join((self.title, *(": ".join(each) for each in self.facts)))


Laid = Block | Table | PayCode
"""Một khối của thân văn bản."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Phần đầu: who issues (lines as they break), the number, the place and day."""

    above: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str = ""
    place_date: str = ""
    about: str = ""
    nation: str = NATION
    motto: str = MOTTO


@dataclass(frozen=True, slots=True)
class Signature:
    """Khối ký: “KT. TRƯỞNG …”, the title of who signs, the name under the space."""

    capacity: tuple[str, ...]
    name: str = ""
    hint: str = ""
    space: float = 60


@dataclass(frozen=True, slots=True)
class Page:
    """Một văn bản trọn vẹn; `name` is the title the file carries.

    `form_code` is the official code of the form, printed small above the first page.
    `code` is the drawing (SVG) of the code by which the paper is checked, if it has one.
    `lookup` stands beside it: by it a party asks about the case without an account.
    `sheet` is a4, or a5 for receipts and slips.
    """

    name: str
    letterhead: Letterhead
    title: str = ""
    subject: str = ""
    authority: str = ""
    to: tuple[str, ...] = ()
    blocks: tuple[Laid, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = field(default_factory=tuple)
    form_code: str = ""
    code: str = ""
    lookup: str = ""
    sheet: str = "a4"

    def as_data(self) -> dict[str, Any]:
        """Dữ liệu cho bản trình bày, every text composed and without control signs."""
        cleaned: dict[str, Any] = clean(asdict(self))
        return cleaned


def clean(value: Any) -> Any:
    """Chuẩn hoá chữ: NFC, no control signs; lists and tables all the way down."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: clean(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [clean(each) for each in value]
    return value


def one_line(text: str) -> str:
    """Một dòng chữ dựng sẵn (NFC): control and invisible signs become a space."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(
        char if char.isprintable() or char == "\N{NO-BREAK SPACE}" else _blank(char)
        for char in composed
    )


def _blank(char: str) -> str:
    """A break or tab was meant to part words; an invisible sign parts nothing."""
    return " " if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Zs") else ""


def paragraph(text: str) -> Block:
    """Một đoạn thường."""
    return Block(BlockKind.PARAGRAPH, (Run(text),))


def centred(text: str) -> Block:
    """Một dòng đậm ở giữa, such as “QUYẾT ĐỊNH:”."""
    return Block(BlockKind.CENTRED, (Run(text),))


def basis(text: str) -> Block:
    """Một căn cứ, in italics."""
    return Block(BlockKind.BASIS, (Run(text),))


def article(number: int, text: str) -> Block:
    """Điều: “Điều 1.” and its words."""
    return Block(BlockKind.ARTICLE, (Run(text),), label=f"Điều {number}.")
