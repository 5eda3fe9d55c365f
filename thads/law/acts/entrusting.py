"""Uỷ thác đến đâu: which province a case goes to, given what the debtor has where.

Law 106/2025 Art 49(1), Decree 152/2026 Art 26: money and digital assets in accounts are
dealt with here and entrusted nowhere; evidence and collateral go where they are; else
where the parties agree, where the assets are enough, where they are worth most; and
where the debtor lives, works or has an office if there are no assets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from thads.law.statutes import Citation


@dataclass(frozen=True, slots=True)
class Holding:
    """Tài sản của người phải thi hành án: where, worth how much, of what sort."""

    unit: str
    worth: int
    in_account: bool = False
    is_thing: bool = False
    """Vật chứng hoặc tài sản bảo đảm mà bản án nêu."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Nơi nhận uỷ thác: the unit, the reason, the article."""

    unit: str
    reason: str
    citation: Citation


def destination(
    holdings: Sequence[Holding],
    owed: int,
    here: str,
    *,
    agreed: str = "",
    lives_in: str = "",
) -> Destination | None:
    """Nơi nên uỷ thác, or none when there is a way to enforce it here."""
    things = [each.unit for each in holdings if each.is_thing and each.unit != here]
    if things:
        return _to(things[0], "Nơi có vật chứng, tài sản bảo đảm", "luat_2025 49.1.b")
    at_hand = [each for each in holdings if each.in_account or each.unit == here]
    away = _by_unit([each for each in holdings if each not in at_hand])
    if at_hand:
        return None
    if not away:
        elsewhere = lives_in and lives_in != here
        reason = "Nơi cư trú, làm việc, có trụ sở"
        return _to(lives_in, reason, "luat_2025 49.1.a") if elsewhere else None
    if agreed in away:
        return _to(agreed, "Theo thoả thuận của đương sự", "nd_152_2026 26.2.a")
    most = max(away, key=lambda unit: away[unit])
    enough = next((unit for unit, worth in away.items() if worth >= owed), "")
    if enough:
        reason = "Nơi có tài sản đủ để thi hành án"
        return _to(enough, reason, "nd_152_2026 26.2.b")
    return _to(most, "Nơi có tổng giá trị tài sản lớn nhất", "nd_152_2026 26.2.c")


def _to(unit: str, reason: str, citation: str) -> Destination:
    return Destination(unit, reason, Citation.parse(citation))


def _by_unit(holdings: Sequence[Holding]) -> dict[str, int]:
    worth: dict[str, int] = {}
    for each in holdings:
        worth[each.unit] = worth.get(each.unit, 0) + each.worth
    return worth
