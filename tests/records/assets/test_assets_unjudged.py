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
from thads.records.assets.models import UnjudgedEnd, UnjudgedThing
from thads.records.assets.unjudged import Brought

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
PLACE = "/kho/chua-xet-xu/"
TYPED = {
    "viec": "nhap",
    "vu_an": "Vụ Trần Văn A trộm cắp",
    "co_quan": "Cơ quan Cảnh sát điều tra",
    "ten": "Xe máy không biển số",
    "so_luong": "1",
    "don_vi_tinh": "chiếc",
    "vi_tri": "Khu R, ô 1",
    "lenh": "LNK-R-01",
    "ngay": "20/11/2026",
}


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
        keeper = sign_in(store.keeper)
        assert "Ghi vào khu vực riêng" in keeper.get(PLACE).text
        sent(keeper, 302)
        assert "Xe máy không biển số" in keeper.get(PLACE).text
        told = moved_to(store, "khu r, ô 1 ", 422)
        assert "là khu vực riêng" in told
        moved_to(store, "A2", 302)
        assert "đang để vật chứng" in sent(keeper, 422, vi_tri="a2")
        sent(keeper, 302, vi_tri="Khu R, ô 2")


def test_only_the_storekeeper_writes_and_an_order_is_named(as_app_role: AsApp) -> None:
    store = a_store()
    with as_app_role():
        for who in (store.head, store.accountant, store.officer):
            assert "Ghi vào khu vực riêng" not in sign_in(who).get(PLACE).text
            assert "vai trò" in sent(sign_in(who), 422)
        sent(sign_in(store.keeper), 422, lenh="")
        assert not UnjudgedThing.objects.exists()


def test_a_thing_leaves_once_under_an_order(as_app_role: AsApp) -> None:
    store = a_store()
    with as_app_role():
        keeper = sign_in(store.keeper)
        sent(keeper, 302)
        thing = UnjudgedThing.objects.get()
        gone = {"viec": "xuat", "do_vat": str(thing.pk), "ly_do": "da_xet_xu"}
        sent(keeper, 422, **gone, lenh="X1", noi="412/QĐ-KV1", ngay="19/11/2026")
        sent(keeper, 302, **gone, lenh="X1", noi="412/QĐ-KV1", ngay="21/11/2026")
        assert "Không có vật chứng nào" in keeper.get(PLACE).text
        assert UnjudgedEnd.objects.get().note == "412/QĐ-KV1"


@pytest.mark.parametrize("table", ["unjudgedthing", "unjudgedend"])
def test_what_was_kept_is_never_changed(table: str) -> None:
    store = a_store()
    thing = Brought("Vụ A", "Công an", "Dao", Decimal(1), "con", "R1", "L1", TODAY)
    made = unjudged.keep_apart(agency_id=store.agency, thing=thing, by=None, now=NOW)
    unjudged.let_go(
        thing_id=made.pk,
        reason="tra_co_quan",
        order="X1",
        note="Công an",
        on=TODAY,
        by=None,
        now=NOW,
    )
    for change in (f"DELETE FROM assets_{table}", f"TRUNCATE assets_{table}"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
