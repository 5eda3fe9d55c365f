"""Bản quét vào hồ sơ: a checked file becomes a paper of the case, or a version of one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.documents import scans, store
from thads.records.documents.models import Document, DocumentFile
from thads.records.ledger.models import Proceeding
from thads.records.paperwork.models import Paper

SCAN = "QUET"
"""Mẫu của giấy tờ quét: none of the forms."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Tệp gửi lên: the name it came with and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NewScan:
    """Giấy tờ quét: what it is called, its own day and number, the act it belongs to."""

    title: str
    dated: date
    number: str = ""
    act_seq: int | None = None
    form: str = SCAN


@transaction.atomic
def file_scan(
    proceeding: Proceeding,
    new: NewScan,
    sent: Sent,
    *,
    by: Person | None,
    now: datetime,
) -> Document:
    """Đưa một bản quét vào hồ sơ của việc. Raises ScanRefused with the reason."""
    return file_accepted(
        proceeding, new, scans.accept(sent.name, sent.data), by=by, now=now
    )


@transaction.atomic
def file_accepted(
    proceeding: Proceeding,
    new: NewScan,
    scan: scans.Scan,
    *,
    by: Person | None,
    now: datetime,
) -> Document:
    """Đưa vào hồ sơ một bản quét đã kiểm tra."""
    document = _entered(proceeding, new, by, now)
    _add(document, scan.pdf, now)
    return document


@transaction.atomic
def file_made(
    proceeding: Proceeding,
    new: NewScan,
    pdf: bytes,
    *,
    by: Person | None,
    now: datetime,
) -> Document:
    """Đưa vào hồ sơ một giấy tờ không số do hệ thống dựng, as a slip both sign."""
    document = _entered(proceeding, new, by, now)
    store.add_version(
        document,
        pdf,
        media_type=store.PDF,
        origin=DocumentFile.Origin.MADE,
        now=now,
    )
    return document


def _entered(
    proceeding: Proceeding, new: NewScan, by: Person | None, now: datetime
) -> Document:
    unit = proceeding.unit
    document = store.enter(
        store.NewDocument(
            agency=unit.agency or unit,
            unit=unit,
            form=new.form,
            title=new.title,
            dated=new.dated,
            number_text=new.number,
        ),
        now=now,
        by=by.account_id if by else None,
    )
    Paper.objects.create(
        document=document,
        proceeding=proceeding,
        form=new.form,
        act_seq=new.act_seq,
        template="",
    )
    return document


@transaction.atomic
def add_scan(document: Document, sent: Sent, *, now: datetime) -> int:
    """Thêm bản quét của một văn bản đã có, as minutes that were signed by hand."""
    return _add(document, scans.accept(sent.name, sent.data).pdf, now)


def _add(document: Document, pdf: bytes, now: datetime) -> int:
    return store.add_version(
        document,
        pdf,
        media_type=store.PDF,
        origin=DocumentFile.Origin.SCANNED,
        now=now,
    )
