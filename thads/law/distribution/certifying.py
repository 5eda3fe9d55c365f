"""Lập công bố và chứng nhận: the published hash of each rank and the openings of it."""

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256

from thads.law.distribution.certificate import (
    EMPTY,
    NO_CLAIM,
    Certificate,
    Opening,
    Publication,
    Statement,
    Sums,
    claim_hash,
    opening_hash,
    pair_hash,
)
from thads.law.distribution.claims import CannotDistribute
from thads.law.distribution.paying import Distribution
from thads.law.distribution.pools import Pool, Share


class Certifying:
    """Công bố và chứng nhận của một lần phân phối.

    `secret` hides the claims: kept by the agency, it gives the same salts again, so that
    a certificate can be issued any time later.
    """

    def __init__(self, distribution: Distribution, secret: bytes) -> None:
        if len(secret) < sha256().digest_size:
            raise CannotDistribute("Khoá bí mật của công bố quá ngắn.")
        self._ranks = [
            _Rank(pool, shares, hmac.digest(secret, str(place).encode(), sha256))
            for place, (pool, shares) in enumerate(_by_pool(distribution))
        ]
        self.publication = Publication(
            distribution.amount,
            tuple((each.heading.code, each.amount) for each in distribution.deducted),
            tuple(rank.statement() for rank in self._ranks),
            distribution.to_debtor,
        )

    def certificates(self, code: str) -> Iterator[tuple[Statement, Certificate]]:
        """Chứng nhận của một khoản: one for each rank it has a share in."""
        for rank, statement in zip(
            self._ranks, self.publication.statements, strict=True
        ):
            for share in rank.shares_of(code):
                yield statement, rank.certificate(share)


class _Rank:
    """The running sums of one pool and the levels of hashes above them."""

    def __init__(self, pool: Pool, shares: Sequence[Share], secret: bytes) -> None:
        self._pool = pool
        self._secret = secret
        self._shares = {share.claim.code: share for share in shares}
        self._sums = list(_running(shares))
        claims = [NO_CLAIM, *(self._claim_hash(share) for share in shares)]
        self._claims = claims
        leaves = [opening_hash(self._at(place, ())) for place in range(len(claims))]
        self._levels = list(_levels(leaves, len(shares).bit_length()))

    def shares_of(self, code: str) -> Iterator[Share]:
        if code in self._shares:
            yield self._shares[code]

    def statement(self) -> Statement:
        pool, last = self._pool, len(self._shares)
        return Statement(
            rank=_name(pool),
            claims=last,
            money=pool.money,
            basis=pool.basis.value,
            totals=self._sums[-1],
            last_remainder=pool.last_remainder,
            last_raised=pool.last_raised,
            root=self._levels[-1][0],
            first=self._opening(0),
            last=self._opening(last),
        )

    def certificate(self, share: Share) -> Certificate:
        return Certificate(
            rank=_name(self._pool),
            claim=share.claim.code,
            due=share.claim.due,
            received=share.claim.received,
            weight=share.weight,
            paid=share.amount,
            salt=self._salt("khoan", share.place),
            before=self._opening(share.place),
            after=self._opening(share.place + 1),
        )

    def _opening(self, place: int) -> Opening:
        path, at = [], place
        for level in self._levels[:-1]:
            beside = at ^ 1
            path.append(level[beside] if beside < len(level) else EMPTY)
            at >>= 1
        return self._at(place, tuple(path))

    def _at(self, place: int, path: tuple[str, ...]) -> Opening:
        salt = self._salt("tong", place)
        return Opening(place, self._sums[place], salt, self._claims[place], path)

    def _claim_hash(self, share: Share) -> str:
        claim = share.claim
        salt = self._salt("khoan", share.place)
        return claim_hash(claim.code, claim.due, claim.received, share.amount, salt)

    def _salt(self, use: str, place: int) -> str:
        return hmac.digest(self._secret, f"{use}|{place}".encode(), sha256).hex()


def _by_pool(distribution: Distribution) -> Iterator[tuple[Pool, list[Share]]]:
    grouped: dict[int, list[Share]] = {}
    for share in distribution.shares:
        grouped.setdefault(id(share.pool), []).append(share)
    for shares in grouped.values():
        yield shares[0].pool, shares


def _running(shares: Sequence[Share]) -> Iterator[Sums]:
    due = received = weights = paid = 0
    yield Sums()
    for share in shares:
        due += share.claim.due
        received += share.claim.received
        weights += share.weight
        paid += share.amount
        yield Sums(due, received, weights, paid)


def _levels(leaves: list[str], height: int) -> Iterator[list[str]]:
    """Each level hashes pairs of the one below; a missing neighbour counts as empty."""
    level = leaves
    yield level
    for _ in range(height):
        padded = [*level, EMPTY] if len(level) % 2 else level
        level = [
            pair_hash(padded[at], padded[at + 1]) for at in range(0, len(padded), 2)
        ]
        yield level


def _name(pool: Pool) -> str:
    """Tên hàng trên công bố: place, tier, and whether of interest."""
    place = f"{pool.place.name}; " if pool.place else ""
    interest = " (lãi chậm thi hành án)" if pool.interest else ""
    return f"{place}{pool.heading.name}{interest}"
