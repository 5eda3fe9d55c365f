"""Nói thành lời: amounts, stretches and sentences of the law as a reader expects them."""

import re

from thads.law.acts.rules import Rule
from thads.law.periods import Stretch
from thads.law.statutes import CONFIDENCES, UNITS, DatedValue
from thads.records.web import formatting

_PLACEHOLDER = re.compile(r"\{\w+\}")


def amount(value: DatedValue) -> str:
    """10 ngày · 1.000.000 đồng."""
    return f"{formatting.whole(value.value)} {UNITS[value.unit]}"


def stretch(valid: Stretch) -> str:
    """từ 01/07/2009 đến 30/06/2026."""
    first = f"từ {formatting.day(valid.first)}"
    return first if valid.last is None else f"{first} đến {formatting.day(valid.last)}"


def confidence(level: str) -> str:
    """Độ tin cậy bằng lời."""
    return CONFIDENCES.get(level, level)


def sentence(rule: Rule) -> str:
    """Câu từ chối, with dots where the case's own facts will stand."""
    if rule.sentence == "{refusal}":
        return (
            "Câu từ chối riêng của từng hành vi, khi trạng thái của việc chưa phù hợp."
        )
    return _PLACEHOLDER.sub("…", rule.sentence)
