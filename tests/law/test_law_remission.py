"""Xét miễn, giảm: worked examples, the dossier, and that the door lets through what is offered."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.cases import of, proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History
from thads.law.acts.remission import conditions, course, dossier, grounds, hardship

NO_MEANS = "xac_minh {} ket_qua=khong_co_dieu_kien"
TODAY = date(2026, 8, 10)


@of("remission")
def test_remission_example(example: dict[str, Any]) -> None:
    case = told(*example["acts"], due=example["due"])
    found = grounds(case, example["on"])
    assert [each.code for each in found] == example["grounds"]
    assert [each.most for each in found] == example["most"]
    lacking = sorted({refusal.rule for each in found for refusal in each.lacking})
    assert lacking == example["lacking"]


@settings(max_examples=60)
@given(st.integers(1, 400_000_000), st.integers(0, 15 * 365))
def test_what_is_offered_is_what_the_door_lets_through(due: int, age: int) -> None:
    decided = TODAY - timedelta(days=age + 30)
    case = told(
        f"nhan_ban_an {decided}",
        f"quyet_dinh_thi_hanh_an {decided}",
        NO_MEANS.format(TODAY - timedelta(days=7)),
        f"quyet_dinh_chua_co_dieu_kien {TODAY - timedelta(days=5)}",
        due=due,
    )
    for ground in grounds(case, TODAY):
        act = f"de_nghi_mien_giam {TODAY} ly_do={ground.code} so_tien={{}}"
        assert rules.judge(case, proposed(act.format(ground.most))) == []
        more = rules.judge(case, proposed(act.format(ground.most + 1)))
        assert ground.is_exemption or [each.rule for each in more] == [
            "reduction_is_within_its_share"
        ]


def test_a_dossier_says_what_it_lacks() -> None:
    rows = ["nhan_ban_an 2020-03-02", "quyet_dinh_thi_hanh_an 2020-03-04"]
    before = dossier(told(*rows, due=1_000_000), TODAY)
    assert [each.done is not None for each in before] == [False, True, False, False]
    rows += [
        NO_MEANS.format("2026-07-20"),
        "quyet_dinh_chua_co_dieu_kien 2026-07-22",
        "de_nghi_mien_giam 2026-07-27 ly_do=mien_5_nam so_tien=1000000",
        "y_kien_vien_kiem_sat_mien_giam 2026-07-30",
    ]
    case = told(*rows, due=1_000_000)
    assert all(each.done for each in dossier(case, TODAY))
    late = date(2026, 11, 30)
    assert [each.done is not None for each in dossier(case, late)][2] is False
    assert course(case, TODAY).is_running
    sent = told(*rows, "gui_toa_mien_giam 2026-08-03", due=1_000_000)
    assert course(sent, TODAY).sent is not None
    done = told(*rows, "quyet_dinh_mien_giam 2026-08-06 so_tien=1000000", due=1_000_000)
    assert not course(done, TODAY).is_running


def test_hardship_asks_for_no_years_but_the_old_law_for_a_part_performed() -> None:
    def case(on: str, *more: str) -> History:
        rows = [f"nhan_ban_an {on}-02", f"quyet_dinh_thi_hanh_an {on}-04", *more]
        rows += [NO_MEANS.format(f"{on}-20"), f"quyet_dinh_chua_co_dieu_kien {on}-22"]
        return told(*rows, due=3_000_000)

    old, new = date(2026, 4, 1), date(2026, 8, 3)
    assert hardship(case("2026-03"), old) is None
    begun = hardship(case("2026-03", "thu_tien 2026-03-10 so_tien=100000"), old)
    assert begun is not None and begun.most == 2_900_000
    found = hardship(case("2026-07"), new)
    assert found is not None and str(found.citation) == "Đ.42 k.3 Luật THADS 2025"


def test_conditions_are_those_of_the_law_of_the_day() -> None:
    old, new = (conditions(on) for on in (date(2026, 6, 30), date(2026, 7, 1)))
    first = [(each.below.value if each.below else None) for each in (old[0], new[0])]
    assert first == [2_000_000, 5_000_000]
