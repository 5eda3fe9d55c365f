"""Lời của đơn vị: references give figures of the record, stock is offered where it fits."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.readers.reports.facts import (
    a_form,
    a_line,
    filled,
    quang_ninh,
    with_form,
    with_units,
)
from tests.readers.reports.test_report_sentences import text_of
from thads.law.indicators import edition
from thads.readers.reports import stock
from thads.readers.reports.compose import write
from thads.readers.reports.facts import Goal, ReportFacts
from thads.readers.reports.own_text import UnknownReference, paragraphs, resolve
from thads.readers.reports.plan import OWN_SECTIONS
from thads.readers.reports.sections import named

REFERENCE = re.compile(r"\{\{[^{}]*\}\}")


def rich() -> ReportFacts:
    """Quảng Ninh with units, a budget form and the cases of credit institutions."""
    facts = with_units(quang_ninh(), QN01=(100, 50))
    last = facts.period.last
    budget = a_form(edition("03", last), filled("03", B8=10, M8=3_000_000))
    credit = a_line("x", "QN", filled("01", B6=181), axis="nhom_viec", place="tin_dung")
    cases = facts.forms["01"]
    lines = {**cases.lines, "nhom_viec": (cases.lines["don_vi"][0], credit)}
    facts = with_form(facts, replace(cases, lines=lines))
    return with_form(facts, budget)


@pytest.mark.parametrize(
    ("reference", "text", "form"),
    [
        ("B20", "54,90%", "01"),
        ("M20", "14,36%", "02"),
        ("C9", "33", "07"),
        ("03.M8", "3 triệu đồng", "03"),
        ("01:tin_dung.B6", "181", "01"),
        ("B20@QN01", "50,00%", "01"),
        ("done|tren", "trên 149 tỷ đồng", "02"),
        ("diem_viec", "28,16 điểm phần trăm", "01"),
        ("con_phai_viec", "1.279", "01"),
        ("viec_xong", "2.492", "01"),
    ],
)
def test_a_reference_is_a_figure_of_the_record(
    reference: str, text: str, form: str
) -> None:
    found = resolve(rich(), reference)
    assert found.text == text
    assert found.source is not None and found.source.form == form


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("XX", "các biểu của kỳ không có cột “XX”"),
        ("99.B8", "kỳ này không có biểu “99”"),
        ("03.C9", "biểu 03 không có cột “C9”"),
        ("B8@HY01", "không có dòng “HY01”"),
        ("01:la.B8", "không có dòng “la”"),
        ("B8|tren|gon", "không đọc được"),
        ("B20|tren", "chỉ số tiền viết gọn được"),
        ("so_chap_hanh_vien", "chưa có số trong kỳ này"),
        ("", "không đọc được"),
    ],
)
def test_a_reference_to_nothing_is_refused_with_its_reason(
    reference: str, reason: str
) -> None:
    with pytest.raises(UnknownReference, match=re.escape(reason)):
        list(paragraphs(rich(), f"Còn {{{{{reference}}}}} việc."))


def test_words_stand_after_what_is_told_and_keep_their_figures() -> None:
    facts = rich()
    said = list(paragraphs(facts, "Một.\n\nĐạt {{B20}} theo Chỉ thị 07-CT/TU."))
    text = text_of(write(facts, {"cuong_che": said}))
    at = text.index("Quyết định cưỡng chế") if "Quyết định cưỡng chế" in text else 0
    assert text.index("Một.\nĐạt 54,90% theo Chỉ thị 07-CT/TU.") > at


def test_words_take_the_place_of_the_sentence_about_nothing() -> None:
    facts = quang_ninh()
    assert "Phần này chưa được soạn." in text_of(write(facts))
    said = list(paragraphs(facts, "Đã ký chương trình phối hợp."))
    text = text_of(write(facts, {"phoi_hop": said}))
    assert "Đã ký chương trình phối hợp." in text
    assert "không ghi nhận hoạt động phối hợp" not in text


def test_no_stock_sentence_has_a_typed_figure() -> None:
    for each in stock.sentences():
        assert not re.search(r"\d", REFERENCE.sub("", each.words)), each.code
        assert each.section in OWN_SECTIONS
        assert each.words.endswith(".")


def test_every_reference_of_the_stock_exists() -> None:
    facts = replace(rich(), executors={"sơ cấp": 3})
    for form in ("02tkln", "06", "08"):
        used = edition(form, facts.period.last)
        line = a_line("x", "QN", filled(form), axis="yeu_cau_toa", place="giai_thich")
        facts = with_form(facts, a_form(used, filled(form), line))
    money = facts.forms["02"]
    credit = a_line("x", "QN", filled("02"), axis="nhom_viec", place="tin_dung")
    lines = {**money.lines, "nhom_viec": (credit, credit)}
    facts = with_form(facts, replace(money, lines=lines))
    for each in stock.sentences():
        for reference in each.references:
            if reference != "G12":  # a rate without cases has no value
                resolve(facts, reference)


def test_stock_is_offered_only_where_the_figures_bear_it_out() -> None:
    def codes(facts: ReportFacts, section: str) -> set[str]:
        return {each.code for each in stock.offers(facts, section)}

    facts = quang_ninh()
    assert "chua_dat_viec" in codes(facts, "han_che")
    assert "dat_chi_tieu_viec" not in codes(facts, "dat_duoc")
    assert "khieu_nai_con" not in codes(facts, "han_che")
    low = replace(facts, goals={("QN", "ty_le_viec"): Goal(Decimal(50), ">=", "")})
    assert "dat_chi_tieu_viec" in codes(low, "dat_duoc")
    assert "chua_dat_viec" not in codes(low, "han_che")
    text = next(o.text for o in stock.offers(facts, "han_che") if "viec" in o.code)
    assert text == (
        "Tỷ lệ thi hành xong về việc mới đạt 54,90%, còn thiếu 28,16 điểm phần trăm so "
        "với chỉ tiêu cả năm (83,06%)."
    )


def test_every_named_figure_has_a_meaning() -> None:
    assert set(named.figures(quang_ninh())) == set(named.NAMES)
