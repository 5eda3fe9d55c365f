"""Phân phối tiền thi hành án: who receives what of an amount, in the order of the law."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thads.law.distribution.claims import CannotDistribute, Claim, Security
from thads.law.distribution.explaining import Explanation, explained
from thads.law.distribution.order import Heading, Order, order_on
from thads.law.distribution.pools import Pool, Share, divide
from thads.law.distribution.receiving import Receiving
from thads.law.money import Dong
from thads.law.periods import in_words

NOT_REQUESTED = "chưa có yêu cầu thi hành án"
REQUESTED_LATER = "yêu cầu sau ngày thanh toán"


@dataclass(frozen=True, slots=True)
class Deducted:
    """Khoản đã trừ trước: what was asked and what the money sufficed for."""

    heading: Heading
    asked: Dong
    amount: Dong


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Khoản không được chia đợt này, and why."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """Kết quả phân phối: deductions, shares and what goes back to the debtor."""

    on: date
    amount: Dong
    deducted: tuple[Deducted, ...]
    shares: tuple[Share, ...]
    left_out: tuple[LeftOut, ...]
    to_debtor: Dong
    debtor_heading: Heading

    @property
    def costs(self) -> Dong:
        """Tổng đã trừ trước khi chia."""
        return sum(each.amount for each in self.deducted)

    @property
    def fee(self) -> Dong:
        """Tổng phí thi hành án khấu trừ từ các phần được chia."""
        return sum(share.fee for share in self.shares)

    @property
    def pools(self) -> tuple[Pool, ...]:
        """Các hàng đã xét, theo thứ tự."""
        return tuple({id(share.pool): share.pool for share in self.shares}.values())

    @property
    def explanations(self) -> Iterator[Explanation]:
        """Vì sao: one explanation for each share, in the same order."""
        return (explained(share) for share in self.shares)

    def of(self, code: str) -> tuple[Share, ...]:
        """Các phần của một khoản."""
        return tuple(share for share in self.shares if share.claim.code == code)


def distribute(
    claims: Iterable[Claim],
    amount: Dong,
    on: date,
    *,
    deductions: Sequence[tuple[str, Dong]] = (),
    cut_off: date | None = None,
) -> Distribution:
    """Phân phối một số tiền thu được theo luật của ngày thanh toán.

    `deductions` are amounts by the code of the order (chi_phi_thi_hanh_an, …), paid first.
    `cut_off` is the day of the coercive decision or of the minutes of handing over: who
    had asked by then is paid before who asked later. Claims with `security` are taken to
    rest on the very thing this money comes from.
    """
    if amount < 0:
        raise CannotDistribute("Số tiền phân phối không âm.")
    order = order_on(on)
    deducted, money = deducted_first(order, deductions, amount, on)
    paying = _Paying(order, _in_order(claims), money, on)
    paying.secured()
    paying.tiers(cut_off)
    return Distribution(
        on=on,
        amount=amount,
        deducted=deducted,
        shares=tuple(paying.shares),
        left_out=tuple(paying.left_out()),
        to_debtor=paying.money,
        debtor_heading=order.places["con_lai"],
    )


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Earlier requests first, for the last đồng of rounding; then by code."""
    ordered = sorted(
        claims, key=lambda claim: (claim.requested_on or date.max, claim.code)
    )
    codes = {claim.code for claim in ordered}
    if len(codes) < len(ordered):
        raise CannotDistribute("Hai khoản trong danh sách trùng mã.")
    return ordered


def deducted_first(
    order: Order, asked: Sequence[tuple[str, Dong]], money: Dong, on: date
) -> tuple[tuple[Deducted, ...], Dong]:
    """Khấu trừ trước, theo thứ tự của luật; and the money that is left."""
    known = {heading.code for heading in order.deductions}
    for code, amount in asked:
        if code not in known:
            raise CannotDistribute(
                f"Luật áp dụng ngày {in_words(on)} không cho trừ trước khoản “{code}”. "
                f"Được trừ: {', '.join(h.name.lower() for h in order.deductions)}."
            )
        if amount < 0:
            raise CannotDistribute(f"Khoản trừ “{code}” không âm.")
    found = []
    for heading in order.deductions:
        wanted = sum(amount for code, amount in asked if code == heading.code)
        taken = min(wanted, money)
        money -= taken
        if wanted:
            found.append(Deducted(heading, wanted, taken))
    return tuple(found), money


