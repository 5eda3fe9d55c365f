"""Nhập sổ: all or nothing, what is kept, what is told at the end."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.builders.books import NOW, a_book, with_act, workbook_of
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.read import read_book
from thads.records.agencies.models import Officer, Target, Unit
from thads.records.cases.models import Case, Judgment
from thads.records.ledger.models import Act, Book, Proceeding
from thads.records.ledger.queries import acts_of
from thads.records.ledger.verify import verify

pytestmark = pytest.mark.django_db
VIETNAM = NOW.tzinfo


def later_book() -> dict[str, list[dict[str, object]]]:
    """The same units and officers, with one new case recorded later."""
    book = with_act(ghi_nhan_luc="2021-04-20 08:00:00")
    book["hanh_vi"] = [row for row in book["hanh_vi"] if row["viec"] == "V2"]
    for row in book["hanh_vi"]:
        row["viec"], row["ghi_nhan_luc"] = "V7", "2021-04-20 08:00:00"
    book["ban_an"], book["viec"] = book["ban_an"][1:], book["viec"][1:]
    book["ban_an"][0]["ma"] = book["viec"][0]["ban_an"] = "BA7"
    book["viec"][0]["ma"] = "V7"
    book["duong_su"], book["nghia_vu"] = [], []
    return book


def test_what_the_book_says_is_in_the_system() -> None:
    assert import_book(a_book(), now=NOW).accepted
    case = Case.objects.select_related("proceeding", "judgment").get(
        proceeding__code="V1"
    )
    assert case.debtor_name == "Đỗ Thị Hoà"
    assert case.creditor_name == "Ngân hàng Hạ Long"
    assert case.judgment.number == "12/2021/DS-ST"
    assert case.proceeding.due == case.proceeding.remaining == 100_000_000
    assert case.proceeding.opened_on == date(2021, 3, 4)
    assert case.proceeding.number == "15/QĐ-THA"
    assert Unit.objects.get(code="QN01").agency.code == "QN01"
    assert Officer.objects.count() == 2
    assert str(Target.objects.get().percent) == "83.06"


def test_recording_moments_are_of_vietnam() -> None:
    import_book(a_book(), now=NOW)
    first = acts_of(Proceeding.objects.get(code="V1").pk)[0]
    assert first.recorded_at == datetime(2021, 3, 1, 8, 30, tzinfo=VIETNAM)


def test_act_without_a_moment_is_recorded_with_the_import() -> None:
    import_book(with_act(), now=NOW)
    assert acts_of(Proceeding.objects.get(code="V2").pk)[-1].recorded_at == NOW


def test_due_is_money_and_valued_property() -> None:
    book = a_book()
    book["nghia_vu"] += [
        {"viec": "V2", "ma": "N3", "loai": "tra_tai_san", "so_tien": 7},
        {"viec": "V2", "ma": "N4", "loai": "cong_viec", "so_tien": 100},
    ]
    import_book(book, now=NOW)
    assert Proceeding.objects.get(code="V2").due == 5_000_007


def test_whole_numbers_as_other_programs_write_them() -> None:
    book = a_book()
    book["nghia_vu"][0]["so_tien"] = "100000000.0"
    book["hanh_vi"][5]["dinh_chinh_stt"] = "5.0"
    assert import_book(book, now=NOW).accepted
    assert Proceeding.objects.get(code="V1").due == 100_000_000


def test_case_without_any_act_yet() -> None:
    book = a_book()
    book["viec"].append({**book["viec"][0], "ma": "V3"})
    assert import_book(book, now=NOW).accepted
    case = Proceeding.objects.get(code="V3")
    assert (case.version, case.status, case.due) == (0, "da_tiep_nhan", 0)


def test_refused_book_writes_nothing() -> None:
    done = import_book(with_act(loai="lạ"), now=NOW)
    assert done.total("read") == done.total("refused") == 26
    assert not Unit.objects.exists()
    assert not Judgment.objects.exists()
    assert not Book.objects.exists()


def test_dry_run_tells_all_and_writes_nothing() -> None:
    done = import_book(a_book(), now=NOW, dry_run=True)
    assert done.accepted
    assert (done.total("read"), done.total("recorded")) == (25, 0)
    assert [opening.unit for opening in done.openings] == ["QN01", "QN02"]
    assert not Unit.objects.exists()


class PowerCut(BaseException):
    """The lights go out."""


def test_import_that_breaks_off_leaves_nothing() -> None:
    def stop(stage: str, done: int, total: int) -> None:
        if stage == "ghi việc":
            raise PowerCut

    with pytest.raises(PowerCut):
        import_book(a_book(), now=NOW, progress=stop)
    assert not Unit.objects.exists()
    assert not Act.objects.exists()


KILLED = """
import os, sys
from django.utils import timezone
import django
django.setup()
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.read import read_book

