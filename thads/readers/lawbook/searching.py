"""Tìm trong pháp luật: by any words of a name, an article, a code, with or without marks."""

from dataclasses import dataclass
from functools import cache

from thads.law.acts import catalogue
from thads.law.acts.rules import every_rule
from thads.law.deadlines import terms
from thads.law.statutes import default_book, instruments
from thads.readers.lawbook import addresses, telling
from thads.records.parties.names import fold

MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Một mục tìm được: what it is, its name, where it is shown."""

    kind: str
    title: str
    url: str
    detail: str
    key: str
    head: str


def search(text: str) -> list[Entry]:
    """Mục có đủ mọi chữ, those whose name begins so first, at most MOST."""
    wanted = fold(text).split()
    if not wanted:
        return []
    phrase = " ".join(wanted)
    found = [
        entry for entry in _entries() if all(f" {word}" in entry.key for word in wanted)
    ]
    found.sort(key=lambda entry: _rank(entry, phrase))
    return found[:MOST]


def _rank(entry: Entry, phrase: str) -> tuple[bool, bool, int]:
    return (
        not entry.head.startswith(phrase),
        phrase not in entry.head,
        len(entry.head),
    )


@cache
def _entries() -> tuple[Entry, ...]:
    return (*_acts(), *_terms(), *_values(), *_rules(), *_instruments())


def _entry(kind: str, title: str, url: str, detail: str, *more: str) -> Entry:
    everything = fold(" ".join((title, detail, *more)))
    return Entry(kind, title, url, detail, f" {everything}", fold(title))


def _acts() -> list[Entry]:
    found = []
    for kind in catalogue.kinds().values():
        bases = [str(edition.citation) for edition in kind.editions]
        grounds = [
            f"{choice.label} {choice.citation or ''}"
            for field in kind.fields
            for choice in field.choices
        ]
        url, detail = addresses.act(kind.code), " · ".join(dict.fromkeys(bases))
        more = (kind.code, kind.name_en, *grounds)
        found.append(_entry("Hành vi", kind.name_vi, url, detail, *more))
    return found


def _terms() -> list[Entry]:
    found = []
    for term in terms():
        history = default_book().history(term.value)
        detail = " · ".join(telling.amount(value) for value in history)
        more = (term.code, *(f"{value.citation} {value.text}" for value in history))
        url = addresses.term(term.code)
        found.append(_entry("Thời hạn", term.name, url, detail, *more))
    return found


def _values() -> list[Entry]:
    book = default_book()
    found = []
    for key in book.names():
        history = book.history(key)
        detail = " · ".join(f"{telling.amount(v)} ({v.citation})" for v in history)
        more = (key, *(f"{v.text} {v.row} {v.note}" for v in history))
        url = addresses.value(key)
        found.append(_entry("Giá trị", history[-1].text, url, detail, *more))
    return found


def _rules() -> list[Entry]:
    return [
        _entry(
            "Quy tắc",
            telling.sentence(rule),
            addresses.rule(rule),
            " · ".join(str(citation) for citation in rule.citations.values()),
            rule.name.replace("_", " "),
        )
        for rule in every_rule()
    ]


def _instruments() -> list[Entry]:
    return [
        _entry(
            "Văn bản",
            f"{each.name} số {each.number}",
            addresses.instrument(slug),
            each.short,
            each.note,
        )
        for slug, each in instruments().items()
    ]
