"""Tạm ứng chi phí cưỡng chế theo tuổi nợ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True, slots=True)
class OpenAdvance:
    """Khoản tạm ứng còn phải thu hồi; recoveries settle the oldest first."""

    proceeding_id: int
    code: str
    number: str
    on: date
    note: str
    amount: int
    left: int

    def days(self, today: date) -> int:
        """Tuổi nợ tính bằng ngày."""
        return (today - self.on).days


_ADVANCES = """
    WITH moved AS (
      SELECT l.proceeding_id, e.on AS day, coalesce(n.text, '') AS note, e.id, l.debit,
             sum(l.credit) OVER (PARTITION BY l.proceeding_id) AS settled,
             sum(l.debit) OVER (PARTITION BY l.proceeding_id ORDER BY e.on, e.id) AS given
        FROM cashbook_line l JOIN cashbook_entry e ON e.id = l.entry_id
        LEFT JOIN ledger_actnote n ON n.act_id = e.act_id
       WHERE l.agency_id = %s AND l.account = 'tam_ung_chi_phi' AND e.posted_on <= %s)
    SELECT m.proceeding_id, p.code, p.number, m.day, m.note, m.debit,
           least(m.debit, m.given - m.settled)
      FROM moved m JOIN ledger_proceeding p ON p.id = m.proceeding_id
     WHERE m.debit > 0 AND m.given > m.settled ORDER BY m.day, m.id
"""


def advances(agency_id: int, on: date) -> list[OpenAdvance]:
    """Tạm ứng chưa thu hồi đến một ngày, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_ADVANCES, [agency_id, on])
        return [
            OpenAdvance(pid, code, number, day, note, int(amount), int(left))
            for pid, code, number, day, note, amount, left in cursor.fetchall()
        ]


@dataclass(frozen=True, slots=True)
class Age:
    """Nhóm tuổi nợ: from so many days, how many advances and how much."""

    from_days: int
    to_days: int | None
    count: int
    amount: int


AGES = (0, 30, 90, 180, 365)


def by_age(
    open_advances: Sequence[OpenAdvance], today: date, ages: Sequence[int] = AGES
) -> list[Age]:
    """Tạm ứng theo nhóm tuổi."""
    found = []
    for place, first in enumerate(ages):
        last = ages[place + 1] - 1 if place + 1 < len(ages) else None
        here = [
            each
            for each in open_advances
            if each.days(today) >= first and (last is None or each.days(today) <= last)
        ]
        found.append(Age(first, last, len(here), sum(each.left for each in here)))
    return found
