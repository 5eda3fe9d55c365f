"""Thụ lý hàng loạt: what stands on a case once it is opened, all or none."""

from datetime import date, timedelta

import pytest

from tests.builders.agencies import a_province
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.records.agencies.models import Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    due_of,
    enter_judgments,
    names_in_short,
    open_cases,
)
from thads.records.cases.models import Case, CaseParty, Judgment, Obligation, SearchKey
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import BookMovesBackwards, NewAct

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)
NOW = moment(date(2026, 4, 1))


def a_judgment(unit: Unit, code: str = "BA1") -> NewJudgment:
    assert unit.root_id is not None
    return NewJudgment(
        root_id=unit.root_id,
        code=code,
        number="18/2026/DS-ST",
        date=date(2026, 1, 5),
        issuer="TAND thành phố Hạ Long",
        field="dan_su",
        effective_on=None,
        received_on=DAY,
        extra={"nguồn": "toà gửi"},
    )


def a_new_case(unit: Unit, code: str = "V1", **changes: object) -> NewCase:
    (judgment,) = enter_judgments([a_judgment(unit, f"BA-{code}")])
    assert unit.root_id is not None
    values: dict[str, object] = {
        "root_id": unit.root_id,
        "unit_id": unit.id,
        "unit_code": unit.code,
        "officer_id": None,
        "code": code,
        "judgment_id": judgment,
        "judgment_number": "18/2026/DS-ST",
        "on_request": True,
        "parties": [
            NewParty("phai_thi_hanh", "ca_nhan", "Đỗ Thị Hoà", "022182260692", "Tổ 8"),
            NewParty("phai_thi_hanh", "ca_nhan", "Lý Hữu Tâm"),
            NewParty("duoc_thi_hanh", "nha_nuoc", "Ngân sách nhà nước"),
        ],
        "obligations": [
            NewObligation("N1", "tien", "no_dan_su", 5_000_000),
            NewObligation("N2", "tra_tai_san", "nha", 7_000_000),
            NewObligation("N3", "cong_viec", "xin_loi", 9),
        ],
        "acts": [
            NewAct(1, "nhan_yeu_cau", DAY, moment(DAY)),
            NewAct(2, "quyet_dinh_thi_hanh_an", DAY, moment(DAY, 10), "5/QĐ-THA"),
        ],
    }
    return NewCase(**{**values, **changes})  # type: ignore[arg-type]


def test_judgments_are_entered_in_the_order_given() -> None:
    unit = a_province().first
    ids = enter_judgments([a_judgment(unit, "BA2"), a_judgment(unit, "BA1")])
    assert [Judgment.objects.get(id=each).code for each in ids] == ["BA2", "BA1"]
    assert Judgment.objects.get(code="BA1").extra == {"nguồn": "toà gửi"}


def test_case_stands_with_its_names_parties_and_obligations() -> None:
    unit = a_province().first
    (case_id,) = open_cases([a_new_case(unit)], now=NOW)
    case = Case.objects.get(proceeding_id=case_id)
    assert case.debtor_name == "Đỗ Thị Hoà và 1 người khác"
    assert case.creditor_name == "Ngân sách nhà nước"
    names = CaseParty.objects.filter(case=case).order_by("id")
    assert [each.party.full_name for each in names] == [
        "Đỗ Thị Hoà",
        "Lý Hữu Tâm",
        "Ngân sách nhà nước",
    ]
    amounts = Obligation.objects.filter(case=case).order_by("code")
    assert [each.amount for each in amounts] == [5_000_000, 7_000_000, 9]


def test_due_is_money_and_valued_property() -> None:
    unit = a_province().first
    (case_id,) = open_cases([a_new_case(unit)], now=NOW)
    assert Proceeding.objects.get(id=case_id).due == 12_000_000
    assert due_of([NewObligation("N1", "tien", "cấp dưỡng", None)]) == 0


def test_case_is_found_by_names_numbers_and_papers() -> None:
    unit = a_province().first
    (case_id,) = open_cases([a_new_case(unit)], now=NOW)
    keys = SearchKey.objects.filter(case_id=case_id, unit=unit)
    found = set(keys.values_list("kind", "key"))
    assert found >= {
        ("ten", "do thi hoa"),
        ("ten", "thi hoa"),
        ("ten", "hoa"),
        ("giay_to", "022182260692"),
        ("viec", "v1"),
        ("quyet_dinh", "5 qd tha"),
        ("ban_an", "18 2026 ds st"),
    }
    assert keys.count() == len(found)


def test_keys_stand_with_the_unit_that_holds_the_case() -> None:
    province = a_province()
    giver, taker = province.units.values()
    acts = [
        NewAct(1, "nhan_yeu_cau", DAY, moment(DAY)),
        NewAct(2, "ban_giao_viec", DAY, moment(DAY, 10), receiving_unit=taker.code),
    ]
    open_cases([a_new_case(giver, acts=acts)], now=NOW)
    assert set(SearchKey.objects.values_list("unit__code")) == {(taker.code,)}


def test_keys_fit_their_column() -> None:
    unit = a_province().first
    long = NewParty("phai_thi_hanh", "to_chuc", "Công ty " + "x" * 190)
    open_cases([a_new_case(unit, parties=[long])], now=NOW)
    keys = SearchKey.objects.filter(kind="ten").values_list("key", flat=True)
    assert max(map(len, keys)) == 120


@pytest.mark.parametrize(
    ("names", "short"),
    [
        ([], ""),
        (["Đỗ Thị Hoà"], "Đỗ Thị Hoà"),
        (["Đỗ Thị Hoà", "B", "C"], "Đỗ Thị Hoà và 2 người khác"),
        (["x" * 200, "B"], "x" * 184 + " và 1 người khác"),
    ],
)
def test_names_in_short(names: list[str], short: str) -> None:
    assert names_in_short(names) == short


def test_no_case_is_opened_when_one_cannot_be() -> None:
    unit = a_province().first
    a_case(unit, acts=[("nhan_yeu_cau", DAY, {})])
    cases = Case.objects.count()
    early = moment(DAY - timedelta(days=9))
    late = [NewAct(1, "nhan_yeu_cau", DAY, early)]
    with pytest.raises(BookMovesBackwards):
        open_cases([a_new_case(unit), a_new_case(unit, "V2", acts=late)], now=NOW)
    assert Case.objects.count() == cases


def test_progress_counts_cases_and_acts() -> None:
    unit = a_province().first
    told: list[tuple[str, int, int]] = []
    new = [a_new_case(unit, f"V{n}") for n in range(3)]
    open_cases(new, now=NOW, progress=lambda *each: told.append(each))
    acts = sum(len(each.acts) for each in new)
    assert told == [("ghi việc", 3, 3), ("ghi hành vi", acts, acts)]
