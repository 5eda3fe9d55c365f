"""Xuất sổ: which rows go out, to whom, and in what form."""

import csv
import json
from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.db import transaction

from tests.builders.agencies import an_account
from tests.builders.books import NOW, Book, a_book, with_act
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.commands import run_export
from thads.readers.exchange.export import CodesCollide, export_book
from thads.readers.exchange.read import read_book
from thads.readers.exchange.write import write_book
from thads.records.agencies.access import show_pass
from thads.records.agencies.models import Role, Unit
from thads.records.audit.models import Entry

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def imported(book: Book) -> None:
    assert import_book(book, now=NOW).problems == ()


def exported(unit: str, folder: Path) -> dict[str, list[dict[str, str]]]:
    write_book(export_book(Unit.objects.get(code=unit)), folder)
    found = {}
    for file in folder.iterdir():
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem] = list(csv.DictReader(lines))
    return found


def codes(rows: list[dict[str, str]]) -> list[str]:
    return [row["ma"] for row in rows]


def test_unit_takes_its_own_cases_and_the_units_above(tmp_path: Path) -> None:
    imported(a_book())
    book = exported("QN02", tmp_path / "so")
    assert codes(book["don_vi"]) == ["QN00", "QN02"]
    assert codes(book["can_bo"]) == ["QN02-CHV01"]
    assert codes(book["ban_an"]) == ["BA2"]
    assert codes(book["viec"]) == ["V2"]
    assert {row["viec"] for row in book["hanh_vi"]} == {"V2"}
    assert book["chi_tieu"] == []


def test_case_handed_over_goes_with_every_unit_that_held_it(tmp_path: Path) -> None:
    imported(with_act(loai="ban_giao_viec", don_vi_nhan="QN01"))
    giver = exported("QN02", tmp_path / "giver")
    taker = exported("QN01", tmp_path / "taker")
    assert codes(giver["viec"]) == ["V2"]
    assert codes(taker["viec"]) == ["V1", "V2"]
    assert [row["don_vi"] for row in taker["viec"]] == ["QN01", "QN02"]
    assert len([row for row in taker["hanh_vi"] if row["viec"] == "V2"]) == 3
    assert codes(taker["don_vi"]) == ["QN00", "QN01", "QN02"]


def test_further_columns_come_out_as_they_went_in(tmp_path: Path) -> None:
    book = a_book()
    book["hanh_vi"][4]["Người nộp"] = "Đỗ Thị Hoà"
    book["duong_su"][1]["email"] = "thads@example.org"
    imported(book)
    out = exported("QN00", tmp_path / "so")
    assert [row["Người nộp"] for row in out["hanh_vi"]][4] == "Đỗ Thị Hoà"
    assert [row["email"] for row in out["duong_su"]][1] == "thads@example.org"


def test_values_have_one_way_of_writing(tmp_path: Path) -> None:
    imported(a_book())
    out = exported("QN00", tmp_path / "so")
    assert out["don_vi"][1]["tu_ngay"] == "2009-07-01"
    assert out["hanh_vi"][2]["ghi_nhan_luc"] == "2021-03-08 10:15:00"
    assert out["hanh_vi"][5]["ghi_chu"] == "ghi nhầm, xem sổ quỹ"
    assert out["nghia_vu"][0]["so_tien"] == "100000000"
    assert out["chi_tieu"][0]["gia_tri"] == "83.06"


def test_judgment_without_a_case_stays_in_the_book_of_the_province(
    tmp_path: Path,
) -> None:
    book = a_book()
    book["ban_an"].append({**book["ban_an"][0], "ma": "BA9"})
    imported(book)
    assert codes(exported("QN00", tmp_path / "all")["ban_an"]) == ["BA1", "BA2", "BA9"]
    assert codes(exported("QN01", tmp_path / "one")["ban_an"]) == ["BA1"]


def test_zip_is_a_book_too(tmp_path: Path) -> None:
    imported(a_book())
    write_book(export_book(Unit.objects.get(code="QN00")), tmp_path / "so.zip")
    assert len(read_book(tmp_path / "so.zip")["hanh_vi"]) == 8


def test_codes_of_two_provinces_that_collide_are_named(tmp_path: Path) -> None:
    imported(a_book())
    other = json.loads(json.dumps(a_book()).replace("QN", "HY"))
    other["hanh_vi"].append(
        {
            "viec": "V2",
            "stt": 3,
            "loai": "ban_giao_viec",
            "ngay": "2021-05-04",
            "don_vi_nhan": "QN02",
        }
    )
    imported(other)
    with pytest.raises(CodesCollide, match=r"việc trùng nhau \(V2\)"):
        export_book(Unit.objects.get(code="QN02"))


@pytest.mark.parametrize(
    ("unit", "role", "expected"),
    [
        ("QN01", Role.OFFICER, ["V1"]),
        ("QN02", Role.HEAD, ["V2"]),
        ("QN00", Role.OFFICER, []),
        ("QN00", Role.LEADERSHIP, ["V1", "V2"]),
    ],
)
def test_person_exports_only_what_they_may_see(
    as_app_role: AsApp, tmp_path: Path, unit: str, role: Role, expected: list[str]
) -> None:
    imported(a_book())
    account = an_account(Unit.objects.get(code=unit), role)
    with as_app_role(), transaction.atomic():
        show_pass(account.pk)
        out = exported("QN00", tmp_path / "so")
    assert codes(out["viec"]) == expected
    for sheet in ("duong_su", "nghia_vu", "hanh_vi"):
        assert {row["viec"] for row in out[sheet]} == set(expected)


def test_export_command_writes_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(a_book())
    target = tmp_path / "so.xlsx"
    assert run_export(Namespace(unit="QN00", target=target)) == 0
    assert "Đã xuất 25 dòng" in capsys.readouterr().out
    assert len(read_book(target)["viec"]) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["so.xlsx"]


def test_export_is_noted_in_the_audit_trail(as_app_role: AsApp, tmp_path: Path) -> None:
    imported(a_book())
    account = an_account(Unit.objects.get(code="QN01"), Role.HEAD)
    with as_app_role(), transaction.atomic():
        show_pass(account.pk)
        given = Namespace(
            unit="QN01", target=tmp_path / "so", acting_as="qn01.thu_truong"
        )
        assert run_export(given) == 0
    noted = Entry.objects.get(action="xuat_so")
    assert (noted.account_id, noted.username) == (account.pk, "qn01.thu_truong")
    assert noted.subject == "don_vi:QN01"
    assert noted.sentence.endswith(": 1 việc.")
    assert Entry.objects.get(action="nhap_so").sentence == "Nhập sổ: 2 việc, 8 hành vi."


def test_export_of_an_unknown_unit(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Không có đơn vị mã “XX”"):
        run_export(Namespace(unit="XX", target=tmp_path / "so"))
