"""Ban chỉ đạo: seats by date, sessions, opinions, conclusions taken apart, reminders."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone
from docx import Document

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in as sign_in
from tests.records.proceedings.room import Room, a_room, acting
from thads.law.acts.committees import levels, seats
from thads.readers.directives.committees import shown
from thads.records.agencies.models import Account, Role
from thads.records.ledger.values import MayNotRecord, Recorded
from thads.records.steering import actions, committees
from thads.records.steering.actions import NewClause, NewDirective, NewTask
from thads.records.steering.due import due, open_tasks
from thads.records.steering.models import (
    Committee,
    Directive,
    DirectiveTask,
    Member,
    Opinion,
    Session,
)

AsApp = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def room(db: None) -> Room:
    return a_room()


def set_up(room: Room) -> int:
    """Ban chỉ đạo của tỉnh AB: a chair and the head of the agency, by the head."""
    start = room.today - timedelta(days=40)
    new = committees.NewCommittee("tinh", "UBND tỉnh AB", start)
    members = [
        committees.NewMember("Ông Trưởng Ban", "Phó Chủ tịch", "truong_ban", start, "chu_tich"),
        committees.NewMember("Bà Thủ Trưởng", "THADS", "pho_truong_ban", start, "thi_hanh_an"),
    ]  # fmt: skip
    with acting(room.head) as person:
        return committees.set_up(
            new,
            members,
            room.home.top.pk,
            title="Ban chỉ đạo tỉnh AB",
            number="1/QĐ-UBND",
            by=person,
            now=timezone.now(),
        )


def met(room: Room, committee: int) -> int:
    new = committees.NewSession(
        room.today - timedelta(days=20), "UBND tỉnh", "Đủ", "Ba việc lớn"
    )
    with acting(room.head) as person:
        return committees.hold_session(committee, new, by=person, now=timezone.now())


def concluded(room: Room, committee: int, session: int) -> Directive:
    """A point with a task of the room that is late and one of an officer that is near."""
    unit, near = room.home.units["AB01"].pk, room.today + timedelta(days=3)
    late = room.today - timedelta(days=2)
    tasks = [
        NewTask("1.1", "Phòng", "Việc của phòng", due_on=late, unit_id=unit),
        NewTask("1.2", "Phòng", "Việc của người", due_on=near, officer_id=room.handling.pk),
        NewTask("1.3", "Công an", "Việc của nơi khác", due_on=late),
        NewTask("1.4", "Cơ quan", "Việc thường xuyên", measure="01.B20"),
    ]  # fmt: skip
    new = NewDirective(
        "Ban chỉ đạo tỉnh AB",
        "2/TB-BCĐ",
        room.today - timedelta(days=18),
        "Kết luận phiên họp",
        clauses=[NewClause("1", "Dứt điểm các vụ việc lớn", tasks)],
    )
    with acting(room.head) as person:
        made = committees.conclude(
            committee, session, new, by=person, now=timezone.now()
        )
    return Directive.objects.get(pk=made)


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2020, 1, 1), {"tinh", "huyen"}),
        (date(2025, 6, 30), {"tinh", "huyen"}),
        (date(2025, 7, 1), {"tinh"}),
        (date(2026, 7, 1), {"tinh"}),
    ],
)
def test_since_july_2025_only_the_province_has_a_committee(
    on: date, codes: set[str]
) -> None:
    assert {each.code for each in levels(on)} == codes


def test_the_seats_are_those_of_the_decree_from_its_day_on() -> None:
    assert seats(date(2026, 6, 30)) == ()
    told = {each.part for each in seats(date(2026, 7, 1))}
    assert told == {"truong_ban", "pho_truong_ban", "uy_vien", "moi"}


def test_a_conclusion_is_a_directive_of_its_session_and_empty_seats_are_told(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        committee = set_up(room)
        session = met(room, committee)
        conclusion = concluded(room, committee, session)
        with acting(room.head):
            found = shown(Committee.objects.get(pk=committee), room.today)
    assert conclusion.kind_label == "Kết luận"
    (told,) = found.conclusions
    assert (told.directive, told.tasks, told.done, told.late) == (conclusion, 4, 0, 2)
    assert "cong_an" in {each.code for each in found.empty_seats}
    assert "chu_tich" not in {each.code for each in found.empty_seats}


def test_who_leaves_frees_the_seat(room: Room, as_app_role: AsApp) -> None:
    with as_app_role():
        committee = set_up(room)
        with acting(room.head):
            chair = Member.objects.get(seat="chu_tich")
            committees.member_leaves(
                committee, chair.pk, on=room.today, why="Chuyển công tác"
            )
            found = shown(Committee.objects.get(pk=committee), room.today)
    assert [each.full_name for each in found.left] == ["Ông Trưởng Ban"]
    assert "chu_tich" in {each.code for each in found.empty_seats}


def reminded(account: Account, today: date) -> list[str]:
    with acting(account) as person:
        return [each.task.label for each in due(person, today)]


def test_each_owner_is_reminded_of_their_own_and_the_head_of_all(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        committee = set_up(room)
        conclusion = concluded(room, committee, met(room, committee))
        assert reminded(room.handler, room.today) == ["1.2"]
        assert reminded(room.officer, room.today) == []
        assert reminded(room.room_head, room.today) == ["1.1"]
        assert reminded(room.head, room.today) == ["1.1", "1.3", "1.2"]
        assert reminded(room.stranger, room.today) == []
        with acting(room.head) as person:
            task = DirectiveTask.objects.get(label="1.1")
            done = actions.NewReport(task.pk, room.today, "da_xong", "Đã làm")
            told = actions.report(conclusion.pk, done, by=person, now=timezone.now())
            assert isinstance(told, Recorded)
            assert "1.1" not in {each.label for each in open_tasks()}


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE steering_member SET full_name = 'khác'",
        "DELETE FROM steering_session",
        "INSERT INTO steering_opinion (session_id, operation_id, kind, text) "
        "VALUES (1, 1, 'dong_y', 'a')",
        "UPDATE steering_committee SET level = 'huyen'",
        "DELETE FROM steering_memberleft",
    ],
)
def test_the_web_changes_none_of_it(
    room: Room, as_app_role: AsApp, attack: str
) -> None:
    set_up(room)
    with (
        as_app_role(),
        acting(room.head),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(attack)


def test_another_province_and_the_inspector_see_no_committee(
    room: Room, as_app_role: AsApp
) -> None:
    inspector = an_account(room.home.top, Role.PARTY_INSPECTOR)
    committee = set_up(room)
    met(room, committee)
    with as_app_role():
        for who in (room.stranger, inspector):
            with acting(who):
                for table in (Committee, Member, Session, Opinion):
                    assert table.objects.count() == 0, (who, table)  # type: ignore[attr-defined]
                with pytest.raises(MayNotRecord):
                    committees.add_member(
                        committee,
                        committees.NewMember("a", "b", "moi", room.today),
                    )


def test_the_owner_of_a_task_reports_on_it_and_another_officer_does_not(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        committee = set_up(room)
        conclusion = concluded(room, committee, met(room, committee))
        with acting(room.handler) as person:
            task = DirectiveTask.objects.get(label="1.2")
            new = actions.NewReport(task.pk, room.today, "da_xong", "Đã lập danh sách")
            now = timezone.now()
            told = actions.report(conclusion.pk, new, by=person, now=now)
            assert isinstance(told, Recorded)
        with acting(room.officer) as person, pytest.raises(MayNotRecord):
            actions.report(conclusion.pk, new, by=person, now=now)


def filled(room: Room, client: Client, page: str, what: str, **fields: str) -> Any:
    assert client.get(f"{page}{what}/").status_code == 200
    return client.post(f"{page}{what}/", fields)


def test_a_session_is_held_concluded_and_reported_on_the_pages(
    room: Room, as_app_role: AsApp
) -> None:
    committee, day = set_up(room), f"{room.today:%d/%m/%Y}"
    with as_app_role():
        client = sign_in(room.head)
        page = f"/ban-chi-dao/{committee}/"
        assert "Ban chỉ đạo tỉnh AB" in client.get("/ban-chi-dao/").content.decode()
        for what, fields in (
            ("thanh-vien", {"ho_ten": "Bà Tư Pháp", "chuc_vu": "Giám đốc", "tu_ngay": day,
                            "tu_cach": "uy_vien", "ghe": "tu_phap"}),
            ("hop", {"ngay": day, "noi_hop": "UBND", "thanh_phan": "Đủ", "noi_dung": "A"}),
        ):  # fmt: skip
            answer = filled(room, client, page, what, **fields)
            assert answer.status_code == 302, answer.content.decode()
        with acting(room.head):
            session = str(Session.objects.get().pk)
        concluded_at = filled(
            room, client, page, "ket-luan",
            phien=session, so="9/TB", ngay=day, ve_viec="Gỡ vướng",
            diem_1="Một", diem_2="Hai", co_quan_2="Công an tỉnh", han_2=day,
        )  # fmt: skip
        assert concluded_at.status_code == 302
        told = client.get(concluded_at["Location"]).content.decode()
        assert "Kết luận số 9/TB" in told
        with acting(room.head):
            (task,) = DirectiveTask.objects.all()
        assert (task.label, task.body, task.text) == ("2.1", "Công an tỉnh", "Hai")
        assert task.due_on == room.today
        assert "Bà Tư Pháp" in client.get(page).content.decode()
        for wrong in ({"diem_1": ""}, {"diem_1": "Một", "han_1": day}):
            asked = {"phien": session, "so": "1", "ngay": day, "ve_viec": "A"}
            assert client.post(f"{page}ket-luan/", asked | wrong).status_code == 422
        paper = client.get(page, {"tep": "docx", "tu": day, "den": day})
        words = "\n".join(
            each.text for each in Document(BytesIO(paper.content)).paragraphs
        )
        assert "CÁC PHIÊN HỌP" in words
        assert (
            client.get(page, {"tep": "pdf", "tu": "x", "den": day}).status_code == 422
        )
        assert sign_in(room.stranger).get(page).status_code == 404


def test_late_tasks_reach_the_pages_of_owner_and_head(
    room: Room, as_app_role: AsApp
) -> None:
    committee = set_up(room)
    concluded(room, committee, met(room, committee))
    with as_app_role():
        mine = sign_in(room.handler).get("/").content.decode()
        assert "Việc của người" in mine
        assert "Việc của phòng" not in mine
        head = sign_in(room.head)
        assert "Nhiệm vụ quá hạn" in head.get("/dieu-hanh/").content.decode()
        late = head.get("/chi-thi/nhiem-vu/?loc=qua_han").content.decode()
        assert "Việc của nơi khác" in late
        assert "Việc của người" not in late
