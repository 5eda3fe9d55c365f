"""Tiến độ so với chỉ tiêu: the quick sum equals the forms."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.utils import timezone

from tests.builders.agencies import a_province, an_account
from tests.builders.proceedings import moment, opened_case
from tests.readers.worklist.bench import Bench
from tests.records.cases.office import as_owner
from thads.law.indicators import Period, cases_form, money_form
from thads.readers.worklist.targets import progress_of
from thads.records.agencies import actions as agencies
from thads.records.agencies.access import person, show_pass
from thads.records.agencies.models import Account, Level, Role, Target
from thads.records.ledger import queries as ledger
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Proceeding

SignIn = Callable[[Account], Client]
TODAY = date(2026, 6, 15)
BEFORE, IN_YEAR = date(2025, 9, 1), date(2026, 3, 2)


def test_the_rates_are_those_of_forms_01_and_02(db: None) -> None:
    province = a_province("AB", level=Level.REGIONAL_ROOM, units=1)
    unit, officer = province.first, province.officers["AB01"]
    last_year = {"received": BEFORE, "decided": BEFORE}
    paid = ("thu_tien", IN_YEAR, {"amount": 10_000_000})
    ended = ("ket_thuc", date(2026, 3, 20), {})
    no_means = ("quyet_dinh_chua_co_dieu_kien", date(2026, 3, 10), {})
    stories = [
        opened_case(unit, officer, paid, ended, code="V1"),
        opened_case(unit, officer, paid, code="V2", due=25_000_000),
        opened_case(unit, officer, paid, no_means, code="V3", due=25_000_000),
        opened_case(unit, officer, code="V4"),
        opened_case(
            unit, officer, ("quyet_dinh_dinh_chi", IN_YEAR, {}), code="V5", **last_year
        ),
        opened_case(
            unit, officer, ("ket_thuc", date(2025, 9, 20), {}), code="V6", **last_year
        ),
        opened_case(
            unit,
            officer,
            ("quyet_dinh_hoan", IN_YEAR, {"ground": "48.1.c"}),
            code="V7",
        ),
        opened_case(
            unit,
            officer,
            ("quyet_dinh_tam_dinh_chi", IN_YEAR, {}),
            ("thu_tien", IN_YEAR, {"amount": 1_000_000}),
            code="V8",
        ),
    ]
    record_many(stories, now=moment(TODAY))
    account = an_account(unit, Role.OFFICER, officer)
    show_pass(account.pk)
    who = person(account.pk, TODAY)
    assert who is not None
    by_cases, by_money = progress_of(who, own=True, today=TODAY)
    histories = [
        ledger.history_of(each)
        for each in Proceeding.objects.select_related("origin_unit")
    ]
    cases = cases_form(histories, Period.until(TODAY))["AB01"]
    money = money_form(histories, Period.until(TODAY))["AB01"]
    assert by_cases.done == cases["B8"] + cases["B9"]  # type: ignore[operator]
    assert by_cases.with_means == cases["B7"]
    assert by_cases.rate == cases["B20"]
    assert by_money.done == money["done"]
    assert by_money.with_means == money["M7"]
    assert by_money.rate == money["M20"]
    of_the_unit = progress_of(who, own=False, today=TODAY)
    assert [each.rate for each in of_the_unit] == [by_cases.rate, by_money.rate]


def test_an_officer_is_held_to_the_target_of_the_province(
    bench: Bench, signed_in: SignIn
) -> None:
    client = signed_in(bench.officer)
    year = Period.until(timezone.localdate()).first.year + 1
    with as_owner():
        agencies.set_targets(
            [
                Target(
                    unit=bench.province.top,
                    year=year,
                    measure="ty_le_viec",
                    comparator=">=",
                    percent="84.2",
                    document="",
                )
            ]
        )
    text = client.get("/").content.decode()
    assert "Chỉ tiêu của tôi" in text
    assert "chỉ tiêu 84,20%" in text
    assert "thấp hơn mốc theo tháng" in text


def test_progress_has_a_page_of_its_own(bench: Bench, signed_in: SignIn) -> None:
    client = signed_in(bench.head)
    assert "<h1>" in client.get("/tien-do/").content.decode()
    card = client.get("/tien-do/", headers={"HX-Request": "true"}).content.decode()
    assert "<h1>" not in card
    assert 'id="tien-do"' in card
