"""Phiếu phân phối như trang hiện: lines with their rank, a bar of parts, why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Sum

from thads.law.distribution import Distribution as Division
from thads.law.distribution import Heading, order_on
from thads.law.distribution.fee_grounds import FeeGround, fee_case
from thads.law.periods import Step
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.entitled import Entitled
from thads.records.cashbook.interest_rights import principal_code
from thads.records.cashbook.left_out import told
from thads.records.cashbook.models import Balance, Distribution
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.distributions import (
    DEDUCTED,
    TO_DEBTOR,
    ShareStand,
)
from thads.records.web.formatting import whole

BAR = 1000
"""Chiều dài thanh chia, in its own units."""
NARROWEST, LETTER = 620, 7
"""Thanh hẹp nhất có chữ, và bề rộng một chữ, in pixels."""
GAP = 2
"""Khe giữa hai phần."""
RANKS = "abcdđ"
"""Các hàng ưu tiên theo điểm của điều luật; what has none is taken off first."""
LONGEST, TOLD, SHORT = 100, 20, 6
"""Số dòng, số giải thích hiện trên trang; how many are open at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của phiếu: the rank, who receives, and what remains afterwards."""

    rank: str
    heading: Heading | None
    payee: str
    code: str
    due: int
    amount: int
    fee: int
    held: bool = False
    payment: str = ""
    paid_on: Any = None
    fee_code: str = ""

    @property
    def fee_case(self) -> FeeGround | None:
        """Trường hợp không phải chịu phí, miễn hoặc giảm phí của khoản."""
        return fee_case(self.fee_code) if self.fee_code else None

    @property
    def shade(self) -> int:
        """Màu của hàng, the same on the bar and beside the row; 0 for what has none."""
        return shade_of(self.rank)

    @property
    def left(self) -> int:
        """Còn lại sau chia."""
        return self.due - self.amount

    @property
    def net(self) -> int:
        """Thực nhận."""
        return self.amount - self.fee

    @property
    def principal(self) -> str:
        """Khoản gốc của một khoản lãi chậm; empty for any other."""
        return principal_code(self.code)


def held_of(proceeding_id: int) -> int:
    """Tiền của việc đang giữ, not yet divided."""
    rows = Balance.objects.filter(proceeding_id=proceeding_id, account=Account.HELD)
    return -int(rows.aggregate(total=Sum("amount", default=0))["total"])


def trial(division: Division, entitled: Sequence[Entitled]) -> dict[str, Any]:
    """Chia thử: the lines as they would be, and each one's reasons."""
    names = {each.claim.code: each.payee for each in entitled}
    lines = [
        Line("–", each.heading, each.heading.name, "", each.asked, each.amount, 0)
        for each in division.deducted
    ]
    lines += [
        Line(
            share.pool.heading.code,
            share.pool.heading,
            names[share.claim.code],
            share.claim.code,
            share.claim.remaining,
            share.amount,
            share.fee,
            share.held,
            fee_code=share.claim.fee_ground or share.claim.fee_relief,
        )
        for share in division.shares
    ]
    if division.to_debtor:
        heading = division.debtor_heading
        back = division.to_debtor
        lines.append(
            Line("", heading, "Trả lại người phải thi hành án", "", 0, back, 0)
        )
    why = ((told.claim, told.steps) for told in division.explanations)
    return _table(lines, why) | {
        "left_out": [
            (names[each.claim.code], each.claim.code, each.reason)
            for each in division.left_out
        ]
    }


def sheet_of(
    sheet: Distribution,
    shares: Sequence[ShareStand],
    why: Iterable[tuple[str, tuple[Step, ...]]],
) -> dict[str, Any]:
    """Phiếu đã lập, with what is paid of it."""
    order = order_on(sheet.on)
    known = {
        heading.code: heading
        for heading in (*order.deductions, *order.tiers, *order.places.values())
    }
    lines = [_line(each, known) for each in shares]
    unpaid = [each for each in shares if not each.payment and not each.share.held]
    by_place = {each.share.place: each.share for each in shares}
    left_out = [
        (claim.code, claim.code, reason)
        for claim, reason in told(sheet.left_out, by_place)
    ]
    return _table(lines, why) | {
        "left_out": left_out,
        "is_paid": not any(each.paid_on is None for each in shares),
        "unpaid": len(unpaid),
        "steps": _steps(sheet, shares),
        "proposed_by": names_of([sheet.proposed_by]).get(sheet.proposed_by, ""),
    }


