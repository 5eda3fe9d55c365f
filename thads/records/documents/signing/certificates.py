"""Chứng thư số của cơ quan: what its head registered, and whether a key is one of them."""

import re
import unicodedata
from datetime import datetime

from asn1crypto import pem, x509

from thads.records.agencies.models import Unit
from thads.records.documents.models import AgencyCertificate
from thads.records.documents.signing.keys import digest_of, name_on, refuse_unfit
from thads.records.documents.wording import spelled_out
from thads.records.parties.names import fold

MOST = 64 * 1024
_ORGANISED = ("common_name", "organization_name", "organizational_unit_name")
_PARTS = re.compile(r"[^\w\s.']|_")
_NUMBERED = re.compile(r"\s+\d{6,}$")


class CertificateRefused(Exception):
    """Không đăng ký hoặc không dùng được chứng thư này: why, and what to do."""


def read(data: bytes) -> x509.Certificate:
    """Đọc tệp chứng thư (.cer, .crt, .pem). Raises CertificateRefused."""
    try:
        body = pem.unarmor(data)[2] if pem.detect(data) else data
        certificate = x509.Certificate.load(body, strict=True)
        certificate.native  # noqa: B018 (every part is read, or it is refused here)
    except (ValueError, TypeError) as reason:
        raise CertificateRefused(
            "Tệp không phải chứng thư số. Xuất chứng thư (không kèm khoá) ra tệp .cer, "
            ".crt hoặc .pem rồi gửi lại."
        ) from reason
    return certificate


def is_name_of(name: str, certified: str) -> bool:
    """Tên trên chứng thư là tên này: a part of it, whole; with its signs where it has any.

    “NGUYỄN VĂN AN, MST 0123” names Nguyễn Văn An; “Nguyễn Văn Anh” does not.
    """
    parts = (_NUMBERED.sub("", each.strip()) for each in _PARTS.split(certified))
    return any(_same(name, each) for each in parts if each)


def _same(name: str, certified: str) -> bool:
    mine, theirs = (
        unicodedata.normalize("NFC", " ".join(each.split())).casefold()
        for each in (name, certified)
    )
    if theirs.isascii():
        return fold(mine) == fold(theirs)
    return mine == theirs or (fold(mine) == fold(theirs) and _marks_moved(mine, theirs))


def _marks_moved(mine: str, theirs: str) -> bool:
    """“Hoà” và “Hòa”: the same marks, set on another letter."""
    return sorted(unicodedata.normalize("NFD", mine)) == sorted(
        unicodedata.normalize("NFD", theirs)
    )


def names_agency(certificate: x509.Certificate, agency: Unit) -> bool:
    """Chứng thư của tổ chức mang tên cơ quan này."""
    subject = certificate.subject.native
    said = [subject.get(each, "") for each in _ORGANISED]
    names = [each for one in said for each in (one if isinstance(one, list) else [one])]
    wanted = spelled_out(agency.name)
    return any(is_name_of(wanted, spelled_out(str(each))) for each in names if each)


def in_use(agency_id: int) -> list[AgencyCertificate]:
    """Chứng thư đang dùng của cơ quan: the newest row of each, unless it ends it."""
    newest: dict[str, AgencyCertificate] = {}
    for each in AgencyCertificate.objects.filter(agency_id=agency_id).order_by("id"):
        newest[each.digest] = each
    return [each for each in newest.values() if not each.ended]


def register(
    agency: Unit, data: bytes, *, account: int, now: datetime
) -> AgencyCertificate:
    """Đăng ký chứng thư của cơ quan. Raises CertificateRefused, KeyRefused."""
    certificate = read(data)
    refuse_unfit(certificate, now)
    if not names_agency(certificate, agency):
        raise CertificateRefused(
            f"Chứng thư mang tên {name_on(certificate)}, không phải tên cơ quan "
            f"{spelled_out(agency.name)}. Dùng chứng thư tổ chức cấp cho cơ quan."
        )
    digest = digest_of(certificate)
    if any(each.digest == digest for each in in_use(agency.pk)):
        raise CertificateRefused("Chứng thư này đã đăng ký, đang dùng.")
    return AgencyCertificate.objects.create(
        agency=agency,
        digest=digest,
        name=name_on(certificate)[:300],
        serial=f"{certificate.serial_number:x}"[:80],
        issuer=str(certificate.issuer.native.get("common_name", ""))[:300],
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
        added_at=now,
        added_by=account,
    )


def end(found: AgencyCertificate, reason: str, *, account: int, now: datetime) -> None:
    """Thôi dùng một chứng thư, with the reason."""
    said = " ".join(reason.split())[:200]
    if not said:
        raise CertificateRefused("Chưa ghi lý do thôi dùng. Ghi lý do rồi bấm lại.")
    AgencyCertificate.objects.create(
        agency_id=found.agency_id,
        digest=found.digest,
        name=found.name,
        serial=found.serial,
        issuer=found.issuer,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        ended=True,
        reason=said,
        added_at=now,
        added_by=account,
    )


def refuse_another(agency: Unit, digest: str, name: str) -> None:
    """Chỉ chứng thư đã đăng ký mới ký thay cơ quan. Raises CertificateRefused."""
    kept = in_use(agency.pk)
    if any(each.digest == digest for each in kept):
        return
    known = "; ".join(f"{each.name} (số {each.serial[:12]})" for each in kept)
    instead = f"Dùng chứng thư đã đăng ký: {known}." if known else ""
    raise CertificateRefused(
        f"Chứng thư số mang tên {name} chưa được đăng ký là chứng thư của "
        f"{agency.name}. {instead or 'Thủ trưởng đăng ký ở trang Chứng thư cơ quan.'}"
    )
