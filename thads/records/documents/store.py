"""Kho văn bản: papers and their versions, known by their SHA-256, never changed."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from thads.records.agencies.models import Unit
from thads.records.documents.models import Document, DocumentFile
from thads.records.parties.names import fold

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {PDF: ".pdf", WORD: ".docx"}
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Văn bản mới: whose, of which form, who signs it."""

    agency: Unit
    unit: Unit
    form: str
    title: str
    dated: date
    number_text: str = ""
    signer_code: str = ""
    signer_name: str = ""
    signer_title: str = ""


def enter(new: NewDocument, *, now: datetime, by: int | None) -> Document:
    """Vào sổ một văn bản, before its number and its file."""
    return Document.objects.create(
        agency=new.agency,
        unit=new.unit,
        form=new.form,
        title=new.title[:300],
        dated=new.dated,
        number_text=new.number_text,
        signer_code=new.signer_code,
        signer_name=new.signer_name,
        signer_title=new.signer_title,
        made_at=now,
        made_by=by,
    )


def add_version(
    document: Document,
    content: bytes,
    *,
    media_type: str,
    origin: DocumentFile.Origin,
    now: datetime,
) -> int:
    """Thêm một bản của văn bản; the id of the version."""
    name = safe_name(document.title, SUFFIXES[media_type])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT documents_add_version(%s, %s, %s, %s, %s, %s)",
            [document.pk, origin.value, media_type, name, content, now],
        )
        return int(cursor.fetchone()[0])


def safe_name(title: str, suffix: str) -> str:
    """Tên tệp chỉ có chữ không dấu, số, gạch nối: no path, no sign a system reads."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    return f"{words[:LONGEST_NAME] or 'van-ban'}{suffix}"


def content_of(version: DocumentFile) -> bytes:
    """Nội dung của một bản."""
    return bytes(version.file.content)


def versions(document_id: int) -> list[DocumentFile]:
    """Các bản của văn bản mà người đăng nhập xem được, the newest first."""
    found = DocumentFile.objects.filter(document_id=document_id)
    return list(found.defer("file__content").order_by("-version"))
