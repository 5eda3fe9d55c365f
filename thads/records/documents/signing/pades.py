"""Ký PAdES: an incremental update; what was signed before stays byte for byte."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import (
    HTTPTimeStamper,
    TimeStamper,
    TimestampRequestError,
)
from pyhanko.stamp import BaseStampStyle

from thads.records.documents.signing import appearance
from thads.records.documents.signing.keys import Signer

DIGEST = "sha256"


@dataclass(frozen=True, slots=True)
class Place:
    """Chỗ ký: the field's name in the file, why and where it is signed."""

    field: str
    reason: str
    location: str
    is_seal: bool = False


class UnsignableFile(Exception):
    """Tệp không ký được: not a PDF that can be added to."""


class NoTimeStamp(Exception):
    """Dịch vụ dấu thời gian không trả lời; nothing is signed without its stamp."""


def time_stamper(url: str) -> TimeStamper | None:
    """Dịch vụ dấu thời gian (RFC 3161), where the agency has one."""
    return HTTPTimeStamper(url) if url else None


class _AtMoment(signers.PdfSigner):
    """The time of signing is the one given, not the machine's."""

    def __init__(self, at: datetime, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.at = at

    def init_signing_session(self, *given: Any, **named: Any) -> PdfSigningSession:
        session = super().init_signing_session(*given, **named)
        session.system_time = self.at
        return session


def _field(
    pdf: bytes, place: Place, image: bytes
) -> tuple[fields.SigFieldSpec, BaseStampStyle | None]:
    """Ô ký; without a picture, or a place for it, nothing is seen on the page."""
    where = appearance.spot(pdf, image, is_seal=place.is_seal) if image else None
    if where is None:
        return fields.SigFieldSpec(place.field), None
    return appearance.shown(place.field, where, image)


def sign(
    pdf: bytes,
    signer: Signer,
    place: Place,
    at: datetime,
    stamper: TimeStamper | None = None,
    image: bytes = b"",
) -> bytes:
    """Bytes of the PDF with one more signature (PAdES B-B, with a time stamp B-T).

    `image`, a PNG, is shown where the paper leaves room for a signature or a seal.
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    except PdfReadError as reason:
        raise UnsignableFile("Không ký được: tệp không phải PDF lành lặn.") from reason
    field, style = _field(pdf, place, image)
    what = signers.PdfSignatureMetadata(
        field_name=place.field,
        md_algorithm=DIGEST,
        name=signer.name,
        reason=place.reason,
        location=place.location,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    engine = _AtMoment(
        at,
        what,
        signer.engine,
        timestamper=stamper,
        stamp_style=style,
        new_field_spec=field,
    )
    try:
        return bytes(engine.sign_pdf(writer).getbuffer())
    except (TimestampRequestError, OSError) as reason:
        raise NoTimeStamp(
            "Chưa ký được: dịch vụ dấu thời gian không trả lời. Thử lại sau ít phút; nếu "
            "vẫn không được, báo người quản trị xem THADS_TIME_STAMPS."
        ) from reason
