"""Vì sao: a share told in the steps by which the law arrives at it."""

from dataclasses import dataclass

from thads.law.distribution.interest_law import PAID_AFTER
from thads.law.distribution.pools import Basis, Pool, Share
from thads.law.money import Dong, decimal, figures, percentage
from thads.law.periods import Step
from thads.law.statutes import Citation, Regime

_PLACES = len("000")
ROUNDING = "quy ước làm tròn"
"""Chỗ viện dẫn của bước làm tròn: no text of the law says how to round."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Giải thích một phần được chia: tier, claim, money, division, basis."""

    claim: str
    tier: str
    tier_name: str
    money: Dong
    due: Dong
    amount: Dong
    quotient: Dong
    remainder: int
    divisor: int
    raised: bool
    citation: Citation
    confidence: str
    steps: tuple[Step, ...]

    def in_words(self) -> str:
        """Đọc được thành lời, each step with its basis."""
        return " ".join(f"{step.text} [{step.citation}]" for step in self.steps)


def explained(share: Share) -> Explanation:
    """Giải thích của một phần."""
    heading = share.pool.heading
    return Explanation(
        claim=share.claim.code,
        tier=heading.code,
        tier_name=heading.name,
        money=share.pool.money,
        due=share.claim.due,
        amount=share.amount,
        quotient=share.quotient,
        remainder=share.remainder,
        divisor=share.pool.weights,
        raised=share.raised,
        citation=heading.citation,
        confidence=heading.confidence,
        steps=tuple(_steps(share)),
    )


def _steps(share: Share) -> list[Step]:
    pool = share.pool
    steps = [_tier_step(pool)]
    if pool.place:
        steps.insert(0, Step(f"{pool.place.name}.", pool.place.citation.short()))
    if pool.interest:
        after = PAID_AFTER[Regime(pool.heading.citation.instrument)]
        told = (
            "Lãi chậm thi hành án trả sau số tiền được tuyên trong bản án, quyết định."
        )
        steps.append(Step(told, after.short()))
    if share.claim.transferred_from:
        moved = f"Quyền được chuyển giao từ khoản {share.claim.transferred_from}."
        steps.append(Step(moved, heading_basis(pool)))
    steps += _division(share)
    if share.held:
        steps.append(
            Step(
                "Chưa có yêu cầu thi hành án: gửi ngân hàng, thông báo quyền yêu cầu.",
                heading_basis(pool),
            )
        )
    return steps


def heading_basis(pool: Pool) -> str:
    """Viện dẫn tắt của hàng."""
    return pool.heading.citation.short()


def _tier_step(pool: Pool) -> Step:
    interest = " (lãi chậm thi hành án)" if pool.interest else ""
    text = (
        f"{pool.heading.name}{interest}: có {figures(pool.money)} đồng cho "
        f"{figures(pool.claims)} khoản còn phải thi hành "
        f"{figures(pool.due - pool.received)} đồng."
    )
    return Step(text, heading_basis(pool))


def _division(share: Share) -> list[Step]:
    pool, claim = share.pool, share.claim
    if pool.is_full:
        return [Step(f"Đủ trả hết: {figures(share.amount)} đồng.", heading_basis(pool))]
    if not pool.money:
        return [Step("Không còn tiền cho hàng này.", heading_basis(pool))]
    return [
        Step(_divided(share), heading_basis(pool)),
        _rounding_step(share, claim.code),
    ]


def _divided(share: Share) -> str:
    pool, claim = share.pool, share.claim
    if pool.basis is Basis.REMAINING:
        rate = percentage(pool.money, pool.weights)
        return (
            f"Chia theo tỷ lệ {rate}: {figures(pool.money)} × {figures(share.weight)} ÷ "
            f"{figures(pool.weights)} = {_exact(share)} đồng."
        )
    return (
        f"Cộng các đợt {figures(pool.paid_so_far)} đồng, chia theo tỷ lệ "
        f"{percentage(pool.paid_so_far, pool.due)} của {figures(claim.due)} đồng; đã nhận "
        f"{figures(claim.received)}, đợt này {_exact(share)} đồng."
    )


def _exact(share: Share) -> str:
    """Phần chưa làm tròn: quotient and remainder as one decimal."""
    whole = share.pool.weights
    return decimal(share.quotient * whole + share.remainder, whole, _PLACES)


def _rounding_step(share: Share, code: str) -> Step:
    left = share.pool.left_over
    if share.raised:
        text = f"Phần lẻ thuộc {figures(left)} phần lẻ lớn nhất: thêm 1 đồng."
    elif left:
        text = f"Làm tròn xuống; {figures(left)} đồng lẻ thuộc các phần lẻ lớn hơn."
    else:
        text = "Chia hết, không có đồng lẻ."
    return Step(f"{text} Khoản {code} được {figures(share.amount)} đồng.", ROUNDING)
