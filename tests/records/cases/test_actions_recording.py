"""Ghi nhận hành vi của việc: what is recorded on the screen is found at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tests.builders.agencies import a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.records.agencies import access
from thads.records.agencies.models import Role
from thads.records.cases import actions
from thads.records.ledger.values import ProposedAct, Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
RECEIVED = ("nhan_yeu_cau", date(2026, 8, 3), {})
DECISION = ProposedAct(
    code="quyet_dinh_thi_hanh_an",
    effective_on=date(2026, 8, 5),
    number="777/QĐ-THADS",
)


def found(text: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id FROM cases_search(%s, 10)", [text])
        return [row[0] for row in cursor]


def test_a_decision_recorded_is_found_by_its_number(as_app_role: AsApp) -> None:
    province = a_province()
    officer = province.officers["QN01"]
    case = a_case(province.first, officer, [RECEIVED])
    account = an_account(province.first, Role.REGISTRAR)
    with as_app_role():
        access.show_pass(account.pk)
        now = moment(date(2026, 8, 5), 15)
        done = actions.record_act(
            proceeding_id=case,
            act=DECISION,
            by=access.person(account.pk, now.date()),
            now=now,
        )
        assert isinstance(done, Recorded), done
        assert found("777 qd") == [case]


def test_nobody_adds_a_key_to_anothers_case(as_app_role: AsApp) -> None:
    province = a_province()
    case = a_case(province.first, province.officers["QN01"], [RECEIVED])
    account = an_account(province.units["QN02"], Role.HEAD)
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        cursor.execute("SELECT cases_note_number(%s, %s)", [case, "lat tay"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_searchkey WHERE key = 'lat tay'")
        assert cursor.fetchone()[0] == 0
