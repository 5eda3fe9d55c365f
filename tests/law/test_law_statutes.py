"""Giá trị luật định: cited, dated, never doubtful without saying so."""

from datetime import date
from pathlib import Path

import pytest

from thads.law import statutes
from thads.law.statutes import Citation, LawDataError, Regime, UnknownValueError

GOOD = """
checked_on = 2026-11-21
[[value]]
key = "thu"
value = 5
unit = "ngay"
valid_from = 2015-07-01
valid_to = 2026-06-30
citation = "luat_2008 36.1"
confidence = "verified"
row = "L155"
text = "Thử trong 5 ngày"
"""


def folder(tmp_path: Path, text: str) -> Path:
    place = tmp_path / "luat_2008"
    place.mkdir(exist_ok=True)
    (place / "thu.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_well_formed_value_is_read(tmp_path: Path) -> None:
    book = statutes.load(folder(tmp_path, GOOD))
    found = book.value("thu", date(2026, 6, 30))
    assert found.in_words() == "5 ngày"
    assert found.is_certain
    assert found.valid_from == date(2015, 7, 1)
    assert found.valid_to == date(2026, 6, 30)
    assert found.checked_on == date(2026, 11, 21)
    assert book.find("thu", date(2026, 7, 1)) is None


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('citation = "luat_2008 36.1"\n', "", "citation"),
        ('citation = "luat_2008 36.1"', 'citation = ""', "citation"),
        ('"luat_2008 36.1"', '"Điều 36"', "không đọc được"),
        ('"luat_2008 36.1"', '"luat_1999 36.1"', "chưa có trong danh mục"),
        ('"luat_2008 36.1"', '"luat_2025 34.3"', "không phải văn bản"),
        ('unit = "ngay"', 'unit = "tuan"', "tuan"),
        ('confidence = "verified"', 'confidence = "chac"', "chac"),
        ("value = 5", "value = -5", "không thể âm"),
        ("value = 5", 'value = "năm"', "value"),
        ("valid_from = 2015-07-01\n", "", "valid_from"),
        ("valid_to = 2026-06-30", 'valid_to = "mai"', "valid_to"),
        ('row = "L155"', 'row = "L155"\nla = 1', "không hiểu"),
        ("checked_on = 2026-11-21\n", "", "checked_on"),
        ("valid_to = 2026-06-30", "valid_to = 2014-06-30", "ngược"),
    ],
)
def test_value_is_refused(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    assert right in GOOD
    with pytest.raises(ValueError, match=says):
        statutes.load(folder(tmp_path, GOOD.replace(right, wrong)))


def test_values_that_overlap_are_refused(tmp_path: Path) -> None:
    again = GOOD.split("\n", 2)[2].replace("2015-07-01", "2026-06-30")
    with pytest.raises(LawDataError, match="trùng nhau"):
        statutes.load(
            folder(tmp_path, GOOD + again.replace("valid_to = 2026-06-30", ""))
        )


def test_value_outside_its_validity_says_what_to_do() -> None:
    with pytest.raises(UnknownValueError, match=r"gui_lai_yeu_cau.*30/06/2026"):
        statutes.value("gui_lai_yeu_cau", date(2026, 6, 30))


def test_regime_belongs_to_the_day_of_the_act() -> None:
    assert statutes.regime(date(2026, 6, 30)) is Regime.LUAT_2008
    assert statutes.regime(date(2026, 7, 1)) is Regime.LUAT_2025
    assert statutes.regime_start(Regime.LUAT_2025) == date(2026, 7, 1)


def test_citation_is_written_short_and_long() -> None:
    cited = Citation.parse("luat_2008 48.1.đ")
    assert cited.short() == str(cited) == "Đ.48 k.1 đ.đ Luật THADS 2008"
    assert cited.long() == (
        "điểm đ khoản 1 Điều 48 Luật Thi hành án dân sự số 26/2008/QH12"
    )
    assert cited.slug() == "48.1.đ"
    assert Citation.parse("luat_2008 44a").short() == "Đ.44a Luật THADS 2008"


def test_first_verification_of_the_new_law_is_marked_conflicting() -> None:
    found = statutes.value("xac_minh_lan_dau", date(2026, 7, 1))
    assert (found.value, found.confidence, found.row) == (10, "conflicting", "L196")
    assert "09 ngày" in found.note


def test_every_value_of_both_laws_names_its_row() -> None:
    book = statutes.default_book()
    for key in book.names():
        for each in book.history(key):
            assert each.row.startswith("L"), key
            assert each.text[0].isupper(), key


def test_instrument_without_its_parts_is_refused() -> None:
    with pytest.raises(LawDataError, match="luat_x"):
        statutes.Instrument.from_table("luat_x", {"name": "Luật"})
