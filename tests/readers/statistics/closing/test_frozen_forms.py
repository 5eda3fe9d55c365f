"""Biểu đã chốt: rows of every axis, lists, Excel, and a package that others can check."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client

from tests.builders.agencies import an_account
from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, Book
from thads.law.indicators.axes import UNITS
from thads.law.indicators.publication import VersionKind, digits_of
from thads.readers.statistics.closing import freezing, packing, unpacking
from thads.readers.statistics.closing.kept import Kept, asked_of, kept_forms
from thads.readers.statistics.figures import figures
from thads.readers.statistics.page import row_views
from thads.readers.statistics.rows import rows
from thads.records.agencies.models import Role, Unit
from thads.records.ledger.actions import record
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.publications import actions
from thads.records.publications.models import Publication

AFTER = NOW + timedelta(days=1)


def close(unit: Unit, **given: Any) -> Publication:
    asked = freezing.Asking(unit, LAST, VersionKind.OFFICIAL, known_at=CLOSED_AT)
    return freezing.close(asked, **{"by": None, "now": AFTER, **given})


def test_the_rows_of_every_axis_are_kept_and_come_out_again(book: Book) -> None:
    version = close(book.home.top)
    first = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    for form in kept_forms(version):
        live = first.of_form(form.edition.form)
        for by in form.edition.axes:
            now = {row.key: digits_of({"": row.cells}) for row in rows(live, by)}
            kept = {row.key: digits_of({"": row.cells}) for row in rows(form, by)}
            assert kept == now, (form.edition.form, by)
    assert freezing.reproduce(version).same
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE publications_publishedaxis DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE publications_publishedaxis SET rows = jsonb_set(rows, "
            "'{0,cells,B8}', '\"9\"') WHERE axis = 'nguon' AND form_id IN "
            "(SELECT id FROM publications_publishedform WHERE form = '01')"
        )
    told = freezing.reproduce(version).sentences
    assert any("đã công bố 9, tính lại được 2" in each for each in told)
    assert any("dòng theo nguon: chữ số đang lưu không khớp" in each for each in told)


@pytest.fixture
def browsing(as_app_role: Callable[[], Any]) -> Callable[[Any], Any]:
    """`with browsing(account) as client:` the pages in that person's rights."""

    @contextmanager
    def browse(account: Any) -> Iterator[Client]:
        client = Client()
        with as_app_role():
            client.force_login(account, "thads.records.agencies.backends.SignInBackend")
            yield client

    return browse


def test_a_frozen_cell_opens_its_list_in_the_rights_of_who_asks(
    book: Book, acting_as: Callable[..., Any], browsing: Callable[..., Any]
) -> None:
    """V3 was handed on after the closing: counted, listed by its code, never named."""
    unit = book.home.units["QN02"]
    statistician = an_account(unit, Role.STATISTICIAN)
    stranger = an_account(book.away.top, Role.STATISTICIAN)
    with acting_as(statistician) as person:
        version = close(unit, by=person)
    case = Proceeding.objects.get(code="V3", root=book.home.top)
    act = ProposedAct("ban_giao_viec", AFTER.date(), receiving_unit="QN01")
    record(proceeding_id=case.pk, act=act, by=None, now=AFTER + timedelta(hours=1))
    asked = f"don_vi=QN02&den=2022-03-31&ban={version.code}"
    with browsing(statistician) as client:
        _looked_at_by_its_own(client, asked, version)
    with browsing(stranger) as client:
        assert client.get(f"/bieu/01/?{asked}").status_code == 422


def _looked_at_by_its_own(client: Client, asked: str, version: Publication) -> None:
    page = client.get(f"/bieu/01/?{asked}").content.decode()
    assert "Bản đã chốt." in page and version.code in page and "Chưa ký" in page
    opened = client.get(f"/bieu/01/o/?{asked}&cot=B2").content.decode()
    assert "1 trong danh sách = 1 trong ô" in opened
    assert "V3" in opened and "nay do đơn vị khác giữ" in opened
    assert "Trần Văn V3" not in opened
    by_source = client.get(f"/bieu/01/?{asked}&truc=nguon").content.decode()
    assert "heo yêu cầu" in by_source


def test_a_unit_is_linked_only_where_its_own_page_opens(
    book: Book, acting_as: Callable[..., Any]
) -> None:
    """A version also counts units whose figures are for others to see."""
    version = close(book.home.top)
    found = Kept(version).form("01")
    assert len(list(found.kept_rows(UNITS) or ())) == 4
    with acting_as(book.officer):
        views = row_views(found, asked_of(found, UNITS), UNITS, None, set())
    led = [each.label for each in views if each.url]
    assert led == ["1. Đơn vị QN01"]


def test_the_excel_file_of_a_version_holds_the_stored_digits(
    book: Book, acting_as: Callable[..., Any], browsing: Callable[..., Any]
) -> None:
    head = an_account(book.home.top, Role.HEAD)
    with acting_as(book.statistician) as person:
        version = close(book.home.top, by=person)
        actions.sign(version, "thong_ke", by=person, now=AFTER)
    with acting_as(head) as person:
        actions.sign(version, "thu_truong", by=person, now=AFTER)
    with browsing(book.statistician) as client:
        _every_sheet_leads_back(client, version)
        _two_versions_stand_side_by_side(client, version)
        packed = client.get(f"/chot-so-lieu/ban/{version.code}/goi/").content
    _package_is_checked(packed)


