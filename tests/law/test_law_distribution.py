"""Phân phối tiền: worked examples of shares, fees and late interest."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from tests.law.cases import of
from thads.law.distribution import (
    Claim,
    DayCount,
    Fee,
    Rate,
    Security,
    Share,
    distribute,
    fee_on,
    late_interest,
)
from thads.law.distribution.interest_pauses import Pause
from thads.law.periods import Step, Stretch

Example = dict[str, Any]


def a_claim(line: str) -> Claim:
    """A claim told in one short line, as “X no_dan_su 900000000 2026-07-10”."""
    code, kind, due, asked, *more = line.split()
    others = dict(part.split("=") for part in more)
    typed: dict[str, Any] = {key: READ[key](others[key]) for key in others}
    requested = None if asked == "-" else date.fromisoformat(asked)
    return Claim(code, kind, int(due), requested, **typed)


READ: dict[str, Callable[[str], Any]] = {
    "received": int,
    "charged_before": int,
    "fee_before": int,
    "interest": bool,
    "security": Security,
    "judgment": str,
    "transferred_from": str,
    "payee": str,
    "fee_ground": str,
    "fee_relief": str,
}


def amounts(lines: list[str]) -> list[tuple[str, int]]:
    told = [line.split() for line in lines]
    return [(code, int(amount)) for code, amount in told]


def written(share: Share) -> str:
    fee = f" phi={share.fee}" if share.fee else ""
    held = " gui" if share.held else ""
    code, tier = share.claim.code, share.pool.heading.code
    return f"{code} {tier} {share.amount}{fee}{held}"


def spoken(steps: tuple[Step, ...]) -> str:
    return "\n".join(f"{step.text} [{step.citation}]" for step in steps)


@of("distribution")
def test_distribution_example(example: Example) -> None:
    found = distribute(
        map(a_claim, example["claims"]),
        example["amount"],
        example["on"],
        deductions=amounts(example.get("deductions", [])),
        cut_off=example.get("cut_off"),
    )
    assert [written(share) for share in found.shares] == example["shares"]
    deducted = [(each.heading.code, each.amount) for each in found.deducted]
    assert deducted == amounts(example.get("deducted", []))
    left_out = [f"{each.claim.code} {each.reason}" for each in found.left_out]
    assert left_out == example.get("left_out", [])
    assert found.costs == example.get("costs", 0)
    assert (found.fee, found.to_debtor) == (example["fee"], example["to_debtor"])
    said = "\n".join(spoken(each.steps) for each in found.explanations)
    assert example.get("says", "") in said
    assert f"[{example.get('citation', '')}" in said + "["
    returned = found.debtor_heading.citation.short()
    assert returned == example.get("debtor_citation", returned)


@of("fees")
def test_fee_example(example: Example) -> None:
    before, found = example.get("before", 0), []
    for received in example["receipts"]:
        found.append(the_fee(example, before, received))
        before += received
    assert [fee.amount for fee in found] == example["fees"]
    first = found[0]
    assert first.received_in_all == example.get("before", 0) + example["receipts"][0]
    said = spoken(first.derivation)
    assert example.get("says", "") in said
    assert f"[{example.get('citation', '')}" in said
    assert first.confidence == example.get("confidence", first.confidence)


def the_fee(example: Example, before: int, received: int) -> Fee:
    reduction = example.get("reduction")
    return fee_on(
        before,
        received,
        example["on"],
        kind=example.get("kind", ""),
        ground=example.get("ground", ""),
        relief=example.get("relief", ""),
        reduction=None if reduction is None else Fraction(reduction, 100),
        settled=example.get("settled", False),
        charged_before=example.get("charged_before"),
    )


@of("interest")
def test_interest_example(example: Example) -> None:
    found = late_interest(
        example["principal"],
        example["since"],
        example["until"],
        collected=[a_payment(line) for line in example.get("collected", [])],
        pauses=[Pause(a_stretch(line)) for line in example.get("pauses", [])],
        rates=[a_rate(line) for line in example.get("rates", [])],
        day_count=DayCount(example.get("day_count", "nam_co_dinh")),
    )
    assert found.amount == example["amount"]
    assert [segment.counted for segment in found.segments] == example["days"]
    said = spoken(found.derivation)
    assert example.get("says", "") in said
    assert f"[{example.get('citation', '')}" in said
    assert found.confidence == "recalled"


def a_payment(line: str) -> tuple[date, int]:
    day, amount = line.split()
    return date.fromisoformat(day), int(amount)


def a_stretch(line: str) -> Stretch:
    first, last = line.split()
    return Stretch(
        date.fromisoformat(first), None if last == "-" else date.fromisoformat(last)
    )


def a_rate(line: str) -> Rate:
    since, percent = line.split()
    return Rate(date.fromisoformat(since), Fraction(int(percent), 100))
