"""Ai được ghi hành vi nào: the wall follows the catalogue, also past the application."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.law.acts import catalogue
from thads.records.agencies import access
from thads.records.agencies.models import Account, Level, Role
from thads.records.ledger import actions, rebuild, recorders, verify
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Act, Recorder
from thads.records.ledger.values import (
    MayNotRecord,
    ProposedAct,
    Recorded,
    Refused,
)

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
DAY = date(2026, 3, 20)
NOW = moment(date(2026, 4, 1), 10)
RECEIPT = ProposedAct(code="thu_tien", effective_on=DAY, amount=1_000_000)
PAYMENT = ProposedAct(code="chi_tra", effective_on=DAY, amount=1_000)
NOTICE = ProposedAct(code="thong_bao", effective_on=DAY)
ASSIGNMENT = ProposedAct(code="phan_cong_chap_hanh_vien", effective_on=DAY)
DECISION = ProposedAct(code="quyet_dinh_tam_dinh_chi", effective_on=DAY)


def a_room_with_a_case() -> tuple[Province, int]:
    """A province of two rooms in one agency; the case is in the first."""
    province = a_province("QN", level=Level.REGIONAL_ROOM)
    officer = province.officers["QN01"]
    receipt = ("thu_tien", date(2026, 3, 10), {"amount": 2_000_000})
    (case,) = record_many([opened_case(province.first, officer, receipt)], now=NOW)
    return province, case


def record_as(account: Account, case: int, act: ProposedAct) -> object:
    access.show_pass(account.pk)
    person = access.person(account.pk, date(2026, 4, 1))
    with transaction.atomic():
        return actions.record(proceeding_id=case, act=act, by=person, now=NOW)


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.CASHIER])
def test_money_is_recorded_by_those_who_keep_it(as_app_role: AsApp, role: Role) -> None:
    province, case = a_room_with_a_case()
    account = an_account(province.first, role)
    with as_app_role():
        done = record_as(account, case, RECEIPT)
    assert isinstance(done, Recorded), done
    assert (done.act.recorded_as, done.act.seq) == (role.value, 4)
    kept = Act.objects.get(seq=4)
    assert (kept.recorded_as, kept.recorded_by) == (role.value, account.pk)
    assert verify.verify().breaks == ()
    assert rebuild.compare().differences == ()


@pytest.mark.parametrize(
    ("role", "act"),
    [
        (Role.ACCOUNTANT, NOTICE),
        (Role.ACCOUNTANT, ASSIGNMENT),
        (Role.CASHIER, DECISION),
        (Role.REGISTRAR, RECEIPT),
        (Role.HEAD, RECEIPT),
        (Role.STOREKEEPER, RECEIPT),
        (Role.STATISTICIAN, RECEIPT),
        (Role.LEADERSHIP, NOTICE),
        (Role.EXAMINER, NOTICE),
        (Role.SECRETARY, NOTICE),
    ],
)
def test_no_role_records_what_the_catalogue_gives_to_others(
    as_app_role: AsApp, monkeypatch: pytest.MonkeyPatch, role: Role, act: ProposedAct
) -> None:
    province, case = a_room_with_a_case()
    account = an_account(province.first, role)
    monkeypatch.setattr(actions, "_recording_role", lambda *_: role.value)
    monkeypatch.setattr(actions.rules, "judge", lambda *_: [])
    with as_app_role(), pytest.raises(MayNotRecord):
        record_as(account, case, act)
    assert Act.objects.count() == 3


def test_the_accountant_of_a_room_records_on_its_cases_only(as_app_role: AsApp) -> None:
    province, case = a_room_with_a_case()
    of_agency = an_account(province.top, Role.ACCOUNTANT)
    elsewhere = an_account(province.units["QN02"], Role.ACCOUNTANT)
    with as_app_role():
        with pytest.raises(MayNotRecord):
            record_as(elsewhere, case, RECEIPT)
        assert isinstance(record_as(of_agency, case, RECEIPT), Recorded)
        refused = record_as(of_agency, case, PAYMENT)
    assert isinstance(refused, Refused)
    assert refused.refusals[0].rule == "money_leaves_by_a_checked_payment"


def test_an_appointment_that_ended_records_nothing(as_app_role: AsApp) -> None:
    province, case = a_room_with_a_case()
    account = an_account(province.first, Role.ACCOUNTANT)
    account.appointments.update(valid_to=date(2020, 1, 1))
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        cursor.execute("SELECT ledger_may_record(%s)", [case])
        assert cursor.fetchone()[0] is False


def test_who_keeps_money_corrects_money_and_the_registrar_anything(
    as_app_role: AsApp,
) -> None:
    province, case = a_room_with_a_case()
    accountant = an_account(province.first, Role.ACCOUNTANT)
    registrar = an_account(province.first, Role.REGISTRAR)
    decision = ProposedAct(code="dinh_chinh", effective_on=DAY, corrects=2)
    receipt = ProposedAct(code="dinh_chinh", effective_on=DAY, corrects=3)
    with as_app_role():
        with pytest.raises(MayNotRecord):
            record_as(accountant, case, decision)
        assert isinstance(record_as(accountant, case, receipt), Recorded)
        assert isinstance(record_as(registrar, case, decision), Recorded)


def payload_of(case: int, account: Account) -> dict[str, Any]:
    """What the door would be given for a receipt, for tests to twist."""
    opened = actions.open_for_writing(case)
    act = RECEIPT.numbered(
        seq=opened["version"] + 1,
        position=opened["head_position"] + 1,
        recorded_at=NOW,
        recorded_as="ke_toan",
    )
    facts, acts = actions.history_of(opened)
    before = actions.folding.history(facts, acts)
    after = actions.folding.history(facts, [*acts, act])
    change = actions.folding.change(before, after)
    person = access.person(account.pk, date(2026, 4, 1))
    return actions.payload_of(case, opened, RECEIPT, act, change, person)


@pytest.mark.parametrize(
    ("twist", "error"),
    [
        ({"code": "quyet_dinh_huy"}, "không ghi nhận hành vi"),
        ({"code": None}, "không ghi nhận hành vi"),
        ({"code": "thu_ly_khieu_nai"}, "không ghi nhận hành vi"),
        ({"recorded_by": 1}, "không ghi nhận hành vi"),
        ({"recorded_by": None}, "không ghi nhận hành vi"),
        ({"recorded_as": "thu_truong"}, "không ghi nhận hành vi"),
        ({"recorded_as": None}, "không ghi nhận hành vi"),
        ({"effective_on": "1999-01-01"}, "không ghi nhận hành vi"),
        ({"position": 40}, "không tiếp ngay sau"),
        ({"seq": 9}, "không tiếp ngay sau"),
        ({"prev_hash": "00"}, "không tiếp ngay sau"),
        ({"recorded_at": "2020-01-01T00:00:00+07:00"}, "không tiếp ngay sau"),
    ],
)
def test_the_door_refuses_a_forged_act(
    as_app_role: AsApp, twist: dict[str, Any], error: str
) -> None:
    province, case = a_room_with_a_case()
    account = an_account(province.first, Role.ACCOUNTANT)
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        forged = json.dumps({**payload_of(case, account), **twist}, default=str)
        with pytest.raises(DatabaseError, match=error), transaction.atomic():
            cursor.execute("SELECT ledger_write(%s)", [forged])


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger_act (book_id) VALUES (1)",
        "INSERT INTO ledger_outbox (topic) VALUES ('x')",
        "UPDATE ledger_proceeding SET status = 'xong'",
        "UPDATE ledger_book SET head_position = 0",
        "UPDATE ledger_statusspan SET recorded_to = now()",
        "DELETE FROM ledger_deadline",
        "UPDATE ledger_deadline SET officer_id = NULL",
        "INSERT INTO ledger_recorder (act_code, role) VALUES ('x', 'ke_toan')",
        "SELECT nextval('ledger_act_id_seq')",
    ],
)
def test_no_table_of_the_book_is_written_past_the_door(
    as_app_role: AsApp, statement: str
) -> None:
    province, _ = a_room_with_a_case()
    account = an_account(province.top, Role.HEAD)
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(account.pk)
        with (
            pytest.raises(ProgrammingError, match=r"permission denied|row-level"),
            transaction.atomic(),
        ):
            cursor.execute(statement)


def test_the_door_stays_shut_without_a_pass(as_app_role: AsApp) -> None:
    _, case = a_room_with_a_case()
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(None)
        cursor.execute("SELECT ledger_open(%s)", [case])
        assert cursor.fetchone()[0] is None


def test_the_walls_copy_is_the_catalogue() -> None:
    assert recorders.stored() == recorders.wanted()
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('ledger_recorder'::regclass)")
        assert cursor.fetchone()[0] == catalogue.fingerprint()
    Recorder.objects.filter(act_code="thu_tien").delete()
    recorders.store("default")
    assert recorders.stored() == recorders.wanted()