def _every_sheet_leads_back(client: Client, version: Publication) -> None:
    asked = f"don_vi=QN00&den=2022-03-31&ban={version.code}"
    whole = client.get(f"/bieu/moi-bieu/tep/?{asked}")
    assert version.code in whole.headers["Content-Disposition"]
    sheets = openpyxl.load_workbook(BytesIO(whole.content))
    sheet = sheets["01 Đơn vị"]
    text = "\n".join(str(cell.value) for (cell,) in sheet["A1:A7"])
    code = version.forms.get(form="01").check_code[:4].upper()
    assert version.code in text and "Thủ trưởng: " in text and code in text
    assert "17:00, 06/04/2022" in text and "01-2020" in text
    heads = next(row for row in sheet.iter_rows() if row[0].value == "A")
    at = next(cell.column for cell in heads if cell.value == "B8")
    total = next(row for row in sheet.iter_rows() if row[0].value == "Tổng số")[at - 1]
    assert str(total.value) == "2"
    link = total.hyperlink.target.removeprefix("http://testserver")
    assert link.startswith("/so/01~B8~QN00~20220331~")
    moved = client.get(link).headers["Location"]
    assert f"ban={version.code}" in moved and "cot=B8" in moved
    opened = client.get(moved).content.decode()
    assert "Bản đã chốt." in opened and version.code in opened
    assert "2 trong danh sách = 2 trong ô" in opened
    printed = client.get(f"/chot-so-lieu/ban/{version.code}/").content.decode()
    assert 'class="print-only ph"' in printed and "đã ký" in printed


def _two_versions_stand_side_by_side(client: Client, version: Publication) -> None:
    """V2's end was corrected away later: B8 of QN01 and of the whole goes from 2 to 1."""
    path = f"/chot-so-lieu/ban/{version.code}/chenh-lech/?bieu=01"
    page = client.get(path).content.decode()
    assert "Hai bản cạnh nhau" in page and "Tổng số" in page
    for place in ("QN01~B8", "~B8"):
        assert f"&amp;o={place}#cac-viec" in page
        own = client.get(f"{path}&o={place}").content.decode()
        assert "1 việc làm nên khác biệt của ô B8" in own
        assert "ghi nhận đính chính hành vi số 3" in own
    none = client.get(f"{path}&o=QN02~B8").content.decode()
    assert "0 việc làm nên khác biệt của ô B8" in none


def _package_is_checked(content: bytes) -> None:
    found = unpacking.check(content)
    assert found.holds and len(found.signatures) == 2
    for spoil, said in _SPOILED:
        package = json.loads(content)
        spoil(package)
        again = unpacking.check(json.dumps(package).encode())
        assert any(said in each for each in again.problems), (said, again.problems)
    for wrong in (b"", b"[]", b"{}", b'{"dang": "khac"}', content[:-40], b"\xff\xfe"):
        with pytest.raises(unpacking.UnreadablePackage):
            unpacking.check(wrong)


def _digit(package: Any) -> None:
    package["bieu"][0]["chu_so"]["QN01"]["B8"] = "3"


def _row(package: Any) -> None:
    package["bieu"][0]["truc"][0]["dong"][0]["cells"]["B1"] = "77"


def _code(package: Any) -> None:
    package["bieu"][0]["ma_kiem_chung"] = "0" * 64


def _signer(package: Any) -> None:
    package["chu_ky"][0]["ky_luc"] = "2026-05-01T00:00:00.000000+00:00"


def _act(package: Any) -> None:
    act = package["hanh_vi"][1]
    act["noi_dung"] = act["noi_dung"].replace("QN00-2022", "QN99-2022")


def _note(package: Any) -> None:
    package["hanh_vi"][1]["ghi_chu"] += " "


_SPOILED = (
    (_digit, "chữ số không khớp mã kiểm chứng"),
    (_row, "chữ số không khớp mã kiểm chứng"),
    (_code, "không làm nên mã kiểm chứng của cả bản"),
    (_signer, "Sổ không có hành vi ký"),
    (_act, "không khớp mã băm trong chuỗi"),
    (_note, "ghi chú không khớp mã băm"),
)


def test_the_package_is_written_and_checked_by_commands(
    book: Book, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    import argparse

    from thads.config import operations
    from thads.readers.statistics.closing.commands import run_publication

    version = close(book.home.units["QN01"])
    path = tmp_path / "ban.json"
    told = argparse.Namespace(publication=version.code, file=path)
    assert run_publication(told) == 0
    assert path.read_bytes() == packing.packed(version)
    assert operations.check_publication(argparse.Namespace(file=path)) == 0
    assert "Khớp: chữ số" in capsys.readouterr().out
    path.write_text(path.read_text().replace('"B8": "2"', '"B8": "1"'))
    assert operations.check_publication(argparse.Namespace(file=path)) == 1
