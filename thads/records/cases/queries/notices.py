"""Điều cần biết về tiền của việc: what a domain above the cases has to say on their page.

A domain registers what it tells once, when it starts; the page of money only asks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from thads.law.statutes import Citation
from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class Notice:
    """Điều cần biết: a sentence, its basis, and the page where something is done about it."""

    text: str
    bases: tuple[Citation, ...]
    url: str
    leads_to: str


Teller = Callable[[Proceeding], Iterable[Notice]]
_TELLERS: list[Teller] = []


def tell_also(teller: Teller) -> None:
    """Đăng ký một điều, once when the domain starts."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def notices_of(case: Proceeding) -> list[Notice]:
    """Mọi điều cần biết về tiền của một việc."""
    return [notice for teller in _TELLERS for notice in teller(case)]
