"""Inspections: planned, found, put right, drawn again by anybody."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from math import comb
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.agencies import an_account
from tests.records.cases.office import signed_in
from tests.records.proceedings.room import Room, a_room, acting, sees
from thads.records.agencies import outsiders
from thads.records.agencies.models import Role
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Deadline, Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded
from thads.records.proceedings.actions import NewMatter, open_proceeding, record_act
from thads.records.supervision import actions, conduct, queries, sampling

AsApp = Callable[[], AbstractContextManager[Any]]
codes = st.lists(st.text("ABC0123", min_size=1, max_size=4), unique=True, max_size=30)


@given(st.text(max_size=4), codes, st.integers(0, 12), st.randoms())
def test_a_sample_is_the_same_in_any_order(
    seed: str, frame: list[str], size: int, shuffled: Any
) -> None:
    told = json.loads(json.dumps(sampling.published(seed, frame, size, {})))
    assert sampling.same_again(told)
    mixed = list(frame)
    shuffled.shuffle(mixed)
    assert sampling.draw(seed, mixed, size) == told["mau"]
    assert len(told["mau"]) == min(size, len(frame))


@given(st.integers(1, 60).flatmap(
    lambda frame: st.tuples(
        st.just(frame), st.lists(st.booleans(), min_size=1, max_size=frame)
    )
))  # fmt: skip
def test_bounds_hold_the_numbers_that_are_not_too_rare(
    told: tuple[int, list[bool]],
) -> None:
    frame, verdicts = told
    found = sampling.estimate(frame, verdicts)
    assert found is not None
    seen, wrong = found.seen, found.wrong

    def chance(held: int, least: int, most: int) -> float:
        ways = (
            comb(held, each) * comb(frame - held, seen - each)
            for each in range(least, most + 1)
        )
        return sum(ways) / comb(frame, seen)

    kept = [
        held
        for held in range(wrong, frame - (seen - wrong) + 1)
        if chance(held, wrong, seen) > 1 / 40 and chance(held, 0, wrong) > 1 / 40
    ]
    assert (found.least, found.most) == (kept[0], kept[-1])
    assert found.least <= found.likely <= found.most


def test_a_whole_list_that_was_seen_leaves_no_doubt() -> None:
    found = sampling.estimate(4, [True, False, False, True])
    assert found is not None
    assert (found.least, found.likely, found.most) == (2, 2, 2)


def test_only_what_was_seen_in_the_order_of_the_draw_is_used() -> None:
    assert sampling.in_order([True, False, None, True]) == [True, False]
    assert sampling.estimate(9, sampling.in_order([None, True])) is None


@pytest.fixture
def room(db: None) -> Room:
    return a_room()


def opened(room: Room, *, days: int = 20) -> int:
    """Cuộc kiểm tra của phòng AB01."""
    act = ProposedAct("mo_kiem_tra", room.today - timedelta(days=days), result="noi_bo")
    return open_proceeding(
        NewMatter("kiem_tra", room.home.top.pk, "Phân loại việc chưa có điều kiện"),
        act,
        by=None,
        now=timezone.now(),
        also=lambda matter: actions.describe(matter, room.home.units["AB01"].pk),
    )


def without_means(room: Room) -> None:
    Proceeding.objects.filter(pk=room.case).update(means="chua_co_dieu_kien")


def test_the_conclusion_starts_the_clock_of_its_own_day(room: Room) -> None:
    matter, until = opened(room), room.today + timedelta(days=30)
    act = ProposedAct("ket_luan_kiem_tra", room.today, until_on=until)
    record_act(proceeding_id=matter, act=act, by=None, now=timezone.now())
    assert Deadline.objects.get(proceeding=matter).due_on == until


def test_findings_stay_until_put_right_and_late_ones_are_told(room: Room) -> None:
    matter, now = opened(room), timezone.now()
    day, due = room.today - timedelta(days=10), room.today - timedelta(days=1)
    new = actions.NewFinding(day, "Chưa xác minh lại", due, room.case)
    assert isinstance(actions.find(matter, new, by=None, now=now), Recorded)
    found = queries.findings(matter)[0]
    assert found.is_late(room.today) and queries.late_findings(room.today) == 1
    for result in ("mot_phan", "da_khac_phuc"):
        done = actions.NewRemedy(found.finding.pk, room.today, result, "Đã xác minh")
        actions.remedy(matter, done, by=None, now=now)
    assert queries.findings(matter)[0].is_done
    assert queries.late_findings(room.today) == 0


def test_only_the_inspecting_side_writes_and_nobody_changes(
    room: Room, as_app_role: AsApp
) -> None:
    matter, now = opened(room), timezone.now()
    new = actions.NewFinding(room.today, "Thiếu biên bản", room.today)
    with as_app_role():
        with acting(room.officer) as person, pytest.raises(MayNotRecord):
            actions.find(matter, new, by=person, now=now)
        with acting(room.head) as person:
            actions.find(matter, new, by=person, now=now)
        with (
            acting(room.head),
            pytest.raises(Error),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE supervision_finding SET text = ''")


def test_an_examiner_inspects_and_decides_nothing(
    room: Room, as_app_role: AsApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the database lets them write, also where the program would let them more."""
    matter, now = opened(room), timezone.now()
    examiner = an_account(room.home.top, Role.EXAMINER)
    elsewhere = an_account(room.stranger.appointments.get().unit, Role.EXAMINER)
    due = room.today + timedelta(days=20)
    found = actions.NewFinding(room.today, "Thiếu biên bản xác minh", due, room.case)
    session = ProposedAct("buoi_kiem_tra", room.today)
    looked = ProposedAct("tham_tra_ho_so", room.today, result="can_khac_phuc")
    with as_app_role():
        with acting(examiner) as person:
            assert actions.find(matter, found, by=person, now=now)
            for target, act in ((matter, session), (room.case, looked)):
                made = record_act(proceeding_id=target, act=act, by=person, now=now)
                assert isinstance(made, Recorded), made
                assert made.act.recorded_as == Role.EXAMINER
        with acting(elsewhere) as person, pytest.raises(MayNotRecord):
            record_act(proceeding_id=matter, act=session, by=person, now=now)
        monkeypatch.setattr(ledger, "_recording_role", lambda *_: "tham_tra_vien")
        monkeypatch.setattr(ledger.rules, "judge", lambda *_: [])
        for target, code in (
            (matter, "ket_luan_kiem_tra"),
            (room.case, "quyet_dinh_hoan"),
            (room.case, "thong_bao"),
            (room.case, "thu_tien"),
        ):
            act = ProposedAct(code, room.today, until_on=due, amount=1000)
            with acting(examiner) as person, pytest.raises(MayNotRecord):
                record_act(proceeding_id=target, act=act, by=person, now=now)


