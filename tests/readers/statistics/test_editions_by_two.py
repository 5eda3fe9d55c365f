"""Bản biểu do hai người đưa vào áp dụng: upload, examples, second person, in force."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.builders.agencies import an_account
from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, Book
from thads.law.indicators.publication import VersionKind
from thads.readers.statistics.closing import freezing
from thads.readers.statistics.closing.computing import edition_of
from thads.readers.statistics.closing.kept import Kept
from thads.readers.statistics.editions_in_use import edition_in_use, editions_on
from thads.records.agencies import access
from thads.records.agencies.models import FormEdition, Role, Unit
from thads.records.publications import editions
from thads.records.publications.models import (
    EditionProposal,
    Publication,
    PublishedForm,
)

FILE = Path(__file__).parent / "editions" / "01-2022t.toml"
PAGE = "/bieu/ban-bieu/"
BASIS = "Thông tư thử nghiệm 05, ngày 15/5/2022"
As = Callable[[Any], Any]


@pytest.fixture
def browsing(as_app_role: Callable[[], Any]) -> Callable[[Any], Client]:
    """A client of an account; `with as_app_role()` stands around the whole test."""

    def browse(account: Any) -> Client:
        client = Client()
        client.force_login(account, "thads.records.agencies.backends.SignInBackend")
        return client

    return browse


def closed(unit: Unit) -> Publication:
    asked = freezing.Asking(unit, LAST, VersionKind.OFFICIAL, known_at=CLOSED_AT)
    return freezing.close(asked, by=None, now=NOW + timedelta(days=1))


def proposed(client: Client, text: str, basis: str = BASIS) -> Any:
    given = {"noi_dung": text, "can_cu": basis}
    return client.post(f"{PAGE}de-nghi/", given)


def test_an_annex_goes_from_the_file_to_the_form_by_two_persons(
    book: Book, as_app_role: Callable[[], Any], browsing: Callable[[Any], Client]
) -> None:
    """Old versions keep their edition; the form is the new one from its day on."""
    first = closed(book.home.top)
    head = an_account(book.home.top, Role.HEAD)
    text = FILE.read_text(encoding="utf-8")
    with as_app_role():
        ours, theirs = browsing(book.statistician), browsing(head)
        wrong = text.replace("B8 = 1, B21 = 0", "B8 = 1, B21 = 3")
        red = uploaded(ours, wrong)
        assert "Chưa đạt." in red and "cột B21: tính ra 0, ví dụ ghi 3" in red
        assert "Đề nghị áp dụng" not in red
        green = uploaded(ours, text)
        assert "Đạt." in green and "Đề nghị áp dụng</button>" in green
        answer = proposed(ours, text.replace("\n", "\r\n"))
        assert answer.status_code == 302
        page = answer["Location"]
        assert "người đề nghị không tự quyết định" in html(ours, page)
        assert "01-2022t" in html(theirs, PAGE)
        before = html(theirs, form_at("2022-03-31"))
        assert "Đang giải quyết" not in before
        early = decided(theirs, page, ap_dung_tu="01/12/2021")
        assert early.status_code == 422
        assert "tệp ghi áp dụng từ" in early.content.decode()
        assert decided(theirs, page, ap_dung_tu="01/01/2022").status_code == 302
        assert "đã áp dụng" in html(theirs, page)
        assert "theo quyết định của" in html(theirs, f"{PAGE}01-2022t/")
        after = html(ours, form_at("2022-03-31"))
        assert "Đang giải quyết" in after and "01-2022t" in after
        assert "Đang giải quyết" not in html(ours, form_at("2021-12-31"))
        kept = html(ours, f"/bieu/01/?don_vi=QN00&den=2022-03-31&ban={first.code}")
        assert "Đang giải quyết" not in kept and "01-2020" in kept
    assert FormEdition.objects.get().content == text
    assert Kept(first).form("01").edition.code == "01-2020"
    assert freezing.reproduce(first).same
    assert edition_of(PublishedForm(edition="01-2022t")).code == "01-2022t"
    assert [e.code for e in editions_on(LAST) if e.form == "01"] == ["01-2022t"]


def uploaded(client: Client, text: str) -> str:
    upload = SimpleUploadedFile(FILE.name, text.encode())
    found: str = client.post(f"{PAGE}kiem-tra/", {"tep": upload}).content.decode()
    return found


def form_at(day: str) -> str:
    return f"/bieu/01/?don_vi=QN00&den={day}"


def html(client: Client, path: str) -> str:
    found: str = client.get(path).content.decode()
    return found


def decided(client: Client, page: str, **given: str) -> Any:
    return client.post(f"{page}quyet-dinh/", {"quyet_dinh": "ap_dung", **given})


def test_a_refusal_says_why_and_the_same_file_may_come_again(
    book: Book, as_app_role: Callable[[], Any], browsing: Callable[[Any], Client]
) -> None:
    head = an_account(book.home.top, Role.HEAD)
    below = an_account(book.home.units["QN01"], Role.STATISTICIAN)
    text = FILE.read_text(encoding="utf-8")
    with as_app_role():
        ours, theirs = browsing(book.statistician), browsing(head)
        assert "Đề nghị áp dụng</button>" not in uploaded(browsing(below), text)
        for wrong, said in (
            (proposed(ours, text, " "), "Ghi số, ngày của văn bản"),
            (proposed(ours, "form = = 1"), "không phải TOML hợp lệ"),
            (proposed(ours, ""), "Chưa đề nghị được"),
            (proposed(ours, text.replace("B21 = 1", "B21 = 2")), "chưa đạt"),
            (proposed(ours, text.replace('"01-2022t"', '"01-2020"')), "Đã có bản"),
            (proposed(browsing(below), text), "cấp trên cùng đề nghị"),
        ):
            assert wrong.status_code == 422 and said in wrong.content.decode(), said
        page = proposed(ours, text)["Location"]
        assert "đang chờ quyết định" in proposed(ours, text).content.decode()
        no = {"quyet_dinh": "tu_choi"}
        assert theirs.post(f"{page}quyet-dinh/", no).status_code == 422
        no["ly_do"] = "Cột B10 sai tên."
        assert theirs.post(f"{page}quyet-dinh/", no).status_code == 302
        assert "Cột B10 sai tên." in html(ours, page)
        late = decided(theirs, page, ap_dung_tu="01/01/2022")
        assert "đã có quyết định" in late.content.decode()
        assert proposed(ours, text).status_code == 302
        assert ours.get(f"{PAGE}de-nghi/999/").status_code == 404
    assert edition_in_use("01", LAST).code == "01-2020"


ADD = (
    "INSERT INTO publications_editiondecision (proposal_id, verdict, valid_from, "
    "reason, account, name, title, decided_at) VALUES (%s, 'ap_dung', %s, '', %s, "
    "'x', '', now())"
)


def test_the_database_lets_nobody_decide_alone_or_take_back(
    book: Book, as_app_role: Callable[[], Any]
) -> None:
    """Also with the checks of the program switched off."""
    both = an_account(book.home.top, Role.LEADERSHIP)
    stranger = an_account(book.home.units["QN01"], Role.HEAD)
    day = date(2022, 1, 1)
    with as_app_role():
        access.show_pass(book.statistician.pk)
        person = access.person(book.statistician.pk, date(2026, 4, 1))
        assert person is not None
        checked = editions.CheckedFile("X", "01", day, "form")
        given = editions.propose(checked, "Căn cứ", by=person, now=NOW)
        refused(ADD, given.pk, day, book.statistician.pk)
        refused(
            "INSERT INTO agencies_formedition VALUES ('Y', '01', %s, '', now())", day
        )
        refused("UPDATE publications_editionproposal SET content = 'y'")
        access.show_pass(stranger.pk)
        refused(ADD, given.pk, day, stranger.pk)
        refused(ADD, given.pk, day, both.pk)
        access.show_pass(both.pk)
        refused(ADD, given.pk, day - timedelta(days=1), both.pk)
        run(ADD, given.pk, day, both.pk)
        refused("DELETE FROM publications_editiondecision")
        access.show_pass(None)
    for table in ("publications_editionproposal", "publications_editiondecision"):
        refused(f"DELETE FROM {table}")
        refused(f"TRUNCATE {table} CASCADE")
    assert EditionProposal.objects.get().decision.valid_from == day


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement: str, *values: Any) -> None:
    with pytest.raises(DatabaseError):
        run(statement, *values)


def test_every_form_in_force_is_there_on_a_day(db: None) -> None:
    assert {each.form for each in editions_on(date(2026, 9, 30))} >= {"01", "12"}
    assert {each.form for each in editions_on(date(2014, 9, 30))} == {"01", "02"}
