"""In hàng loạt: the papers of a day as one PDF, a piece at a time, with progress.

The pieces are the stored files themselves: what is printed is what was signed.
"""

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from thads.records.documents.joining import Joined
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
    """Một PDF của nhiều văn bản, each on pages of its own and with its structure."""
    whole = Joined()
    for place, content in enumerate(_contents(papers), start=1):
        whole.add(content, papers[place - 1].document.title)
        if progress and (place % PIECE == 0 or place == len(papers)):
            progress(place, len(papers))
    return whole.saved(_NAME)


_NAME = "Văn bản trong ngày"


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
    """Một lượt in: what is to be printed, and pieces, in a folder of its own.

    What is printed is settled when it begins: a paper made meanwhile moves nothing, and
    a run that was left is gone on with from its last piece.
    """

    def __init__(self, account: int, token: str | None = None) -> None:
        """Begin anew, or go on with the run of that token."""
        self.token = token or secrets.token_hex(16)
        if not _TOKEN.match(self.token):
            raise FileNotFoundError(self.token)
        self.folder = _home(account) / self.token
        if token is None:
            self.folder.mkdir(parents=True, mode=0o700)
        elif not self.folder.is_dir():
            raise FileNotFoundError(token)

    def settle(self, about: str, papers: Sequence[Printable]) -> None:
        """Chốt những gì sẽ in."""
        told = {"about": about, "versions": [each.version.pk for each in papers]}
        (self.folder / _LIST).write_text(json.dumps(told), encoding="utf-8")

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.folder / _LIST).read_text("utf-8"))
        return told

    @property
    def about(self) -> str:
        """Câu hỏi đã chốt, as the page's query has it."""
        return str(self._told()["about"])

    @property
    def count(self) -> int:
        """Số văn bản của lượt."""
        return len(self._told()["versions"])

    @property
    def done(self) -> int:
        """Số văn bản đã gộp: whole pieces, those at the beginning."""
        made = {int(each.stem) for each in self.folder.glob("[0-9]*.pdf")}
        places = range(0, self.count, PIECE)
        lacking = next((place for place in places if place not in made), self.count)
        return self.count if self.is_made else lacking

    def piece(self, place: int) -> list[Printable]:
        """Phần bắt đầu từ chỗ đó, as far as this person sees it."""
        keys = self._told()["versions"][place : place + PIECE]
        rows = DocumentFile.objects.filter(pk__in=keys).select_related("document")
        found = {row.pk: row for row in rows}
        return [Printable(found[k].document, found[k]) for k in keys if k in found]

    def add(self, place: int, papers: Sequence[Printable]) -> None:
        """Gộp một phần."""
        (self.folder / f"{place:06}.pdf").write_bytes(merged(papers))

    def finish(self) -> None:
        """Gộp các phần thành một tệp, and forget them."""
        pieces, whole = sorted(self.folder.glob("[0-9]*.pdf")), Joined()
        for each in pieces:
            whole.add(each.read_bytes())
        (self.folder / _RESULT).write_bytes(whole.saved(_NAME))
        for each in pieces:
            each.unlink()

    @property
    def is_made(self) -> bool:
        """Tệp cuối cùng đã có; a thousand papers are not read to know it."""
        return (self.folder / _RESULT).is_file()

    def result(self) -> bytes | None:
        """Tệp cuối cùng, once it is there."""
        return (self.folder / _RESULT).read_bytes() if self.is_made else None

    def drop(self) -> None:
        """Bỏ lượt này."""
        shutil.rmtree(self.folder, ignore_errors=True)


_LIST, _RESULT = "danh-sach.json", "tat-ca.pdf"


def _home(account: int) -> Path:
    return Path(settings.THADS_HOME) / "in" / str(account)


def left_runs(account: int, about: str) -> list[PrintRun]:
    """Các lượt in bỏ dở of one question, the newest first."""
    lists = sorted(
        _home(account).glob(f"*/{_LIST}"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    found = [PrintRun(account, each.parent.name) for each in lists]
    return [each for each in found if each.about == about and not each.is_made]