def test_an_examiner_begins_at_inspections() -> None:
    assert outsiders.start_of({Role.EXAMINER.value}) == "/kiem-tra/"


def test_whom_a_complaint_about_conduct_names_does_not_see_it(
    room: Room, as_app_role: AsApp
) -> None:
    named = an_account(room.home.units["AB01"], Role.EXAMINER, room.handling)
    other = an_account(room.home.units["AB02"], Role.EXAMINER)
    act = ProposedAct("nhan_phan_anh_tac_phong", room.today, result="duong_day_nong")
    with as_app_role():
        with acting(room.registrar) as person:
            matter = open_proceeding(
                NewMatter(
                    "tac_phong", room.home.units["AB01"].pk, "Nói năng thiếu lễ độ"
                ),
                act,
                by=person,
                now=timezone.now(),
                also=lambda made: actions.bar(made, room.handling.pk),
            )
        assert sees(room.head, matter) and sees(other, matter)
        assert not sees(named, matter) and not sees(room.officer, matter)
    assert Deadline.objects.get(proceeding=matter).code == "xu_ly_phan_anh"


def test_the_pages_plan_find_draw_and_review(room: Room, as_app_role: AsApp) -> None:
    matter = opened(room)
    without_means(room)
    code = Proceeding.objects.get(pk=room.case).code
    day = f"{room.today:%d/%m/%Y}"
    plan = {
        "nam": room.today.year,
        "so": "KH 1",
        "don_vi": room.home.units["AB01"].pk,
        "noi_dung": "Kho vật chứng",
        "truoc": day,
    }
    finding = {"noi_dung": "Sổ kho ghi thiếu", "viec": code, "ngay": day, "han": day}
    with as_app_role():
        head, officer = signed_in(room.head), signed_in(room.officer)
        assert head.post("/kiem-tra/", plan).status_code == 302
        assert officer.post("/kiem-tra/", plan).status_code == 422
        one = f"/kiem-tra/{matter}/"
        assert head.post(f"{one}phat-hien/", finding).status_code == 302
        assert head.post(f"{one}phat-hien/", finding | {"viec": "x"}).status_code == 422
        refused = officer.post(f"{one}rut-mau/", {"co_mau": 5, "hat": "h"})
        assert refused.status_code == 422
        drawn = head.post(f"{one}rut-mau/", {"co_mau": 5, "hat": "h"})
        sample = drawn["Location"]
        answer = {"viec": code, "ket_luan": "sai", "ghi_chu": ""}
        assert head.post(sample, answer).status_code == 302
        assert head.post(sample, answer | {"viec": "x"}).status_code == 422
        shown = head.get(sample).content.decode()
        told = json.loads(officer.get(f"{sample}?tep=json").content)
        board = officer.get("/kiem-tra/").content.decode()
        page = officer.get(one).content.decode()
    assert "khoảng 1 việc như vậy, từ 1 đến 1" in shown
    assert sampling.same_again(told) and told["ket_qua"] == {code: "sai"}
    assert "Sổ kho ghi thiếu" in board and "Kho vật chứng" in board
    assert "Ghi phát hiện" not in page


