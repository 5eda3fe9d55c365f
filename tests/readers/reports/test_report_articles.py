"""Bài báo đã đăng: what they printed of the agency's cases is in the report, none typed.

The articles stand sentence by sentence in `articles/*.toml`. A figure that the record
cannot know stands there with its reason.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.readers.reports.facts import (
    CASES,
    COERCION,
    a_form,
    a_unit,
    coerced,
    hung_yen,
    quang_ninh,
    with_form,
)
from tests.readers.reports.test_report_sentences import text_of
from thads.readers.reports.compose import write
from thads.readers.reports.facts import Own, ReportFacts
from thads.readers.reports.own_text import paragraphs

ARTICLES = Path(__file__).with_name("articles")


def van_lam() -> ReportFacts:
    """Chi cục huyện Văn Lâm: what the article tells of it and nothing else."""
    facts = with_form(hung_yen(), a_form(CASES, a_unit(572, 481)[0]))
    counted = coerced(decisions=24, voluntary=10, organised=12, succeeded=12)
    return with_form(facts, a_form(COERCION, counted))


def soc_trang() -> ReportFacts:
    """Hội nghị tổng kết: the year with what the article tells of rates and of people."""
    own = Own(
        posts=72,
        filled=63,
        lacking=9,
        decisions={"bo_nhiem_ngach": 4, "ky_luat": 1, "khen_thuong": 12},
        support=600_000_000,
        spent=410_000_000,
        findings=5,
        remedied=3,
    )
    return replace(hung_yen(), executors={"sơ cấp": 30, "trung cấp": 9}, own=own)


REPORTS = {
    "tong-ket-cuoi-nam": soc_trang,
    "quang-ninh-2022-6m": quang_ninh,
    "hung-yen-2021": hung_yen,
    "van-lam-2021": van_lam,
}


def printed() -> Iterator[Any]:
    for path in sorted(ARTICLES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, each in enumerate(table["cau"], start=1):
            yield pytest.param(path.stem, each, id=f"{path.stem} {number}")


@pytest.mark.parametrize(("article", "sentence"), printed())
def test_what_was_printed_is_said_by_the_report(
    article: str, sentence: dict[str, Any]
) -> None:
    facts = REPORTS[article]()
    report = write(facts)
    text = f"{report.period.text}\n{text_of(report)}"
    for said in sentence.get("bao_cao", ()):
        assert said in text, said
    if "ma" in sentence:
        own = next(iter(paragraphs(facts, sentence["ma"])))
        assert own.sentences[0].text == sentence["loi"]


@pytest.mark.parametrize(("article", "sentence"), printed())
def test_a_printed_figure_is_covered_or_has_its_reason(
    article: str, sentence: dict[str, Any]
) -> None:
    covered = " ".join([*sentence.get("bao_cao", ()), sentence.get("loi", "")])
    assert covered.strip() or sentence.get("ly_do"), sentence["bai"]
    if sentence.get("ly_do"):
        return
    for number in re.findall(r"\d[\d.,]*\d|\d", sentence["bai"]):
        # 84,1% is said 84,10%, “2%” is said “2,00 điểm phần trăm”: no digit is lost.
        whole = number.split("/")[0]
        if whole in {"2021", "2022", "10", "3"}:
            continue
        assert any(
            found.startswith(whole) for found in re.findall(r"\d[\d.,]*", covered)
        ), (number, covered)
