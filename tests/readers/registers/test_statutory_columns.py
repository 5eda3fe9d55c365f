"""Cột của 21 sổ, đối chiếu từng cột với điều luật; cột thông báo nói gì, như đã biết khi nào."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders.proceedings import moment
from tests.readers.registers.conftest import Shelf
from tests.readers.registers.test_registers import asked, cell
from thads.law.statutes import Citation
from thads.readers.registers.definitions import ENFORCEMENT, of_group, register_of
from thads.readers.registers.rows import rows
from thads.records.documents.models import Document
from thads.records.ledger.models import Act
from thads.records.paperwork.models import Notice, ServiceAttempt

TABLES = tomllib.loads(
    Path(__file__).with_name("statutory_columns.toml").read_text(encoding="utf-8")
)
ABSENT = "không có: "


def test_every_register_of_the_annex_was_compared() -> None:
    assert set(TABLES) == {each.code for each in of_group(ENFORCEMENT)}


@pytest.mark.parametrize("code", TABLES)
def test_each_statutory_column_is_there_or_says_why_not(code: str) -> None:
    """What a norm that was read asks for is there; the page says which books are proposals."""
    table, register = TABLES[code], register_of(code)
    titles = [each.title for each in register.columns]
    assert Citation.parse(table["source"].split(",")[0]).instrument
    assert register.by_norm is (table["known"] == "verified")
    for what, here in table["columns"]:
        if here.startswith(ABSENT):
            assert table["known"] == "proposed" and len(here) > len(ABSENT) + 10, what
        else:
            assert any(title.startswith(here) for title in titles), f"{code}: {what}"


def _served(
    shelf: Shelf, case: int, code: str, on: date, known: date
) -> ServiceAttempt:
    """Văn bản của hành vi ấy giao tận tay người phải thi hành án."""
    act = Act.objects.get(proceeding_id=case, code=code)
    unit = act.proceeding.unit
    paper = Document.objects.create(
        agency=unit.agency or unit,
        unit=unit,
        form="F02",
        title="Quyết định",
        dated=act.effective_on,
        made_at=moment(known),
    )
    told: dict[str, Any] = {"document": paper, "proceeding": act.proceeding}
    told |= {"to": "ca_nhan", "role": "phai_thi_hanh", "paper_on": act.effective_on}
    told |= {"act_code": code, "act_seq": act.seq, "opened_at": moment(known)}
    notice = Notice.objects.create(name="Nguyễn Hữu Tạo", **told)
    return ServiceAttempt.objects.create(
        notice=notice,
        seq=1,
        way="giao_tan_tay",
        on=on,
        counted_on=on,
        recorded_at=moment(known),
    )


def test_a_decision_says_whom_it_reached_when_and_how(shelf: Shelf) -> None:
    """As known then: what was recorded later is not in it, what was withdrawn neither."""
    case = Act.objects.get(number="01/QĐ-THADS").proceeding_id
    told = "Nguyễn Hữu Tạo: 06/03/2026, giao tận tay, người được thông báo ký nhận"
    question = asked("so_thu_ly_theo_yeu_cau")
    title, code = "Thông báo", "quyet_dinh_thi_hanh_an"
    attempt = _served(shelf, case, code, date(2026, 3, 6), date(2026, 5, 2))

    def said(known: date) -> str:
        row = rows(asked("so_thu_ly_theo_yeu_cau", known_at=moment(known)))[1]
        return str(cell(row, question.register, title))

    assert said(date(2026, 5, 1)) == ""
    assert said(date(2026, 5, 3)).startswith(told)
    ServiceAttempt.objects.create(
        notice=attempt.notice,
        seq=2,
        on=attempt.on,
        reason="ghi nhầm người",
        withdraws=attempt,
        recorded_at=moment(date(2026, 5, 10)),
    )
    assert said(date(2026, 5, 9)).startswith(told)
    assert said(date(2026, 5, 11)) == ""
