"""Bút lục: what lies in the file in order, what has no number yet, numbers given once."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import pikepdf
from django.db import transaction

from thads.law.acts import dossier
from thads.law.periods import VIETNAM
from thads.records.agencies.access import Person
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.store import PDF, content_of
from thads.records.paperwork.dossier.models import IncomingPaper, Leaf
from thads.records.paperwork.models import Paper
from thads.records.paperwork.queries import number_of

MOST_SHEETS = 5_000
_OF_FORM = {
    "F01": dossier.DECISION,
    "F02": dossier.DECISION,
    "F03": dossier.REQUEST,
    "F03D": dossier.REQUEST,
}
_OF_KIND = {
    IncomingPaper.Kind.JUDGMENT: dossier.JUDGMENT,
    IncomingPaper.Kind.REQUEST: dossier.REQUEST,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Tài liệu của hồ sơ: the paper, its newest printable file, its number if it has one."""

    document: Document
    paper: Paper
    incoming: IncomingPaper | None
    leaf: Leaf | None
    printable: DocumentFile | None

    @property
    def number(self) -> str:
        """Số, ký hiệu của tài liệu."""
        return number_of(self.document)

    @property
    def leaves(self) -> str:
        """Bút lục, as “05–08”."""
        return dossier.in_words(self.leaf.first, self.leaf.last) if self.leaf else ""

    @property
    def kind(self) -> str:
        """Loại tài liệu theo cách sắp xếp hồ sơ."""
        if self.incoming is not None:
            return _OF_KIND.get(IncomingPaper.Kind(self.incoming.kind), dossier.OTHER)
        return _OF_FORM.get(self.paper.form, dossier.OTHER)

    @property
    def got_at(self) -> datetime:
        """Lúc cơ quan có tài liệu: what came in one day came at one moment."""
        if self.incoming is None:
            return self.document.made_at
        return datetime.combine(self.incoming.arrived_on, time(), VIETNAM)

    @property
    def two_sided(self) -> bool:
        """In hai mặt."""
        return self.incoming is not None and self.incoming.two_sided


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tài liệu chờ đánh bút lục: how many sheets, the numbers it would take."""

    entry: Entry
    sheets: int
    first: int
    last: int

    @property
    def leaves(self) -> str:
        """Bút lục sẽ cấp."""
        return dossier.in_words(self.first, self.last)

    @property
    def takes_one(self) -> bool:
        """Chỉ một bút lục dù nhiều tờ."""
        return self.entry.kind in (dossier.DECISION, dossier.JUDGMENT)


def entries(case_id: int) -> list[Entry]:
    """Mọi tài liệu của việc: numbered ones in order, then the others."""
    papers = Paper.objects.filter(proceeding_id=case_id).select_related(
        "document__given_number", "document__leaf", "document__incoming"
    )
    found = list(papers)
    newest = _printable([each.pk for each in found])
    every = [
        Entry(
            document=each.document,
            paper=each,
            incoming=getattr(each.document, "incoming", None),
            leaf=getattr(each.document, "leaf", None),
            printable=newest.get(each.pk),
        )
        for each in found
    ]
    return sorted(every, key=_position)


def _position(entry: Entry) -> tuple[bool, int, int]:
    leaf = entry.leaf
    return leaf is None, leaf.position if leaf else 0, entry.document.pk


def _printable(documents: Sequence[int]) -> dict[int, DocumentFile]:
    rows = DocumentFile.objects.filter(document_id__in=documents, media_type=PDF)
    return {each.document_id: each for each in rows.order_by("version")}


def waiting(every: Sequence[Entry], typed: Mapping[int, int]) -> list[Waiting]:
    """Tài liệu chưa đánh bút lục, in the order of the law, with the numbers to come."""
    last = max((each.leaf.last for each in every if each.leaf), default=0)
    without = {each.document.pk: each for each in every if each.leaf is None}
    papers = [
        dossier.Filed(
            key=key,
            kind=each.kind,
            got_at=each.got_at,
            dated=each.document.dated,
            sheets=typed.get(key) or sheets_of(each),
        )
        for key, each in without.items()
    ]
    sheets = {each.key: each.sheets for each in papers}
    return [
        Waiting(without[each.key], sheets[each.key], each.first, each.last)
        for each in dossier.numbered(papers, last)
    ]


def sheets_of(entry: Entry) -> int:
    """Số tờ: of the scan as it came, else the pages of the file; of Word one, to be typed."""
    if entry.incoming is not None:
        return dossier.sheets_of(entry.incoming.pages, two_sided=entry.two_sided)
    return pages_of(entry) or 1


def pages_of(entry: Entry) -> int:
    """Số trang của bản in được; none where there is only Word."""
    if entry.printable is None:
        return 0
    with pikepdf.open(io.BytesIO(content_of(entry.printable))) as opened:
        return len(opened.pages)


@transaction.atomic
def give_numbers(
    case_id: int, typed: Mapping[int, int], *, by: Person | None, now: datetime
) -> list[Leaf]:
    """Đánh bút lục cho mọi tài liệu chưa có; the database counts on from the last."""
    given = []
    for each in waiting(entries(case_id), typed):
        leaf = Leaf.objects.create(
            document=each.entry.document,
            proceeding_id=case_id,
            position=1,
            first=1,
            last=each.last - each.first + 1,
            sheets=each.sheets,
            two_sided=each.entry.two_sided,
            numbered_at=now,
            numbered_by=by.account_id if by else None,
        )
        given.append(leaf)
    return given
