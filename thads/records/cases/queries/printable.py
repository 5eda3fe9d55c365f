"""Chứng từ in được của một việc: what a domain above the cases prints of their money.

A domain registers what it prints once, when it starts; the page of money only asks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class Printable:
    """Một chứng từ in được: its number, day, amount, and where it is printed."""

    text: str
    on: date
    amount: int
    url: str


Printer = Callable[[Proceeding], Iterable[Printable]]
_PRINTERS: list[Printer] = []


def print_also(printer: Printer) -> None:
    """Đăng ký chứng từ in được, once when the domain starts."""
    if printer not in _PRINTERS:
        _PRINTERS.append(printer)


def printable_of(case: Proceeding) -> list[Printable]:
    """Chứng từ in được của một việc, the newest first."""
    found = [each for printer in _PRINTERS for each in printer(case)]
    return sorted(found, key=lambda each: (each.on, each.text), reverse=True)