def _line(each: ShareStand, known: dict[str, Heading]) -> Line:
    share = each.share
    deducted = share.heading == DEDUCTED
    heading = known.get(share.code if deducted else share.heading)
    rank = "–" if deducted else "" if share.heading == TO_DEBTOR else share.heading
    payee = heading.name if deducted and heading else share.payee
    if share.heading == TO_DEBTOR:
        payee = f"Trả lại {share.payee}"
    return Line(
        rank,
        heading,
        payee,
        "" if deducted or share.heading == TO_DEBTOR else share.code,
        each.due_before,
        share.amount,
        share.fee,
        share.held,
        each.payment,
        each.paid_on,
        _fee_code(share.claim or {}),
    )


def _fee_code(claim: Mapping[str, Any]) -> str:
    return str(claim.get("fee_ground") or claim.get("fee_relief") or "")


def _table(
    lines: Sequence[Line], why: Iterable[tuple[str, tuple[Step, ...]]]
) -> dict[str, Any]:
    amount = sum(line.amount for line in lines)
    payees = {line.code: line.payee for line in lines}
    return {
        "lines": lines[:LONGEST],
        "more": max(0, len(lines) - LONGEST),
        "is_short": len(lines) <= SHORT,
        "amount": amount,
        "due": sum(line.due for line in lines),
        "left": sum(line.left for line in lines if line.due),
        "fee": sum(line.fee for line in lines),
        "parts": list(_parts(lines, amount)),
        "why": [
            {
                "label": f"{payees.get(code, code)} ({_told(code)})",
                "steps": [
                    {"text": step.text, "citation": step.citation} for step in steps
                ],
                "result": _result(lines, code),
            }
            for code, steps in islice(why, TOLD)
        ],
    }


def _told(code: str) -> str:
    principal = principal_code(code)
    return f"lãi chậm của khoản {principal}" if principal else code


def _result(lines: Sequence[Line], code: str) -> str:
    amount = sum(line.amount for line in lines if line.code == code)
    return f"Được chia {whole(amount)} đồng"


def _parts(lines: Sequence[Line], amount: int) -> Iterable[dict[str, Any]]:
    """Segments of the bar, shaded by rank; the table has the đồng."""
    ranks = list(dict.fromkeys(line.rank for line in lines))
    at = 0
    for name, rank, money in _segments(lines, ranks):
        width = money * BAR // amount if amount else 0
        if width:
            told = f"{name} {whole(money)}"
            yield {
                "at": _percent(at),
                "width": _percent(max(1, width - GAP)),
                "name": told,
                "label": _label((told, whole(money)), width),
                "shade": shade_of(rank),
            }
        at += width


def shade_of(rank: str) -> int:
    """Màu của một hàng: its place in the law's order, so that it never changes."""
    return RANKS.find(rank) + 1 if rank else 0


def _percent(units: int) -> str:
    return f"{units * 100 / BAR:.1f}%"


def _label(told: Sequence[str], width: int) -> str:
    """The longest of the words that fit a part of the bar; none in a narrow one."""
    room = width * NARROWEST // BAR // LETTER - 2
    return next((each for each in told if len(each) <= room), "")


def _segments(
    lines: Sequence[Line], ranks: Sequence[str]
) -> Iterable[tuple[str, str, int]]:
    """Each line while they can be told apart, else each rank as one."""
    if len(lines) <= LONGEST:
        yield from ((line.payee, line.rank, line.amount) for line in lines)
        return
    for rank in ranks:
        own = [line for line in lines if line.rank == rank]
        name = own[0].heading.name if own[0].heading else own[0].payee
        yield f"{name}: {whole(len(own))} phần", rank, sum(x.amount for x in own)


def _steps(sheet: Distribution, shares: Sequence[ShareStand]) -> list[dict[str, str]]:
    refused = hasattr(sheet, "refusal")
    if hasattr(sheet, "annulment"):
        return [
            {"name": "Thu tiền", "state": "done"},
            {"name": "Phân phối theo thứ tự", "state": "done"},
            {"name": "Phiếu đã huỷ", "state": "cur"},
        ]
    approved = hasattr(sheet, "approval")
    paid = approved and all(each.paid_on for each in shares)
    states = [
        ("Thu tiền", "done"),
        ("Phân phối theo thứ tự", "done"),
        ("Không duyệt" if refused else "Duyệt", _state(approved, True)),
        ("Chi trả, thông báo", _state(paid, approved)),
    ]
    return [{"name": name, "state": state} for name, state in states]


def _state(is_done: bool, is_current: bool) -> str:
    if is_done:
        return "done"
    return "cur" if is_current else ""
