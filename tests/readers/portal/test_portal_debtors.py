"""The public list of debtors without means: few fields, whole words, gone with the status."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.test import Client
from django.utils import timezone

from tests.builders.cases import IDENTITY, a_case, running
from tests.records.cases.office import an_office, as_owner
from thads.records.cases.actions import record_act
from thads.records.citizens import queries
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Refused
from thads.records.parties.models import Party

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
NAME, PLACE = "Trịnh Văn Hợp", "phường Hồng Gai"
PAGE = "/cong-khai/chua-co-dieu-kien/"


@dataclass(frozen=True, slots=True)
class Listed:
    """Một việc chưa có điều kiện."""

    case: int
    today: date


def without_means() -> Listed:
    office = an_office()
    today = office.today
    acts = running(today, number="99/QĐ-KV2")[:-1]
    acts += [
        ("xac_minh", today - timedelta(days=4), {"result": "khong_co_dieu_kien"}),
        (
            "quyet_dinh_chua_co_dieu_kien",
            today - timedelta(days=2),
            {"ground": "38.1.a", "number": "7/QĐ"},
        ),
    ]
    unit = office.home.units["AB02"]
    case = a_case(
        unit,
        office.person,
        acts,
        code="V9",
        debtor=NAME,
        item="no_dan_su",
        recorded_from=timezone.now(),
    )
    Party.objects.filter(full_name=NAME).update(
        address=f"Số 12 ngõ 3, {PLACE}, tỉnh Quảng Ninh"
    )
    return Listed(case, today)


@pytest.fixture
def listed() -> Iterator[Listed]:
    yield without_means()


def page(**asked: str) -> str:
    answer = Client().get(PAGE, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_what_may_be_told_stands_there(listed: Listed, as_app_role: AsApp) -> None:
    with as_app_role():
        answer = Client().get(PAGE)
        told = answer.content.decode()
    assert f'<th scope="row">{NAME}</th><td>{PLACE}</td>' in told
    assert "565.569.863 đ" in told
    assert "Quyết định thi hành án 99/QĐ-KV2" in told
    assert "Không có thu nhập, tài sản ngoài mức sinh hoạt" in told
    assert f"{listed.today - timedelta(days=2):%d/%m/%Y}" in told
    for kept_back in (IDENTITY, IDENTITY[-4:], "ngõ 3", "7/QĐ", "Hoà Lạc"):
        assert kept_back not in told
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Nguyễn Hữu Tạo" not in told  # has means


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Trịnh Văn Hợp", True),
        ("hop trinh", True),
        ("Trịnh Vă", False),
        ("Trinh Van Hopp", False),
        ("%", True),  # no word at all
        ("' OR 1=1 --", False),
    ],
)
def test_words_are_matched_whole(
    asked: str, found: bool, listed: Listed, as_app_role: AsApp
) -> None:
    line = f'<th scope="row">{NAME}</th><td>{PLACE}</td>'
    with as_app_role():
        assert (line in page(ten=asked)) is found
        assert line in page(ten="hợp", xa=PLACE.upper())
        assert line not in page(ten="hợp", xa="phường Hồng")


def test_a_name_is_gone_the_day_the_status_ends(
    listed: Listed, as_app_role: AsApp
) -> None:
    act = ProposedAct("quyet_dinh_tiep_tuc", listed.today, number="8/QĐ")
    answer = record_act(proceeding_id=listed.case, act=act, by=None, now=timezone.now())
    assert not isinstance(answer, Refused), answer
    with as_app_role():
        assert NAME not in page()


def test_publication_that_was_ended_stays_ended(
    listed: Listed, as_app_role: AsApp
) -> None:
    with as_app_role():
        before = queries.debtors(listed.today - timedelta(days=3))
        assert [each.name for each in before] == []
        assert [each.name for each in queries.debtors(listed.today)] == [NAME]
        with as_owner():
            Proceeding.objects.filter(pk=listed.case).update(ended_on=listed.today)
        assert queries.debtors(listed.today) == []


def test_the_door_gives_its_columns_and_the_tables_nothing(
    transactional_db: None, app_connection: psycopg.Connection[Any]
) -> None:
    listed = without_means()
    rows = app_connection.execute(
        "SELECT * FROM citizens_debtors(%s, '{}', '', 0)", [listed.today]
    )
    columns = [each.name for each in rows.description or ()]
    assert columns == [
        "name", "commune", "items", "remaining", "decided_on", "unit", "total",
        "judgment", "judged_on", "court", "decision", "enforced_on", "ground",
    ]  # fmt: skip
    assert [row[0] for row in rows] == [NAME]
    tables = ("parties_party", "cases_case", "cases_caseparty", "cases_lookupcode",
              "ledger_proceeding", "ledger_act", "ledger_movement", "ledger_deadline",
              "cashbook_custodyaccount", "audit_entry")  # fmt: skip
    for table in tables:
        assert app_connection.execute(f"SELECT * FROM {table}").fetchall() == []
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute("SELECT * FROM citizens_attempt")
