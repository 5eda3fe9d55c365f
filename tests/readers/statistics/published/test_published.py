"""Số liệu đã công bố (statistics acceptance 1): identities hold, misprints are findings."""

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from tests.readers.statistics.statistics_book import Book
from thads.readers.statistics.published.checking import checked, findings
from thads.readers.statistics.published.commands import register
from thads.readers.statistics.published.reading import (
    COLUMNS,
    SHIPPED,
    BadPublished,
    Published,
    read,
)

KNOWN_MISPRINTS = {
    ("Toàn quốc", date(2017, 3, 31), "hai nơi in khác nhau"),
    ("Toàn quốc", date(2020, 9, 30), "K8, tiền"),
    ("Hưng Yên", date(2017, 6, 30), "K8, việc"),
    ("Toàn quốc", date(2010, 9, 30), "Chấp hành viên theo cấp"),
    ("Toàn quốc", date(2018, 7, 31), "K15"),
    ("Toàn quốc", date(2016, 9, 30), "K1, chủ động và theo yêu cầu"),
}


def test_the_six_known_misprints_are_found_and_nothing_else() -> None:
    found = findings(read())
    assert {(each.scope, each.last, each.rule) for each in found} == KNOWN_MISPRINTS
    assert len(found) == len(KNOWN_MISPRINTS)
    assert all(each.sources for each in found)


def test_a_hundred_identities_have_all_their_sides_printed() -> None:
    assert checked(read()) > 100


def test_no_misprint_is_known_by_name() -> None:
    """The rules are the same for every row: figures moved elsewhere are found there."""
    moved = [_moved(row, "Tỉnh Khác", 40) for row in read()]
    rules = {(each.last.year - 40, each.rule) for each in findings(moved)}
    late = {rule for _, last, rule in KNOWN_MISPRINTS if last.year >= 2020}
    assert late <= {rule for _, rule in rules}


def _moved(row: Published, scope: str, years: int) -> Published:
    words = {name: getattr(row, name) for name in row.__dataclass_fields__}
    first = row.first.replace(year=row.first.year + years)
    last = row.last.replace(year=row.last.year + years)
    return Published(**{**words, "scope": scope, "first": first, "last": last})


def _row(**given: str) -> str:
    whole = {
        "pham_vi": "Tỉnh A",
        "tu_ngay": "2022-10-01",
        "den_ngay": "2023-09-30",
        "ban": "",
        "don_vi_tinh": "viec",
        "do_chinh_xac": "chinh_xac",
        "loai": "cong_bo",
        "nguon": "Báo A",
        **given,
    }
    return ",".join(whole[name] for name in COLUMNS)


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "so.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    return path


def test_carried_over_that_changes_within_the_year_and_a_fall_are_found(
    tmp_path: Path,
) -> None:
    path = _file(
        tmp_path,
        _row(chi_so="viec_cu_chuyen_sang", gia_tri="100", den_ngay="2023-03-31"),
        _row(chi_so="viec_cu_chuyen_sang", gia_tri="101"),
        _row(chi_so="viec_thi_hanh_xong", gia_tri="50", den_ngay="2023-03-31"),
        _row(chi_so="viec_thi_hanh_xong", gia_tri="49"),
    )
    assert [each.rule for each in findings(read(path))] == ["K9", "K11"]


def test_administrative_judgments_add_up_or_are_found(tmp_path: Path) -> None:
    parts = {"xong": "896", "huy_hoan_tam_dinh_chi": "11", "dang": "1066"}
    rows = [_row(chi_so=f"tha_hanh_chinh_{k}", gia_tri=v) for k, v in parts.items()]
    right = _file(tmp_path, *rows, _row(chi_so="tha_hanh_chinh_phai", gia_tri="1973"))
    assert findings(read(right)) == []
    wrong = _file(tmp_path, *rows, _row(chi_so="tha_hanh_chinh_phai", gia_tri="1937"))
    assert [each.rule for each in findings(read(wrong))] == ["K16"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"gia_tri": "84,25x"}, "gia_tri"),
        ({"gia_tri": "NaN"}, "gia_tri"),
        ({"gia_tri": "1", "den_ngay": "30/9/2023"}, "den_ngay"),
        ({"gia_tri": "1", "do_chinh_xac": "gan"}, "do_chinh_xac"),
        ({"gia_tri": "1", "nguon": ""}, "nguồn"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(
    tmp_path: Path, wrong: dict[str, str], told: str
) -> None:
    value = wrong["gia_tri"].replace(",", ";")
    path = _file(tmp_path, _row(chi_so="ty_le_viec", **{**wrong, "gia_tri": value}))
    with pytest.raises(BadPublished, match=f"Dòng 2.*{told}"):
        read(path)


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text("pham_vi,gia_tri\nA,1\n", encoding="utf-8")
    with pytest.raises(BadPublished, match="thiếu cột tu_ngay"):
        read(path)


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    given = parser.parse_args(["published", "check", *words])
    return int(given.func(given))


def test_the_command_reports_and_never_silently_accepts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run("--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["findings"]) == len(KNOWN_MISPRINTS)
    assert run() == 1
    assert "Nguồn: https://thads.moj.gov.vn" in capsys.readouterr().out
    right = _file(tmp_path, _row(chi_so="viec_thi_hanh_xong", gia_tri="5"))
    assert run(str(right)) == 0
    with pytest.raises(CommandError, match="thiếu cột"):
        run(str(SHIPPED.parent / "chi-so.toml"))


@pytest.fixture
def quang_ninh(book: Book) -> Book:
    """The book of the province whose figures a newspaper printed."""
    top = book.home.top
    top.name = "Cục THADS tỉnh Quảng Ninh"
    top.save(update_fields=["name"])
    return book


def test_the_page_sets_published_figures_beside_ours(
    quang_ninh: Book, signed_in: Callable[..., Any]
) -> None:
    client = signed_in(quang_ninh.statistician)
    asked = {"don_vi": "QN00", "den": "2022-03-31"}
    content = client.get("/bieu/so-cong-bo/", asked).content.decode()
    assert "5.608 việc" in content and "Báo Quảng Ninh, 20/4/2022" in content
    assert "/bieu/01/o/?don_vi=QN00" in content and "−" in content
    assert "K15" in content
    other = client.get("/bieu/so-cong-bo/", {**asked, "den": "2021-12-31"})
    assert "Chưa có số công bố nào" in other.content.decode()
    wrong = client.get("/bieu/so-cong-bo/", {**asked, "den": "x"})
    assert wrong.status_code == 422
