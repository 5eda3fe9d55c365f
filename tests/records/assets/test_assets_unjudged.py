"""Vụ án chưa xét xử xong: its things lie apart, under an order, kept by the storekeeper."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.store import NOW, TODAY, Store, a_store
from tests.records.cases.office import signed_in as sign_in
from thads.records.assets import unjudged
from thads.records.assets.models import (
    UnjudgedEnd,
    UnjudgedOrder,
    UnjudgedStockLine,
    UnjudgedThing,
)
from thads.records.assets.unjudged import Brought, Ordered

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
PLACE = "/kho/chua-xet-xu/"
CRIME = "Vụ Trần Văn A trộm cắp"
ORDER = {
    "viec": "lenh",
    "chieu": "nhap",
    "vu_an": CRIME,
    "nguoi": "Cơ quan Cảnh sát điều tra",
    "do_vat_lenh": "Xe máy, 1 chiếc",
    "ngay_lenh": "20/11/2026",
}
TYPED = {
    "viec": "nhap",
    "co_quan": "Cơ quan Cảnh sát điều tra",
    "ten": "Xe máy không biển số",
    "so_luong": "1",
    "don_vi_tinh": "chiếc",
    "vi_tri": "Khu R, ô 1",
    "ngay": "20/11/2026",
}


def ordered(store: Store, **typed: str) -> str:
    """Lệnh của Thủ trưởng; its key in the storekeeper's form."""
    answer = sign_in(store.head).post(PLACE, ORDER | typed)
    assert answer.status_code == 302, answer.text
    newest = UnjudgedOrder.objects.order_by("-pk").first()
    assert newest is not None
    return str(newest.pk)


def sent(client: Client, status: int, **typed: str) -> str:
    answer = client.post(PLACE, TYPED | typed)
    assert answer.status_code == status, answer.text
    return answer.text


def moved_to(store: Store, place: str, status: int) -> str:
    """The ampoules of the decided case come into the store, to this place."""
    order = {
        "viec": "lenh",
        "ly_do": "nhap_moi",
        "nguoi": "Công an phường",
        "ngay": "20/11/2026",
        f"{store.ampoules.pk}-so_luong": "12",
    }
    made = sign_in(store.head).post(f"/viec/{store.case}/vat-chung/", order)
    key = str(store.ampoules.pk)
    seen = {f"{key}-so_luong": "12", f"{key}-niem_phong": "nguyen"}
    answer = sign_in(store.keeper).post(
        made["Location"], seen | {f"{key}-vi_tri": place}
    )
    assert answer.status_code == status, answer.text
    return answer.text


def test_they_lie_apart_from_things_of_decided_cases(as_app_role: AsApp) -> None:
    store = a_store()
    with as_app_role():
        keeper, lenh = sign_in(store.keeper), ordered(store)
        assert "Ghi vào khu vực riêng" in keeper.get(PLACE).text
        sent(keeper, 302, lenh=lenh)
        assert "Xe máy không biển số" in keeper.get(PLACE).text
        told = moved_to(store, "khu r, ô 1 ", 422)
        assert "là khu vực riêng" in told
        moved_to(store, "A2", 302)
        assert "đang để vật chứng" in sent(keeper, 422, lenh=lenh, vi_tri="a2")
        sent(keeper, 302, lenh=lenh, vi_tri="Khu R, ô 2")


def test_only_the_storekeeper_writes_and_only_a_head_orders(
    as_app_role: AsApp,
) -> None:
    store = a_store()
    with as_app_role():
        lenh = ordered(store)
        others = {store.accountant: "vai trò", store.officer: "vai trò"}
        for who, why in {store.head: "Người ký lệnh", **others}.items():
            assert "Ghi vào khu vực riêng" not in sign_in(who).get(PLACE).text
            assert why in sent(sign_in(who), 422, lenh=lenh)
        for who in (store.keeper, store.accountant, store.officer):
            assert sign_in(who).post(PLACE, ORDER).status_code == 422
        sent(sign_in(store.keeper), 422, lenh="")
        out = ordered(store, chieu="xuat")
        sent(sign_in(store.keeper), 422, lenh=out)
        assert "LNR-2026-00001" in sign_in(store.keeper).get(PLACE).text
        assert not UnjudgedThing.objects.exists()


def test_a_thing_moves_under_an_order_of_its_case(as_app_role: AsApp) -> None:
    store = a_store()
    with as_app_role():
        keeper, lenh = sign_in(store.keeper), ordered(store)
        sent(keeper, 422, lenh=lenh, ngay="19/11/2026")
        sent(keeper, 302, lenh=lenh)
        thing = UnjudgedThing.objects.get()
        assert thing.order == "LNR-2026-00001"
        gone = {"viec": "xuat", "do_vat": str(thing.pk), "ly_do": "da_xet_xu"}
        gone |= {"noi": "412/QĐ-KV1", "ngay": "21/11/2026"}
        others = ordered(store, chieu="xuat", vu_an="Vụ khác")
        assert "cho vụ án này" in sent(keeper, 422, **gone, lenh=others)
        own = ordered(store, chieu="xuat", vu_an=CRIME.upper())
        sent(keeper, 302, **gone, lenh=own)
        assert "Không có vật chứng nào" in keeper.get(PLACE).text
        assert UnjudgedEnd.objects.get().order == "LXR-2026-00002"


def test_the_zone_is_counted_with_the_store_and_listed_for_the_handover(
    as_app_role: AsApp,
) -> None:
    store = a_store()
    with as_app_role():
        keeper = sign_in(store.keeper)
        sent(keeper, 302, lenh=ordered(store))
        moved_to(store, "A2", 302)
        listed = keeper.get("/kho/ban-giao/").text
        assert "Xe máy không biển số" in listed and "Ống thuỷ tinh" in listed
        assert "30/06/2028" in listed and "Đ.116 k.6 Luật THADS 2025" in listed
        key = f"r{UnjudgedThing.objects.get().pk}"
        counted = {"ky": "quy", "ngay": "20/11/2026"}
        counted |= {f"{store.ampoules.pk}-so_luong": "12"}
        path = "/kho/kiem-ke/"
        assert keeper.post(path, counted).status_code == 422
        wrong = keeper.post(path, counted | {f"{key}-so_luong": "2"})
        assert "Xe máy không biển số" in wrong.text and wrong.status_code == 422
        made = keeper.post(path, counted | {f"{key}-so_luong": "1"})
        assert made.status_code == 302, made.text
        assert CRIME in keeper.get(made["Location"]).text
        assert UnjudgedStockLine.objects.get().booked == 1


@pytest.mark.parametrize("table", ["unjudgedthing", "unjudgedend", "unjudgedorder"])
def test_what_was_kept_is_never_changed(table: str) -> None:
    store = a_store()
    orders = [
        unjudged.order_apart(
            agency_id=store.agency,
            wanted=Ordered(way, "Vụ A", "Công an", "Dao, 1 con", TODAY),
            by=None,
            now=NOW,
        )
        for way in (True, False)
    ]
    came, left = (each.pk for each in orders)
    thing = Brought("Vụ A", "Công an", "Dao", Decimal(1), "con", "R1", came, TODAY)
    made = unjudged.keep_apart(agency_id=store.agency, thing=thing, by=None, now=NOW)
    unjudged.let_go(
        thing_id=made.pk,
        reason="tra_co_quan",
        order_id=left,
        note="Công an",
        on=TODAY,
        by=None,
        now=NOW,
    )
    for change in (f"DELETE FROM assets_{table}", f"TRUNCATE assets_{table} CASCADE"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