def test_complaints_about_conduct_are_counted_by_unit_and_each_number_opens(
    room: Room, as_app_role: AsApp
) -> None:
    unit, ago = room.home.units["AB01"], room.today - timedelta(days=60)
    first = room.today - timedelta(days=30)
    told = (
        (ago, "dung"),
        (room.today, "dung_mot_phan"),
        (room.today, "khong_co_can_cu"),
        (room.today, ""),
    )
    for on, result in told:
        matter = open_proceeding(
            NewMatter("tac_phong", unit.pk, "Nói năng thiếu lễ độ"),
            ProposedAct("nhan_phan_anh_tac_phong", on, result="truc_tiep"),
            by=None,
            now=timezone.now(),
        )
        if result:
            act = ProposedAct("ket_luan_tac_phong", room.today, result=result)
            record_act(proceeding_id=matter, act=act, by=None, now=timezone.now())
    found = conduct.courses(room.today)
    counts = {
        column: len(conduct.in_column(found, column, first, room.today))
        for column in conduct.COLUMNS
    }
    concluded = counts["dung"] + counts["mot-phan"] + counts["khong"]
    assert counts["truoc"] + counts["nhan"] == concluded + counts["con"] == 4
    with as_app_role():
        client = signed_in(room.head)
        for column, count in counts.items():
            query = f"?tu={first}&den={room.today}&cot={column}&don_vi=AB01"
            page = client.get(f"/kiem-tra/tac-phong/{query}").content.decode()
            assert f'<data value="{count}">' in page, column
            assert page.count("Nói năng thiếu lễ độ") == count, column
        other = signed_in(room.stranger).get("/kiem-tra/tac-phong/").content.decode()
        assert "AB01" not in other and "Chưa có phản ánh" in other
