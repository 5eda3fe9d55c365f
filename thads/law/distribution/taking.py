"""Nhận tài sản để trừ vào tiền: what the creditor who takes an asset pays in addition.

Decree 152/2026 Art 66. Before anything else come the costs, the rent set aside, fees and
taxes of the transfer. An asset worth more than these and all claims together: the taker
pays what is over their own claim. Worth no more: what is over their share of the rest.
"""

from dataclasses import dataclass

from thads.law.statutes import Citation

_ARTICLE = "nd_152_2026 66"


@dataclass(frozen=True, slots=True)
class Taking:
    """Nhận tài sản: its worth, what comes first, all claims, and the taker's own."""

    worth: int
    first: int
    claims: int
    own: int


@dataclass(frozen=True, slots=True)
class ToPay:
    """Số tiền phải nộp: how much, what the taker keeps of the asset, and the clause."""

    amount: int
    kept: int
    citation: Citation


def to_pay(taking: Taking) -> ToPay:
    """Số tiền người nhận tài sản phải nộp, in đồng; shares are rounded down."""
    if taking.worth > taking.claims + taking.first:
        return _paying(taking, taking.own, "1")
    if taking.worth <= taking.first:
        return ToPay(0, taking.worth, Citation.parse(f"{_ARTICLE}.2"))
    rest = taking.worth - taking.first
    return _paying(taking, rest * taking.own // taking.claims, "2")


def _paying(taking: Taking, kept: int, clause: str) -> ToPay:
    citation = Citation.parse(f"{_ARTICLE}.{clause}")
    return ToPay(taking.worth - kept, kept, citation)
