"""Hành vi và thời hạn: each edition names the clocks of its own law, no others.

An act starts a clock when the law of its days has the term; it may also meet a term an
earlier law opened, for what was begun stays begun (Law 106/2025, Art 116).
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from thads.law.acts import catalogue
from thads.law.acts.kinds import ActKind, Edition
from thads.law.deadlines import terms
from thads.law.deadlines.terms import Term
from thads.law.periods import Stretch
from thads.law.statutes import Regime, default_book, regime_start

STARTED_BY: dict[str, list[Term]] = defaultdict(list)
MET_BY: dict[str, list[Term]] = defaultdict(list)
for _term in terms():
    for _code in {start.act for start in _term.starts}:
        STARTED_BY[_code].append(_term)
    for _code in {each.act for each in _term.met_by}:
        MET_BY[_code].append(_term)
NEW_LAW = regime_start(Regime.LUAT_2025)


def days_of(term: Term) -> list[Stretch]:
    """The days in which a law has the term."""
    common = [
        each.valid.intersection(_days_of(law))
        for each in default_book().history(term.value)
        for law in term.regimes
    ]
    return [days for days in common if days is not None]


def _days_of(law: Regime) -> Stretch:
    if law is Regime.LUAT_2025:
        return Stretch(NEW_LAW)
    return Stretch(date.min, NEW_LAW - timedelta(days=1))


def opens_in(term: Term, days: Stretch) -> bool:
    """Some day of these the law has the term, or will have it when it is used."""
    if term.law_of_use:
        return any(
            each.last is None or each.last >= days.first for each in days_of(term)
        )
    return any(each.overlaps(days) for each in days_of(term))


def stands_in(term: Term, days: Stretch) -> bool:
    """It opens in these days, or could open before them."""
    last = days.last
    return any(last is None or each.first <= last for each in days_of(term))


def opening(kind: ActKind, edition: Edition) -> set[str]:
    return {
        term.code
        for term in STARTED_BY.get(kind.code, [])
        if opens_in(term, edition.valid)
    }


def answered(kind: ActKind, edition: Edition) -> set[str]:
    return {
        term.code
        for term in MET_BY.get(kind.code, [])
        if stands_in(term, edition.valid)
    }


def differences(told: Callable[[ActKind, Edition], set[str]], part: str) -> list[str]:
    return [
        f"{kind.code} từ {each.valid.first}: {sorted(found)}, đúng ra {sorted(right)}"
        for kind in catalogue.kinds().values()
        for each in kind.editions
        if (found := set(getattr(each, part))) != (right := told(kind, each))
    ]


def test_an_edition_starts_the_clocks_of_its_law() -> None:
    assert differences(opening, "starts") == []


def test_an_edition_meets_the_clocks_that_stand_in_its_days() -> None:
    assert differences(answered, "meets") == []
