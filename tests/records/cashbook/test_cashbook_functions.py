"""Hàm của sổ tiền: the text that stands is read in one file, whatever replaced it.

A new migration changes the file too: `THADS_WRITE_FUNCTIONS=1 pytest` on this test writes it.
"""

import os
from pathlib import Path

import pytest
from django.db import connection

KEPT = Path(__file__).parents[3] / "docs" / "developers" / "cashbook-functions.sql"
_HEADING = """\
-- The functions of the cash book as they stand in the database after every migration.
-- To be read, never to be run: a change is a new migration, and this file follows it.

"""
_STANDING = """
    SELECT pg_get_functiondef(p.oid) FROM pg_proc p
      JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.proname LIKE 'cashbook\\_%'
     ORDER BY p.proname, pg_get_function_identity_arguments(p.oid)
"""


def standing_text() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        each = [text.rstrip() + ";\n" for (text,) in cursor.fetchall()]
    return _HEADING + "\n".join(each)


@pytest.mark.django_db
def test_the_file_says_of_each_function_what_the_database_has() -> None:
    standing = standing_text()
    if os.environ.get("THADS_WRITE_FUNCTIONS"):
        KEPT.write_text(standing, encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == standing
