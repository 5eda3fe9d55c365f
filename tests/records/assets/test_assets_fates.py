"""Xử lý vật chứng: what the judgment says, its terms, its value, and how each thing left."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.proceedings import moment
from tests.builders.store import NOW, TODAY, Store, a_store, person
from tests.records.cases.office import signed_in as sign_in
from thads.records.agencies import access
from thads.records.assets import actions, queries
from thads.records.assets.models import Exhibit, ExhibitFate, StoreOrder
from thads.records.assets.outcomes import Standing, standing
from thads.records.assets.refusals import StoreRefused
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


LATE = date(2026, 12, 1)


def order(
    store: Store, reason: str, thing: Exhibit, much: int, on: date = TODAY
) -> StoreOrder:
    return actions.order_move(
        proceeding_id=store.case,
        reason=reason,
        quantities={thing.pk: Decimal(much)},
        other="người nhận",
        on=on,
        by=person(store.head),
        now=moment(on, 9),
    )


def moved(
    store: Store, reason: str, thing: Exhibit, much: int, on: date = TODAY
) -> None:
    made = order(store, reason, thing, much, on)
    answer = actions.carry_out(
        order_id=made.pk, found={}, on=on, by=person(store.keeper), now=moment(on, 9)
    )
    assert isinstance(answer, tuple), answer


def record(store: Store, code: str, on: date = TODAY, **more: Any) -> None:
    act = ProposedAct(code, on, **more)
    answer = ledger.record(
        proceeding_id=store.case, act=act, by=None, now=moment(on, 9)
    )
    assert isinstance(answer, Recorded), answer


def judged(thing: Exhibit, fate: str, sort: str = "tai_san") -> None:
    actions.note_fate(
        exhibit_id=thing.pk,
        fate=fate,
        sort=sort,
        basis="điểm b phần quyết định",
        by=None,
        now=NOW,
    )


def now_of(store: Store, thing: Exhibit) -> Standing:
    found = standing(queries.of_case(store.case))
    return next(each for each in found if each.exhibit == thing)


@pytest.mark.parametrize(
    ("sort", "act", "due_on", "reason"),
    [
        ("tai_san", "xu_ly_tai_san_khong_nhan", date(2026, 9, 4), "ban"),
        ("mau_hong", "xu_ly_tai_san_khong_nhan", date(2026, 8, 12), "ban"),
        ("giay_to", "chuyen_giay_to", date(2026, 11, 5), "chuyen_giay_to"),
    ],
)
def test_what_nobody_collects_has_its_term_and_leaves_after_it(
    sort: str, act: str, due_on: date, reason: str
) -> None:
    store = a_store()
    judged(store.bike, "tra_lai", sort)
    moved(store, "nhap_moi", store.bike, 1)
    step = now_of(store, store.bike).step
    assert step is not None
    assert (step.act, step.due_on) == ("thong_bao_nhan_tien", None)
    record(store, "thong_bao_nhan_tien", result=sort)
    step = now_of(store, store.bike).step
    assert step is not None
    assert (step.act, step.due_on) == (act, due_on)
    with pytest.raises(StoreRefused):
        order(store, reason, store.bike, 1, LATE)
    record(store, act, LATE)
    assert now_of(store, store.bike).step is None
    moved(store, reason, store.bike, 1, LATE)
    outcome = now_of(store, store.bike).outcome
    assert outcome is not None
    assert outcome.reason == reason


def test_forfeited_and_destroyed_things_follow_their_own_course() -> None:
    store = a_store()
    for thing, fate in ((store.bike, "tich_thu"), (store.ampoules, "tieu_huy")):
        judged(thing, fate)
        moved(store, "nhap_moi", thing, 1 if thing == store.bike else 12)
    for thing, act in (
        (store.bike, "an_dinh_ban_giao_sung_cong"),
        (store.ampoules, "lap_hoi_dong_tieu_huy"),
    ):
        step = now_of(store, thing).step
        assert step is not None
        assert step.act == act
    with pytest.raises(StoreRefused) as told:
        order(store, "tich_thu", store.bike, 1)
    assert told.value.rule == "forfeited_after_the_hour_is_set"
    record(store, "lap_hoi_dong_tieu_huy", number="2/QĐ")
    step = now_of(store, store.ampoules).step
    assert step is not None
    assert step.act == "tieu_huy"
    assert step.due_on is not None


def test_nothing_leaves_against_the_judgment() -> None:
    store = a_store()
    judged(store.bike, "tich_thu")
    moved(store, "nhap_moi", store.bike, 1)
    with pytest.raises(StoreRefused) as told:
        order(store, "tra_lai", store.bike, 1)
    assert told.value.rule == "store_follows_the_judgment"
    moved(store, "trich_xuat", store.bike, 1)
    moved(store, "nhap_lai", store.bike, 1)
    judged(store.bike, "tra_lai")
    moved(store, "tra_lai", store.bike, 1)


def test_a_value_is_noted_with_its_paper_and_the_newest_counts() -> None:
    store = a_store()
    for amount in (15_000_000, 12_500_000):
        actions.value_exhibit(
            exhibit_id=store.bike.pk,
            amount=amount,
            on=TODAY,
            method="tham_dinh",
            paper="CT 12/2026",
            by=None,
            now=NOW,
        )
    value = now_of(store, store.bike).value
    assert value is not None
    assert value.amount == 12_500_000
    with pytest.raises(StoreRefused):
        actions.note_fate(
            exhibit_id=store.bike.pk, fate="tra_lai", basis="", by=None, now=NOW
        )


def test_the_page_notes_fate_and_value_and_the_book_has_every_column(
    as_app_role: AsApp,
) -> None:
    store = a_store()
    moved(store, "nhap_moi", store.bike, 1)
    page = f"/viec/{store.case}/vat-chung/xu-ly/"
    typed = {
        "do_vat": store.bike.pk,
        "tuyen": "tra_lai",
        "loai": "tai_san",
        "diem": "điểm a mục 2",
        "tri_gia": "15.000.000",
        "cach": "bien_ban",
        "ngay_gia": "05/08/2026",
    }
    with as_app_role():
        officer, keeper = sign_in(store.officer), sign_in(store.keeper)
        assert officer.post(page, {**typed, "diem": ""}).status_code == 422
        assert officer.post(page, typed).status_code == 302
        assert "vai trò" in keeper.post(page, typed).content.decode()
        shown = keeper.get("/kho/").content.decode()
        assert "Thông báo nhận lại tiền, tài sản, giấy tờ" in shown
        told = keeper.get("/kho/so/?tu=01/08/2026&den=31/12/2026").content.decode()
        for words in ("PNK-2026-00001", "điểm a mục 2", "15.000.000", "413/QĐ-KV1"):
            assert words in told
        file = keeper.get("/kho/so/?tu=01/08/2026&dang=xlsx")
        sheet = openpyxl.load_workbook(BytesIO(file.content)).active
        assert sheet is not None
        assert sheet.max_column == 17
        assert "Xe máy" in str(sheet.cell(5, 8).value)


def test_the_database_holds_who_notes_and_what_was_noted(as_app_role: AsApp) -> None:
    store = a_store()
    judged(store.bike, "tra_lai")
    keeper = person(store.keeper)
    with as_app_role():
        access.show_pass(store.keeper.pk)
        with pytest.raises(StoreRefused):
            actions.note_fate(
                exhibit_id=store.bike.pk,
                fate="tieu_huy",
                basis="tự ý",
                by=keeper,
                now=NOW,
            )
        access.show_pass(None)
        assert not ExhibitFate.objects.exists()
    for attempt in (
        "UPDATE assets_exhibitfate SET fate = 'tieu_huy'",
        "DELETE FROM assets_exhibitvalue",
        "TRUNCATE assets_exhibitfate CASCADE",
    ):
        if "value" in attempt:
            actions.value_exhibit(
                exhibit_id=store.bike.pk,
                amount=1,
                on=TODAY,
                method="bien_ban",
                by=None,
                now=NOW,
            )
        with (
            pytest.raises(DatabaseError, match="chỉ ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attempt)


def test_the_next_step_is_a_link_only_for_who_records_it_on_that_case(
    as_app_role: AsApp,
) -> None:
    store = a_store()
    moved(store, "nhap_moi", store.ampoules, 12)
    judged(store.ampoules, "tieu_huy")
    link = re.compile(rf"/viec/{store.case}/ghi-nhan/\w+/")
    offered = {}
    with as_app_role():
        for role in ("officer", "head", "keeper", "accountant"):
            client = sign_in(getattr(store, role))
            found = set(link.findall(client.get("/kho/").content.decode()))
            offered[role] = bool(found)
            for url in found:
                assert client.get(url).status_code == 200, (role, url)
    assert offered["officer"]
    assert not offered["keeper"]
    assert not offered["accountant"]
