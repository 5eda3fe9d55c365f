"""Ký số văn bản của việc: whose turn it is, what was signed, a file signed elsewhere.

First the person whom the paper names, then the agency, by its registrar. What is
signed is the newest PDF; the signed file is a further version, the earlier one stays.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from thads.law.periods import local_day
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.audit import actions as audit
from thads.records.documents import store
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.signing import (
    Check,
    Place,
    Verdict,
    check,
    images,
    keys,
    sign,
)
from thads.records.documents.signing.certificates import (
    CertificateRefused,
    is_name_of,
    refuse_another,
)
from thads.records.documents.signing.checking import Unreadable, roots_in
from thads.records.documents.signing.keys import Signer, digest_of
from thads.records.documents.signing.pades import (
    NoTimeStamp,
    UnsignableFile,
    time_stamper,
)
from thads.records.documents.signing.unchanged import only_signed

_LOCK = 0x6B79  # “ky”: one signature at a time on one paper
PERSON, AGENCY = "nguoi_ky", "co_quan"
REASONS = {PERSON: "Người có thẩm quyền ký", AGENCY: "Chữ ký số của cơ quan"}


class NotSigned(Exception):
    """Chưa ký được: what stands in the way, and what to do."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Lượt ký: which signature comes next, and who makes it."""

    field: str
    name: str

    @property
    def words(self) -> str:
        """Ai ký lượt này."""
        if self.field == AGENCY:
            return f"chữ ký số của {self.name}, do văn thư ký"
        return f"chữ ký số của {self.name}"


def trust_folder() -> Path:
    """Thư mục chứng thư gốc được tin cậy, filled by the administrator."""
    return Path(settings.THADS_HOME) / "chung-thu-goc"


def signatures_of(content: bytes, at: datetime) -> tuple[Check, ...]:
    """Chữ ký trong một bản PDF; none where it is not signed."""
    try:
        return check(content, roots_in(trust_folder()), at)
    except Unreadable:
        return ()


def turn_of(document: Document, content: bytes, at: datetime) -> Turn | None:
    """Lượt ký tiếp theo; None once person and agency have signed.

    Counted, not named: other software calls its fields as it likes.
    """
    made = len(signatures_of(content, at))
    if made == 0:
        return Turn(PERSON, document.signer_name or "người ký văn bản")
    return Turn(AGENCY, document.agency.name) if made == 1 else None


def may_sign(document: Document, turn: Turn, person: Person) -> str:
    """Vì sao người này không ký lượt này; empty when they may."""
    if turn.field == AGENCY:
        if {Role.REGISTRAR, Role.HEAD} & set(person.roles):
            return ""
        return "Chữ ký của cơ quan do văn thư hoặc thủ trưởng ký."
    if document.signer_code and document.signer_code != person.officer_code:
        return f"Văn bản ghi {document.signer_name} ký; chỉ người ấy ký được."
    return ""


@transaction.atomic
def sign_here(
    document: Document, data: bytes, passphrase: str, *, by: Person, now: datetime
) -> int:
    """Ký bằng tệp khoá; the key and its passphrase are used once and kept nowhere."""
    content, turn = _next(document, by, now)
    signer = keys.from_file(data, passphrase, now)
    _refuse_another(document, turn, signer.name, digest_of(signer.certificate))
    image = image_of(turn, document, by)
    signed = _signed(content, signer, turn, document, now, image)
    return _kept(document, signed, by, now)


def image_of(turn: Turn, document: Document, by: Person) -> bytes:
    """Hình cho lượt này: the signer's own, or the agency's seal; none is no hindrance."""
    if turn.field == AGENCY:
        return images.of_agency(document.agency_id)
    return images.of_officer(by.officer_id)


def _signed(
    content: bytes,
    signer: Signer,
    turn: Turn,
    document: Document,
    now: datetime,
    image: bytes,
) -> bytes:
    is_seal = turn.field == AGENCY
    place = Place(turn.field, REASONS[turn.field], document.agency.name, is_seal)
    try:
        stamper = time_stamper(settings.TIME_STAMPS)
        return sign(content, signer, place, now, stamper, image)
    except (UnsignableFile, NoTimeStamp) as reason:
        raise NotSigned(str(reason)) from reason


@transaction.atomic
def take_signed(document: Document, sent: bytes, *, by: Person, now: datetime) -> int:
    """Nhận bản đã ký bằng phần mềm khác: our newest version, with a signature added."""
    content, turn = _next(document, by, now)
    if not sent.startswith(content):
        raise NotSigned(
            "Tệp không phải bản mới nhất của văn bản này có thêm chữ ký. Tải lại bản "
            "mới nhất, ký, rồi gửi lên."
        )
    every, before = signatures_of(sent, now), len(signatures_of(content, now))
    added, spoiled = every[before:], (Verdict.BROKEN, Verdict.CHANGED_AFTER)
    if len(added) != 1 or any(each.verdict in spoiled for each in every):
        raise NotSigned(
            "Tệp chưa có thêm đúng một chữ ký số đúng. Ký lại trên bản mới nhất, chỉ "
            "một chữ ký, không sửa gì khác."
        )
    if not only_signed(content, sent):
        raise NotSigned(
            "Ngoài chữ ký, nội dung tệp đã bị sửa so với bản mới nhất. Tải lại bản mới "
            "nhất, chỉ ký, rồi gửi lên."
        )
    _refuse_another(document, turn, added[0].signer, added[0].digest)
    return _kept(document, sent, by, now)


def _next(document: Document, by: Person, now: datetime) -> tuple[bytes, Turn]:
    """The version to sign, locked against a second signature at the same moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, document.pk])
    newest = store.versions(document.pk)[:1]
    if not newest or newest[0].media_type != store.PDF:
        raise NotSigned("Chỉ ký số được văn bản PDF. Văn bản này chưa có bản PDF.")
    content = store.content_of(newest[0])
    turn = turn_of(document, content, now)
    if turn is None:
        raise NotSigned("Văn bản đã đủ chữ ký của người ký và của cơ quan.")
    if refused := may_sign(document, turn, by):
        raise NotSigned(f"Không ký được: {refused}")
    return content, turn


def _refuse_another(document: Document, turn: Turn, name: str, digest: str) -> None:
    """The person's certificate names the person; the agency's is one it registered."""
    if turn.field == AGENCY:
        try:
            refuse_another(document.agency, digest, name)
        except CertificateRefused as reason:
            raise NotSigned(str(reason)) from reason
    elif not is_name_of(turn.name, name):
        raise NotSigned(
            f"Chứng thư số mang tên {name}, văn bản do {turn.name} ký. "
            "Dùng chứng thư số của đúng người ký."
        )


def _kept(document: Document, content: bytes, by: Person, now: datetime) -> int:
    version = store.add_version(
        document,
        content,
        media_type=store.PDF,
        origin=DocumentFile.Origin.SIGNED,
        now=now,
    )
    audit.note(
        at=now,
        account_id=by.account_id,
        username=by.username,
        action="ky_so",
        subject=str(document.pk),
        sentence=f"Ký số “{document.title}” ngày {local_day(now):%d/%m/%Y}",
        unit_id=document.unit_id,
    )
    return version
