"""A party asks about its own case: with both halves, a few times, and only its side."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders.cases import IDENTITY, a_case
from tests.records.cases.office import Office, an_office, as_owner, signed_in
from thads.law.acts import kinds
from thads.law.acts.history import CaseStatus
from thads.law.acts.telling_parties import plain_status, plain_terms
from thads.law.deadlines import terms
from thads.records.audit.models import Entry
from thads.records.cases.models import LookupCode
from thads.records.citizens.lookup import read_code
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
