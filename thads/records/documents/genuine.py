"""Kiểm chứng văn bản: the code on a paper, and what anybody learns by it.

The key is random and long; it leads to one paper's number, day and digests. Nothing
else is told, and no number can be asked for.
"""

import io
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime

import segno
from django.conf import settings
from django.db import connection
from django.urls import reverse

from thads.records.documents.models import CheckKey, Document

_BYTES = 18
_SHAPE = re.compile(r"[A-Za-z0-9_-]{24}")


@dataclass(frozen=True, slots=True)
class Genuine:
    """Văn bản có mã này: its number, its day, the SHA-256 of its versions."""

    number: str
    dated: date
    digests: tuple[str, ...]


def new_key(document: Document, now: datetime) -> str:
    """Mã kiểm chứng mới của một văn bản, before its file is made."""
    key = CheckKey(document=document, token=secrets.token_urlsafe(_BYTES), made_at=now)
    key.save(force_insert=True)
    return key.token


def address(token: str) -> str:
    """Địa chỉ công khai của mã, as the code on the paper holds it."""
    place = reverse("documents:genuine", args=[token])
    return f"{settings.PUBLIC_ADDRESS}{place}"


def code(token: str) -> str:
    """Mã QR, as SVG; bold enough to be read from a copy of a copy."""
    out = io.BytesIO()
    drawn = segno.make(address(token), error="m", micro=False)
    drawn.save(out, kind="svg", scale=4, border=4, xmldecl=False, nl=False)
    return out.getvalue().decode()


def genuine(token: str) -> Genuine | None:
    """Văn bản mang mã này; None where there is none.

    What is not of the shape of a key never reaches the database.
    """
    if not _SHAPE.fullmatch(token):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM documents_genuine(%s)", [token])
        row = cursor.fetchone()
    return Genuine(row[0], row[1], tuple(row[2])) if row else None
