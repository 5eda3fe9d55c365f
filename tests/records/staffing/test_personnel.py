"""Who may read personnel data, asked of the database; what a file and posts tell."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in
from tests.records.proceedings.room import Room, a_room, acting, sees
from thads.records.agencies.models import Account, Officer, Role
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings.actions import record_act
from thads.records.staffing import actions
from thads.records.staffing.models import (
    PersonnelFile,
    Quota,
    RankHeld,
    Support,
    SupportUse,
    Territory,
)
from thads.records.staffing.queries.posts import posts, ranks_on, territories
from thads.records.staffing.queries.support import things

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
DISCIPLINE = {"ground": "lam_cham", "result": "khien_trach", "number": "12/QĐ"}
PERSONAL = (
    ("ledger_proceeding", "id"),
    ("ledger_act", "proceeding_id"),
    ("ledger_statusspan", "proceeding_id"),
    ("proceedings_matter", "proceeding_id"),
    ("staffing_personnelfile", "proceeding_id"),
)


@pytest.fixture
def room(db: None) -> Room:
    return a_room()


def a_file(room: Room, officer: Officer) -> int:
    """Hồ sơ của một người với một kỷ luật, recorded by the head."""
    day, now = room.today - timedelta(days=9), timezone.now()
    with acting(room.head) as head:
        matter = actions.open_file(officer, day, by=head, now=now)
        told = record_act(
            proceeding_id=matter,
            act=ProposedAct("ky_luat", day, **DISCIPLINE),  # type: ignore[arg-type]
            by=head,
            now=now,
        )
        assert isinstance(told, Recorded)
    return matter


def count(account: Account, table: str, column: str, matter: int) -> int:
    with acting(account), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [matter])
        return int(cursor.fetchone()[0])


def test_a_file_is_read_by_the_head_and_its_person_and_nobody_else(
    room: Room, as_app_role: AsApp
) -> None:
    leader = an_account(room.home.top, Role.LEADERSHIP)
    with as_app_role():
        matter = a_file(room, room.person)
        names = ("head", "officer", "handler", "registrar", "room_head", "stranger")
        seen = {name: sees(getattr(room, name), matter) for name in names}
        assert not sees(leader, matter)
        hidden = [count(room.room_head, *each, matter) for each in PERSONAL]
    assert seen == dict.fromkeys(names, False) | {"head": True, "officer": True}
    assert hidden == [0] * len(PERSONAL)


def test_nobody_writes_on_their_own_file(room: Room, as_app_role: AsApp) -> None:
    boss = an_account(room.home.units["AB02"], Role.HEAD, room.home.officers["AB02"])
    reward = ProposedAct("khen_thuong", room.today, result="giay_khen")
    with as_app_role():
        with acting(boss) as person, pytest.raises(MayNotRecord):
            actions.open_file(
                room.home.officers["AB02"], room.today, by=person, now=timezone.now()
            )
        matter = a_file(room, room.home.officers["AB02"])
        assert sees(boss, matter)
        with acting(boss) as person, pytest.raises(MayNotRecord):
            record_act(proceeding_id=matter, act=reward, by=person, now=timezone.now())


def test_a_discipline_without_its_ground_is_refused(room: Room) -> None:
    matter = actions.open_file(room.person, room.today, by=None, now=timezone.now())
    answer = record_act(
        proceeding_id=matter,
        act=ProposedAct("ky_luat", room.today, result="khien_trach"),
        by=None,
        now=timezone.now(),
    )
    assert not isinstance(answer, Recorded)


def test_a_rank_that_is_given_is_known_to_all_inside(
    room: Room, as_app_role: AsApp
) -> None:
    now = timezone.now()
    with as_app_role():
        matter = a_file(room, room.person)
        with acting(room.head) as head:
            act = ProposedAct("bo_nhiem_ngach", room.today, result="chv_trung_cap")
            record_act(proceeding_id=matter, act=act, by=head, now=now)
        with acting(room.room_head):
            earlier = room.today - timedelta(days=1)
            assert ranks_on([room.person], earlier)[room.person.pk] == "chv_so_cap"
            assert (
                ranks_on([room.person], room.today)[room.person.pk] == "chv_trung_cap"
            )


def test_posts_given_and_filled_and_territories(room: Room, as_app_role: AsApp) -> None:
    unit, now = room.home.units["AB01"], timezone.now()
    with as_app_role():
        with acting(room.head):
            for number in (3, 5):
                actions.set_quota(
                    unit.pk, room.today.year, number, "QĐ 1", room.today, now
                )
            actions.give_territory(room.person.pk, "Phường Hà Lầm", room.today, now)
            actions.give_territory(room.person.pk, "Phường Hà Tu", room.today, now)
            actions.give_territory(
                room.person.pk, "Phường Hà Tu", room.today, now, is_given=False
            )
        with acting(room.officer), pytest.raises(MayNotRecord):
            actions.set_quota(unit.pk, room.today.year, 9, "QĐ 2", room.today, now)
        with acting(room.officer), pytest.raises(MayNotRecord):
            actions.give_territory(room.person.pk, "Xã A", room.today, now)
        with acting(room.officer):
            found = posts([unit], room.today)[0]
            places = territories([room.person.pk], room.today)
    assert (found.filled, found.lacking) == (2, 3)
    assert places == {room.person.pk: ("Phường Hà Lầm",)}


def test_no_more_is_used_than_was_given(room: Room, as_app_role: AsApp) -> None:
    unit, today, now = room.home.units["AB01"], room.today, timezone.now()
    keeper = an_account(unit, Role.ACCOUNTANT)
    new = actions.NewSupport(unit.pk, "kinh_phi", "UBND tỉnh", "Cưỡng chế", today, 100)
    with as_app_role():
        with acting(keeper):
            made = actions.give_support(new, now)
            actions.use_support(made, today, 60, "xăng xe", now)
        with acting(keeper), pytest.raises(actions.MoreThanGiven):
            actions.use_support(made, today, 41, "xăng xe", now)
        with acting(room.officer), pytest.raises(MayNotRecord):
            actions.use_support(made, today, 1, "xăng xe", now)


def test_what_is_there_is_what_came_without_what_is_gone(
    room: Room, as_app_role: AsApp
) -> None:
    unit, today, now = room.home.units["AB01"], room.today, timezone.now()
    keeper = an_account(unit, Role.ACCOUNTANT)
    new = actions.NewSupport(
        unit.pk, "cong_cu", "Cục", "Áo giáp", date(2019, 5, 6), quantity=4
    )
    with as_app_role():
        with acting(keeper):
            made = actions.give_support(new, now)
        page = f"/can-bo/kinh-phi/{made}/"
        client = signed_in(keeper)
        for kind, count, status in (
            ("dung", 4, 302),
            ("hong_mat", 1, 302),
            ("ban_giao", 4, 422),
            ("thanh_ly", 2, 302),
            ("khac", 1, 422),
        ):
            typed = {"hinh_thuc": kind, "ngay": today, "so": count, "vao": "Số 3/QĐ"}
            assert client.post(page, typed).status_code == status, kind
        with acting(keeper):
            (told,) = things([unit.pk], today)
            assert (told.whole, told.gone, told.present) == (4, 3, 1)
            assert (told.used, told.left) == (4, 0)
            assert things([unit.pk], today - timedelta(days=1))[0].present == 4
        assert "Áo giáp" in client.get("/can-bo/kinh-phi/").content.decode()
        client.post(page, typed | {"hinh_thuc": "thanh_ly"})
        assert "Áo giáp" not in client.get("/can-bo/kinh-phi/").content.decode()


@pytest.mark.parametrize(
    "model", [PersonnelFile, Quota, RankHeld, Territory, Support, SupportUse]
)
def test_what_was_recorded_stands(room: Room, as_app_role: AsApp, model: Any) -> None:
    table = model._meta.db_table
    for words in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES"):
        with (
            as_app_role(),
            acting(room.head),
            pytest.raises(Error),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(words)


def test_pages_tell_the_head_all_and_an_officer_their_own(
    room: Room, as_app_role: AsApp
) -> None:
    code = room.person.code
    with as_app_role():
        a_file(room, room.person)
        head, officer = signed_in(room.head), signed_in(room.officer)
        room_head = signed_in(room.room_head)
        assert "lam_cham" not in head.get("/can-bo/").content.decode()
        listed = head.get("/can-bo/quyet-dinh/?loai=ky_luat").content.decode()
        assert "Khiển trách" in listed and "Làm chậm việc thi hành án" in listed
        assert "Hồ sơ của tôi" in officer.get("/can-bo/").content.decode()
        others = room_head.get("/can-bo/quyet-dinh/?loai=ky_luat").content.decode()
        assert "Khiển trách" not in others
        page = room_head.get(f"/can-bo/nguoi/{code}/").content.decode()
        assert "Mở hồ sơ công chức" not in page
        people = officer.get("/can-bo/danh-sach/?ngach=so_cap").content.decode()
        assert code in people
        answer = head.post(
            "/can-bo/",
            {
                "don_vi": room.home.units["AB01"].pk,
                "nam": room.today.year,
                "bien_che": 4,
                "van_ban": "QĐ 7",
                "ngay": f"{room.today:%d/%m/%Y}",
            },
        )
        assert answer.status_code == 302
        assert "QĐ 7" in officer.get("/can-bo/").content.decode()
