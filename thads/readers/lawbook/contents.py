"""Mục lục: acts by procedure and group, terms, values and rules, perhaps on one day."""

from datetime import date
from typing import Any

from django.urls import reverse

from thads.law.acts import (
    GROUP_LABELS,
    ActGroup,
    ActKind,
    catalogue,
    procedures,
)
from thads.law.acts.rules import every_rule
from thads.law.deadlines import terms
from thads.law.statutes import (
    Citation,
    DatedValue,
    Regime,
    default_book,
    instruments,
    regime,
)
from thads.readers.lawbook import (
    act_page,
    addresses,
    resting,
    telling,
    term_page,
    words,
)

GOVERNING = Citation.parse("luat_2025 116.3")
"""Luật áp dụng theo ngày của hành vi."""

_TABS = (
    ("Hành vi", "lawbook:index"),
    ("Thời hạn", "lawbook:terms"),
    ("Giá trị luật định", "lawbook:values"),
    ("Quy tắc", "lawbook:rules"),
    ("Văn bản", "lawbook:instruments"),
    ("Lịch nghỉ", "lawbook:calendar"),
    ("Toàn bộ", "lawbook:whole"),
)


def tabs(current: str) -> list[dict[str, Any]]:
    """Các phần của pháp luật, as links."""
    counts = {
        "lawbook:index": len(catalogue.kinds()),
        "lawbook:terms": len(terms()),
        "lawbook:values": len(default_book().names()),
        "lawbook:rules": len(every_rule()),
        "lawbook:instruments": len(instruments()),
    }
    return [
        {
            "label": label,
            "url": reverse(name),
            "count": counts.get(name),
            "current": name == current,
        }
        for label, name in _TABS
    ]


def sections(on: date | None = None) -> list[dict[str, Any]]:
    """Thủ tục, trong đó nhóm, trong đó hành vi; those without an act that day go."""
    found = []
    for procedure in procedures().values():
        kinds = [
            kind
            for kind in catalogue.of_procedure(procedure.code)
            if on is None or kind.edition(on) is not None
        ]
        if kinds:
            found.append(
                {
                    "code": procedure.code,
                    "name": procedure.name_vi,
                    "count": len(kinds),
                    "statuses": words.statuses(procedure),
                    "groups": _groups(kinds, on),
                }
            )
    return found


def _groups(kinds: list[ActKind], on: date | None) -> list[dict[str, Any]]:
    groups = []
    for group in ActGroup:
        own = [kind for kind in kinds if kind.group is group]
        lines = [_line(kind, on) for kind in sorted(own, key=_in_the_law)]
        if lines:
            groups.append({"name": GROUP_LABELS[group], "acts": lines})
    return groups


def _in_the_law(kind: ActKind) -> tuple[int, tuple[int, str], int, str]:
    """The order of the newest law: its instruments as listed, its articles as numbered."""
    citation = kind.editions[-1].citation
    _, article, clause, point = resting.place(citation)
    return list(instruments()).index(citation.instrument), article, clause, point


def _line(kind: ActKind, on: date | None) -> dict[str, Any]:
    return {
        "code": kind.code,
        "name": kind.name_vi,
        "url": addresses.act(kind.code),
        "bases": [
            (str(side.edition.citation), side.edition.confidence)
            if side.edition
            else None
            for side in act_page.sides_of(kind, on)
        ],
    }


def columns(on: date | None) -> list[str]:
    """Tên các cột luật: both, or the one that governed on the day."""
    if on is not None:
        return [words.regime_name(regime(on))]
    return [words.regime_name(each) for each in Regime]


def term_rows(on: date | None = None) -> list[dict[str, Any]]:
    """Mọi thời hạn; on a day, those whose value is in force then."""
    rows = [
        term_page.row(term, on)
        for term in terms()
        if on is None or regime(on) in term.regimes
    ]
    return [row for row in rows if row["values"]]


def value_rows(on: date | None = None, confidence: str = "") -> list[dict[str, Any]]:
    """Mọi giá trị luật định, each stretch a line."""
    book = default_book()
    rows = []
    for key in book.names():
        shown = [
            value
            for value in book.history(key)
            if (on is None or on in value.valid)
            and confidence in ("", value.confidence)
        ]
        if shown:
            history = [value_row(value) for value in shown]
            rows.append({"key": key, "url": addresses.value(key), "history": history})
    return rows


def value_row(value: DatedValue) -> dict[str, Any]:
    """Một giá trị với mọi điều biết về nó."""
    return {
        "text": value.text,
        "amount": telling.amount(value),
        "valid": telling.stretch(value.valid),
        "first": value.valid_from,
        "last": value.valid_to,
        "citation": str(value.citation),
        "long_citation": value.citation.long(),
        "confidence": value.confidence,
        "confidence_words": telling.confidence(value.confidence),
        "row": value.row,
        "note": value.note,
        "checked_on": value.checked_on,
    }


def rule_rows() -> list[dict[str, Any]]:
    """Mọi quy tắc, theo chủ đề."""
    return [act_page.rule_line(rule) for rule in every_rule()]


def value_page(key: str) -> dict[str, Any]:
    """Biến của trang một giá trị: its history, who counts with it."""
    history = default_book().history(key)
    users = term_page.users_of(key)
    acts = dict.fromkeys(start.act for term in users for start in term.starts)
    return {
        "key": key,
        "title": history[-1].text,
        "history": [value_row(value) for value in history],
        "terms": [{"name": t.name, "url": addresses.term(t.code)} for t in users],
        "acts": [{"name": catalogue.name(c), "url": addresses.act(c)} for c in acts],
    }
