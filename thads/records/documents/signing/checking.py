"""Kiểm tra chữ ký số: whose, when, whether the bytes are those signed, whom we trust."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError, ValueErrorWithMessage
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from thads.records.documents.signing.keys import digest_of, name_on


class Verdict(StrEnum):
    """Kết luận về một chữ ký, the gravest first."""

    BROKEN = "hong"
    UNTRUSTED = "khong_tin_cay"
    CHANGED_AFTER = "them_sau_khi_ky"
    GOOD = "dung"


WORDS = {
    Verdict.BROKEN: "Nội dung đã bị sửa sau khi ký, chữ ký không còn giá trị",
    Verdict.UNTRUSTED: "Nội dung nguyên vẹn, chưa xác định được nơi cấp chứng thư số",
    Verdict.CHANGED_AFTER: "Chữ ký đúng, nhưng sau khi ký tệp có thêm nội dung khác",
    Verdict.GOOD: "Chữ ký đúng, nội dung nguyên vẹn",
}


@dataclass(frozen=True, slots=True)
class Check:
    """Kết quả kiểm tra một chữ ký trong tệp."""

    verdict: Verdict
    signer: str
    serial: str
    signed_at: datetime | None
    is_stamped: bool
    reason: str
    field: str
    is_last: bool
    digest: str = ""

    @property
    def words(self) -> str:
        """Kết luận bằng chữ."""
        return WORDS[self.verdict]


class Unreadable(Exception):
    """Tệp không đọc được như một PDF."""


def roots_in(folder: Path) -> list[x509.Certificate]:
    """Chứng thư gốc được tin cậy: every .pem, .crt, .cer of the folder."""
    found = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix in (".pem", ".crt", ".cer"):
            found += _certificates(path.read_bytes())
    return found


def _certificates(data: bytes) -> list[x509.Certificate]:
    if not pem.detect(data):
        return [x509.Certificate.load(data)]
    return [
        x509.Certificate.load(each) for _, _, each in pem.unarmor(data, multiple=True)
    ]


def check(
    pdf: bytes, roots: Iterable[x509.Certificate], at: datetime
) -> tuple[Check, ...]:
    """Mọi chữ ký trong tệp, in the order they were made; empty: it is not signed."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        signatures = reader.embedded_regular_signatures
    except (PdfReadError, SigningError, ValueErrorWithMessage) as reason:
        raise Unreadable("Tệp không phải PDF lành lặn.") from reason
    trusted = list(roots)
    last = len(signatures) - 1
    return tuple(
        _checked(each, trusted, at, is_last=place == last)
        for place, each in enumerate(signatures)
    )


def _checked(
    signature: EmbeddedPdfSignature,
    roots: list[x509.Certificate],
    at: datetime,
    *,
    is_last: bool,
) -> Check:
    certificate = signature.signer_cert
    stamped_at = _stamped_at(signature, roots)
    signed_at = stamped_at or signature.self_reported_timestamp
    return Check(
        verdict=_verdict(signature, roots, signed_at or at),
        signer=name_on(certificate),
        serial=f"{certificate.serial_number:x}",
        signed_at=signed_at,
        is_stamped=stamped_at is not None,
        reason=str(signature.sig_object.get("/Reason", "")),
        field=signature.field_name,
        is_last=is_last,
        digest=digest_of(certificate),
    )


def _stamped_at(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate]
) -> datetime | None:
    """Lúc ký theo dấu thời gian; none where there is no stamp that we trust."""
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    try:
        stamp = validate_pdf_signature(
            signature, context, ts_validation_context=context
        ).timestamp_validity
    except SignatureValidationError:
        return None
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted):
        return None
    moment: datetime = stamp.timestamp
    return moment


def _verdict(
    signature: EmbeddedPdfSignature, roots: list[x509.Certificate], at: datetime
) -> Verdict:
    """The certificate is judged at the time of signing; nothing is fetched."""
    context = ValidationContext(
        trust_roots=roots, moment=at, allow_fetching=False, revocation_mode="soft-fail"
    )
    try:
        status = validate_pdf_signature(signature, context)
    except SignatureValidationError:
        return Verdict.BROKEN
    if not (status.intact and status.valid):
        return Verdict.BROKEN
    if not status.docmdp_ok or (not status.bottom_line and status.trusted):
        return Verdict.CHANGED_AFTER
    return Verdict.GOOD if status.trusted else Verdict.UNTRUSTED
