"""If the law changed: exactly the days that rest on the draft move, in one's own cases."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import Act, a_case
from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in
from thads.law.deadlines import terms
from thads.law.periods import count, default_calendar
from thads.law.statutes import find
from thads.readers.simulation import whatif
from thads.readers.simulation.whatif_case import Permission
from thads.readers.simulation.whatif_overlay import read
from thads.records.agencies.models import Account, Role
from thads.records.ledger.models import Act as StoredAct
from thads.records.ledger.models import Deadline

KEY = "thoi_han_tu_nguyen"
TODAY = date(2026, 11, 20)
DRAFT_FROM = date(2026, 10, 1)
DRAFT = f"""
draft = "Dự thảo kéo dài thời hạn tự nguyện"
[[value]]
key = "{KEY}"
value = 15
valid_from = {DRAFT_FROM}
citation = "Dự thảo"
"""


@dataclass(frozen=True, slots=True)
class Books:
    """Ba việc: noticed before the draft, under it, and in another province."""

    home: Province
    officer: Account
    stranger: Account
    early: int
    late: int


def noticed(on: date) -> list[Act]:
    """Đã nhận, ra quyết định, phân công, thông báo vào ngày đó."""
    return [
        ("nhan_ban_an", on - timedelta(days=9), {}),
        ("nhan_yeu_cau", on - timedelta(days=8), {}),
        ("quyet_dinh_thi_hanh_an", on - timedelta(days=3), {"number": f"{on:%d%m}/QĐ"}),
        ("phan_cong_chap_hanh_vien", on - timedelta(days=3), {}),
        ("thong_bao", on, {}),
    ]


@pytest.fixture
def books(db: None) -> Books:
    """Sổ của hai tỉnh."""
    home, away = a_province("AB"), a_province("CD")
    unit, officer = home.units["AB01"], home.officers["AB01"]
    first = moment(date(2026, 11, 16))
    stories = (
        (unit, officer, date(2026, 9, 1), "V-som"),
        (unit, officer, date(2026, 11, 12), "V-muon"),
        (away.units["CD01"], away.officers["CD01"], date(2026, 11, 12), "V-xa"),
    )
    ids = [
        a_case(
            at, of, noticed(on), code=code, recorded_from=first + timedelta(hours=place)
        )
        for place, (at, of, on, code) in enumerate(stories)
    ]
    return Books(
        home=home,
        officer=an_account(unit, Role.OFFICER, officer),
        stranger=an_account(away.top, Role.HEAD),
        early=ids[0],
        late=ids[1],
    )


@pytest.fixture
def reader(books: Books, as_app_role: Callable[[], Any]) -> Iterator[Client]:
    """Chấp hành viên của AB01."""
    with as_app_role():
        yield signed_in(books.officer)


def replayed(books: Books, text: str = DRAFT, on: date = TODAY) -> whatif.Result:
    unit = books.home.units["AB01"]
    return whatif.replay(read(text), unit, [unit.id], on)


def resting_on_the_draft() -> set[str]:
    """Thời hạn tính theo giá trị ấy, and those that follow it."""
    found = {term.code for term in terms() if term.value == KEY}
    while more := {t.code for t in terms() if t.after_term in found} - found:
        found |= more
    return found


def test_fifteen_days_instead_of_ten_move_exactly_those_days(books: Books) -> None:
    result = replayed(books)
    assert result.cases == 2
    assert result.cases_moved == 1
    assert set(result.terms) <= resting_on_the_draft()
    (example,) = result.terms["tu_nguyen"].examples
    assert example.proceeding_id == books.late
    notice, calendar = date(2026, 11, 12), default_calendar()
    now = find(KEY, notice)
    assert now is not None
    assert now.value == 10
    assert example.what.before == count(now.unit, notice, 10, calendar).due_on
    assert example.what.after == count(now.unit, notice, 15, calendar).due_on
    assert example.what.after == date(2026, 11, 27)
    assert example.what.before == date(2026, 11, 23)
    for moves in result.terms.values():
        assert moves.later == moves.count > 0
        assert {each.proceeding_id for each in moves.examples} == {books.late}


def test_before_is_what_the_book_holds(books: Books) -> None:
    result = replayed(books)
    open_duties = Deadline.objects.filter(
        proceeding_id__in=[books.early, books.late], duty=True, met_on=None
    )
    assert result.before.open == open_duties.count()
    assert result.before.overdue == open_duties.filter(due_on__lt=TODAY).count()


def test_a_shorter_term_makes_more_overdue(books: Books) -> None:
    shorter = DRAFT.replace("value = 15", "value = 1")
    between = date(2026, 11, 30)  # after the shorter term's duty, before the longer's
    result = replayed(books, shorter, between)
    assert result.terms["tu_nguyen"].earlier == 1
    follows = {term.code for term in terms() if term.after_term == "tu_nguyen"}
    late = sum(result.terms[code].earlier for code in follows & set(result.terms))
    assert late > 0
    assert result.after.overdue == result.before.overdue + late
    (load,) = result.workload
    assert load.changes
    assert load.after.overdue == result.after.overdue


def test_the_act_that_waits_for_the_term_waits_longer(books: Books) -> None:
    shorter = replayed(books, DRAFT.replace("value = 15", "value = 1"))
    (example,) = shorter.permissions["quyet_dinh_cuong_che"]
    assert example.proceeding_id == books.late
    assert isinstance(example.what, Permission)
    assert example.what.opens
    (longer,) = replayed(books).permissions["quyet_dinh_cuong_che"]
    assert isinstance(longer.what, Permission)
    assert "23/11/2026" in longer.what.before[0]
    assert "27/11/2026" in longer.what.after[0]


def test_nothing_moves_when_the_draft_says_what_the_law_says(books: Books) -> None:
    result = replayed(books, DRAFT.replace("value = 15", "value = 10"))
    assert (result.cases_moved, result.moves, result.permissions) == (0, [], {})
    assert result.before == result.after


def test_nothing_is_written_and_the_law_is_as_before(books: Books) -> None:
    acts, days = StoredAct.objects.count(), list(Deadline.objects.values_list())
    replayed(books)
    assert StoredAct.objects.count() == acts
    assert list(Deadline.objects.values_list()) == days
    again = replayed(books, DRAFT.replace("value = 15", "value = 10"))
    assert again.cases_moved == 0


# Trang ------------------------------------------------------------------------------


def post(client: Client, status: int = 200, **fields: Any) -> str:
    answer = client.post("/gia-dinh/", {"don_vi": "AB01", "ban": DRAFT} | fields)
    assert answer.status_code == status
    text = unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(text.split())


def test_somebody_not_signed_in_goes_to_sign_in(db: None) -> None:
    assert Client().get("/gia-dinh/").status_code == 302
    assert Client().post("/gia-dinh/", {}).status_code == 302


def test_the_page_begins_with_the_law_as_it_stands(reader: Client) -> None:
    text = unescape(reader.get("/gia-dinh/").content.decode())
    assert f'key = "{KEY}"' in text
    assert "Xét lại sổ" in text


def test_the_page_says_what_moves_in_the_readers_own_unit(
    reader: Client, books: Books
) -> None:
    text = post(reader)
    assert "Đã xét 2 việc" in text
    assert "1211/QĐ" in text
    assert "27/11/2026" in text
    assert "muộn hơn 4 ngày" in text
    assert "Khối lượng theo chấp hành viên" in text


def test_a_file_takes_the_place_of_what_is_typed(reader: Client) -> None:
    file = SimpleUploadedFile("du-thao.toml", DRAFT.encode())
    assert "Dự thảo kéo dài" in post(reader, ban="", tep=file)


def test_another_province_sees_its_own_cases_only(
    books: Books, as_app_role: Callable[[], Any]
) -> None:
    with as_app_role():
        text = post(signed_in(books.stranger), 422)
    assert "1211/QĐ" not in text
    with as_app_role():
        text = post(signed_in(books.stranger), don_vi="CD01")
    assert "Đã xét 1 việc" in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ban": ""}, "Chưa có bản giả định"),
        ({"ban": "[[value"}, "Không đọc được TOML"),
        ({"ban": DRAFT.replace(KEY, "khong_co")}, "luật không có giá trị tên này"),
        ({"ban": "#" * 70_000}, "dài quá 64 KB"),
        ({"tep": SimpleUploadedFile("a.toml", b"\xff\xfe")}, "không phải chữ UTF-8"),
        ({"tep": SimpleUploadedFile("a.toml", b"#" * 70_000)}, "lớn quá 64 KB"),
    ],
)
def test_a_draft_that_cannot_be_used_is_refused_in_words(
    reader: Client, fields: dict[str, Any], said: str
) -> None:
    assert said in post(reader, 422, **fields)


def test_the_command_tells_a_script(
    books: Books, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from thads.config.cli import _full_parser

    draft = tmp_path / "du-thao.toml"
    draft.write_text(DRAFT, encoding="utf-8")
    words = ["whatif", str(draft), "--unit", "AB01", "--to", "2026-11-20"]
    parser = _full_parser()
    chosen = parser.parse_args([*words, "--json"])
    assert chosen.func(chosen) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["so_viec"] == 2
    assert told["so_viec_co_han_doi"] == 1
    moved = {each["ma"]: each for each in told["thoi_han"]}
    assert moved["tu_nguyen"]["muon_hon"] == 1
    assert moved["tu_nguyen"]["vi_du"][0]["sau"] == "2026-11-27"
    assert told["qua_han"]["truoc"] >= 0
    chosen = parser.parse_args(words)
    assert chosen.func(chosen) == 0
    assert "muộn hơn 1" in capsys.readouterr().out


def test_the_command_refuses_in_words(books: Books, tmp_path: Path) -> None:
    from django.core.management.base import CommandError

    from thads.config.cli import _full_parser

    draft = tmp_path / "du-thao.toml"
    draft.write_text("[[value", encoding="utf-8")
    parser = _full_parser()
    chosen = parser.parse_args(["whatif", str(draft), "--unit", "AB01"])
    with pytest.raises(CommandError, match="Không đọc được TOML"):
        chosen.func(chosen)
    draft.write_text(DRAFT, encoding="utf-8")
    chosen = parser.parse_args(["whatif", str(draft), "--unit", "ZZ99"])
    with pytest.raises(CommandError, match="Không có đơn vị mã"):
        chosen.func(chosen)