class _Paying:
    """The money that is left, and the shares already given, rank after rank."""

    def __init__(
        self, order: Order, claims: list[Claim], money: Dong, on: date
    ) -> None:
        self.order = order
        self.claims = claims
        self.money = money
        self.on = on
        self.shares: list[Share] = []
        self.receiving = Receiving(claims, on)

    def secured(self) -> None:
        """Người có bảo đảm: before the tiers, in the places the law gives them."""
        places = self.order.places
        mortgaged = [c for c in self.claims if c.security is Security.OTHER]
        self._pay(mortgaged, places["bao_dam_nguoi_khac"])
        named = (Security.CREDITOR, Security.NAMED)
        first = [c for c in self.claims if c.security in named and self._asks(c)]
        if not first:
            return
        judgments = {claim.judgment for claim in first}
        court_fee = places["an_phi_bao_dam"]
        fees = [
            claim
            for claim in self.claims
            if claim.security is None
            and claim.kind in court_fee.kinds
            and claim.judgment in judgments
            and self._has_asked(claim)
        ]
        self._pay(fees, court_fee)
        self._pay(first, places["bao_dam"])

    def tiers(self, cut_off: date | None) -> None:
        """Các hàng: first who had asked by the cut-off, then the others."""
        self._after_secured()
        asked = [claim for claim in self.claims if self._has_asked(claim)]
        if cut_off is None:
            self._by_tier(asked, None)
            return
        by_then = [c for c in asked if c.requested_on and c.requested_on <= cut_off]
        later = [c for c in asked if c.requested_on and c.requested_on > cut_off]
        self._by_tier(by_then, self.order.places["da_yeu_cau"])
        self._by_tier(later, self.order.places["yeu_cau_sau"])

    def left_out(self) -> Iterator[LeftOut]:
        """Khoản không được chia: nobody asked, or only after the day of payment."""
        shared = {share.claim.code for share in self.shares}
        for claim in self.claims:
            if claim.code not in shared and claim.requested_on is None:
                yield LeftOut(claim, NOT_REQUESTED)
            elif claim.code not in shared and not self._has_asked(claim):
                yield LeftOut(claim, REQUESTED_LATER)

    def _asks(self, claim: Claim) -> bool:
        return claim.security is Security.NAMED or self._has_asked(claim)

    def _has_asked(self, claim: Claim) -> bool:
        return claim.requested_on is not None and claim.requested_on <= self.on

    def _by_tier(self, claims: list[Claim], place: Heading | None) -> None:
        ranked: dict[tuple[bool, str], list[Claim]] = {}
        for claim in claims:
            tier = self.order.tier_of(claim.kind)
            ranked.setdefault((claim.interest, tier.code), []).append(claim)
        for interest in (False, True):
            for tier in self.order.tiers:
                self._pay(ranked.get((interest, tier.code), []), tier, place, interest)

    def _pay(
        self,
        claims: list[Claim],
        heading: Heading,
        place: Heading | None = None,
        interest: bool = False,
    ) -> None:
        if not any(claim.due for claim in claims):
            return
        money = min(self.money, sum(claim.remaining for claim in claims))
        self.money -= money
        self.shares += divide(claims, money, self.receiving, heading, place, interest)

    def _after_secured(self) -> None:
        """What a claim has received from its security is no longer due in its tier."""
        if not self.shares:
            return
        paid = {share.claim.code: share.amount for share in self.shares}
        rest = []
        for claim in self.claims:
            mortgagee = claim.security is Security.OTHER
            still = claim.due - paid.get(claim.code, 0)
            if not mortgagee and still > 0:
                rest.append(replace(claim, due=still) if claim.code in paid else claim)
        self.claims = rest
