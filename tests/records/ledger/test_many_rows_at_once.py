"""Nhiều dòng một lúc: what is asked of every row of a batch finds its rows by keys.

PostgreSQL keeps the plan of a trigger from the first rows of a session. Made for a few
rows and small tables, it may read a whole table for each row, which the half million
rows of a province's book cannot bear: so these functions may not read whole tables.
"""

import re

import pytest
from django.db import connection

_OF_A_BOOK = """
    SELECT DISTINCT p.proname, p.prosrc, coalesce(p.proconfig, '{}')
      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE t.tgnewtable IS NOT NULL
       AND t.tgrelid::regclass::text IN ('ledger_act', 'ledger_movement',
           'ledger_statusspan', 'cashbook_entry', 'cashbook_line')
"""
_PLAIN_JOIN = re.compile(r"\b(added|changed|gone)( \w)? JOIN ")


@pytest.mark.django_db
def test_the_rows_of_a_batch_look_for_their_own_by_keys() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_OF_A_BOOK)
        found = cursor.fetchall()
    assert len(found) > 5
    assert [name for name, text, _ in found if _PLAIN_JOIN.search(text)] == []
    by_keys = {name for name, text, _ in found if "LATERAL" in text}
    assert "cashbook_keep_counted" in by_keys
    for name, _, settings in found:
        assert name not in by_keys or "enable_seqscan=off" in settings, name
