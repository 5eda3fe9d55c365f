"""Vừa mở, vừa ghi: what this person looked at and recorded last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.access import Person
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.links import page_of

SHOWN_MOST = 5
_LOOKED_BACK = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """Việc mở gần đây."""

    proceeding_id: int
    number: str
    debtor: str
    at: datetime

    @property
    def url(self) -> str:
        """Trang của việc."""
        return reverse("cases:detail", args=[self.proceeding_id])


@dataclass(frozen=True, slots=True)
class RecordedLately:
    """Hành vi người này vừa ghi nhận."""

    proceeding_id: int
    procedure: str
    number: str
    code: str
    effective_on: date
    at: datetime

    @property
    def name(self) -> str:
        """Tên hành vi."""
        return catalogue.name(self.code)

    @property
    def url(self) -> str:
        """Trang của việc hoặc hồ sơ; empty where its procedure has no such page."""
        if self.procedure != ENFORCEMENT and self.procedure not in declared.every():
            return ""
        return page_of(self.procedure, self.proceeding_id)


# An audit entry names a case as viec:<province>:<case code>.
_OPENED = """
    SELECT p.id, coalesce(nullif(p.number, ''), p.code), coalesce(c.debtor_name, ''), e.at
      FROM (SELECT subject, max(at) AS at FROM (
              SELECT subject, at FROM audit_entry
               WHERE account_id = %(account)s AND starts_with(subject, 'viec:')
               ORDER BY at DESC LIMIT %(back)s) AS last
             GROUP BY subject ORDER BY 2 DESC LIMIT %(most)s) AS e
      JOIN agencies_unit r ON r.code = split_part(e.subject, ':', 2)
      JOIN ledger_proceeding p
        ON p.root_id = r.id AND p.code = substr(e.subject, length(r.code) + 7)
      LEFT JOIN cases_case c ON c.proceeding_id = p.id
     ORDER BY e.at DESC
"""
_RECORDED = """
    SELECT p.id, p.procedure,
           CASE p.procedure
             WHEN 'ket_so' THEN 'đến ' || to_char(right(p.code, 10)::date, 'DD/MM/YYYY')
             ELSE coalesce(nullif(p.number, ''), p.code)
           END,
           a.code, a.effective_on, a.recorded_at
      FROM ledger_act a JOIN ledger_proceeding p ON p.id = a.proceeding_id
     WHERE a.recorded_by = %(account)s
     ORDER BY a.recorded_at DESC LIMIT %(most)s
"""


def opened(person: Person) -> list[Opened]:
    """Việc mở gần đây, from the person's own audit entries."""
    return [Opened(*row) for row in _all(_OPENED, person)]


def recorded(person: Person) -> list[RecordedLately]:
    """Hành vi vừa ghi nhận."""
    return [RecordedLately(*row) for row in _all(_RECORDED, person)]


def _all(statement: str, person: Person) -> list[tuple[Any, ...]]:
    values = {
        "account": person.account_id,
        "back": _LOOKED_BACK,
        "most": SHOWN_MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
