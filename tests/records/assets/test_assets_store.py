"""Kho: nothing moves without an order, differences are told, three persons keep it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.store import NOW, TODAY, Store, a_store, person
from thads.readers.worklist.calls import Call, calls
from thads.records.agencies import access
from thads.records.agencies.models import Account
from thads.records.assets import actions, queries
from thads.records.assets.actions import Found
from thads.records.assets.counting import Counted, sign_stock, take_stock
from thads.records.assets.models import Exhibit, StoreMove, StoreOrder
from thads.records.assets.refusals import StoreRefused
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
ONE, TWELVE = Decimal(1), Decimal(12)


def order(
    store: Store, reason: str, by: Account | None = None, **quantities: Decimal
) -> StoreOrder:
    things = {"bike": store.bike.pk, "ampoules": store.ampoules.pk}
    return actions.order_move(
        proceeding_id=store.case,
        reason=reason,
        quantities={things[name]: much for name, much in quantities.items()},
        other="Công an phường Hồng Gai",
        on=TODAY,
        by=person(by or store.head),
        now=NOW,
    )


def carried(
    store: Store, made: StoreOrder, by: Account | None = None, **seen: Found
) -> Any:
    things = {"bike": store.bike.pk, "ampoules": store.ampoules.pk}
    return actions.carry_out(
        order_id=made.pk,
        found={things[name]: found for name, found in seen.items()},
        on=TODAY,
        by=person(by or store.keeper),
        now=NOW,
    )


def left(store: Store) -> list[Decimal]:
    found = actions.balances([store.bike.pk, store.ampoules.pk])
    return [found[store.bike.pk], found[store.ampoules.pk]]


def test_things_go_in_and_out_by_orders_with_slip_and_act() -> None:
    store = a_store()
    coming = order(store, "nhap_moi", bike=ONE, ampoules=TWELVE)
    assert coming.text == "LNK-2026-00001"
    move, _ = carried(store, coming, ampoules=Found(TWELVE, "nguyen", place="A2"))
    assert move.text == "PNK-2026-00001"
    assert left(store) == [1, 12]
    move, _ = carried(store, order(store, "trich_xuat", ampoules=Decimal(5)))
    assert (move.text, left(store)) == ("PXK-2026-00001", [1, 7])
    carried(store, order(store, "nhap_lai", ampoules=Decimal(5)))
    carried(store, order(store, "tra_lai", bike=ONE))
    assert left(store) == [0, 12]
    acts = Act.objects.filter(proceeding_id=store.case, code__endswith="_vat_chung")
    assert [act.number for act in acts.order_by("seq")] == [
        "PNK-2026-00001",
        "PXK-2026-00001",
        "PNK-2026-00002",
        "PXK-2026-00002",
    ]


def test_quantity_is_compared_with_the_seizure_minutes() -> None:
    store = a_store()
    coming = order(store, "nhap_moi", ampoules=TWELVE)
    with pytest.raises(StoreRefused) as told:
        carried(store, coming, ampoules=Found(Decimal(11)))
    assert told.value.rule == "store_difference_is_explained"
    found = Found(Decimal(11), explanation="01 ống đã gửi giám định")
    carried(store, coming, ampoules=found)
    assert left(store) == [0, 11]


def test_a_torn_seal_is_taken_only_with_a_conclusion() -> None:
    store = a_store()
    coming = order(store, "nhap_moi", ampoules=TWELVE)
    with pytest.raises(StoreRefused) as told:
        carried(store, coming, ampoules=Found(TWELVE, "rach"))
    assert told.value.rule == "torn_seal_has_a_conclusion"
    carried(store, coming, ampoules=Found(TWELVE, "rach", "KLGĐ 15/2026"))


def test_an_order_is_carried_out_once_and_by_another_person() -> None:
    store = a_store()
    coming = order(store, "nhap_moi", bike=ONE)
    with pytest.raises(StoreRefused) as told:
        carried(store, coming, by=store.head)
    assert told.value.rule == "order_is_carried_out_by_another"
    carried(store, coming)
    with pytest.raises(StoreRefused):
        carried(store, coming)
    assert left(store) == [1, 0]


def test_nothing_leaves_that_is_not_there() -> None:
    store = a_store()
    carried(store, order(store, "nhap_moi", ampoules=TWELVE))
    carried(store, order(store, "tra_lai", ampoules=TWELVE))
    with pytest.raises(StoreRefused) as told:
        carried(store, order(store, "tra_lai", ampoules=ONE))
    assert told.value.rule == "nothing_leaves_that_is_not_there"


def test_destroyed_only_after_the_council() -> None:
    store = a_store()
    carried(store, order(store, "nhap_moi", ampoules=TWELVE))
    with pytest.raises(StoreRefused) as told:
        order(store, "tieu_huy", ampoules=TWELVE)
    assert told.value.rule == "destroyed_after_the_council"
    council = ProposedAct("lap_hoi_dong_tieu_huy", TODAY, number="2/QĐ")
    ledger.record(proceeding_id=store.case, act=council, by=None, now=NOW)
    carried(store, order(store, "tieu_huy", ampoules=TWELVE))
    assert left(store) == [0, 0]


def test_stock_is_counted_and_signed_by_three_persons() -> None:
    store = a_store()
    carried(store, order(store, "nhap_moi", bike=ONE, ampoules=TWELVE))

    def count(**seen: Counted) -> Any:
        things = {"bike": store.bike.pk, "ampoules": store.ampoules.pk}
        return take_stock(
            agency_id=store.agency,
            period="quy",
            counted={things[name]: much for name, much in seen.items()},
            on=TODAY,
            by=person(store.keeper),
            now=NOW,
        )

    with pytest.raises(StoreRefused) as told:
        count(bike=Counted(ONE), ampoules=Counted(Decimal(10)))
    assert told.value.rule == "stock_difference_is_explained"
    take = count(bike=Counted(ONE), ampoules=Counted(Decimal(10), "vỡ 2", "vỡ khi dời"))
    assert [line.booked for line in take.all_lines.order_by("pk")] == [1, 12]
    with pytest.raises(StoreRefused) as told:
        sign_stock(take_id=take.pk, role="ke_toan", by=person(store.keeper), now=NOW)
    assert told.value.rule == "keepers_are_three_persons"
    for role, who in (("ke_toan", store.accountant), ("thu_truong", store.head)):
        sign_stock(take_id=take.pk, role=role, by=person(who), now=NOW)


def test_the_database_holds_the_roles_and_what_was_written(as_app_role: AsApp) -> None:
    store = a_store()
    who = {each: person(each) for each in (store.keeper, store.head, store.officer)}
    with as_app_role():
        access.show_pass(store.keeper.pk)
        with pytest.raises(StoreRefused):
            order_as(store, who[store.keeper])
        access.show_pass(store.head.pk)
        made = order_as(store, who[store.head])
        for other in (store.head, store.officer):
            access.show_pass(other.pk)
            with pytest.raises(StoreRefused):
                actions.carry_out(
                    order_id=made.pk, found={}, on=TODAY, by=who[other], now=NOW
                )
        access.show_pass(store.keeper.pk)
        answer = actions.carry_out(
            order_id=made.pk, found={}, on=TODAY, by=who[store.keeper], now=NOW
        )
        assert isinstance(answer, tuple), answer
        access.show_pass(None)
    assert StoreMove.objects.count() == 1
    for attempt in (
        "UPDATE assets_moveline SET quantity = 0",
        "DELETE FROM assets_storeorder",
    ):
        with (
            pytest.raises(DatabaseError, match="chỉ ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attempt)
    assert Exhibit.objects.count() == 2


def order_as(store: Store, by: Any) -> StoreOrder:
    return actions.order_move(
        proceeding_id=store.case,
        reason="nhap_moi",
        quantities={store.bike.pk: ONE},
        other="Công an",
        on=TODAY,
        by=by,
        now=NOW,
    )


def test_a_quarter_without_a_stock_take_calls_the_head_and_who_must_sign() -> None:
    store = a_store()
    late, in_time = date(2026, 10, 1), date(2026, 9, 14)
    assert queries.stock_take_owed(store.agency, late) is None
    carried(store, order(store, "nhap_moi", bike=ONE))
    assert queries.stock_take_owed(store.agency, in_time) is None
    assert [(each.label, each.is_late) for each in called(store.head, late)] == [
        ("Kho vật chứng quá hạn kiểm kê", True)
    ]
    assert called(store.accountant, late) == []
    take_stock(
        agency_id=store.agency,
        period="nam",
        counted={store.bike.pk: Counted(ONE)},
        on=date(2026, 9, 28),
        by=person(store.keeper),
        now=NOW,
    )
    for who in (store.head, store.accountant):
        labels = [each.label for each in called(who, late)]
        assert labels == ["Biên bản kiểm kê kho chờ ký"]


def called(who: Account, today: date) -> list[Call]:
    return [each for each in calls(person(who), today) if each.url.startswith("/kho/")]
