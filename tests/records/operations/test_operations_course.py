"""Cuộc cưỡng chế: forbidden days, hands in turn, the advance, the wall of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.operations import Coercing, a_plan, an_office, opened, person
from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in
from thads.law.acts.reoccupation import ways
from thads.records.agencies import access
from thads.records.agencies.models import Account
from thads.records.cashbook.queries import costs
from thads.records.ledger.actions import MayNotRecord
from thads.records.ledger.refusing import DeedRefused
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.operations import actions, presenters, queries
from thads.records.operations.course import Stage
from thads.records.operations.models import Operation, Plan, PlanSign, Visit
from thads.records.operations.values import DayForbidden, DayTold, NewPlan

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
TODAY = date(2026, 10, 14)
HANDS = ("chap_hanh_vien", "ke_toan", "truong_phong", "thu_truong")


@pytest.fixture
def office() -> Coercing:
    return an_office(TODAY)


def whose(office: Coercing, hand: str) -> Account:
    return {
        "chap_hanh_vien": office.officer,
        "ke_toan": office.accountant,
        "truong_phong": office.room_head,
        "thu_truong": office.head,
    }[hand]


def sign(
    office: Coercing, plan: Plan, hand: str, *, agrees: bool = True, note: str = ""
) -> PlanSign | Refused:
    day = office.on(9 - HANDS.index(hand))
    return actions.sign_plan(
        plan_id=plan.pk,
        hand=hand,
        agrees=agrees,
        by=person(whose(office, hand), TODAY),
        now=moment(day, 10 + HANDS.index(hand)),
        note=note,
    )


def planned(office: Coercing, operation: Operation, **more: Any) -> Plan:
    return actions.draft_plan(
        operation_id=operation.pk,
        plan=a_plan(office.day, **more),
        by=None,
        now=moment(office.on(14)),
    )


def approved(office: Coercing) -> Operation:
    operation = opened(office)
    plan = planned(office, operation)
    for hand in HANDS:
        assert isinstance(sign(office, plan, hand), PlanSign)
    return operation


def take(
    office: Coercing, operation: Operation, act: ProposedAct, by: Account, hour: int
) -> Any:
    return actions.take_step(
        operation_id=operation.pk,
        act=act,
        by=person(by, TODAY),
        now=moment(act.effective_on, hour),
    )


def course(operation: Operation) -> Any:
    found = queries.course(operation.pk)
    assert found is not None
    return found


def test_a_plan_walks_from_decision_to_recovered_advance(office: Coercing) -> None:
    operation = approved(office)
    assert course(operation).stage is Stage.READY
    notice = ProposedAct("thong_bao_chi_phi_cuong_che", office.on(5), amount=9_000_000)
    assert isinstance(take(office, operation, notice, office.officer, 8), Recorded)
    much = ProposedAct("tam_ung_chi_phi_cuong_che", office.on(4), amount=9_000_001)
    with pytest.raises(DeedRefused, match=r"chỉ còn 9\.000\.000 đồng"):
        take(office, operation, much, office.accountant, 9)
    advance = ProposedAct("tam_ung_chi_phi_cuong_che", office.on(4), amount=9_000_000)
    assert isinstance(take(office, operation, advance, office.accountant, 9), Recorded)
    agency = office.province.top.pk
    assert [each.left for each in costs.advances(agency, TODAY)] == [9_000_000]
    told = DayTold(
        office.day, time(8), time(11), "thanh_cong", True, told="Đã giao nhà"
    )
    incident = {"at": time(9), "kind": "chong_doi", "told": "Giữ cửa", "handled": ""}
    made = actions.record_day(
        operation_id=operation.pk,
        day=DayTold(*_fields(told), incidents=[incident]),
        by=person(office.officer, TODAY),
        now=moment(office.day, 12),
    )
    assert not isinstance(made, Refused) and made.incidents.count() == 1
    assert course(operation).stage is Stage.RECOVERING
    (_, minutes), *_ = presenters.operation_page(
        course(operation), person(office.officer, TODAY), TODAY
    )["days"]
    said = parse_qs(urlsplit(minutes).query)
    assert said["vb_dien_bien"] == ["Đã giao nhà; 09:00 Giữ cửa"]
    assert said["vb_bien_phap"] and minutes.startswith(f"/viec/{office.case}/tai-lieu/")
    back = ProposedAct("thu_hoi_tam_ung", office.day, amount=9_000_000)
    assert isinstance(take(office, operation, back, office.accountant, 14), Recorded)
    assert course(operation).stage is Stage.CARRIED_OUT
    assert costs.advances(agency, TODAY) == []
    with pytest.raises(DeedRefused, match="đã xong"):
        planned(office, operation)


def _fields(told: DayTold) -> tuple[Any, ...]:
    return (
        told.on,
        told.started,
        told.ended,
        told.outcome,
        told.is_safe,
        told.present,
        told.told,
    )


def test_a_forbidden_day_is_not_planned_and_the_earliest_is_offered(
    office: Coercing,
) -> None:
    operation = opened(office)
    sunday = office.day + timedelta(days=6 - office.day.weekday())
    with pytest.raises(DayForbidden) as told:
        actions.draft_plan(
            operation_id=operation.pk,
            plan=a_plan(sunday),
            by=None,
            now=moment(office.on(14)),
        )
    assert told.value.rule == "coercion_is_not_on_a_day_off"
    assert told.value.earliest == sunday + timedelta(days=1)
    with pytest.raises(DayForbidden, match=r"giờ cấm cưỡng chế.*Đ\.72 k\.5"):
        planned(office, operation, starts=time(22))
    assert Plan.objects.count() == 0


def test_hands_sign_in_turn_and_one_may_send_the_plan_back(office: Coercing) -> None:
    operation = opened(office)
    plan = planned(office, operation)
    with pytest.raises(DeedRefused, match="đến lượt"):
        sign(office, plan, "ke_toan")
    with pytest.raises(DeedRefused, match="Trình dự thảo"):
        sign(office, plan, "thu_truong")
    sign(office, plan, "chap_hanh_vien")
    with pytest.raises(DeedRefused, match="phải ghi lý do"):
        sign(office, plan, "ke_toan", agrees=False)
    sign(office, plan, "ke_toan", agrees=False, note="Thiếu tiền bốc dỡ")
    assert course(operation).stage is Stage.SENT_BACK
    assert course(operation).turn is None
    again = planned(office, operation)
    assert again.version == 2
    with pytest.raises(DeedRefused, match="kế hoạch mới hơn"):
        sign(office, plan, "truong_phong")
    assert course(operation).turn == "chap_hanh_vien"


def test_a_joint_operation_waits_for_the_police(office: Coercing) -> None:
    operation = opened(office)
    plan = planned(office, operation, joint=True)
    with pytest.raises(DeedRefused, match="trao đổi với công an"):
        sign(office, plan, "chap_hanh_vien")
    alone = a_plan(office.day)
    with pytest.raises(DeedRefused, match="ít nhất một cơ quan khác"):
        actions.draft_plan(
            operation_id=operation.pk,
            plan=NewPlan(
                on=alone.on,
                starts=alone.starts,
                place="x",
                method="y",
                forces="lien_nganh",
                bodies=alone.bodies,
                costs=alone.costs,
            ),
            by=None,
            now=moment(office.on(14)),
        )


def test_willing_before_the_day_is_counted_and_ends_the_operation(
    office: Coercing,
) -> None:
    operation = approved(office)
    willing = ProposedAct("tu_nguyen_thi_hanh", office.on(2))
    assert isinstance(take(office, operation, willing, office.officer, 9), Recorded)
    assert course(operation).stage is Stage.VOLUNTARY
    told = DayTold(office.day, time(8), time(9), "thanh_cong", True)
    with pytest.raises(DeedRefused, match="còn thiếu"):
        actions.record_day(
            operation_id=operation.pk,
            day=told,
            by=person(office.officer, TODAY),
            now=moment(office.day, 12),
        )


def test_retaken_property_is_an_act_of_the_case(office: Coercing) -> None:
    operation = approved(office)
    first = actions.visit(
        operation_id=operation.pk,
        on=office.day,
        found=Visit.Found.RETAKEN,
        by=person(office.officer, TODAY),
        now=moment(office.day, 16),
    )
    assert isinstance(first, Refused), "nothing was handed over yet"
    assert Visit.objects.count() == 0
    given = ProposedAct("giao_tai_san", office.day)
    take(office, operation, given, office.officer, 16)
    seen = actions.visit(
        operation_id=operation.pk,
        on=office.day,
        found=Visit.Found.RETAKEN,
        by=person(office.officer, TODAY),
        now=moment(office.day, 17),
    )
    assert isinstance(seen, Visit)
    assert course(operation).last("tai_chiem") is not None


def test_who_must_look_again_after_the_hand_over_is_reminded(office: Coercing) -> None:
    operation = approved(office)
    take(office, operation, ProposedAct("giao_tai_san", office.day), office.officer, 16)
    for found in (Visit.Found.QUIET, Visit.Found.RETAKEN):
        seen = actions.visit(
            operation_id=operation.pk,
            on=office.day,
            found=found,
            by=person(office.officer, TODAY),
            now=moment(office.day, 17),
            next_on=office.day,
        )
        assert isinstance(seen, Visit)
        assert course(operation).must_be_seen(office.day)
        assert not course(operation).must_be_seen(office.day - timedelta(days=1))
    client = signed_in(office.officer)
    calls = client.get("/goi-den/").content.decode()
    assert "đến ngày kiểm tra lại" in calls and "bị chiếm lại" in calls
    page = client.get(f"/cuong-che/{operation.pk}/").content.decode()
    assert all(way.text in page for way in ways(TODAY))


def refused(statement: str, values: list[Any] | None = None) -> str:
    """What the database says; its SQLSTATE."""
    with (
        pytest.raises(DatabaseError) as told,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values or [])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return str(told.value.__cause__.diag.sqlstate)  # type: ignore[union-attr]


def test_the_database_lets_nobody_sign_for_another(
    office: Coercing, as_app_role: AsApp
) -> None:
    operation = opened(office)
    plan = planned(office, operation)
    insert = (
        "INSERT INTO operations_plansign (plan_id, hand, agrees, note, signed_by, name,"
        " signed_at) VALUES (%s, %s, true, '', %s, '', now())"
    )
    with as_app_role():
        access.show_pass(office.accountant.pk)
        assert (
            refused(insert, [plan.pk, "chap_hanh_vien", office.officer.pk]) == "42501"
        )
        access.show_pass(office.stranger.pk)
        assert Operation.objects.count() == Plan.objects.count() == 0
        assert refused(insert, [plan.pk, "thu_truong", office.stranger.pk]) in (
            "42501",
            "23514",
        )
        access.show_pass(office.officer.pk)
        changed = "UPDATE operations_plan SET place = 'nơi khác'"
        assert refused(changed) == "42501"
        assert refused("DELETE FROM operations_plansign") == "42501"
        step = "INSERT INTO operations_step (operation_id, act_id) VALUES (%s, %s)"
        assert refused(step, [operation.pk, operation.decision_id]) == "23514"
        access.show_pass(None)
    with pytest.raises(DatabaseError), transaction.atomic():
        Plan.objects.update(place="nơi khác")


def test_a_person_of_another_case_may_not_open_or_step(
    office: Coercing, as_app_role: AsApp
) -> None:
    with as_app_role():
        access.show_pass(office.accountant.pk)
        with pytest.raises(DeedRefused, match="vai trò"):
            actions.open_operation(
                proceeding_id=office.case,
                decision_seq=office.decision,
                by=person(office.accountant, TODAY),
                now=moment(office.on(15)),
            )
        access.show_pass(None)
    operation = opened(office)
    act = ProposedAct("gui_ke_hoach_cuong_che", office.on(5))
    with pytest.raises(MayNotRecord):
        take(office, operation, act, office.head, 9)
