"""Tra cứu việc bằng mã: the one question a party may ask without an account."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from thads.records.web.asking import place_on_the_network

LENGTH, DIGITS = 12, 4
_NOT_CODE = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class NotFound:
    """Không mở được; `too_often` asks to wait, else nothing is said of the reason."""

    too_often: bool


@dataclass(frozen=True, slots=True)
class OwnCase:
    """Việc của một bên, as the database's door tells it."""

    told: Mapping[str, Any]

    @property
    def is_debtor(self) -> bool:
        """Bên phải thi hành án."""
        return bool(self.told["side"] == "phai_thi_hanh")

    def day(self, name: str) -> date | None:
        """Ngày của việc."""
        text = self.told[name]
        return date.fromisoformat(text) if text else None


def look_up(code: str, digits: str, *, who: str, today: date) -> OwnCase | NotFound:
    """Mở việc bằng mã và bốn số cuối; what is not of their shape counts as a failure."""
    values: list[Any] = [
        read_code(code),
        re.sub(r"\D", "", digits)[:DIGITS],
        who,
        today,
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT citizens_lookup(%s, %s, %s, %s)::text", values)
        told = json.loads(cursor.fetchone()[0])
    if refused := told.get("refused"):
        return NotFound(too_often=refused == "qua_nhieu_lan")
    return OwnCase(told)


def read_code(typed: str) -> str:
    """Mã như đã gõ: capitals, without the groups' marks."""
    return _NOT_CODE.sub("", typed.upper())[: LENGTH + 1]


def who_asks(request: HttpRequest) -> str:
    """Nơi hỏi, as a keyed digest: attempts are counted, addresses are not kept."""
    address = place_on_the_network(request)
    key = b"thads.citizens:" + settings.SECRET_KEY.encode()
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:40]
