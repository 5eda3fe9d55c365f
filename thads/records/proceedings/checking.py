"""Không hồ sơ nào rơi mất: what must hold of every matter from its intake to its end."""

from collections.abc import Iterator

from django.db import connection

from thads.records.ledger.models import Deadline, Proceeding
from thads.records.proceedings import declared

PETITIONS = ("khieu_nai", "to_cao", "kiem_sat", "tiep_cong_dan")
"""Thủ tục mà ai đó đang chờ câu trả lời: each matter is in somebody's hands."""


def lost() -> Iterator[str]:
    """Mỗi chỗ một hồ sơ có thể rơi mất, in a sentence."""
    yield from _numbers_without_a_matter()
    yield from _without_an_act()
    yield from _in_nobodys_hands()


def _numbers_without_a_matter() -> Iterator[str]:
    """Every number that was given is a matter that is there."""
    with connection.cursor() as cursor:
        cursor.execute(_MISSING)
        for procedure, year, agency, given, there in cursor.fetchall():
            yield (
                f"{declared.of(procedure).title} năm {year} của {agency}: đã cấp "
                f"{given} số, chỉ có {there} hồ sơ."
            )


_MISSING = """
    SELECT c.procedure, c.year, a.name, c.last, count(p.id)
      FROM proceedings_counter c JOIN agencies_unit a ON a.id = c.agency_id
      LEFT JOIN agencies_unit u ON u.agency_id = c.agency_id
      LEFT JOIN ledger_proceeding p ON p.origin_unit_id = u.id
            AND p.procedure = c.procedure AND split_part(p.code, '-', 2) = c.year::text
     GROUP BY c.id, a.name HAVING c.last <> count(p.id)
"""


def _without_an_act() -> Iterator[str]:
    rows = Proceeding.objects.filter(matter__isnull=False, version=0)
    for code in rows.values_list("code", flat=True):
        yield f"Hồ sơ {code} đã có số mà chưa có hành vi nào."


def _in_nobodys_hands() -> Iterator[str]:
    """Taken in, nobody handles it, and no term runs that would bring it back."""
    for code in PETITIONS:
        procedure = declared.of(code)
        running = Deadline.objects.filter(met_on=None).values("proceeding_id")
        rows = (
            Proceeding.objects.filter(procedure=procedure.code, matter__isnull=False)
            .exclude(status__in=procedure.law.ended)
            .filter(officer=None, version__gt=0)
            .exclude(pk__in=running)
        )
        for code, status in rows.values_list("code", "status"):
            label = procedure.status_label(status).lower()
            yield (
                f"Hồ sơ {code} ({label}) không ai phụ trách và không thời hạn nào chạy."
            )
