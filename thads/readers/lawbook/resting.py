"""Những gì dựa vào một điều luật: every act, ground, value, term and rule that cites it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thads.law.acts import catalogue
from thads.law.acts.rules import every_rule
from thads.law.deadlines import terms
from thads.law.periods import Stretch
from thads.law.statutes import Citation, default_book, instruments, regime_start
from thads.readers.lawbook import addresses, telling

ACT, GROUND, VALUE, TERM, RULE = (
    "Hành vi",
    "Căn cứ, lựa chọn khi ghi nhận",
    "Giá trị luật định",
    "Thời hạn",
    "Quy tắc",
)
ORDER = (ACT, GROUND, TERM, VALUE, RULE)


@dataclass(frozen=True, slots=True)
class Resting:
    """Một điều dựa vào căn cứ: what it is, where it is shown, while it is valid."""

    citation: Citation
    kind: str
    title: str
    url: str
    valid: Stretch
    confidence: str
    detail: str = ""


@cache
def everything() -> tuple[Resting, ...]:
    """Mọi điều phần mềm biết, each with the citation it rests on."""
    return (*_acts(), *_grounds(), *_values(), *_terms(), *_rules())


def resting_on(citation: Citation) -> dict[str, list[Resting]]:
    """Những gì dựa vào điều, khoản, điểm này hoặc phần nhỏ hơn của nó, by kind."""
    return grouped(
        [each for each in everything() if is_within(each.citation, citation)]
    )


def grouped(found: list[Resting]) -> dict[str, list[Resting]]:
    """Theo loại, in reading order."""
    groups: dict[str, list[Resting]] = {kind: [] for kind in ORDER}
    for each in sorted(found, key=lambda each: (place(each.citation), each.title)):
        groups[each.kind].append(each)
    return {kind: rows for kind, rows in groups.items() if rows}


def is_within(inner: Citation, outer: Citation) -> bool:
    """Điểm thuộc khoản, khoản thuộc điều, điều thuộc văn bản."""
    pairs = (
        (inner.instrument, outer.instrument),
        (inner.article, outer.article),
        (inner.clause, outer.clause),
        (inner.point, outer.point),
    )
    return all(want in ("", have) for have, want in pairs)


def wider(citation: Citation) -> tuple[Citation, ...]:
    """Khoản, điều chứa căn cứ này, the widest first."""
    instrument, article, clause = citation.instrument, citation.article, citation.clause
    found = []
    if clause:
        found.append(Citation(instrument, article))
    if citation.point:
        found.append(Citation(instrument, article, clause))
    return tuple(found)


def articles(slug: str) -> dict[str, list[Citation]]:
    """Các điều của một văn bản được viện dẫn, with the clauses under each."""
    found: dict[str, set[Citation]] = defaultdict(set)
    for each in everything():
        if each.citation.instrument == slug:
            found[each.citation.article].add(each.citation)
    ordered = sorted(found, key=_article_place)
    return {article: sorted(found[article], key=place) for article in ordered}


def place(citation: Citation) -> tuple[str, tuple[int, str], int, str]:
    """Thứ tự trong văn bản: article 9 before article 48 before 48a."""
    clause = int(citation.clause) if citation.clause else 0
    article = _article_place(citation.article)
    return citation.instrument, article, clause, citation.point


def _article_place(article: str) -> tuple[int, str]:
    digits = "".join(c for c in article if c.isdigit())
    return int(digits or 0), article


@cache
def by_short_name() -> dict[str, Citation]:
    """Viện dẫn theo cách viết tắt trên màn hình, as chips show them."""
    return {str(each.citation): each.citation for each in everything()}


def read(text: str) -> Citation | None:
    """Đọc một viện dẫn viết tắt (“Đ.44 k.1 Luật THADS 2008”), if it is one."""
    wanted = " ".join(text.split())
    known = by_short_name().get(wanted)
    return known if known is not None else _spelled_out(wanted)


def _spelled_out(text: str) -> Citation | None:
    for slug, instrument in instruments().items():
        if not text.endswith(instrument.short):
            continue
        parts = text.removesuffix(instrument.short).split()
        named = dict(part.split(".", 1) for part in parts if "." in part)
        if len(named) == len(parts) and set(named) <= {"Đ", "k", "đ"}:
            found = (named.get("Đ", ""), named.get("k", ""), named.get("đ", ""))
            return Citation(slug, *found)
    return None


def _acts() -> Iterator[Resting]:
    for kind in catalogue.kinds().values():
        for edition in kind.editions:
            yield Resting(
                edition.citation,
                ACT,
                kind.name_vi,
                addresses.act(kind.code),
                edition.valid,
                edition.confidence,
            )


def _grounds() -> Iterator[Resting]:
    for kind in catalogue.kinds().values():
        for field in kind.fields:
            for choice in field.choices:
                if choice.citation is None:
                    continue
                yield Resting(
                    choice.citation,
                    GROUND,
                    choice.label,
                    addresses.act(kind.code),
                    choice.valid,
                    choice.confidence,
                    f"{kind.name_vi}, {field.label.lower()}",
                )


def _values() -> Iterator[Resting]:
    book = default_book()
    for key in book.names():
        for value in book.history(key):
            yield Resting(
                value.citation,
                VALUE,
                value.text,
                addresses.value(key),
                value.valid,
                value.confidence,
                telling.amount(value),
            )


def _terms() -> Iterator[Resting]:
    book = default_book()
    for term in terms():
        for value in book.history(term.value):
            yield Resting(
                value.citation,
                TERM,
                term.name,
                addresses.term(term.code),
                value.valid,
                value.confidence,
                telling.amount(value),
            )


def _rules() -> Iterator[Resting]:
    for rule in every_rule():
        for regime, citation in rule.citations.items():
            instrument = instruments()[citation.instrument]
            first = max(regime_start(regime), instrument.in_force_from)
            yield Resting(
                citation,
                RULE,
                telling.sentence(rule),
                addresses.rule(rule),
                Stretch(first, instrument.in_force_to),
                "",
                rule.name,
            )
