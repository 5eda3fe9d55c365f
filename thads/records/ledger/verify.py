"""Kiểm tra sổ: walk every book from its first act and say what does not hold.

A changed byte breaks the act's own hash, a deleted, inserted or reordered act
breaks the positions or the link to its predecessor, and a cut-off end differs from
the book's head.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.db import connection, transaction

from thads.law.acts.history import RecordedAct
from thads.records.ledger import chain
from thads.records.ledger.actions import link_of

Progress = Callable[[int, int], None]
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Break:
    """Chỗ đứt of a book: where, and what does not hold."""

    agency: str
    position: int
    sentence: str


@dataclass(frozen=True, slots=True)
class BookState:
    """Đầu sổ: how far a book was walked and the hash it ended with."""

    agency: str
    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Kết quả kiểm tra: books walked, acts seen, breaks found."""

    books: tuple[BookState, ...]
    acts: int
    breaks: tuple[Break, ...]


_ROWS = """
    SELECT a.position, a.proceeding_id, a.seq, a.code, a.effective_on, a.recorded_at,
           a.number, a.amount, a.ground, a.until_on, a.receiving_unit, a.result,
           a.corrects, a.recorded_by, a.note_hash, a.prev_hash, a.hash,
           r.code, p.code, n.salt, n.text, n.extra, a.at, a.signed_as, a.recorded_as,
           a.signed_by
      FROM ledger_act a JOIN ledger_proceeding p ON p.id = a.proceeding_id
      JOIN agencies_unit r ON r.id = p.root_id
      LEFT JOIN ledger_actnote n ON n.act_id = a.id
     WHERE a.book_id = %s ORDER BY a.position
"""


def verify(progress: Progress | None = None) -> Verified:
    """Kiểm tra mọi sổ, in one snapshot of the database."""
    with transaction.atomic():
        books = _books()
        total = sum(book[2] for book in books)
        breaks: list[Break] = []
        states, seen = [], 0
        for agency_id, code, head_position, head_hash in books:
            walk = _Walk(code)
            for row in _stream(agency_id):
                walk.step(row)
                seen += 1
                if progress and seen % _BATCH == 0:
                    progress(seen, total)
            walk.close(head_position, bytes(head_hash))
            breaks += walk.breaks
            states.append(BookState(code, walk.position, walk.hash.hex()))
    return Verified(tuple(states), seen, tuple(breaks))


def _books() -> list[tuple[int, str, int, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT b.agency_id, u.code, b.head_position, b.head_hash FROM ledger_book b "
            "JOIN agencies_unit u ON u.id = b.agency_id ORDER BY u.code"
        )
        return list(cursor.fetchall())


def _stream(agency_id: int) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS, [agency_id])
        while rows := cursor.fetchmany(_BATCH):
            yield from rows


class _Walk:
    """Walks one book, act by act."""

    def __init__(self, agency: str) -> None:
        self.agency = agency
        self.position = 0
        self.hash = b""
        self.recorded_at: datetime | None = None
        self.breaks: list[Break] = []

    def step(self, row: tuple[Any, ...]) -> None:
        position, prev_hash, own_hash = row[0], bytes(row[15]), bytes(row[16])
        if position != self.position + 1:
            self._broken(position, f"thiếu vị trí {self.position + 1}")
        if prev_hash != self.hash:
            self._broken(position, "không nối với hành vi đứng trước trong sổ")
        if chain.next_hash(prev_hash, _link(self.agency, row)) != own_hash:
            self._broken(position, "nội dung không khớp mã băm đã ghi")
        if self.recorded_at is not None and row[5] < self.recorded_at:
            self._broken(position, "ghi nhận sớm hơn hành vi đứng trước")
        if not _note_holds(row):
            self._broken(position, "ghi chú không khớp mã băm đã ghi")
        self.position, self.hash, self.recorded_at = position, own_hash, row[5]

    def close(self, head_position: int, head_hash: bytes) -> None:
        if (self.position, self.hash) != (head_position, head_hash):
            self._broken(head_position, "đầu sổ không khớp hành vi cuối cùng")

    def _broken(self, position: int, what: str) -> None:
        sentence = f"Sổ {self.agency}, vị trí {position}: {what}."
        self.breaks.append(Break(self.agency, position, sentence))


def _link(agency: str, row: tuple[Any, ...]) -> chain.Link:
    act = RecordedAct(
        seq=row[2],
        code=row[3],
        effective_on=row[4],
        recorded_at=row[5],
        position=row[0],
        number=row[6],
        amount=row[7],
        ground=row[8],
        until_on=row[9],
        receiving_unit=row[10],
        result=row[11],
        corrects=row[12],
        at=row[22],
        signed_as=row[23],
        recorded_as=row[24],
        signed_by=row[25],
    )
    return link_of(
        act,
        agency=agency,
        root=row[17],
        proceeding=row[18],
        recorded_by=row[13],
        note_hash=None if row[14] is None else bytes(row[14]),
    )


def _note_holds(row: tuple[Any, ...]) -> bool:
    """An erased note is no break; a changed one is."""
    stored, salt, text, extra = row[14], row[19], row[20], row[21]
    if salt is None:
        return True
    extra = json.loads(extra) if isinstance(extra, str) else extra
    return stored is not None and bytes(stored) == chain.note_hash(
        bytes(salt), text, extra
    )


def checkpoint(verified: Verified, key: Ed25519PrivateKey, made_at: datetime) -> str:
    """Điểm kiểm chứng đã ký: heads of all books, for somebody who has only this."""
    body = {
        "made_at": made_at.isoformat(),
        "books": [
            {"agency": b.agency, "position": b.position, "hash": b.hash}
            for b in verified.books
        ],
    }
    public = key.public_key().public_bytes_raw().hex()
    signature = key.sign(_canonical(body)).hex()
    return json.dumps(
        {**body, "public_key": public, "signature": signature},
        ensure_ascii=False,
        indent=1,
    )


def against_checkpoint(text: str) -> list[str]:
    """Đối chiếu with a signed checkpoint: sentences on what differs."""
    stored = json.loads(text)
    body = {"made_at": stored["made_at"], "books": stored["books"]}
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(stored["public_key"]))
    try:
        public.verify(bytes.fromhex(stored["signature"]), _canonical(body))
    except InvalidSignature:
        return ["Chữ ký của điểm kiểm chứng không đúng."]
    return [s for book in stored["books"] for s in _differs(book)]


def _differs(book: dict[str, Any]) -> list[str]:
    if book["position"] == 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.hash FROM ledger_act a JOIN agencies_unit u ON u.id = a.book_id "
            "WHERE u.code = %s AND a.position = %s",
            [book["agency"], book["position"]],
        )
        found = cursor.fetchone()
    if found is not None and bytes(found[0]).hex() == book["hash"]:
        return []
    where = f"Sổ {book['agency']}, vị trí {book['position']}"
    return [f"{where}: khác với điểm kiểm chứng đã ký."]


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def signing_key(path: Path) -> Ed25519PrivateKey:
    """Khoá ký điểm kiểm chứng, made once and kept where only its owner reads it."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
