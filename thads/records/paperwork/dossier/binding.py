"""Một tệp của cả hồ sơ: cover and list first, each sheet with its number, bookmarks.

The papers are the stored files themselves; only the number is laid over their corner.
A large file is bound a piece at a time, so that progress is seen and memory is bounded.
"""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf

from thads.law.acts import dossier
from thads.records.cases.presenters.identity import Identity
from thads.records.cases.queries.file import CaseFile
from thads.records.documents import rendering
from thads.records.documents.joining import Joined
from thads.records.documents.models import DocumentFile
from thads.records.documents.page import Letterhead
from thads.records.documents.store import content_of
from thads.records.documents.wording import day_in_words, lines
from thads.records.paperwork.dossier.leaves import Entry
from thads.records.paperwork.occasion import look_of
from thads.records.paperwork.printing import PrintRun
from thads.records.web.formatting import day

HERE = Path(__file__).parent
PIECE = 20
_MARKS = "muc-luc.json"
_TITLE = "Hồ sơ thi hành án"
_LEFT, _UP = 74.0, 26.0
_MARGIN = 10.0
Marks = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Bound:
    """Phần đã đóng: the pages of some papers, and where each begins."""

    pdf: bytes
    marks: Marks


def front(
    file: CaseFile, shown: Identity, every: Sequence[Entry], at: datetime
) -> bytes:
    """Bìa và danh mục tài liệu."""
    return rendering.pdf(HERE / "dossier.typ", _front(file, shown, every, at), at=at)


def _front(
    file: CaseFile, shown: Identity, every: Sequence[Entry], at: datetime
) -> dict[str, Any]:
    unit = file.proceeding.unit
    look = look_of(unit.agency or unit, at.date())
    letterhead = Letterhead(
        above=lines(look.style.above),
        issuer=lines(look.style.issuer or (unit.agency or unit).name),
        number=f"Việc số: {shown.number}",
        place_date="",
    )
    numbered = [each for each in every if each.leaf]
    last = max((each.leaf.last for each in numbered if each.leaf), default=0)
    return {
        "name": f"Hồ sơ thi hành án {shown.number}",
        "letterhead": asdict(letterhead),
        "manner": "theo yêu cầu" if file.case.on_request else "chủ động",
        "facts": _facts(file, shown),
        "head": look.style.head.upper(),
        "officer": shown.officer,
        "rows": [_row(each) for each in numbered],
        "total": f"Cộng {len(numbered)} tài liệu, đến bút lục {last:02d}. Danh mục in "
        f"{day_in_words(at.date())}.",
    }


def _facts(file: CaseFile, shown: Identity) -> list[tuple[str, str]]:
    facts = [
        ("Quyết định thi hành án", f"số {shown.number} ngày {shown.decided_on}"),
        ("Bản án, quyết định", shown.judgment.removeprefix("Bản án, quyết định ")),
        ("Người phải thi hành án", file.case.debtor_name),
        ("Người được thi hành án", file.case.creditor_name),
        ("Chấp hành viên", shown.officer),
        ("Đơn vị", shown.unit),
    ]
    return [(label, said) for label, said in facts if said]


def _row(entry: Entry) -> list[str]:
    sheets = str(entry.leaf.sheets) if entry.leaf else ""
    title, dated = entry.document.title, day(entry.document.dated)
    return [entry.leaves, title, entry.number, dated, sheets]


def bind(every: Sequence[Entry]) -> Bound:
    """Đóng một phần: the papers' own pages, stamped, and where each begins."""
    marks: Marks = []
    whole = Joined()
    for entry, content in _contents(every):
        start = whole.add(content, entry.document.title)
        marks.append((f"{entry.leaves}. {entry.document.title}", start))
        _stamp(whole, start, entry)
    return Bound(whole.saved(_TITLE), marks)


