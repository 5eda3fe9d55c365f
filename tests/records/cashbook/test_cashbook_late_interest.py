"""Lãi chậm trên trang: from the acts of the case, corrected by hand, with its reasons."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from html import unescape
from typing import Any

import pytest

from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
)
from thads.law.distribution.certifying import Certifying
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions, checking
from thads.records.cashbook.models import LateInterest
from thads.records.cashbook.queries import distributions, late_interest
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import whole

AsApp = Callable[[], AbstractContextManager[Any]]
pytestmark = pytest.mark.django_db
_OPENED = [
    ("nhan_yeu_cau", date(2026, 1, 5), {}),
    ("quyet_dinh_thi_hanh_an", date(2026, 1, 8), {"number": "7/QĐ-CCTHADS"}),
    ("thu_tien", date(2026, 4, 15), {"amount": 400_000_000, "number": "BL-1"}),
    ("quyet_dinh_tam_dinh_chi", date(2026, 6, 1), {"ground": "49.1"}),
    ("quyet_dinh_tiep_tuc", date(2026, 7, 1), {}),
]


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def a_late_case(office: MoneyOffice, *, others: int = 0) -> int:
    room = office.province.first
    return a_case(
        room,
        office.province.officers[room.code],
        _OPENED,
        code="V000777",
        due=1_000_000_000,
        others=others,
        recorded_from=moment(date(2026, 7, 20), 9),
    )


def shown(office: MoneyOffice, case: int, **asked: str) -> tuple[int, str]:
    answer = signed_in(office.accountant).get(f"/viec/{case}/lai-cham/", asked)
    return answer.status_code, unescape(answer.content.decode())


def test_interest_is_counted_from_what_the_case_tells(office: MoneyOffice) -> None:
    case = a_late_case(office)
    status, page = shown(office, case)
    assert status == 200
    assert "15/04/2026 400.000.000" in page and "01/06/2026 30/06/2026" in page
    status, page = shown(
        office,
        case,
        khoan="N1",
        goc="1.000.000.000",
        tu="05/01/2026",
        den="02/11/2026",
        lai_suat="",
        cach="nam_co_dinh",
        da_thu="15/04/2026 400.000.000",
        ngung="01/06/2026 30/06/2026",
    )
    assert status == 200
    assert "55.506.849 đồng" in page and "27.397.260,27" in page
    assert "Đ.468 k.2 BLDS 2015" in page


def test_a_rate_of_the_judgment_goes_before_the_laws(office: MoneyOffice) -> None:
    asked = {
        "goc": "100.000.000",
        "tu": "01/01/2025",
        "den": "01/01/2026",
        "cach": "nam_co_dinh",
    }
    _, page = shown(office, a_late_case(office), lai_suat="7,5", **asked)
    assert "7.500.000 đồng" in page and "lãi suất của bản án" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"da_thu": "hôm qua 5"}, "Dòng 1: “hôm” không đọc được"),
        ({"da_thu": "15/04/2026"}, "Dòng 1: Chưa ghi số tiền"),
        ({"ngung": "01/06/2026\n30/06/2026 01/06/2026"}, "Dòng 2: Khoảng ngày ngược"),
        ({"lai_suat": "mười"}, "“mười” không phải lãi suất"),
        ({"den": "31/02/2026"}, "Lịch không có ngày"),
        ({"den": "01/01/2025"}, "trước ngày bắt đầu"),
        ({"da_thu": "15/04/2026 2.000.000.000"}, "không khớp với số tiền"),
    ],
)
def test_what_cannot_be_counted_says_why(
    office: MoneyOffice, typed: dict[str, str], told: str
) -> None:
    asked = {
        "goc": "1.000.000.000",
        "tu": "05/01/2026",
        "den": "02/11/2026",
        "cach": "nam_co_dinh",
    }
    status, page = shown(office, a_late_case(office), **{**asked, **typed})
    assert status == 422 and told in page


def test_money_beyond_the_principal_bears_no_interest(office: MoneyOffice) -> None:
    case = Proceeding.objects.get(pk=a_late_case(office))
    found = late_interest.known_of(case, Obligation.objects.get(case=case.pk))
    later = found.__class__(
        found.obligation, found.since, [(TODAY, 1_100_000_000)], found.pauses
    )
    assert later.towards_principal(date(2026, 1, 5)) == [(TODAY, 1_000_000_000)]
    assert later.principal_on(date(2026, 9, 1)) == 0


def test_a_share_keeps_the_days_of_the_money_it_is_made_of(office: MoneyOffice) -> None:
    case = a_late_case(office, others=1_000_000_000)
    for amount in (300_000_000, 100_000_000):
        sheet = actions.propose_distribution(
            proceeding_id=case,
            amount=amount,
            on=TODAY,
            by=person(office.accountant),
            now=NOW,
        )
        actions.approve_distribution(
            distribution_id=sheet.pk, by=person(office.head), now=NOW
        )
    proceeding = Proceeding.objects.get(pk=case)
    for each in Obligation.objects.filter(case=case):
        found = late_interest.known_of(proceeding, each).collected
        assert found == [
            (date(2026, 4, 15), 150_000_000),
            (date(2026, 4, 15), 50_000_000),
        ]


def test_a_stranger_sees_no_interest(office: MoneyOffice, as_app_role: AsApp) -> None:
    case, other = a_late_case(office), an_office("HY")
    client = signed_in(other.accountant)
    with as_app_role():
        assert client.get(f"/viec/{case}/lai-cham/").status_code == 404


ASKED = {
    "khoan": "N1",
    "goc": "1.000.000.000",
    "tu": "05/01/2026",
    "den": "20/07/2026",
    "lai_suat": "",
    "cach": "nam_co_dinh",
    "da_thu": "15/04/2026 400.000.000",
    "ngung": "01/06/2026 30/06/2026",
}
TOLD = {"co_tuyen": "on", "so": "12/BB-CCTHADS", "ngay": "20/07/2026"}


def at_the_money_page(office: MoneyOffice, case: int) -> str:
    answer = signed_in(office.officer).get(f"/viec/{case}/tien/")
    return unescape(answer.content.decode())


def test_interest_goes_all_the_way_from_counting_to_the_payees_certificate(
    office: MoneyOffice,
) -> None:
    """Count, attest, record, collect, divide, order, check, pay: each page by its person."""
    case = a_late_case(office)
    officer, path = signed_in(office.officer), f"/viec/{case}/lai-cham/"
    seen = unescape(officer.get(path, ASKED).content.decode())
    assert "Ghi nhận lãi chậm" in seen and "Đ.49 k.1 Luật THADS 2008" in seen
    assert "Ghi nhận lãi chậm" not in shown(office, case, **ASKED)[1]
    refused = officer.post(path, {**ASKED, **TOLD, "co_tuyen": ""})
    assert refused.status_code == 422
    assert officer.post(path, {**ASKED, **TOLD}).status_code == 302
    owed = LateInterest.objects.get(proceeding_id=case)
    money = at_the_money_page(office, case)
    assert "Lãi chậm thi hành án đã xác định" in money
    amount = whole(owed.amount)
    assert amount in money and owed.days == 166
    again = officer.post(path, {**ASKED, **TOLD})
    assert again.status_code == 422
    assert "đã được xác định từ sau ngày 05/01/2026" in unescape(again.content.decode())
    assert Proceeding.objects.get(pk=case).remaining == 600_000_000 + owed.amount
    _paid_out(office, case, owed.amount)
    stands = Proceeding.objects.get(pk=case)
    assert stands.remaining == 0
    assert list(checking.differences()) == []


def _paid_out(office: MoneyOffice, case: int, interest: int) -> None:
    rest = 600_000_000 + interest
    book = office.electronic.pk
    payer = actions.Payer("Nguyễn Hữu Tạo")
    given = {"proceeding_id": case, "on": TODAY, "now": NOW}
    actions.receive(
        book_id=book, channel="ngan_hang", amount=rest, payer=payer, by=None, **given
    )
    accountant = signed_in(office.accountant)
    held = whole(400_000_000 + rest)
    page = f"/viec/{case}/phan-phoi/"
    tried = accountant.get(page, {"so_tien": held, "ngay": "05/08/2026"})
    assert "Lãi chậm của khoản N1" in unescape(tried.content.decode())
    sheet = actions.propose_distribution(
        amount=400_000_000 + rest, by=person(office.accountant), **given
    )
    actions.approve_distribution(
        distribution_id=sheet.pk, by=person(office.head), now=NOW
    )
    told = accountant.get(f"/tien/phan-phoi/{sheet.pk}/")
    assert "lãi chậm của khoản N1" in unescape(told.content.decode())
    order = actions.prepare_share_payment(
        distribution_id=sheet.pk,
        channel="ngan_hang",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    actions.check_payment(payment_id=order.pk, by=person(office.head), now=NOW)
    actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    certifying = Certifying(distributions.division_of(sheet), b"k" * 32)
    ((rank, mine),) = certifying.certificates("N1/lai")
    assert "(lãi chậm thi hành án)" in rank.rank and mine.paid == interest


def test_the_next_count_begins_where_the_last_ended(office: MoneyOffice) -> None:
    case = a_late_case(office)
    officer, path = signed_in(office.officer), f"/viec/{case}/lai-cham/"
    officer.post(path, {**ASKED, **TOLD})
    page = unescape(officer.get(path).content.decode())
    assert "Đã xác định" in page and 'value="600.000.000"' in page
    assert 'value="20/07/2026"' in page


def test_remitted_principal_bears_no_interest_by_the_new_law(
    office: MoneyOffice,
) -> None:
    room = office.province.first
    case = a_case(
        room,
        office.province.officers[room.code],
        [
            *_OPENED[:2],
            ("quyet_dinh_mien_giam", date(2026, 6, 1), {"amount": 10_000_000}),
            ("quyet_dinh_mien_giam", date(2026, 7, 15), {"amount": 20_000_000}),
        ],
        code="V000779",
        due=100_000_000,
        item="tien_phat",
        recorded_from=moment(date(2026, 7, 20), 9),
    )
    proceeding = Proceeding.objects.get(pk=case)
    known = late_interest.known_of(proceeding, Obligation.objects.get(case=case))
    assert known.principal_on(date(2026, 1, 5)) == 80_000_000
    assert known.towards_principal(date(2026, 1, 5)) == [(date(2026, 6, 1), 10_000_000)]
    _, page = shown(office, case)
    assert "20.000.000 đồng được miễn, giảm ngày 15/07/2026" in page
    assert "Đ.42 k.4 Luật THADS 2025" in page
