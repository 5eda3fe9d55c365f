"""Chuỗi băm: each act carries the hash of its predecessor in the book.

SHA-256 over a canonical encoding. Free text enters only as a salted hash, so that
it can be erased or corrected without breaking the chain.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Link:
    """Nội dung được băm of one act, in the order in which it is encoded."""

    agency: str
    position: int
    root: str
    proceeding: str
    seq: int
    code: str
    effective_on: date
    recorded_at: datetime
    recorded_by: int | None
    number: str | None
    amount: int | None
    ground: str | None
    until_on: date | None
    receiving_unit: str | None
    result: str | None
    corrects: int | None
    note_hash: bytes | None
    at: time | None = None
    signed_as: str | None = None
    recorded_as: str | None = None
    signed_by: str | None = None


def encode(link: Link) -> bytes:
    """Mã hoá chuẩn: a JSON array, the same bytes for the same act everywhere.

    The hour and the roles came later: an act without them is encoded as before, so
    that the chains of that time still verify.
    """
    values = [
        link.agency,
        link.position,
        link.root,
        link.proceeding,
        link.seq,
        link.code,
        link.effective_on.isoformat(),
        link.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        link.recorded_by,
        link.number,
        link.amount,
        link.ground,
        link.until_on and link.until_on.isoformat(),
        link.receiving_unit,
        link.result,
        link.corrects,
        link.note_hash and link.note_hash.hex(),
    ]
    later = [
        link.at and link.at.isoformat(),
        link.signed_as,
        link.recorded_as,
        link.signed_by,
    ]
    if any(each is not None for each in later):
        values += later
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def next_hash(prev_hash: bytes, link: Link) -> bytes:
    """Băm kế tiếp of the chain."""
    return hashlib.sha256(prev_hash + encode(link)).digest()


def seal_note(text: str, extra: dict[str, object]) -> tuple[bytes, bytes]:
    """Niêm ghi chú: a fresh salt and the salted hash that enters the chain."""
    salt = secrets.token_bytes(SALT_BYTES)
    return salt, note_hash(salt, text, extra)


def note_hash(salt: bytes, text: str, extra: dict[str, object]) -> bytes:
    """Băm ghi chú với muối."""
    body = json.dumps([text, extra], ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(salt + body).digest()
