"""Thẻ phiên: proves to the database who is asking, so that its rows answer only them.

The database derives what may be seen from `thads.pass`, a setting local to the
transaction that holds "<account>:<expiry>:<signature>". A query that forges
another person's pass is worth nothing without the key, and the key lies in a table
that the application's role cannot read.
"""

import hashlib
import hmac
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections, transaction

PASS_SECONDS_MAX = 600
QUESTION_SECONDS_MAX = 30
_BLOCK = 64


def _key(secret: str) -> bytes:
    return hashlib.sha256(b"thads.pass:" + secret.encode()).digest()


def key_pads(secret: str) -> tuple[bytes, bytes]:
    """Hai nửa của khoá kiểm tra, as the database keeps it for a secret."""
    key = _key(secret).ljust(_BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)


def store_pass_key(using: str) -> None:
    """Lưu khoá kiểm tra where only the database's owner reads it."""
    with connections[using].cursor() as cursor:
        cursor.execute(_STORE_KEY, key_pads(settings.SECRET_KEY))


_STORE_KEY = """
    INSERT INTO agencies_passkey (id, inner_pad, outer_pad) VALUES (1, %s, %s)
    ON CONFLICT (id) DO UPDATE
       SET inner_pad = EXCLUDED.inner_pad, outer_pad = EXCLUDED.outer_pad
"""


def sign_pass(account_id: int, *, until: int) -> str:
    """Ký thẻ phiên for an account, valid until a Unix second."""
    message = f"{account_id}:{until}"
    return f"{message}:{_signature(message)}"


def _signature(message: str) -> str:
    return hmac.new(
        _key(settings.SECRET_KEY), message.encode(), hashlib.sha256
    ).hexdigest()


def asking_for(username: str) -> list[str | int]:
    """Tham số của cửa đăng nhập: the name, how long the question stands, its signature."""
    return [username, *signed_question("dang-nhap", username)]


def signed_question(door: str, asked: str) -> list[str | int]:
    """Hạn và chữ ký của một câu hỏi: a door of the database opens to the program alone."""
    until = int(time.time()) + QUESTION_SECONDS_MAX
    return [until, _signature(f"{door}:{until}:{asked}")]


def show_pass(account_id: int | None) -> None:
    """Đưa thẻ phiên to the current transaction (None: nobody is signed in)."""
    token = "" if account_id is None else _fresh_pass(account_id)
    ask("SELECT set_config('thads.pass', %s, true)", [token])


def show_pass_of_session(account_id: int, digest: str) -> bool:
    """Đưa thẻ phiên if that session still stands: one question for both."""
    shown = ask(_SHOW_IF_STANDS, [account_id, digest, _fresh_pass(account_id)])
    return shown is not None and shown[0] != ""


_SHOW_IF_STANDS = """
    SELECT set_config('thads.pass',
                      CASE WHEN agencies_session_stands(%s, %s) THEN %s ELSE '' END, true)
"""


def _fresh_pass(account_id: int) -> str:
    return sign_pass(account_id, until=int(time.time()) + PASS_SECONDS_MAX)


def ask(question: str, values: Sequence[str | int]) -> tuple[Any, ...] | None:
    """Hỏi với tham số gửi riêng; the first row of the answer.

    Sessions of one role see the text of each other's statements, so a pass never
    stands in a statement's text: it travels beside it.
    """
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(question, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


@dataclass(frozen=True, slots=True)
class Person:
    """Người đăng nhập: who they are and what their appointments let them do."""

    account_id: int
    username: str
    full_name: str
    officer_id: int | None
    officer_code: str | None
    unit_id: int
    unit_code: str
    unit_name: str
    agency_id: int
    root_id: int
    roles: frozenset[str]
    role_label: str

    @property
    def initials(self) -> str:
        """Chữ tắt for the round badge: first letters of the last two names."""
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper()

    @property
    def records_on_cases(self) -> bool:
        """Ghi hành vi trên trang của việc: a storekeeper's acts come with their slips."""
        return bool(self.roles - {"thu_kho"})


_PERSON = """
    SELECT a.id, a.username, a.display_name, o.id, o.code,
           u.id, u.code, u.name, u.agency_id, u.root_id,
           array_agg(ap.role::text ORDER BY ap.id),
           coalesce(max(o.title), '')
      FROM agencies_account a
      JOIN agencies_appointment ap ON ap.account_id = a.id
       AND %(today)s BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
      JOIN agencies_unit u ON u.id = ap.unit_id
      LEFT JOIN agencies_officer o ON o.id = a.officer_id
     WHERE a.id = %(account)s AND a.is_active
     GROUP BY a.id, o.id, u.id
     ORDER BY min(ap.id) LIMIT 1
"""


def person(account_id: int, today: date) -> Person | None:
    """Người đang đăng nhập with the appointments of today; None without any."""
    from thads.records.agencies.models import Role

    with connection.cursor() as cursor:
        cursor.execute(_PERSON, {"account": account_id, "today": today})
        row = cursor.fetchone()
    if row is None:
        return None
    roles, title = row[10], row[11]
    return Person(
        account_id=row[0],
        username=row[1],
        full_name=row[2],
        officer_id=row[3],
        officer_code=row[4],
        unit_id=row[5],
        unit_code=row[6],
        unit_name=row[7],
        agency_id=row[8],
        root_id=row[9],
        roles=frozenset(roles),
        role_label=title or Role(roles[0]).label,
    )


def current_person(today: date) -> Person | None:
    """Người của thẻ phiên hiện tại, or None for the operator."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thads_account()")
        account: int | None = cursor.fetchone()[0]
    return None if account is None else person(account, today)


_FIND = "SELECT id FROM agencies_find_account(%s, %s, %s)"


@contextmanager
def acting_as(username: str) -> Iterator[None]:
    """Làm việc với quyền của một người: commands run under that person's rows."""
    with transaction.atomic():
        found = ask(_FIND, asking_for(username))
        if found is None:
            raise UnknownAccount(username)
        show_pass(found[0])
        yield


class UnknownAccount(Exception):
    """Không có tài khoản này."""

    def __init__(self, username: str) -> None:
        """Keep the name for the message."""
        super().__init__(
            f"Không có tài khoản “{username}”. Kiểm tra lại tên đăng nhập."
        )
