"""Nhận giấy tờ vào hồ sơ: a scan, what it is, from whom; a number of arrival is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.cases.queries.file import CaseFile
from thads.records.documents import numbering, scans
from thads.records.documents.models import Document
from thads.records.ledger.models import Proceeding
from thads.records.paperwork.dossier.models import IncomingPaper
from thads.records.paperwork.scanning import NewScan, Sent, file_accepted

FORM = "DEN"
SERIES, TAIL = "van_ban_den", "/ĐẾN"
_ACTS = {
    IncomingPaper.Kind.JUDGMENT: "nhan_ban_an",
    IncomingPaper.Kind.REQUEST: "nhan_yeu_cau",
}


@dataclass(frozen=True, slots=True)
class Arrived:
    """Giấy tờ vừa đến: what is told of it; an empty title is made of kind and author."""

    kind: str
    channel: str
    arrived_on: date
    dated: date | None = None
    title: str = ""
    author: str = ""
    number: str = ""
    two_sided: bool = False
    act_seq: int | None = None

    @property
    def is_own(self) -> bool:
        """Cơ quan tự lập: gets no number of arrival."""
        return self.channel == IncomingPaper.Channel.OWN


@transaction.atomic
def take_in(
    proceeding: Proceeding,
    arrived: Arrived,
    sent: Sequence[Sent],
    *,
    by: Person | None,
    now: datetime,
) -> list[Document]:
    """Nhận các tệp vào hồ sơ, each a paper of its own; all of them or none.

    Raises ScanRefused, naming the file that is not safe to open.
    """
    several = len(sent) > 1
    return [_one(proceeding, arrived, each, several, by, now) for each in sent]


def _one(
    proceeding: Proceeding,
    arrived: Arrived,
    sent: Sent,
    several: bool,
    by: Person | None,
    now: datetime,
) -> Document:
    scan = scans.accept(sent.name, sent.data)
    new = NewScan(
        title=_title(arrived, scan.name, several),
        dated=arrived.dated or arrived.arrived_on,
        number=arrived.number,
        act_seq=arrived.act_seq,
        form=FORM,
    )
    document = file_accepted(proceeding, new, scan, by=by, now=now)
    if not arrived.is_own:
        numbering.give(
            document,
            series=SERIES,
            year=arrived.arrived_on.year,
            tail=TAIL,
            floor=0,
            now=now,
        )
    IncomingPaper.objects.create(
        document=document,
        proceeding=proceeding,
        kind=arrived.kind,
        author=arrived.author[:200],
        channel=arrived.channel,
        arrived_on=arrived.arrived_on,
        pages=scan.pages,
        two_sided=arrived.two_sided,
        entered_at=now,
        entered_by=by.account_id if by else None,
    )
    return document


def _title(arrived: Arrived, name: str, several: bool) -> str:
    kind = IncomingPaper.Kind(arrived.kind).label
    told = arrived.title or " của ".join(filter(None, [kind, arrived.author]))
    return f"{told} ({PurePosixPath(name).stem})" if several else told


def authors_of(file: CaseFile) -> list[str]:
    """Tác giả có thể, so that nobody types what the file knows: parties, court."""
    names = [each.party.full_name for each in file.parties]
    return list(dict.fromkeys([*names, file.judgment.issuer]))


def act_of(kind: str) -> str:
    """Hành vi mà giấy tờ loại này làm căn cứ; empty where there is none of its own."""
    return _ACTS.get(IncomingPaper.Kind(kind), "")
