"""Hình chữ ký đang dùng: an officer's own, an agency's seal; kept, replaced, ended."""

from datetime import datetime

from django.db.models import Q

from thads.records.documents.models import SignatureImage
from thads.records.documents.signing.appearance import accepted


def of_officer(officer_id: int | None) -> bytes:
    """Hình chữ ký của cán bộ; empty where there is none."""
    return _newest(Q(officer_id=officer_id)) if officer_id is not None else b""


def of_agency(agency_id: int) -> bytes:
    """Hình dấu của cơ quan; empty where there is none."""
    return _newest(Q(agency_id=agency_id))


def _newest(whose: Q) -> bytes:
    found = SignatureImage.objects.filter(whose).order_by("-id").first()
    return bytes(found.content) if found else b""


def keep(
    data: bytes,
    *,
    officer_id: int | None = None,
    agency_id: int | None = None,
    account: int,
    now: datetime,
) -> None:
    """Nhận hình mới, or end the one in use with no data. Raises ImageRefused."""
    SignatureImage.objects.create(
        officer_id=officer_id,
        agency_id=agency_id,
        content=accepted(data) if data else b"",
        added_at=now,
        added_by=account,
    )