def _contents(every: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
    keys = [each.printable.pk for each in every if each.printable]
    rows = DocumentFile.objects.filter(pk__in=keys).select_related("file")
    found = {row.pk: content_of(row) for row in rows}
    for each in every:
        if each.printable is not None:
            yield each, found[each.printable.pk]
        else:
            told = {"name": each.document.title, "leaves": f"Bút lục {each.leaves}"}
            yield each, rendering.pdf(HERE / "missing.typ", told)


def _stamp(whole: Joined, start: int, entry: Entry) -> None:
    """One number a sheet, on its front; what takes one number shows it once."""
    leaf = entry.leaf
    if leaf is None:
        return
    step = 2 if leaf.two_sided else 1
    fronts = list(range(start, len(whole.pdf.pages), step))
    numbers = range(leaf.first, leaf.last + 1)
    placed = list(zip(fronts, numbers, strict=False))
    texts = [dossier.in_words(number, number) for _, number in placed]
    if entry.printable is None:
        texts = [entry.leaves]
    stamps = rendering.pdf(HERE / "stamps.typ", {"numbers": texts})
    with pikepdf.open(io.BytesIO(stamps)) as opened:
        for (place, _), stamp in zip(placed, opened.pages, strict=False):
            whole.stamp(place, stamp, _corner(whole.pdf.pages[place]))


def _corner(page: pikepdf.Page) -> pikepdf.Rectangle:
    """Góc trên bên phải as the page is shown, also where it is turned."""
    box = pikepdf.Rectangle(page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    wide, high = (_LEFT, _UP) if turned in (0, 180) else (_UP, _LEFT)
    right = box.urx - _MARGIN if turned in (0, 90) else box.llx + _MARGIN + wide
    top = box.ury - _MARGIN if turned in (0, 270) else box.lly + _MARGIN + high
    if turned == 90:
        right, top = box.llx + _MARGIN + wide, box.ury - _MARGIN
    elif turned == 270:
        right, top = box.urx - _MARGIN, box.lly + _MARGIN + high
    return pikepdf.Rectangle(right - wide, top - high, right, top)


def whole_file(
    file: CaseFile, shown: Identity, every: Sequence[Entry], at: datetime
) -> bytes:
    """Cả hồ sơ đã đánh bút lục thành một tệp, at once."""
    numbered = [each for each in every if each.leaf]
    bound = bind(numbered)
    return joined([front(file, shown, every, at), bound.pdf], [bound.marks])


def joined(pieces: Sequence[bytes], marks: Sequence[Marks]) -> bytes:
    """Ghép bìa, danh mục và các phần, with bookmarks; the first piece is the front."""
    whole = Joined()
    starts = [whole.add(each) for each in pieces]
    _bookmarks(whole.pdf, starts, marks)
    return whole.saved(_TITLE)


def _bookmarks(
    whole: pikepdf.Pdf, starts: Sequence[int], marks: Sequence[Marks]
) -> None:
    with whole.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bìa hồ sơ", 0))
        outline.root.append(pikepdf.OutlineItem("Danh mục tài liệu", 1))
        for start, of_piece in zip(starts[1:], marks, strict=False):
            for title, place in of_piece:
                outline.root.append(pikepdf.OutlineItem(title, start + place))


class BindingRun:
    """Một lượt đóng hồ sơ: pieces in a folder of its own until they are one file."""

    def __init__(self, account: int, token: str | None = None) -> None:
        """Begin anew, or go on with the run of that token."""
        self.run = PrintRun(account, token)

    @property
    def token(self) -> str:
        """Mã của lượt này."""
        return self.run.token

    def add(self, place: int, entries: Sequence[Entry]) -> None:
        """Đóng thêm một phần."""
        bound = bind(entries)
        (self.run.folder / f"{place:06}.pdf").write_bytes(bound.pdf)
        marks = json.dumps(bound.marks, ensure_ascii=False)
        (self.run.folder / f"{place:06}-{_MARKS}").write_text(marks, encoding="utf-8")

    def finish(self, cover: bytes) -> None:
        """Ghép tất cả thành một tệp, and forget the pieces."""
        pieces = sorted(self.run.folder.glob("[0-9]*.pdf"))
        marks = [
            json.loads(each.with_name(f"{each.stem}-{_MARKS}").read_text("utf-8"))
            for each in pieces
        ]
        whole = joined([cover, *(each.read_bytes() for each in pieces)], marks)
        (self.run.folder / "tat-ca.pdf").write_bytes(whole)
        for piece in pieces:
            piece.with_name(f"{piece.stem}-{_MARKS}").unlink()
            piece.unlink()

    def result(self) -> bytes | None:
        """Tệp cuối cùng, once it is there."""
        return self.run.result()
