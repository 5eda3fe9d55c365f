"""Trang của một hành vi: both laws side by side, row by row, differences named."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.law.acts import (
    GROUP_LABELS,
    ActKind,
    Edition,
    Field,
    catalogue,
    procedures,
)
from thads.law.acts.rules import Rule, every_rule
from thads.law.statutes import Citation, Regime, regime, regime_start
from thads.readers.lawbook import addresses, telling, words
from thads.readers.lawbook.edition_cells import (
    ASKED,
    BY_NATURE,
    Cell,
    Line,
    absent,
    stretch_of,
)

SAME, DIFFERENT = "như nhau", "khác"


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng so sánh: the same question asked of each law."""

    label: str
    cells: tuple[Cell, ...]
    differs_by_nature: bool = False

    @property
    def verdict(self) -> str:
        """Như nhau hoặc khác, in a word; days and articles differ by themselves."""
        return "" if self.differs_by_nature else comparison(self.cells)


@dataclass(frozen=True, slots=True)
class Side:
    """Một cột: the edition of an act under one law, if that law has the act."""

    regime: Regime
    edition: Edition | None

    @property
    def name(self) -> str:
        """Tên cột."""
        return words.regime_name(self.regime)

    @property
    def on(self) -> date:
        """Một ngày mà bản này áp dụng, to ask for its choices."""
        start = regime_start(self.regime)
        return max(start, self.edition.valid.first) if self.edition else start


def comparison(cells: tuple[Cell, ...]) -> str:
    """The citations differ from law to law by themselves; the words are what is compared."""
    if len(cells) < 2:
        return ""
    said = [tuple((line.text, line.note) for line in cell) for cell in cells]
    return SAME if all(each == said[0] for each in said) else DIFFERENT


def page(kind: ActKind, on: date | None = None) -> dict[str, Any]:
    """Biến của trang: head, the comparison, fields, rules."""
    sides = sides_of(kind, on)
    specific, general = rules_of(kind.code)
    return {
        "kind": kind,
        "procedure": procedures()[kind.procedure].name_vi,
        "group": GROUP_LABELS[kind.group],
        "sides": sides,
        "rows": tuple(_rows(kind, sides)),
        "fields": tuple(_field(field, sides) for field in kind.fields),
        "rules": specific,
        "general_rules": general,
    }


def sides_of(kind: ActKind, on: date | None = None) -> tuple[Side, ...]:
    """Hai cột, or the one in force on a day."""
    wanted = list(Regime) if on is None else [regime(on)]
    return tuple(Side(each, _edition_of(kind, each, on)) for each in wanted)


def _edition_of(kind: ActKind, of: Regime, on: date | None) -> Edition | None:
    """The last edition that overlaps with the law's own stretch."""
    if on is not None:
        return kind.edition(on)
    within = stretch_of(of)
    found = [each for each in kind.editions if each.valid.overlaps(within)]
    return found[-1] if found else None


def _rows(kind: ActKind, sides: tuple[Side, ...]) -> list[Row]:
    rows = []
    for label, ask in ASKED:
        cells = tuple(
            ask(kind, side.edition) if side.edition else absent() for side in sides
        )
        if any(cells):
            rows.append(Row(label, cells, ask in BY_NATURE))
    return rows


# Phần phải ghi ------------------------------------------------------------------


def _field(field: Field, sides: tuple[Side, ...]) -> dict[str, Any]:
    return {
        "label": field.label,
        "name": field.name,
        "type": words.FIELD_TYPES.get(field.type, field.type),
        "required": field.required,
        "hint": field.hint,
        "choices": _choices(field, sides),
    }


def _choices(field: Field, sides: tuple[Side, ...]) -> list[dict[str, Any]]:
    """Mỗi lựa chọn một dòng: its words and article under each law."""
    rows = []
    for slug in dict.fromkeys(choice.slug for choice in field.choices):
        cells = tuple(_choice(field, slug, side) for side in sides)
        if any(cells):
            said = tuple(cell or (Line("Không có"),) for cell in cells)
            rows.append({"slug": slug, "cells": said, "verdict": comparison(said)})
    return rows


def _choice(field: Field, slug: str, side: Side) -> Cell:
    choice = field.choice(slug, side.on) if side.edition else None
    if choice is None:
        return ()
    notes = []
    if choice.leads_to:
        notes.append(f"dẫn đến: {words.status('thi_hanh_an', choice.leads_to).lower()}")
    if choice.signer:
        notes.append(f"{words.people((choice.signer,)).lower()} ký")
    if choice.needs_verification:
        notes.append("cần kết quả xác minh")
    if choice.long_interval:
        notes.append("kỳ xác minh dài")
    if choice.before_voluntary_end:
        notes.append("không chờ hết thời hạn tự nguyện")
    if choice.forbidden:
        notes.append("luật không cho")
    citation: Citation | None = choice.citation
    return (
        Line(
            choice.label,
            citation=str(citation) if citation else "",
            confidence=choice.confidence if citation else "",
            note="; ".join(notes),
        ),
    )


# Quy tắc --------------------------------------------------------------------------


def rules_of(code: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Quy tắc riêng của hành vi, rồi quy tắc chung cho mọi hành vi."""
    concerned = [rule for rule in every_rule() if rule.concerns(code)]
    specific = [rule_line(rule) for rule in concerned if rule.codes]
    return specific, [rule_line(rule) for rule in concerned if not rule.codes]


def rule_line(rule: Rule) -> dict[str, Any]:
    """Một quy tắc: its name, sentence, article under each law, when it is asked."""
    return {
        "name": rule.name,
        "sentence": telling.sentence(rule),
        "citations": [
            (words.regime_name(of), str(rule.citations[of])) for of in rule.citations
        ],
        "when": "khi xem lại sổ, không cản ghi nhận"
        if rule.only_a_finding
        else "theo nội dung biểu ghi"
        if rule.about_form
        else "trước khi mở biểu ghi",
        "acts": [
            Line(catalogue.name(code), addresses.act(code))
            for code in sorted(rule.codes)
        ],
        "url": addresses.rule(rule),
    }
