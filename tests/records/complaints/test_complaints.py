"""Khiếu nại, tố cáo: what is kept, who may know, what stops the case; at the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.cases.office import as_owner
from tests.records.proceedings.room import Room, acting, opened
from thads.records.agencies.models import Account, Role
from thads.records.complaints import actions
from thads.records.complaints.models import Denouncer, Petition
from thads.records.complaints.presenters.accepting import conditions
from thads.records.complaints.queries.likeness import alike
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings import actions as matters
from thads.records.proceedings.actions import Concerned, Linked, NewMatter, RefusedByLaw
from thads.records.proceedings.models import Assignment, ProceedingLink
from thads.records.proceedings.queries.file import matter_file

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
SignIn = Callable[[Account], Client]
SECRET = "Phạm Thị Giấu Tên"


def denounced(
    room: Room, by: Account, on: date | None = None, accused: int | None = None
) -> int:
    """Tố cáo về chấp hành viên thứ nhất, do người thứ hai phụ trách."""
    new = NewMatter("to_cao", room.home.units["AB01"].pk, "Nhận tiền của đương sự")
    act = ProposedAct("nhan_to_cao", on or room.today, result="mot_noi")

    def keep(matter: int) -> None:
        actions.describe(matter, actions.NewPetition())
        denouncer = actions.NewDenouncer(
            SECRET, "0123", accused_id=accused or room.person.pk
        )
        actions.keep_denouncer(matter, denouncer)

    with acting(by) as person:
        return matters.open_proceeding(
            new,
            act,
            by=person,
            now=timezone.now(),
            officer_id=room.handling.pk,
            also=keep,
        )


def knows(account: Account, matter: int) -> bool:
    with acting(account):
        return Denouncer.objects.filter(pk=matter, full_name=SECRET).exists()


def test_the_denouncer_is_known_to_who_handles_and_the_head_only(
    room: Room, as_app_role: AsApp
) -> None:
    member = an_account(
        room.home.units["AB02"], Role.OFFICER, room.home.officers["AB02"]
    )
    with as_app_role():
        matter = denounced(room, room.registrar)
        with acting(room.head):
            officer = room.home.officers["AB02"].pk
            part = Assignment.Part.MEMBER
            matters.assign(matter, officer, now=timezone.now(), part=part)
        accounts = {
            "handler": room.handler,
            "head": room.head,
            "member": member,
            "accused": room.officer,
            "registrar": room.registrar,
            "room_head": room.room_head,
            "stranger": room.stranger,
        }
        known = {name for name, account in accounts.items() if knows(account, matter)}
        with acting(member):
            assert matter_file(matter) is not None, "a member sees the matter"
        with acting(room.officer):
            assert matter_file(matter) is None, "the accused does not"
    assert known == {"handler", "head"}


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE complaints_denouncer SET full_name = 'khác'",
        "DELETE FROM complaints_petition",
        "INSERT INTO complaints_denouncer VALUES (1, 'a', '', '', '', false, 'a')",
        "UPDATE complaints_receptionday SET dropped_at = now()",
        "UPDATE proceedings_matter SET barred_id = NULL",
    ],
)
def test_the_web_changes_none_of_it(
    room: Room, as_app_role: AsApp, attack: str
) -> None:
    with as_app_role():
        denounced(room, room.registrar)
        with (
            acting(room.head),
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError),
            transaction.atomic(),
        ):
            cursor.execute(attack)


def test_the_doors_are_shut_to_who_does_not_handle_it(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = denounced(room, room.registrar)
        for who in (room.registrar, room.officer, room.stranger):
            with acting(who), pytest.raises(MayNotRecord):
                actions.keep_denouncer(matter, actions.NewDenouncer("Kẻ khác"))


def test_the_page_hides_the_denouncer_until_asked_and_notes_who_asked(
    room: Room, signed_in: SignIn
) -> None:
    matter = denounced(room, room.registrar)
    client = signed_in(room.handler)
    page = client.get(f"/ho-so/to-cao/{matter}/").content.decode()
    assert "Người tố cáo (được bảo vệ)" in page
    assert SECRET not in page
    told = client.post(f"/to-cao/{matter}/nguoi-to-cao/").content.decode()
    assert SECRET in told
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM audit_entry WHERE action = 'xem_nguoi_to_cao'"
        )
        assert cursor.fetchone()[0] == 1
    blocked = signed_in(room.officer).post(f"/to-cao/{matter}/nguoi-to-cao/")
    assert blocked.status_code == 404


def complained(room: Room, by: Account, **more: Any) -> int:
    """Khiếu nại về hành vi số 2 của việc."""
    day = room.today - timedelta(days=more.pop("days_ago", 3))
    act = ProposedAct(
        "nhan_khieu_nai", day, result="truoc_cuong_che", until_on=more.pop("knew", None)
    )
    new = NewMatter(
        "khieu_nai",
        room.home.units["AB01"].pk,
        more.pop("title", "Quyết định thi hành án sai"),
        people=[Concerned("nguoi_khieu_nai", more.pop("name", "Dương Thị Bền"))],
        links=[Linked(room.case, ProceedingLink.Kind.ACT, 2)],
    )
    petition = actions.NewPetition(headcount=more.pop("headcount", 1))
    with acting(by) as person:
        return matters.open_proceeding(
            new,
            act,
            by=person,
            now=timezone.now(),
            also=lambda matter: actions.describe(matter, petition),
        )


def record(matter: int, account: Account, act: ProposedAct) -> object:
    with acting(account) as person:
        return matters.record_act(
            proceeding_id=matter, act=act, by=person, now=timezone.now()
        )


def test_a_stop_of_the_whole_case_pauses_it_in_the_same_transaction(
    room: Room, as_app_role: AsApp
) -> None:
    stop = ProposedAct(actions.PAUSE, room.today, result=actions.WHOLE_CASE)
    with as_app_role():
        matter = complained(room, room.registrar)
        accepted = ProposedAct("thu_ly_khieu_nai", room.today, result="truoc_cuong_che")
        assert isinstance(record(matter, room.head, accepted), Recorded)
        assert isinstance(record(matter, room.head, stop), Recorded)
    case = Proceeding.objects.get(pk=room.case)
    assert case.status == "tam_dung"
    last = Act.objects.filter(proceeding=case).latest("seq")
    assert last.code == actions.CASE_PAUSE
    assert Proceeding.objects.get(pk=matter).code in (last.ground or "")
    with as_app_role(), pytest.raises(RefusedByLaw):
        record(matter, room.head, stop)
    assert Act.objects.filter(proceeding_id=matter, code=actions.PAUSE).count() == 1


def test_a_stop_of_the_decision_alone_leaves_the_case_running(
    room: Room, as_app_role: AsApp
) -> None:
    with as_app_role():
        matter = complained(room, room.registrar)
        accepted = ProposedAct("thu_ly_khieu_nai", room.today, result="truoc_cuong_che")
        record(matter, room.head, accepted)
        stop = ProposedAct(actions.PAUSE, room.today, result="quyet_dinh")
        record(matter, room.head, stop)
    assert Proceeding.objects.get(pk=room.case).status == "dang_thi_hanh"


def test_an_earlier_petition_of_the_same_person_and_act_is_named_with_reasons(
    room: Room, as_app_role: AsApp
) -> None:
    from thads.records.complaints.presenters.accepting import told_of

    with as_app_role():
        first = complained(room, room.registrar)
        second = complained(room, room.registrar, title="Gửi lại đơn")
        complained(room, room.registrar, name="Người khác", title="Đơn khác")
        opened(room, room.registrar, "tiep_cong_dan", title="Hỏi đường")
        with acting(room.registrar):
            file = matter_file(second)
            assert file is not None
            found = alike(told_of(file))
    assert found[0].matter.pk == first
    assert set(found[0].reasons) >= {"cùng người đứng đơn", "cùng quyết định, hành vi"}
    assert all("cùng quyết định, hành vi" in each.reasons for each in found)


def states(room: Room, matter: int) -> dict[str, tuple[str, str]]:
    with acting(room.registrar):
        file = matter_file(matter)
        assert file is not None
        return {
            each.label: (each.state, each.ground)
            for each in conditions(file, room.today)
        }


def test_acceptance_tells_what_is_known_and_which_ground_refuses(
    room: Room, as_app_role: AsApp
) -> None:
    late = room.today - timedelta(days=120)
    with as_app_role():
        matter = complained(room, room.registrar, knew=late, headcount=7)
        told = states(room, matter)
        fresh = complained(
            room, room.registrar, knew=room.today - timedelta(days=5), name="Ai khác"
        )
        again = states(room, fresh)
    assert told["Còn thời hiệu khiếu nại"] == ("no", "het_thoi_hieu")
    assert told["Có quyết định, hành vi bị khiếu nại"][0] == "ok"
    assert told["Người đại diện của 7 người"][0] == "ask"
    assert again["Còn thời hiệu khiếu nại"] == ("ok", "")


def test_the_opening_form_warns_once_and_opens_when_checked(
    room: Room, signed_in: SignIn
) -> None:
    complained(room, room.registrar)
    with as_owner():
        case = Proceeding.objects.get(pk=room.case).code
    client = signed_in(room.registrar)
    url = "/ho-so/khieu-nai/mo/nhan_khieu_nai/"
    sent = {
        "don_vi": str(room.home.units["AB01"].pk),
        "tieu_de": "Gửi lại đơn cũ",
        "viec": case,
        "hanh_vi": "2",
        "ngay": f"{room.today:%d/%m/%Y}",
        "ket_qua": "truoc_cuong_che",
        "nguoi1-vai_tro": "nguoi_khieu_nai",
        "nguoi1-ho_ten": "Dương Thị Bền",
        "nguoi1-loai": "ca_nhan",
        "them0-hinh_thuc": "buu_dien",
        "them0-so_nguoi": "1",
    }
    warned = client.post(url, sent)
    assert warned.status_code == 409
    assert "cùng quyết định, hành vi" in warned.content.decode()
    answer = client.post(url, sent | {"da_doi_chieu": "1"}, follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200, text[:2000]
    assert "Đơn có thể trùng" in text
    assert "Điều kiện thụ lý" in text
    with as_owner():
        assert Petition.objects.filter(channel="buu_dien").count() == 1


def test_the_board_shows_lanes_clocks_and_why_the_latest_is_late(
    room: Room, signed_in: SignIn
) -> None:
    complained(room, room.registrar, days_ago=200)
    opened(room, room.registrar, "kiem_sat", title="Kháng nghị kê biên")
    denounced(room, room.registrar)
    page = signed_in(room.head).get("/khieu-nai/").content.decode()
    for words in (
        "Mới nhận, chờ thụ lý",
        "Quyết định thi hành án sai",
        "Kháng nghị kê biên",
        "Nhận tiền của đương sự",
        "quá hạn?",
        "1 quá hạn",
    ):
        assert words in page
    others = signed_in(room.officer).get("/khieu-nai/").content.decode()
    assert "Nhận tiền của đương sự" not in others
    one = signed_in(room.head).get("/khieu-nai/", {"loai": "kiem_sat"})
    assert "Quyết định thi hành án sai" not in one.content.decode()


def test_a_procurator_sees_complaints_and_protests_and_nothing_else(
    room: Room, signed_in: SignIn
) -> None:
    with as_owner():
        procurator = an_account(room.home.top, Role.PROCURATOR)
    ids = {
        name: opened(room, room.registrar, name)
        for name in ("khieu_nai", "kiem_sat", "to_cao", "tiep_cong_dan")
    }
    ids["dan_van"] = opened(room, room.head, "dan_van")
    client = signed_in(procurator)
    seen = {
        name
        for name, key in ids.items()
        if client.get(f"/ho-so/{name.replace('_', '-')}/{key}/").status_code == 200
    }
    assert seen == {"khieu_nai", "kiem_sat"}
    act = f"/ho-so/khieu-nai/{ids['khieu_nai']}/ghi-nhan/thu_ly_khieu_nai/"
    assert client.get(act).status_code == 403
    assert client.get(f"/viec/{room.case}/").status_code == 200
