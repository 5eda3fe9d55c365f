"""A party asks about its own case: with both halves, a few times, and only its side."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders.cases import IDENTITY, a_case
from tests.records.cases.office import Office, an_office, as_owner, signed_in
from thads.law.acts import kinds, name
from thads.law.acts.history import CORRECTION, LATE_INTEREST, CaseStatus
from thads.law.acts.telling_parties import plain_status, plain_terms
from thads.law.deadlines import terms
from thads.records.agencies import access
from thads.records.audit.models import Entry
from thads.records.cases.actions import record_act
from thads.records.cases.models import LookupCode
from thads.records.cashbook.bank import custody
from thads.records.cashbook.bank.custody import NewAccount
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_accounts import choose_pay_in
from thads.records.citizens.lookup import read_code
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.parties.models import Kind, Party

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
PATH = "/cong-khai/viec/"
TAX = "0100109106"


@pytest.fixture
def office() -> Office:
    made = an_office()
    Party.objects.filter(kind=Kind.BODY).update(identity_number=TAX)
    return made


def code_of(office: Office) -> str:
    return LookupCode.objects.get(case_id=office.case).code


def ask(code: str, digits: str, address: str = "10.0.0.1") -> Any:
    told = {"ma": code, "so": digits}
    return Client().post(PATH, told, REMOTE_ADDR=address)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_debtor_sees_what_is_due_and_what_comes_next(
    office: Office, as_app_role: AsApp
) -> None:
    grouped = LookupCode.objects.get(case_id=office.case).grouped
    with as_app_role():
        answer = ask(grouped.lower(), IDENTITY[-4:])
    told = text_of(answer)
    assert answer.status_code == 200
    assert "412/QĐ-KV2" in told and "Còn phải nộp" in told
    assert "565.569.863 đ" in told and "150.000.000 đ" in told
    assert "Ra quyết định thi hành án" in told
    main = told.split("<main")[1]
    for kept_back in ("Hoà Lạc", TAX, "Nguyễn Hữu Tạo", IDENTITY, "có điều kiện thi",
                      "LHPN", "Vận động"):  # fmt: skip
        assert kept_back not in main, kept_back
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(answer.cookies) <= {"csrftoken"}
    assert "sessionid" not in answer.cookies


def test_a_creditor_sees_what_was_received(office: Office, as_app_role: AsApp) -> None:
    with as_app_role():
        told = text_of(ask(code_of_owner(office), TAX[-4:]))
    assert "Đã thu được" in told and "150.000.000 đ" in told
    assert "Còn phải nộp" not in told and "VietQR" not in told
    assert "Nguyễn Hữu Tạo" not in told


def test_late_interest_is_added_before_what_was_collected_is_taken_off(
    office: Office, as_app_role: AsApp
) -> None:
    code = code_of(office)
    act = ProposedAct(
        LATE_INTEREST,
        office.today,
        amount=1_000_137,
        ground="ban_an_co_tuyen",
        until_on=office.today,
    )
    found = record_act(proceeding_id=office.case, act=act, by=None, now=timezone.now())
    assert isinstance(found, Recorded)
    with as_app_role():
        told = text_of(ask(code, IDENTITY[-4:]))
    assert "cộng thêm: +1.000.137 đ" in told and "−150.000.000 đ" in told
    assert "Còn lại: 566.570.000 đ" in told


def test_what_was_corrected_is_not_told(office: Office, as_app_role: AsApp) -> None:
    code, noticed = code_of(office), name("thong_bao")
    wrong = Act.objects.get(proceeding_id=office.case, code="thong_bao")
    act = ProposedAct(CORRECTION, office.today, corrects=wrong.seq, note="Ghi nhầm")
    now = timezone.now()
    answer = record_act(proceeding_id=office.case, act=act, by=None, now=now)
    assert isinstance(answer, Recorded)
    with as_app_role():
        assert noticed not in text_of(ask(code, IDENTITY[-4:]))


def test_a_debtor_pays_into_the_account_that_the_agency_chose(
    office: Office, as_app_role: AsApp
) -> None:
    first, later = (an_account_of(office, number) for number in ("111222", "333444"))
    with as_app_role():
        assert "333444" in text_of(ask(code_of_owner(office), IDENTITY[-4:]))
    head = access.person(office.head.pk, office.today)
    assert head is not None and later != first
    choose_pay_in(
        account=first, item="", valid_from=office.today, by=head, now=timezone.now()
    )
    with as_app_role():
        told = text_of(ask(code_of_owner(office), IDENTITY[-4:]))
    assert "111222" in told and "333444" not in told


def an_account_of(office: Office, number: str) -> CustodyAccount:
    first, second = (
        access.person(each.pk, office.today)
        for each in (office.statistician, office.head)
    )
    assert first is not None and second is not None
    account = custody.propose_account(
        agency_id=office.home.top.pk,
        account=NewAccount(
            "ngan_hang",
            number,
            "THADS",
            office.today,
            bank="970436",
            purpose="thu_tien",
        ),
        by=first,
        now=timezone.now(),
    )
    custody.approve_account(account_id=account.pk, by=second, now=timezone.now())
    return account


def code_of_owner(office: Office) -> str:
    with as_owner():
        return code_of(office)


def test_every_failure_says_the_same_and_costs_the_same(
    office: Office, as_app_role: AsApp
) -> None:
    code = code_of(office)
    wrong = [(code, "0000"), ("K7QX42RM9TWA", IDENTITY[-4:]), ("", ""), (code, ""),
             (code[:-1], IDENTITY[-4:]), ("' OR 1=1", "%%%%")]  # fmt: skip
    said, asked = set(), set()
    with as_app_role():
        for number, (typed, digits) in enumerate(wrong):
            with CaptureQueriesContext(connection) as questions:
                answer = ask(typed, digits, f"10.0.0.{number}")
            assert answer.status_code == 422
            body = text_of(answer).split("<main")[1]
            body = re.sub(r'value="[^"]*"', "", body)
            said.add(body)
            asked.add(len(questions))
    assert len(said) == len(asked) == 1


def test_a_code_is_tried_five_times_and_an_address_twenty(
    office: Office, as_app_role: AsApp
) -> None:
    code = code_of(office)
    with as_app_role():
        for number in range(5):
            assert ask(code, "0000", f"10.1.0.{number}").status_code == 422
        assert ask(code, IDENTITY[-4:], "10.1.0.99").status_code == 429
        for number in range(20):
            assert ask(f"{number:04}", "1111", "10.2.0.1").status_code == 422
        assert ask("K7QX42RM9TWA", "1111", "10.2.0.1").status_code == 429


def test_who_knows_both_may_ask_again_and_each_look_is_written_down(
    office: Office, as_app_role: AsApp
) -> None:
    code = code_of(office)
    with as_app_role():
        for _ in range(7):
            assert ask(code, IDENTITY[-4:]).status_code == 200
    entries = Entry.objects.filter(action="tra_cuu_cong_khai")
    assert entries.count() == 7
    assert {each.subject for each in entries} == {f"viec:{office.case}"}
    assert {each.account_id for each in entries} == {None}


def test_the_code_stands_on_the_case_for_who_works_on_it(
    office: Office, as_app_role: AsApp
) -> None:
    grouped = LookupCode.objects.get(case_id=office.case).grouped
    path = f"/viec/{office.case}/duong-su/"
    with as_app_role():
        assert grouped in text_of(signed_in(office.officer).get(path))
        assert signed_in(office.stranger).get(path).status_code == 404
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('thads.pass', '', true)")
        assert list(LookupCode.objects.all()) == []


def test_every_case_has_a_code_of_its_own_without_signs_that_look_alike(
    office: Office,
) -> None:
    unit = office.home.units["AB02"]
    for number in range(2, 40):
        a_case(unit, code=f"V{number}", judgment=f"{number}/2026")
    codes = list(LookupCode.objects.values_list("code", flat=True))
    assert len(set(codes)) == len(codes) == 39
    assert all(re.fullmatch(r"[2-9ACDEFGHJKMNPQRTUVWXY]{12}", each) for each in codes)


def test_what_is_told_is_known_and_gives_no_measure_away() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT citizens_told_acts(), citizens_told_terms()")
        acts, told_terms = cursor.fetchone()
    assert set(acts) <= set(kinds())
    assert set(told_terms) == set(plain_terms()) <= {each.code for each in terms()}
    before = ("bien_phap", "phong_toa", "cuong_che", "khieu_nai", "to_cao", "cung_cap")
    assert [each for each in acts if any(word in each for word in before)] == []
    assert all(plain_status(each.value) for each in CaseStatus)


def test_a_code_is_read_as_people_write_it() -> None:
    assert read_code(" k7qx-42rm 9twa.") == "K7QX42RM9TWA"
