"""Án hành chính: steps with clocks, what is kept, who sees it, the form that counts it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from tests.records.proceedings.room import Room, acting
from thads.law.deadlines import derive
from thads.readers.statistics.figures import figures
from thads.records.administrative import actions, book, presenters, queries
from thads.records.administrative.course import course
from thads.records.agencies.models import Account
from thads.records.ledger.models import Act
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings.actions import (
    Concerned,
    NewMatter,
    open_proceeding,
    record_act,
)
from thads.records.proceedings.queries.file import matter_file

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
SignIn = Callable[[Account], Client]
ORDERED = actions.ORDERED


def judged(room: Room, *, days_ago: int = 3, title: str = "Thu hồi đất") -> int:
    """Một bản án do chấp hành viên thứ hai theo dõi, taken in by the registrar."""
    judgment = actions.NewJudgment(
        "Toà án nhân dân tỉnh",
        "12/2026/HC-ST",
        room.today - timedelta(days=days_ago + 30),
        "ubnd_tinh",
        "Huỷ quyết định thu hồi đất",
        superior="Chính phủ",
    )
    new = NewMatter(
        actions.PROCEDURE,
        room.home.units["AB01"].pk,
        title,
        people=[Concerned("phai_thi_hanh", "UBND tỉnh AB", kind="to_chuc")],
    )
    with acting(room.registrar) as person:
        return open_proceeding(
            new,
            ProposedAct(actions.RECEIVED, room.today - timedelta(days=days_ago)),
            by=person,
            now=timezone.now(),
            officer_id=room.handling.pk,
            also=lambda made: actions.describe(made, judgment),
        )


def step(room: Room, matter: int, code: str, on: date) -> None:
    """Một bước, by who may record it."""
    by = room.head if code == actions.RECOMMENDED else room.handler
    with acting(by) as person:
        answer = record_act(
            proceeding_id=matter,
            act=ProposedAct(code, on),
            by=person,
            now=timezone.now(),
        )
    assert isinstance(answer, Recorded), answer


def ordered(room: Room, days_ago: int = 10) -> int:
    matter = judged(room, days_ago=90)
    step(room, matter, ORDERED, room.today - timedelta(days=days_ago))
    return matter


def test_each_step_shows_when_it_was_done_or_until_when_it_runs(room: Room) -> None:
    matter = ordered(room)
    file = matter_file(matter)
    assert file is not None
    told = {
        each.code: each
        for each in course(file.history.acts, derive(file.history, room.today))
    }
    assert told[ORDERED].state == "done"
    assert told[actions.MET].state == "late"
    assert told[actions.MET].term is not None
    assert "71/2016" in str(told[actions.MET].term.citation)


def test_what_the_minutes_and_papers_say_stands_beside_their_acts(
    room: Room, as_app_role: AsApp
) -> None:
    matter = ordered(room)
    session = actions.NewSession("UBND tỉnh", "Phó Chủ tịch", "Hẹn xong", room.today)
    asked = actions.NewRecommendation("Chính phủ", "UBND tỉnh", "Xem xét trách nhiệm")
    now, on = timezone.now(), room.today
    with as_app_role():
        with acting(room.handler) as person:
            person_in_charge = actions.NewResponsible(
                "Lê Văn Đứng Đầu", "Chủ tịch UBND tỉnh", "dung_dau", on
            )
            actions.name_responsible(matter, person_in_charge, now=now)
            held = actions.hold_session(matter, session, on=on, by=person, now=now)
            assert isinstance(held, Recorded)
            posted = actions.post(matter, "Trang tin", on=on, by=person, now=now)
            assert isinstance(posted, Recorded)
        with acting(room.head) as person:
            sent = actions.recommend(
                matter, asked, number="9/KN", on=on, by=person, now=now
            )
            assert isinstance(sent, Recorded)
            found = queries.kept(matter)
    assert [each.act for each in found.sessions] == [held.act.seq]
    assert [each.act for each in found.recommendations] == [sent.act.seq]
    assert [each.act for each in found.postings] == [posted.act.seq]
    assert [each.full_name for each in found.responsible] == ["Lê Văn Đứng Đầu"]
    every = queries.recommendations(queries.monitored())
    assert [(each.number, each.answered_on) for each in every] == [("9/KN", None)]


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE administrative_judgment SET obligation = 'không có gì'",
        "DELETE FROM administrative_session",
        "INSERT INTO administrative_posting (proceeding_id, act, place) VALUES (1, 1, 'a')",
        "UPDATE administrative_recommendation SET asks = ''",
        "DELETE FROM administrative_responsible",
    ],
)
def test_the_web_changes_none_of_it(
    room: Room, as_app_role: AsApp, attack: str
) -> None:
    judged(room)
    with (
        as_app_role(),
        acting(room.head),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(attack)


def test_another_province_neither_sees_nor_writes(
    room: Room, as_app_role: AsApp
) -> None:
    matter = ordered(room)
    session = actions.NewSession("a", "b", "c")
    now = timezone.now()
    with as_app_role(), acting(room.stranger) as person:
        assert queries.monitored() == []
        assert queries.kept(matter).judgment is None
        with pytest.raises(MayNotRecord):
            actions.hold_session(matter, session, on=room.today, by=person, now=now)


def test_form_12_agrees_with_a_plain_count_of_these_records(room: Room) -> None:
    """Judgments at every stage, half of them begun before the statistics year."""
    for place, days in enumerate((3, 20, 60, 200, 400, 500)):
        matter = judged(room, days_ago=days, title=f"Bản án {place}")
        after = room.today - timedelta(days=max(days - 35, 0))
        if place % 2:
            step(room, matter, ORDERED, after)
            step(room, matter, actions.MET, after)
            step(room, matter, actions.RECOMMENDED, after)
        if place in (3, 4):
            step(room, matter, "ket_qua_thi_hanh_hanh_chinh", after)
    found = figures("12", "AB00", room.today, known_at=timezone.now())
    told, first = found.sum_of(found.scope.units), found.period.first

    def acts(code: str, *, before: bool) -> int:
        kept = Act.objects.filter(code=code, effective_on__lte=room.today)
        early = kept.filter(effective_on__lt=first)
        return early.count() if before else kept.count() - early.count()

    result = "ket_qua_thi_hanh_hanh_chinh"
    carried = acts(actions.RECEIVED, before=True) - acts(result, before=True)
    assert told["N1"] == carried
    assert told["N2"] == acts(actions.RECEIVED, before=False)
    assert told["N3"] == told["N1"] + told["N2"]
    assert told["N4"] == acts(result, before=False)
    assert told["N6"] == told["N3"] - told["N4"]
    assert told["N7"] == acts(ORDERED, before=False)
    assert told["N8"] == acts(actions.MET, before=False)
    assert told["N10"] == acts(actions.RECOMMENDED, before=False)
    assert told["N9"] + told["N10"] == told["N11"] + told["N12"]


def test_the_board_puts_each_judgment_in_its_stage(room: Room) -> None:
    early, late = judged(room), judged(room, days_ago=80, title="Đã lâu")
    order = ordered(room)
    shown = presenters.context(room.today)
    assert [lane["count"] for lane in shown["lanes"]] == [1, 1, 1, 0]
    ends = queries.voluntary_ends([early, late, order])
    assert ends[early] > room.today > ends[late]


def test_a_whole_life_on_the_pages(room: Room, signed_in: SignIn) -> None:
    matter = ordered(room)
    client = signed_in(room.handler)
    board = client.get("/an-hanh-chinh/").content.decode()
    assert "Có quyết định buộc thi hành án" in board
    page = f"/an-hanh-chinh/{matter}"
    day = f"{room.today:%d/%m/%Y}"
    for what, fields in (
        ("trach-nhiem", {"ho_ten": "Lê A", "chuc_vu": "Chủ tịch", "trach_nhiem": "dung_dau"}),
        ("lam-viec", {"noi_lam_viec": "UBND", "thanh_phan": "Hai bên", "noi_dung": "Hẹn"}),
        ("cong-khai", {"noi_cong_khai": "Trang tin"}),
    ):  # fmt: skip
        assert client.get(f"{page}/{what}/").status_code == 200
        answer = client.post(f"{page}/{what}/", {"ngay": day, **fields})
        assert answer.status_code == 302, answer.content.decode()
    detail = client.get(f"/ho-so/thi-hanh-an-hanh-chinh/{matter}/").content.decode()
    for text in ("Lê A", "Các bước theo dõi", "Đang công khai", "Hẹn"):
        assert text in detail
    late = client.post(f"{page}/kien-nghi/", {"ngay": "99/99/2026"})
    assert late.status_code == 422
    assert signed_in(room.stranger).get(f"{page}/lam-viec/").status_code == 404


def test_the_register_has_a_line_for_each(room: Room, signed_in: SignIn) -> None:
    judged(room)
    ordered(room)
    client = signed_in(room.head)
    answer = client.get("/an-hanh-chinh/so.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]] == book.columns()
    assert sheet.max_row == 5
