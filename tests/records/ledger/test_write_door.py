"""Cửa ghi: one act and all it leads to, or nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment, opened_case
from thads.records.agencies import access
from thads.records.agencies.models import Role
from thads.records.ledger import actions, rebuild, verify
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import (
    Act,
    ActNote,
    Book,
    Movement,
    Outbox,
    Proceeding,
    StatusSpan,
)
from thads.records.ledger.values import (
    BookMovesBackwards,
    ConcurrentChange,
    MayNotRecord,
    ProposedAct,
    Recorded,
    Refused,
)

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
NOW = moment(date(2026, 4, 1), 10)


def province_with_case() -> tuple[Province, int]:
    province = a_province()
    officer = province.officers["QN01"]
    (case,) = record_many([opened_case(province.first, officer)], now=NOW)
    return province, case


def notice(on: date = date(2026, 3, 6)) -> ProposedAct:
    return ProposedAct(code="thong_bao", effective_on=on)


def test_an_act_gets_the_next_place_and_the_books_hash() -> None:
    _, case = province_with_case()
    done = actions.record(proceeding_id=case, act=notice(), by=None, now=NOW)
    assert isinstance(done, Recorded)
    assert (done.act.seq, done.act.position) == (3, 3)
    head = Book.objects.get()
    last = Act.objects.order_by("-position").first()
    assert last is not None
    assert bytes(head.head_hash) == bytes(last.hash)
    assert head.head_position == 3
    assert Outbox.objects.filter(payload__proceeding=case).count() == 1
    assert verify.verify().breaks == ()
    assert rebuild.compare().differences == ()


def test_every_kind_of_consequence_is_written_and_rebuilds() -> None:
    _, case = province_with_case()
    day = date(2026, 3, 6)
    steps = [
        notice(day),
        ProposedAct(
            code="xac_minh", effective_on=date(2026, 3, 20), result="co_dieu_kien"
        ),
        ProposedAct(code="thu_tien", effective_on=date(2026, 3, 25), amount=4_000_000),
        ProposedAct(code="dinh_chinh", effective_on=date(2026, 3, 26), corrects=5),
        ProposedAct(code="thu_tien", effective_on=date(2026, 3, 25), amount=5_000_000),
    ]
    for number, step in enumerate(steps):
        done = actions.record(
            proceeding_id=case, act=step, by=None, now=NOW + timedelta(minutes=number)
        )
        assert isinstance(done, Recorded), done
    assert Movement.objects.filter(recorded_to__isnull=True).get().amount == 5_000_000
    assert Movement.objects.filter(recorded_to__isnull=False).count() == 1
    assert Proceeding.objects.get().remaining == 5_000_000
    assert rebuild.compare().differences == ()


def test_the_law_refuses_and_nothing_is_written() -> None:
    _, case = province_with_case()
    before = Act.objects.count()
    refused = actions.record(
        proceeding_id=case,
        act=ProposedAct(code="quyet_dinh_tiep_tuc", effective_on=date(2026, 3, 10)),
        by=None,
        now=NOW,
    )
    assert isinstance(refused, Refused)
    assert all(r.sentence and r.citation for r in refused.refusals)
    assert Act.objects.count() == before


def test_recording_never_runs_backwards() -> None:
    _, case = province_with_case()
    first = actions.record(proceeding_id=case, act=notice(), by=None, now=NOW)
    second = actions.record(
        proceeding_id=case,
        act=ProposedAct(code="van_dong", effective_on=date(2026, 3, 9)),
        by=None,
        now=NOW - timedelta(days=300),
    )
    assert isinstance(first, Recorded)
    assert isinstance(second, Recorded), second
    assert second.act.recorded_at > first.act.recorded_at


def test_a_stale_page_is_told_that_somebody_recorded() -> None:
    _, case = province_with_case()
    with pytest.raises(ConcurrentChange):
        actions.record(
            proceeding_id=case, act=notice(), by=None, now=NOW, expected_version=1
        )


def test_a_note_lies_beside_the_chain() -> None:
    _, case = province_with_case()
    act = ProposedAct(
        code="van_dong", effective_on=date(2026, 3, 9), note="Ông A hứa nộp trước Tết"
    )
    assert isinstance(
        actions.record(proceeding_id=case, act=act, by=None, now=NOW), Recorded
    )
    assert verify.verify().breaks == ()
    ActNote.objects.update(text="khác")
    assert len(verify.verify().breaks) == 1
    ActNote.objects.all().delete()
    assert verify.verify().breaks == ()


def test_an_officer_records_on_own_cases_only(as_app_role: AsApp) -> None:
    province, case = province_with_case()
    own = an_account(province.first, Role.OFFICER, province.officers["QN01"])
    other = an_account(province.units["QN02"], Role.OFFICER, province.officers["QN02"])
    reader = an_account(province.top, Role.STATISTICIAN)
    with as_app_role():
        for account in (other, reader):
            access.show_pass(account.pk)
            with pytest.raises(MayNotRecord):
                actions.record(proceeding_id=case, act=notice(), by=None, now=NOW)
        access.show_pass(own.pk)
        person = access.person(own.pk, date(2026, 4, 1))
        done = actions.record(proceeding_id=case, act=notice(), by=person, now=NOW)
        assert isinstance(done, Recorded)
    assert Act.objects.order_by("-position")[0].recorded_by == own.pk


def test_the_head_of_the_unit_records_on_its_cases(as_app_role: AsApp) -> None:
    province, case = province_with_case()
    head = an_account(province.first, Role.HEAD)
    act = ProposedAct(code="phan_cong_chap_hanh_vien", effective_on=date(2026, 3, 5))
    with as_app_role():
        access.show_pass(head.pk)
        person = access.person(head.pk, date(2026, 4, 1))
        done = actions.record(proceeding_id=case, act=act, by=person, now=NOW)
    assert isinstance(done, Recorded), done
    assert done.act.recorded_as == "thu_truong"


def test_a_raw_insert_on_another_officers_case_is_refused(as_app_role: AsApp) -> None:
    province, case = province_with_case()
    other = an_account(province.units["QN02"], Role.OFFICER, province.officers["QN02"])
    book = Book.objects.get()
    with as_app_role(), connection.cursor() as cursor:
        access.show_pass(other.pk)
        with pytest.raises(Exception, match="permission denied"):
            cursor.execute(
                "INSERT INTO ledger_act (book_id, position, proceeding_id, seq, code, "
                "effective_on, recorded_at, prev_hash, hash) VALUES (%s, 3, %s, 3, 'x', "
                "now(), now(), '', '')",
                [book.agency_id, case],
            )


def test_a_book_that_is_imported_may_not_run_backwards() -> None:
    province, _ = province_with_case()
    earlier = opened_case(
        province.first, code="V2", received=date(2020, 1, 2), decided=date(2020, 1, 3)
    )
    with pytest.raises(BookMovesBackwards, match="không ghi lùi"):
        record_many([earlier], now=NOW)


def test_spans_stand_on_both_clocks() -> None:
    province = a_province()
    late = ("quyet_dinh_tam_dinh_chi", date(2026, 3, 10), {})
    late[2]["recorded_at"] = moment(date(2026, 3, 30))
    record_many([opened_case(province.first, None, late)], now=NOW)
    closed = StatusSpan.objects.get(recorded_to__isnull=False, status="dang_thi_hanh")
    assert closed.valid_to is None
    assert closed.recorded_to == moment(date(2026, 3, 30))
