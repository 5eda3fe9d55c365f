"""Bản biểu: validity, refusals, and that every figure has its definition."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from thads.law.indicators import Line, UnknownFormError, edition, editions
from thads.law.indicators.reading import load
from thads.law.statutes.errors import LawDataError

LAST_OF_OLD_LAW = date(2026, 6, 30)
FORM = """
form = "09"
edition = "{name}"
title = "Thử"
measure = "viec"
unit = "việc"
valid_from = {first}
based_on = "văn bản"
version = "1"
confidence = "recalled"
row = "B1"
note = "thử"

[[column]]
letter = "B1"
name = "Một"
group = []
counts = ["thu_ly_moi"]
confidence = "{confidence}"
row = "B1"
meaning = "một"
because = []
"""


def write(folder: Path, name: str, first: str = "2020-01-01", **changes: str) -> None:
    options = {"name": name, "first": first, "confidence": "recalled", **changes}
    text = FORM.format(**options) + changes.get("more", "")
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("form", ["01", "02"])
def test_the_edition_belongs_to_the_last_day_of_the_period(form):
    old = edition(form, LAST_OF_OLD_LAW)
    new = edition(form, LAST_OF_OLD_LAW + timedelta(days=1))
    assert (old.code, new.code) == (f"{form}-2020", f"{form}-2026")
    assert [c.letter for c in new.columns] == [c.letter for c in old.columns]
    assert new.confidence == "recalled" and "chưa đối chiếu phụ lục" in new.note


def test_an_edition_may_replace_one_column_of_another():
    old, new = (edition("01", on) for on in (LAST_OF_OLD_LAW, date(2026, 7, 1)))
    assert old.column("B5c").meaning != new.column("B5c").meaning
    assert old.column("B8") == new.column("B8")


def test_a_period_without_an_edition_is_refused_with_the_first_day_there_is():
    with pytest.raises(UnknownFormError, match="01/10/2013"):
        edition("01", date(2013, 9, 30))


def test_an_unknown_form_names_the_forms_there_are():
    with pytest.raises(UnknownFormError, match="01, 02"):
        edition("77", LAST_OF_OLD_LAW)


def test_an_unknown_column_names_the_columns_there_are():
    with pytest.raises(UnknownFormError, match=r"B1, B2, .* B18"):
        edition("01", LAST_OF_OLD_LAW).column("B99")


@pytest.mark.parametrize("asked", ["b8", "B8"])
def test_a_column_is_found_in_either_case(asked):
    assert edition("01", LAST_OF_OLD_LAW).column(asked).name == "Thi hành xong"


def test_the_rate_is_found_by_its_name():
    assert edition("02", LAST_OF_OLD_LAW).column("rate").letter == "M20"


OLD_REGIME = {"01-2013", "02-2013"}
OF_CASES = [
    each
    for each in editions()
    if each.form in ("01", "02") and each.code not in OLD_REGIME
]
OF_ACTS = [each for each in editions() if each.counts_acts]


@pytest.mark.parametrize("each", OF_CASES, ids=lambda each: each.code)
def test_every_line_is_counted_by_some_column(each):
    counted = {line for column in each.columns for line in column.counts}
    unused = set(Line) - counted
    unused -= {Line.KEPT_IN_SEPARATE_BOOK}  # what only the regime to 2019 prints
    assert unused == ({Line.RECEIVED} if each.is_money else {Line.REDUCED})


@pytest.mark.parametrize("each", OF_ACTS, ids=lambda each: each.code)
def test_every_line_of_acts_is_summed_by_some_column(each):
    counted = {line for column in each.columns for line in column.counts}
    assert {line.code for line in each.lines} == counted


@pytest.mark.parametrize("each", editions(), ids=lambda each: each.code)
def test_every_column_explains_itself(each):
    for column in each.columns:
        assert column.meaning.endswith(".") and column.because
        for sentence in column.because:
            sentence.format(tu="01/10/2021", den="31/03/2022")


def test_overlapping_editions_are_refused(tmp_path):
    write(tmp_path, "a")
    write(tmp_path, "b", first="2021-01-01")
    with pytest.raises(LawDataError, match="hiệu lực trùng nhau"):
        load(tmp_path)


def test_a_column_of_unknown_confidence_is_refused(tmp_path):
    write(tmp_path, "a", confidence="chắc")
    with pytest.raises(LawDataError, match="độ tin cậy"):
        load(tmp_path)


def test_an_identity_over_a_missing_column_is_refused(tmp_path):
    write(tmp_path, "a", more='[[identity]]\nname="K1"\nleft="B1"\nright="B2 + B3"\n')
    with pytest.raises(LawDataError, match="không có cột B2, B3"):
        load(tmp_path)


def test_an_edition_without_a_source_is_refused(tmp_path):
    write(tmp_path, "a")
    path = tmp_path / "a.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("based_on", "x"), "utf-8")
    with pytest.raises(LawDataError, match="based_on"):
        load(tmp_path)


def test_identities_are_written_as_an_officer_reads_them():
    texts = [str(each) for each in edition("01", LAST_OF_OLD_LAW).identities]
    assert "B6 = B1 − B4 − B5 − B5b − B5c" in texts
    assert "B20 = (B8 + B9) / B7" in texts
