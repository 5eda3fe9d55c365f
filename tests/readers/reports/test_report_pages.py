"""Trang báo cáo, tệp tải về, lệnh, và danh sách cưỡng chế đứng sau con số."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.management.base import CommandError
from django.test import Client

from tests.builders import pdf
from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import Act
from tests.builders.proceedings import moment
from thads.law.indicators import Period
from thads.law.indicators.publication import VersionKind
from thads.readers.reports import commands
from thads.readers.reports.agency_lists import FINDINGS, SUPPORT
from thads.readers.reports.gather import gather
from thads.readers.reports.own_lists import DECISIONS, own_page
from thads.readers.reports.staffed_lists import EXECUTORS, POSTS
from thads.readers.statistics.closing import freezing
from thads.readers.statistics.references import (
    CHANGE,
    NEEDED,
    TARGET,
    Reference,
    short_address,
)
from thads.records.agencies import actions as agencies
from thads.records.agencies.models import Account, Role, Target, Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    enter_judgments,
    open_cases,
)
from thads.records.ledger.values import NewAct
from thads.records.publications.models import Publication

SignIn = Callable[[Account], Client]
FROM, TO = date(2021, 10, 1), date(2022, 3, 31)
KNOWN = moment(date(2022, 4, 6), 17)
QUERY = "?don_vi=QN00&tu=2021-10-01&den=2022-03-31&biet_den=2022-04-06T17:00:00"


@dataclass(frozen=True, slots=True)
class Place:
    """Một tỉnh có cưỡng chế, and who looks at it."""

    province: Province
    statistician: Account
    officer: Account
    stranger: Account


def case(on: date, *more: Act) -> list[Act]:
    """Việc thụ lý trong kỳ, then more."""
    return [
        ("nhan_ban_an", on, {}),
        ("quyet_dinh_thi_hanh_an", on, {"number": f"{on:%m}/QĐ-THA"}),
        ("thong_bao", on, {}),
        *more,
    ]


def decision(on: date) -> Act:
    return ("quyet_dinh_cuong_che", on, {"ground": "ke_bien", "number": "1/QĐ-CC"})


def operation(on: date, **fields: Any) -> Act:
    return ("to_chuc_cuong_che", on, {"result": "thanh_cong", **fields})


def a_new_case(unit: Unit, acts: list[Act], code: str) -> NewCase:
    assert unit.root_id is not None
    judgment = NewJudgment(
        unit.root_id,
        f"BA-{code}",
        f"{code}/2021/DS-ST",
        FROM,
        "TAND",
        "dan_su",
        None,
        None,
    )
    return NewCase(
        root_id=unit.root_id,
        unit_id=unit.id,
        unit_code=unit.code,
        officer_id=None,
        code=code,
        judgment_id=enter_judgments([judgment])[0],
        judgment_number=judgment.number,
        on_request=False,
        parties=[NewParty("phai_thi_hanh", "ca_nhan", "Nguyễn Hữu Tạo")],
        obligations=[NewObligation("N1", "tien", "Án phí", 1_000_000)],
        acts=[
            NewAct(seq, name, on, moment(on, 8, seq), **fields)
            for seq, (name, on, fields) in enumerate(acts, start=1)
        ],
    )


@pytest.fixture
def place(db: None) -> Place:
    """Two units; of four coercion decisions one was obeyed, two were carried out."""
    province = a_province("QN")
    away = a_province("HY")
    first, second = province.units.values()
    day = date(2021, 11, 2)
    stories = [
        (first, case(day, decision(date(2021, 12, 1)), operation(date(2021, 12, 6)))),
        (
            first,
            case(
                day,
                decision(date(2021, 12, 2)),
                operation(date(2021, 12, 8), ground="huy_dong_luc_luong"),
            ),
        ),
        (
            second,
            case(
                day,
                decision(date(2022, 1, 4)),
                ("tu_nguyen_thi_hanh", date(2022, 1, 6), {}),
                ("ket_thuc", date(2022, 1, 10), {}),
            ),
        ),
        (second, case(day, decision(date(2022, 2, 1)))),
        (second, case(day, ("tu_nguyen_thi_hanh", date(2022, 2, 1), {}))),
    ]
    # All at once: a book only goes forward, and these cases ran side by side.
    new = [a_new_case(unit, acts, f"V{n}") for n, (unit, acts) in enumerate(stories)]
    open_cases(new, now=KNOWN)
    agencies.set_targets(
        [
            Target(
                unit=province.top,
                year=2022,
                measure="ty_le_viec",
                comparator=">=",
                percent="80",
                document="Quyết định giao",
            )
        ]
    )
    return Place(
        province,
        an_account(province.top, Role.STATISTICIAN),
        an_account(first, Role.OFFICER, province.officers[first.code]),
        an_account(away.top, Role.STATISTICIAN),
    )


def page(client: Client, query: str = QUERY) -> str:
    answer = client.get(f"/bao-cao/{query}")
    assert answer.status_code == 200
    return unescape(re.sub(r"<[^>]+>", "", answer.content.decode()))


def test_somebody_not_signed_in_goes_to_sign_in(db: None) -> None:
    assert Client().get("/bao-cao/").status_code == 302


def test_facts_come_from_the_forms_the_targets_and_the_book(place: Place) -> None:
    facts = gather("QN00", TO, known_at=KNOWN, made_on=date(2022, 4, 6))
    assert facts.cases.total["B1"] == 5
    assert set(facts.cases.units) == {"QN00", "QN01", "QN02"}
    assert facts.goals["QN00", "ty_le_viec"].percent == 80
    counted = facts.forms["07"].total
    assert (counted["C3"], counted["C5"]) == (4, 1)
    assert (counted["C9"], counted["C10"], counted["C13"]) == (2, 1, 0)


def test_a_unit_without_a_target_is_held_to_that_of_its_superior(place: Place) -> None:
    facts = gather("QN01", TO, known_at=KNOWN, made_on=date(2022, 4, 6))
    held = facts.goals["QN01", "ty_le_viec"]
    assert (held.percent, held.held_by) == (80, "Đơn vị QN00")


def test_coercion_is_counted_as_it_was_known(place: Place) -> None:
    before = moment(date(2021, 12, 7))
    facts = gather("QN00", TO, known_at=before, made_on=date(2022, 4, 6))
    counted = facts.forms["07"].total
    assert (counted["C3"], counted["C9"]) == (2, 1)


def test_the_page_shows_the_report_with_its_clocks(
    place: Place, signed_in: SignIn
) -> None:
    text = page(signed_in(place.statistician))
    assert "Tổng số đã giải quyết là 5 việc" in text
    assert "Đã ban hành 4 quyết định cưỡng chế" in text
    assert "17:00, 06/04/2022" in text


def test_every_figure_of_the_report_opens_a_page_that_says_the_same(
    place: Place, signed_in: SignIn
) -> None:
    """The page tells the exact value; a table of units or places tells the words."""
    client = signed_in(place.statistician)
    html = client.get(f"/bao-cao/{QUERY}").content.decode()
    paper = html[html.index('class="paper"') : html.index("</article>")]
    links = re.findall(r'<a href="(/[^"]+)" title="[^"]*">([^<]+)</a>', paper)
    followed: dict[str, str] = {}
    for path, text in ((unescape(path), unescape(text)) for path, text in links):
        if path not in followed:
            answer = client.get(path, follow=True)
            assert answer.status_code == 200, path
            followed[path] = unescape(answer.content.decode())
        if path.startswith("/so-sanh/"):
            assert text in re.sub(r"<[^>]+>", "", followed[path]), text
            continue
        told = re.search(r'<data value="([^"]+)">', followed[path])
        assert told is not None, (text, path)
        assert abs(Decimal(told.group(1))) == abs(number(text)), (text, path)
    assert len(followed) > 25


def number(text: str) -> Decimal:
    """The value of a figure as it is written: đồng in words, per cent, points, a count."""
    parts = re.findall(r"(\d[\d.]*(?:,\d+)?) ?(tỷ|triệu|nghìn)?", text)
    size = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3, "": 1}
    return sum(
        (
            Decimal(digits.replace(".", "").replace(",", ".")) * size[unit]
            for digits, unit in parts
        ),
        Decimal(0),
    )


def test_a_change_on_last_year_opens_the_cells_of_both_years(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    for work, value in ((CHANGE, "5"), ("", "5"), (TARGET, "80.00"), (NEEDED, "3")):
        columns, over = (("B20",), ()) if work == TARGET else (("B1", "B4"), ("B7",))
        columns = ("B8", "B9") if work == NEEDED else columns
        asked = Reference(
            *("01", columns, "QN00", Period(FROM, TO), KNOWN), work=work, over=over
        )
        html = client.get(short_address(asked)).content.decode()
        told = re.search(r'<data value="([^"]+)">', html)
        assert told is not None and told.group(1) == value, (work, html)
    asked = Reference("01", ("B1",), "QN00", Period(FROM, TO), KNOWN, work=CHANGE)
    text = client.get(short_address(asked)).content.decode()
    assert "01/10/2020" in text and "01/10/2021" in text and text.count("/o/?") == 2


def test_a_figure_of_the_agency_itself_opens_who_and_what_it_counts(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    days = Period(FROM, TO)
    for what in (EXECUTORS, POSTS, DECISIONS, SUPPORT, FINDINGS):
        html = client.get(own_page(what, "QN00", days).path).content.decode()
        assert '<data value="' in html, what
    assert client.get(own_page("khac", "QN00", days).path).status_code == 404
    other = signed_in(place.stranger)
    assert other.get(own_page(EXECUTORS, "QN00", days).path).status_code == 404


def test_an_officer_reads_the_report_of_the_own_agency_only(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.officer)
    assert "Tổng số đã giải quyết là 2 việc" in page(
        client, QUERY.replace("QN00", "QN01")
    )
    other = client.get(f"/bao-cao/{QUERY.replace('QN00', 'QN02')}")
    assert other.status_code == 422
    assert "5 việc" not in other.content.decode()


def test_another_province_sees_nothing(place: Place, signed_in: SignIn) -> None:
    client = signed_in(place.stranger)
    assert client.get(f"/bao-cao/{QUERY}").status_code == 422


def test_a_day_that_is_none_is_refused_in_words(
    place: Place, signed_in: SignIn
) -> None:
    answer = signed_in(place.statistician).get("/bao-cao/?den=abc")
    assert answer.status_code == 422
    assert "Chưa lập được báo cáo" in answer.content.decode()


def test_the_file_is_that_of_the_moment_on_the_screen(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    html = client.get(f"/bao-cao/{QUERY}").content.decode()
    found = re.search(r'href="(\?[^"]+)" download', html)
    assert found is not None
    answer = client.get(f"/bao-cao/{unescape(found.group(1))}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith('bao-cao-qn00-2022-03-31.docx"')
    document = docx.Document(BytesIO(answer.content))
    text = "\n".join(line.text for line in document.paragraphs)
    assert "17 giờ 00 phút ngày 06/4/2022" in text
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    opens = re.compile(r"http://testserver/(so|so-sanh|bao-cao/co-quan)/")
    assert all(opens.match(target) for target in targets)
    for target in targets[:3]:
        assert client.get(target, follow=True).status_code == 200


def test_a_reference_that_cannot_be_read_says_so(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    for code in ("01~B8", "01~XX~QN00~20220331~20220406T170000"):
        answer = client.get(f"/so/{code}/")
        assert answer.status_code == 422
        assert "không" in answer.content.decode()


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    given = parser.parse_args(["report", *words])
    return int(given.func(given))


def test_the_command_writes_the_file(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.docx"
    words = ["--unit", "QN00", "--to", "2022-03-31"]
    files = ["--docx", str(file), "--pdf", str(file.with_suffix(".pdf"))]
    assert run(*words, "--known-at", "2022-04-06 17:00:00", *files) == 0
    assert "Đã ban hành 4 quyết định cưỡng chế" in pdf.text_of(
        file.with_suffix(".pdf").read_bytes()
    )
    text = "\n".join(line.text for line in docx.Document(str(file)).paragraphs)
    assert "Đã ban hành 4 quyết định cưỡng chế" in text


def test_the_command_refuses_in_one_sentence(place: Place, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không có đơn vị mã “XX”"):
        run("--unit", "XX", "--to", "2022-03-31", "--docx", str(tmp_path / "a.docx"))
    with pytest.raises(CommandError, match=r"cần có đuôi \.docx"):
        run("--unit", "QN00", "--to", "2022-03-31", "--docx", str(tmp_path / "a.pdf"))
    with pytest.raises(CommandError, match="Chưa có tệp nào để ghi"):
        run("--unit", "QN00", "--to", "2022-03-31")


TEXT = f"/bao-cao/loi-van/han_che/{QUERY}"


def test_what_the_unit_writes_survives_a_new_report(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    assert client.get(TEXT).status_code == 200
    words = {"loi": "Mới thụ lý {{B1}} việc theo Kế hoạch 12.", "sau": "0", "luu": "1"}
    answer = client.post(TEXT, words)
    assert answer.status_code == 302
    assert "#muc-han_che" in answer["Location"]
    assert "Mới thụ lý 5 việc theo Kế hoạch 12." in page(client)
    earlier = QUERY.replace("2022-04-06T17:00:00", "2021-11-01T17:00:00")
    assert "Mới thụ lý 0 việc theo Kế hoạch 12." in page(client, earlier)


def test_an_unknown_reference_is_refused_and_nothing_is_lost(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    answer = client.post(TEXT, {"loi": "Còn {{XX}} việc.", "sau": "0", "luu": "1"})
    assert answer.status_code == 422
    text = unescape(answer.content.decode())
    assert "không có cột “XX”" in text and "Còn {{XX}} việc." in text
    assert "Còn" not in page(client)[page(client).index("Tồn tại") :][:60]


def test_words_kept_meanwhile_are_not_written_over(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    client.post(TEXT, {"loi": "Một.", "sau": "0", "luu": "1"})
    answer = client.post(TEXT, {"loi": "Hai.", "sau": "0", "luu": "1"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "người khác vừa lưu" in text and "Hai." in text and "Một." in text


def test_a_figure_and_a_stock_sentence_are_put_in_and_shown_before_keeping(
    place: Place, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    answer = client.post(TEXT, {"loi": "Còn", "sau": "0", "chen": "01.B19"})
    assert "Còn {{01.B19}}" in unescape(answer.content.decode())
    answer = client.post(TEXT, {"loi": "Một.", "sau": "0", "them": "chuyen_ky_sau"})
    text = unescape(re.sub(r"<[^>]+>", "", answer.content.decode()))
    assert "Số chuyển kỳ sau còn nhiều: {{B19}} việc" in text
    assert "Số chuyển kỳ sau còn nhiều: 4 việc" in text


def test_who_may_not_write_has_no_way_to(place: Place, signed_in: SignIn) -> None:
    client = signed_in(place.officer)
    query = QUERY.replace("QN00", "QN01")
    assert "/bao-cao/loi-van/" not in client.get(f"/bao-cao/{query}").content.decode()
    assert client.get(f"/bao-cao/loi-van/han_che/{query}").status_code == 403
    assert client.post(TEXT, {"loi": "Một.", "luu": "1"}).status_code in (403, 404)


def test_a_section_that_is_none_is_not_found(place: Place, signed_in: SignIn) -> None:
    client = signed_in(place.statistician)
    assert client.get(f"/bao-cao/loi-van/khac/{QUERY}").status_code == 404


@pytest.fixture
def closed(place: Place) -> Publication:
    """A version, and a case that was recorded after it."""
    asked = freezing.Asking(place.province.top, TO, VersionKind.PROVISIONAL)
    version = freezing.close(asked, by=None, now=KNOWN)
    later = a_new_case(place.province.first, case(date(2021, 11, 3)), "MUỘN")
    recorded = moment(date(2022, 5, 3))
    acts = [replace(act, recorded_at=recorded) for act in later.acts]
    open_cases([replace(later, acts=acts)], now=moment(date(2022, 5, 4)))
    return version


def test_a_report_of_a_closed_version_stays_as_it_was(
    place: Place, closed: Publication, signed_in: SignIn
) -> None:
    client = signed_in(place.statistician)
    query = f"?don_vi=QN00&den=2022-03-31&ban={closed.code}"
    text = page(client, query)
    assert "Tổng số đã giải quyết là 5 việc" in text
    assert f"mã {closed.code}" in text
    now = page(client, "?don_vi=QN00&den=2022-03-31")
    assert "Tổng số đã giải quyết là 6 việc" in now
    answer = client.get(f"/bao-cao/{query}&tep=pdf")
    assert f"mã {closed.code}" in pdf.text_of(answer.content)


def test_the_command_takes_a_closed_version(
    closed: Publication, tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.pdf"
    assert run("--publication", closed.code, "--pdf", str(file)) == 0
    assert closed.code in pdf.text_of(file.read_bytes())
    with pytest.raises(CommandError, match="Không có bản số liệu khong"):
        run("--publication", "khong", "--pdf", str(file))
    with pytest.raises(CommandError, match="Chưa biết lập báo cáo nào"):
        run("--pdf", str(file))