def die(stage, done, total):
    if stage == "ghi việc":
        os.kill(os.getpid(), 9)

import_book(read_book(sys.argv[1]), now=timezone.now(), progress=die)
"""


@pytest.mark.django_db(transaction=True)
def test_import_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    path = workbook_of(tmp_path / "so.xlsx", a_book())
    settings: dict[str, Any] = connection.settings_dict
    url = (
        f"postgres://{settings['USER']}:{settings['PASSWORD']}@/{settings['NAME']}"
        f"?host={settings['HOST']}&port={settings['PORT']}"
    )
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)],
        env={**os.environ, "DATABASE_URL": url, "THADS_DB_ROLE": "owner"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == -9, done.stderr
    assert not Unit.objects.exists()
    assert not Act.objects.exists()


def test_same_book_twice_is_refused() -> None:
    import_book(a_book(), now=NOW)
    done = import_book(a_book(), now=NOW)
    assert [(p.sheet, p.row) for p in done.problems] == [
        ("ban_an", 2),
        ("ban_an", 3),
        ("viec", 2),
        ("viec", 3),
    ]
    assert Case.objects.count() == 2


def test_another_province_may_use_the_same_codes() -> None:
    import_book(a_book(), now=NOW)
    other = a_book()
    for sheet in ("don_vi", "can_bo", "viec", "chi_tieu"):
        for row in other[sheet]:
            for name, value in row.items():
                if name != "ban_an":
                    row[name] = str(value).replace("QN", "HY")
    assert import_book(other, now=NOW).accepted
    assert Proceeding.objects.filter(code="V1").count() == 2


def test_later_book_of_the_same_units_goes_on() -> None:
    import_book(a_book(), now=NOW)
    done = import_book(later_book(), now=NOW)
    assert done.problems == ()
    assert done.sheets["don_vi"].unchanged == 3
    assert done.sheets["can_bo"].unchanged == 2
    assert done.sheets["chi_tieu"].unchanged == 1
    assert done.total("read") == done.total("recorded")
    assert Unit.objects.count() == 3


@pytest.mark.parametrize(
    ("sheet", "column", "value"),
    [
        ("don_vi", "ten", "Tên khác"),
        ("don_vi", "den_ngay", "2025-06-30"),
        ("can_bo", "don_vi", "QN02"),
        ("chi_tieu", "gia_tri", "80"),
        ("don_vi", "ghi chú thêm", "mới"),
    ],
)
def test_what_is_there_already_is_not_changed_by_a_book(
    sheet: str, column: str, value: str
) -> None:
    import_book(a_book(), now=NOW)
    book = later_book()
    book[sheet][0][column] = value
    (problem,) = import_book(book, now=NOW).problems
    assert (problem.sheet, problem.column) == (sheet, column)
    assert "đã có trong hệ thống với" in problem.message


def test_book_is_never_continued_before_its_last_act() -> None:
    import_book(a_book(), now=NOW)
    book = later_book()
    book["hanh_vi"][0]["ghi_nhan_luc"] = "2021-03-24 08:59:59"
    (problem,) = import_book(book, now=NOW).problems
    assert (problem.sheet, problem.row, problem.column) == (
        "hanh_vi",
        2,
        "ghi_nhan_luc",
    )
    assert "24/03/2021 09:00:00" in problem.message


def test_new_case_of_a_judgment_received_before() -> None:
    import_book(a_book(), now=NOW)
    book = later_book()
    book["ban_an"], book["viec"][0]["ban_an"] = [], "BA1"
    assert import_book(book, now=NOW).accepted
    assert Judgment.objects.get(code="BA1").cases.count() == 2


def test_history_the_law_would_refuse_is_recorded_and_told() -> None:
    book = with_act(loai="thu_tien", so_tien=9_000_000, ghi_nhan_luc="2021-03-25 08:00")
    done = import_book(book, now=NOW)
    assert done.accepted
    about = {finding.kind: finding for finding in done.findings if finding.row == 10}
    assert "act_is_not_after_its_recording" in about
    assert "collection_is_within_what_remains" in about
    assert about["act_is_not_after_its_recording"].citation
    assert acts_of(Proceeding.objects.get(code="V2").pk)[-1].amount == 9_000_000


@pytest.mark.parametrize(
    ("hour", "found"),
    [("22:30", True), ("05h15", True), ("06:00", False), ("14:00", False), ("", False)],
)
def test_coercion_at_a_forbidden_hour_is_found_in_a_past_history(
    hour: str, found: bool
) -> None:
    book = with_act(loai="to_chuc_cuong_che", ket_qua="thanh_cong", gio=hour)
    done = import_book(book, now=NOW)
    assert done.accepted
    kinds = {finding.kind for finding in done.findings if finding.row == 10}
    assert ("coercion_is_not_at_night" in kinds) is found


@pytest.mark.parametrize(
    ("signer", "found"),
    [
        ("QN02-CHV01", True),
        ("van_thu", True),
        ("thu_truong", False),
        ("pho_thu_truong", False),
        ("QN02-LD01", False),
        ("QN02-LD02", True),
        ("", False),
    ],
)
def test_a_signatory_without_authority_is_found_in_a_past_history(
    signer: str, found: bool
) -> None:
    book = with_act(loai="quyet_dinh_dinh_chi", ly_do="50.1.a", ky_boi=signer)
    head = {"don_vi": "QN02", "tu_ngay": "2015-01-01", "chuc_danh": "Chi cục trưởng"}
    book["can_bo"] += [
        {"ma": "QN02-LD01", "ho_ten": "Vũ Thị Lan", **head},
        {"ma": "QN02-LD02", "ho_ten": "Bùi Văn Cũ", **head, "den_ngay": "2020-12-31"},
    ]
    done = import_book(book, now=NOW)
    assert done.accepted
    kinds = {finding.kind for finding in done.findings if finding.row == 10}
    assert ("signatory_has_authority" in kinds) is found


def test_a_recorder_of_another_role_is_found() -> None:
    done = import_book(with_act(ghi_boi="ke_toan"), now=NOW)
    kinds = {finding.kind for finding in done.findings if finding.row == 10}
    assert "recorder_has_authority" in kinds


def test_an_act_keeps_its_hour_and_who_stood_behind_it() -> None:
    given = {"gio": "09:05", "ky_boi": "QN02-CHV01", "ghi_boi": "van_thu"}
    import_book(with_act(**given), now=NOW)
    act = acts_of(Proceeding.objects.get(code="V2").pk)[-1]
    assert act.at is not None
    assert f"{act.at:%H:%M}" == "09:05"
    assert (act.signed_as, act.signed_by) == ("chap_hanh_vien", "QN02-CHV01")
    assert act.recorded_as == "van_thu"
    assert verify().breaks == ()


def test_openings_are_what_each_unit_holds() -> None:
    book = with_act(loai="ban_giao_viec", don_vi_nhan="QN01", ngay="2021-05-04")
    (opening,) = import_book(book, now=NOW).openings
    assert (opening.unit, opening.cases, opening.open_cases) == ("QN01", 2, 2)
    assert opening.due == opening.remaining == 105_000_000


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []
    import_book(a_book(), now=NOW, progress=lambda *each: told.append(each))
    assert ("xét theo luật", 2, 2) in told
    assert ("ghi việc", 2, 2) in told
    stage, done, total = told[-1]
    assert stage == "ghi hành vi"
    assert done == total == Act.objects.count()


def test_workbook_with_typed_cells_says_the_same(tmp_path: Path) -> None:
    book = a_book()
    book["don_vi"][0]["tu_ngay"] = date(2009, 7, 1)
    book["duong_su"][0]["so_giay_to"] = 22182260692
    book["hanh_vi"][0]["stt"] = 1
    book["nghia_vu"][0]["so_tien"] = 100000000.0
    path = workbook_of(tmp_path / "so.xlsx", book)
    assert import_book(read_book(path), now=NOW).accepted
    party = Case.objects.get(proceeding__code="V1").parties.order_by("id").first()
    assert party is not None
    assert party.party.identity_number == "22182260692"


def test_two_imports_at_once_come_one_after_the_other(
    django_db_blocker: Any,
) -> None:
    import_book(a_book(), now=NOW)
    settings: dict[str, Any] = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
    ) as other:
        row = other.execute("SELECT pg_try_advisory_xact_lock(7264202)").fetchone()
    assert row == (False,)


def test_head_of_the_book_is_where_the_import_ended() -> None:
    import_book(a_book(), now=NOW + timedelta(days=1))
    book = Book.objects.get(agency__code="QN01")
    assert book.head_position == 6
    assert book.head_recorded_at == datetime(2021, 4, 8, 10, 0, tzinfo=VIETNAM)
