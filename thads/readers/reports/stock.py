"""Câu có sẵn: offered where the figures of the report bear them out, never put in unasked."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thads.readers.reports.facts import MEASURES, ReportFacts, comparison, table_of
from thads.readers.reports.own_text import UnknownReference, paragraphs, resolve
from thads.readers.reports.sections.places import is_something

_FILE = Path(__file__).with_name("stock.toml")
_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_MET, _BELOW = "dat", "chua_dat"


@dataclass(frozen=True, slots=True)
class Stock:
    """Một câu có sẵn: its section, its words with references, what it supposes."""

    code: str
    section: str
    words: str
    targets: Mapping[str, str]

    @property
    def references(self) -> list[str]:
        """Các mã trong câu."""
        return [found.strip() for found in _REFERENCE.findall(self.words)]


@dataclass(frozen=True, slots=True)
class Offer:
    """Câu được đưa ra, as it reads with the figures of this report."""

    code: str
    words: str
    text: str


@cache
def sentences() -> tuple[Stock, ...]:
    """Mọi câu có sẵn."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Stock(each["ma"], each["muc"], each["loi"], each.get("so_chi_tieu", {}))
        for each in table["cau"]
    )


def offers(facts: ReportFacts, section: str) -> list[Offer]:
    """Các câu đưa ra cho một mục."""
    return [
        Offer(each.code, each.words, _text(facts, each))
        for each in sentences()
        if each.section == section and _fits(facts, each)
    ]


def _text(facts: ReportFacts, stock: Stock) -> str:
    said = paragraphs(facts, stock.words)
    return " ".join(sentence.text for each in said for sentence in each.sentences)


def _fits(facts: ReportFacts, stock: Stock) -> bool:
    try:
        figures = [resolve(facts, reference) for reference in stock.references]
    except UnknownReference:
        return False
    if not all(is_something(each) for each in figures):
        return False
    standings = _standings(facts)
    return all(standings.get(what) == wanted for what, wanted in stock.targets.items())


def _standings(facts: ReportFacts) -> dict[str, str]:
    found = {}
    for measure, word in zip(MEASURES, ("viec", "tien"), strict=True):
        cells = table_of(facts, measure).total
        compared = comparison(facts, facts.head.unit, cells, measure)
        if compared is not None:
            found[word] = _MET if compared.is_met else _BELOW
    return found
