"""Số văn bản: gapless per agency, kind and year, also when many sign and some die."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders import crashing
from tests.builders.agencies import SINCE, a_province
from tests.builders.cases import a_case
from tests.builders.dying import in_a_process_that_dies
from tests.builders.proceedings import moment
from thads.records.agencies.models import Level, Officer, Unit
from thads.records.cases.actions import record_act
from thads.records.documents import makers, numbering
from thads.records.documents.makers import WANTED, PaperIncomplete, WrongNumber
from thads.records.documents.models import AgencyStyle, Document, GivenNumber
from thads.records.ledger import actions as ledger
from thads.records.ledger import verify
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.paperwork.models import Paper

ON = date(2026, 7, 6)
NOW = moment(ON, 10)
DECISION = "quyet_dinh_thi_hanh_an"
WRITERS, SIGNED, SEED = 6, 24, 20260706


def _office(cases: int) -> tuple[Unit, list[int]]:
    """An agency whose head signs, and cases that wait for a decision."""
    province = a_province("HY", level=Level.REGIONAL_ROOM)
    Officer.objects.create(
        code="HY00-LD01",
        full_name="Phạm Văn Đứng Đầu",
        title="Trưởng THADS tỉnh",
        unit=province.top,
        valid_from=SINCE,
    )
    day = ON - timedelta(days=3)
    acts: list[Any] = [("nhan_ban_an", day, {}), ("nhan_yeu_cau", day, {})]
    units = list(province.units.values())
    made = [
        a_case(
            units[n % 2],
            None,
            acts,
            code=f"V{n:04}",
            recorded_from=moment(day, 8, n * 5),
        )
        for n in range(cases)
    ]
    return province.top, made


def _sign(case: int, *, number: str | None = None, on: date = ON) -> Any:
    act = ProposedAct(
        DECISION, on, number=number, signed_as="thu_truong", signed_by="HY00-LD01"
    )
    return record_act(
        proceeding_id=case, act=act, by=None, now=NOW, paper={WANTED: "co"}
    )


def _numbers(agency: Unit) -> list[str]:
    given = GivenNumber.objects.filter(agency=agency, series=DECISION)
    return list(given.order_by("number").values_list("text", flat=True))


def _in_order(count: int) -> list[str]:
    return [f"{n:02}/QĐ-THADS" for n in range(1, count + 1)]


@pytest.mark.django_db(transaction=True)
def test_many_sign_and_some_die_and_no_number_is_missing_or_given_twice() -> None:
    """Some signings crash after the number, some after the act; the rest count on."""
    agency, cases = _office(SIGNED)
    fates = Random(SEED)
    dying = {
        case: fates.choice(("act", "commit")) for case in cases if fates.random() < 0.3
    }

    def sign(case: int) -> bool:
        try:
            if case not in dying:
                return isinstance(_sign(case), Recorded)
            with pytest.raises(DatabaseError), transaction.atomic():
                _sign(case)
                if dying[case] == "act":
                    raise DatabaseError("the machine stops before the commit")
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        signed = sum(pool.map(sign, cases))
    assert signed == len(cases) - len(dying)
    assert _numbers(agency) == _in_order(signed)
    acts = Act.objects.filter(code=DECISION).values_list("number", flat=True)
    assert sorted(acts) == sorted(_in_order(signed))
    assert Paper.objects.count() == Document.objects.count() == signed
    assert verify.verify().breaks == ()
    for case in dying:  # whoever failed signs again, and the row goes on
        assert isinstance(_sign(case), Recorded)
    assert _numbers(agency) == _in_order(len(cases))


@pytest.mark.django_db(transaction=True)
def test_a_program_killed_between_signing_and_filing_leaves_no_gap() -> None:
    """Number and act were written, the file not yet; nothing of it stays."""
    agency, (first, second) = _office(2)

    def begin() -> None:
        with transaction.atomic():
            maker = makers.maker()
            assert maker is not None
            act = ProposedAct(
                DECISION, ON, signed_as="thu_truong", signed_by="HY00-LD01"
            )
            ledger.open_for_writing(first)
            prepared = maker.prepare(first, act, None, {WANTED: "co"}, NOW)
            assert prepared is not None
            done = ledger.record(
                proceeding_id=first, act=prepared.act, by=None, now=NOW
            )
            assert isinstance(done, Recorded)
            assert done.act.number == "01/QĐ-THADS"
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_process_that_dies(begin) == signal.SIGKILL
    assert isinstance(_sign(second), Recorded)
    assert _numbers(agency) == _in_order(1)
    assert Paper.objects.count() == Act.objects.filter(code=DECISION).count() == 1
    assert isinstance(_sign(first), Recorded)
    assert _numbers(agency) == _in_order(2)


@pytest.mark.django_db(transaction=True)
def test_processes_that_are_killed_while_others_sign_leave_no_gap() -> None:
    """Forty decisions of two agencies, kinds and years; a thousand in the benchmark."""
    cases = crashing.offices(20)
    told = json.dumps([(case, head, f"{on}") for case, head, on in cases])
    kept = connection.settings_dict
    where = f"{quote(kept['USER'])}:{quote(kept['PASSWORD'])}@/{kept['NAME']}"
    address = f"postgres://{where}?host={quote(kept['HOST'], '')}&port={kept['PORT']}"
    own = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "thads.config.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.builders.crashing", told],
        env={**os.environ, **own, "THADS_DB_ROLE": "owner"},
        check=True,
        capture_output=True,
        text=True,
    )
    left = crashing.unsigned(cases)
    assert int(done.stdout) > 4
    signed = crashing.counted()
    assert sum(signed.values()) == 40 - len(left)
    assert 4 < len(left) < 20
    assert len(signed) == 8, "two agencies, two kinds, two years"


@pytest.mark.django_db
def test_a_refused_act_gives_its_number_back() -> None:
    """What the law refuses spends no number and leaves no paper."""
    agency, (case, other) = _office(2)
    assert isinstance(_sign(case), Recorded)
    assert isinstance(_sign(case), Refused)  # decided already
    assert isinstance(_sign(other), Recorded)
    assert _numbers(agency) == _in_order(2)
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_counter_goes_on_from_numbers_given_on_paper() -> None:
    """Books that come in mid-year are counted on from, not from 01."""
    agency, (first, second, third) = _office(3)
    act = ProposedAct(DECISION, ON, number="57/QĐ-THADS")
    assert isinstance(
        record_act(proceeding_id=first, act=act, by=None, now=NOW), Recorded
    )
    assert isinstance(_sign(second), Recorded)
    assert _numbers(agency) == ["58/QĐ-THADS"]
    with pytest.raises(WrongNumber, match="59/QĐ-THADS"):
        _sign(third, number="77/QĐ-THADS")
    assert isinstance(_sign(third, number="59/QĐ-THADS"), Recorded)


@pytest.mark.django_db
def test_numbers_begin_again_on_the_day_the_agency_chose() -> None:
    """1 January, or 1 October with the statistics year."""
    agency, _ = _office(0)
    style = AgencyStyle(agency=agency, reset=AgencyStyle.Reset.STATISTICS)
    assert numbering.year_of(None, date(2026, 10, 1)) == 2026
    assert numbering.year_of(style, date(2026, 9, 30)) == 2026
    assert numbering.year_of(style, date(2026, 10, 1)) == 2027
    first, last = numbering.days_of(style, ON)
    assert (first, last) == (date(2025, 10, 1), date(2026, 9, 30))


@pytest.mark.django_db
def test_a_spoiled_number_stays_with_its_reason() -> None:
    """The next paper gets the next number; the spoiled one says why."""
    agency, (case,) = _office(1)
    values = {"series": DECISION, "year": 2026, "tail": "/QĐ-THADS", "floor": 0}
    spoiled = numbering.spoil(agency, reason="In hỏng phôi", now=NOW, **values)  # type: ignore[arg-type]
    assert isinstance(_sign(case), Recorded)
    rows = GivenNumber.objects.order_by("number").values_list("text", "spoiled")
    assert spoiled == 1
    assert list(rows) == [("01/QĐ-THADS", "In hỏng phôi"), ("02/QĐ-THADS", "")]


@pytest.mark.django_db
def test_a_paper_with_something_missing_is_not_signed() -> None:
    """The officer is told what is missing; neither number nor act is there."""
    _, (case,) = _office(1)
    assert isinstance(_sign(case), Recorded)
    act = ProposedAct("quyet_dinh_uy_thac", ON, receiving_unit="Nơi khác")
    with pytest.raises(PaperIncomplete, match="lý do uỷ thác, tài liệu gửi kèm"):
        record_act(proceeding_id=case, act=act, by=None, now=NOW, paper={WANTED: "co"})
    assert GivenNumber.objects.count() == 1
    assert Act.objects.filter(code="quyet_dinh_uy_thac").count() == 0
