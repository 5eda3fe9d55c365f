"""Thanh hành vi tiếp theo: asking about fewer acts shows the same ones."""

from datetime import date

import pytest

from tests.law.cases import told
from thads.law.acts.rules import permitted, worth_telling
from thads.law.deadlines import derive
from thads.records.agencies.access import Person
from thads.records.cases.presenters.links import CaseLinks
from thads.records.cases.presenters.next_acts import next_acts, rail

NEW = ("nhan_yeu_cau 2026-07-01", "quyet_dinh_thi_hanh_an 2026-07-02")
SERVED = (*NEW, "thong_bao 2026-07-06")
COURSES: dict[str, tuple[tuple[str, ...], date]] = {
    "nothing yet": ((), date(2026, 8, 10)),
    "received": (NEW[:1], date(2026, 7, 2)),
    "served": (SERVED, date(2026, 7, 10)),
    "late": (SERVED, date(2026, 11, 20)),
    "coerced": (
        (*SERVED, "xac_minh 2026-07-20 ket_qua=co_dieu_kien"),
        date(2026, 8, 10),
    ),
    "ended": ((*SERVED, "quyet_dinh_dinh_chi 2026-07-20 ly_do=48.1"), date(2026, 8, 3)),
    "old law": (("nhan_ban_an 2025-09-03",), date(2025, 9, 8)),
}


def somebody(*roles: str) -> Person:
    return Person(
        account_id=1,
        username="a",
        full_name="Nguyễn Văn A",
        officer_id=1,
        officer_code="CHV1",
        unit_id=1,
        unit_code="KV2",
        unit_name="Phòng khu vực 2",
        agency_id=1,
        root_id=1,
        roles=frozenset(roles),
        role_label="",
    )


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("role", ["chap_hanh_vien", "thu_truong", "ke_toan", "van_thu"])
def test_the_rail_is_the_same_as_if_every_act_were_asked_about(
    course: str, role: str
) -> None:
    rows, today = COURSES[course]
    case, person = told(*rows, due=100, on_request=True), somebody(role)
    terms = derive(case, today)
    links = CaseLinks.of(7, person, today)
    every = next_acts(case, terms, links=links, person=person, today=today)
    short = rail(case, terms, links=links, person=person, today=today)
    assert short.in_rail == every.in_rail
    assert short.count == every.count
    asked = len(short.allowed) + len(short.refused)
    assert asked < every.count / 2


def test_acts_worth_telling_are_few_of_those_of_the_law() -> None:
    every = permitted(told(), date(2026, 8, 10))
    assert len(worth_telling()) < len(every) / 3
