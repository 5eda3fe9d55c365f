"""Căn cứ pháp lý: instruments, citations and the values the law fixes, each with dates.

A number of the law never stands in code. It stands in ``thads/law/data``, with the days
it is valid, the article it comes from and how sure we are of it; code asks for the
value *on a date*. Old law stays beside new law (Luật 106/2025/QH15, Điều 116).
"""

from thads.law.statutes.book import (
    StatuteBook,
    current_book,
    default_book,
    find,
    load,
    overlaid,
    value,
)
from thads.law.statutes.citations import Citation, Instrument, instruments
from thads.law.statutes.errors import LawDataError, UnknownValueError
from thads.law.statutes.regimes import Governed, Regime, governed, regime, regime_start
from thads.law.statutes.values import CONFIDENCES, UNITS, DatedValue

__all__ = [
    "CONFIDENCES",
    "UNITS",
    "Citation",
    "DatedValue",
    "Governed",
    "Instrument",
    "LawDataError",
    "Regime",
    "StatuteBook",
    "UnknownValueError",
    "current_book",
    "default_book",
    "find",
    "governed",
    "instruments",
    "load",
    "overlaid",
    "regime",
    "regime_start",
    "value",
]
