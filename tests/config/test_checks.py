"""thads check: says what holds, and names what somebody broke."""

from datetime import date

import pytest
from django.db import connection

from tests.builders.agencies import a_province
from tests.builders.proceedings import moment, opened_case
from thads.config import checks
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db
NOW = checks.Moment(date(2026, 4, 1), moment(date(2026, 4, 1)))


def a_system() -> list[str]:
    province = a_province()
    new = [opened_case(province.first, code=f"V{n}") for n in range(3)]
    record_many(new, now=NOW.now)
    return []


def test_all_promises_hold_after_an_import() -> None:
    said = a_system()
    assert checks.run(NOW, said.append), said
    assert len(said) == len(checks.PROMISES)


def test_a_touched_copy_is_named() -> None:
    said = a_system()
    Proceeding.objects.filter(code="V1").update(remaining=1)
    assert not checks.run(NOW, said.append)
    assert any("Việc V1, bản sao trạng thái: remaining" in line for line in said)


def test_a_table_without_policies_is_named() -> None:
    said = a_system()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_open (id int)")
        cursor.execute("GRANT SELECT ON left_open TO thads_app")
    assert not checks.run(NOW, said.append)
    assert any("Bảng left_open" in line for line in said)
