"""Hôm nay: the day in Viet Nam, in the database as on the page."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_what_the_database_asks_of_today_is_of_the_day_in_vietnam() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname, coalesce(p.proconfig, '{}') FROM pg_proc p "
            "JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE n.nspname = 'public' AND p.prosrc ~* 'current_date'"
        )
        found = dict(cursor.fetchall())
    assert "thads_read_units" in found
    wanted = "TimeZone=Asia/Ho_Chi_Minh"
    assert [name for name, settings in found.items() if wanted not in settings] == []
