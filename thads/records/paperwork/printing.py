"""In hàng loạt: the papers of a day as one PDF, a piece at a time, with progress.

The pieces are the stored files themselves: what is printed is what was signed.
"""

import io
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pikepdf
from django.conf import settings

from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.store import PDF, content_of

PIECE = 50
Progress = Callable[[int, int], None]
_TOKEN = re.compile(r"^[0-9a-f]{32}$")


@dataclass(frozen=True, slots=True)
class Printable:
    """Văn bản in được: the document and the newest PDF of it."""

    document: Document
    version: DocumentFile


def papers_of_day(agency_id: int, on: date, form: str = "") -> list[Printable]:
    """Văn bản PDF của cơ quan trong ngày, in order of form and number."""
    rows = DocumentFile.objects.filter(
        document__agency_id=agency_id, document__dated=on, media_type=PDF
    )
    if form:
        rows = rows.filter(document__form=form)
    newest: dict[int, DocumentFile] = {}
    for each in rows.select_related("document").order_by("version"):
        newest[each.document_id] = each
    found = [Printable(each.document, each) for each in newest.values()]
    return sorted(found, key=lambda each: (each.document.form, each.document.pk))


def merged(papers: Sequence[Printable], progress: Progress | None = None) -> bytes:
    """Một PDF của nhiều văn bản, each beginning on a page of its own."""
    with pikepdf.new() as whole:
        for place, content in enumerate(_contents(papers), start=1):
            with pikepdf.open(io.BytesIO(content)) as one:
                whole.pages.extend(one.pages)
            if progress and (place % PIECE == 0 or place == len(papers)):
                progress(place, len(papers))
        written = io.BytesIO()
        whole.save(written, compress_streams=True, object_stream_mode=_OBJECTS)
        return written.getvalue()


_OBJECTS = pikepdf.ObjectStreamMode.generate


def _contents(papers: Sequence[Printable]) -> Iterator[bytes]:
    """A piece at a time: a thousand papers are never all in memory."""
    for start in range(0, len(papers), PIECE):
        keys = [each.version.pk for each in papers[start : start + PIECE]]
        rows = DocumentFile.objects.filter(pk__in=keys).select_related("file")
        found = {row.pk: row for row in rows}
        for key in keys:
            yield content_of(found[key])


def forget_runs_before(moment: datetime) -> None:
    """Bỏ các lượt in cũ: what somebody did not fetch, or left half merged."""
    for folder in (Path(settings.THADS_HOME) / "in").glob("*/*"):
        if folder.stat().st_mtime < moment.timestamp():
            shutil.rmtree(folder, ignore_errors=True)


class PrintRun:
    """Một lượt in: pieces in a folder of its own until they are one file."""

    def __init__(self, account: int, token: str | None = None) -> None:
        self.token = token or secrets.token_hex(16)
        if not _TOKEN.match(self.token):
            raise FileNotFoundError(self.token)
        self.folder = Path(settings.THADS_HOME) / "in" / str(account) / self.token
        if token is None:
            self.folder.mkdir(parents=True, mode=0o700)
        elif not self.folder.is_dir():
            raise FileNotFoundError(token)

    def add(self, place: int, papers: Sequence[Printable]) -> None:
        """Gộp một phần."""
        (self.folder / f"{place:06}.pdf").write_bytes(merged(papers))

    def finish(self) -> None:
        """Gộp các phần thành một tệp, and forget them."""
        pieces = sorted(self.folder.glob("[0-9]*.pdf"))
        with pikepdf.new() as whole, _opened(pieces) as opened:
            for one in opened:
                whole.pages.extend(one.pages)
            whole.save(self.folder / "tat-ca.pdf")
        for piece in pieces:
            piece.unlink()

    def result(self) -> bytes | None:
        """Tệp cuối cùng, once it is there."""
        made = self.folder / "tat-ca.pdf"
        return made.read_bytes() if made.is_file() else None


@contextmanager
def _opened(pieces: Sequence[Path]) -> Iterator[list[pikepdf.Pdf]]:
    """All pieces stay open until what they lend is saved."""
    opened = [pikepdf.open(piece) for piece in pieces]
    try:
        yield opened
    finally:
        for each in opened:
            each.close()
