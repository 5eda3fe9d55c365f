"""Ký cả ngày: the papers of a day that wait for one person, signed a piece at a time.

Each paper is signed in a transaction of its own: whoever stops, or is cut off, goes on
with what is left, and nothing is half signed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.store import PDF
from thads.records.paperwork import signatures
from thads.records.paperwork.signatures import NotSigned

PIECE = 5
_SIGNED = DocumentFile.Origin.SIGNED


@dataclass(frozen=True, slots=True)
class Done:
    """Kết quả một phần: how many were signed, which could not be and why."""

    signed: int
    refused: tuple[tuple[Document, str], ...]


def waiting(person: Person, on: date) -> QuerySet[Document]:
    """Văn bản PDF trong ngày đang chờ lượt ký của người này."""
    rows = DocumentFile.objects.filter(document=OuterRef("pk")).order_by("-version")
    mine = Q(signatures=0, signer_code=person.officer_code or "-")
    if Role.REGISTRAR in person.roles:  # the agency's key is another than the head's
        mine |= Q(signatures=1)
    made = {"media": PDF, "origin__in": (DocumentFile.Origin.MADE, _SIGNED)}
    return (
        Document.objects.filter(agency_id=person.agency_id, dated=on)
        .annotate(
            signatures=Count("files", filter=Q(files__origin=_SIGNED)),
            media=Subquery(rows.values("media_type")[:1]),
            origin=Subquery(rows.values("origin")[:1]),
        )
        .filter(mine, **made)
        .order_by("form", "pk")
    )


def sign_some(
    person: Person,
    on: date,
    key: tuple[bytes, str],
    *,
    passed_by: Collection[int],
    now: datetime,
) -> Done:
    """Ký thêm một phần. Raises KeyRefused where the key itself will not do."""
    signed, refused = 0, []
    for document in waiting(person, on).exclude(pk__in=passed_by)[:PIECE]:
        try:
            signatures.sign_here(document, *key, by=person, now=now)
            signed += 1
        except NotSigned as reason:
            refused.append((document, str(reason)))
    return Done(signed, tuple(refused))
