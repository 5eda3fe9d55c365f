"""Chứng nhận phần được chia: one creditor checks their own share from public totals.

Independent of the code that distributes: this module needs nothing but the standard
library. For each rank the agency publishes totals and one hash. Behind the hash stand
running sums, one after each claim, each hidden by a salt. A creditor is shown only the two
sums around their own claim: that they differ by just this claim, that the first is zero
and the last the public total, leaves no room for a claim dropped, added or changed once
every creditor has looked. No name and no other claim is seen, only the sum of those before.
"""

import hashlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

EMPTY = hashlib.sha256(b"").hexdigest()
NO_CLAIM = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """Tổng luỹ kế: due, received before, weights, paid now."""

    due: int = 0
    received: int = 0
    weights: int = 0
    paid: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """Mở một tổng luỹ kế: what stands at a place of the published hash."""

    place: int
    sums: Sums
    salt: str
    claim: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Công bố của một hàng: totals and the hash; nothing of a single claim."""

    rank: str
    claims: int
    money: int
    basis: str
    totals: Sums
    last_remainder: int
    last_raised: int
    root: str
    first: Opening
    last: Opening

    @property
    def wanted(self) -> int:
        """Còn phải thi hành của cả hàng trước đợt này."""
        return self.totals.due - self.totals.received


@dataclass(frozen=True, slots=True)
class Publication:
    """Công bố của một lần phân phối: from the amount down to what was left."""

    amount: int
    deducted: tuple[tuple[str, int], ...]
    statements: tuple[Statement, ...]
    to_debtor: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """Chứng nhận của một khoản, given to its creditor alone."""

    rank: str
    claim: str
    due: int
    received: int
    weight: int
    paid: int
    salt: str
    before: Opening
    after: Opening


def claim_hash(claim: str, due: int, received: int, paid: int, salt: str) -> str:
    """Mã của khoản: binds a place to one claim without showing it."""
    return _hash("khoan", claim, due, received, paid, salt)


def opening_hash(opening: Opening) -> str:
    """Mã của một tổng luỹ kế."""
    sums = opening.sums
    return _hash(
        "tong",
        opening.place,
        sums.due,
        sums.received,
        sums.weights,
        sums.paid,
        opening.salt,
        opening.claim,
    )


def pair_hash(left: str, right: str) -> str:
    """Mã của hai mã liền nhau."""
    return _hash("nut", left, right)


def faults_of_publication(publication: Publication) -> list[str]:
    """Sai trong công bố: sums that do not add up, a rank paid out of turn."""
    faults = []
    left = publication.amount - sum(amount for _, amount in publication.deducted)
    for statement in publication.statements:
        if statement.money != min(left, statement.wanted):
            faults.append(f"{statement.rank}: số tiền không đúng thứ tự thanh toán.")
        left -= statement.money
        faults += _faults_of_statement(statement)
    if left != publication.to_debtor:
        faults.append("Tổng các hàng không khớp số tiền phân phối.")
    return faults


def faults_of_certificate(statement: Statement, held: Certificate) -> list[str]:
    """Sai trong chứng nhận của một khoản, with the totals of its rank; none if right."""
    checks = {
        "chứng nhận không thuộc công bố này": _opens(statement, held.before)
        and _opens(statement, held.after)
        and held.after.place == held.before.place + 1,
        "mã của khoản không khớp": held.after.claim
        == claim_hash(held.claim, held.due, held.received, held.paid, held.salt),
        "tổng luỹ kế trước và sau không cách nhau đúng một khoản": _apart(held)
        == (held.due, held.received, held.weight, held.paid),
        "tỷ lệ chia không đúng": held.weight == _weight(statement, held),
        "số được chia không đúng": held.paid == _share(statement, held),
    }
    return [f"{held.claim}: {fault}." for fault, right in checks.items() if not right]


def _faults_of_statement(statement: Statement) -> list[str]:
    first, last = statement.first, statement.last
    checks = {
        "tổng đầu không phải là không": first.place == 0 and first.sums == Sums(),
        "tổng cuối không khớp tổng công bố": last.place == statement.claims
        and last.sums == statement.totals,
        "tổng được chia không khớp số tiền": statement.totals.paid == statement.money,
        "mã công bố không khớp": _opens(statement, first) and _opens(statement, last),
    }
    return [
        f"{statement.rank}: {fault}." for fault, right in checks.items() if not right
    ]


def _opens(statement: Statement, opening: Opening) -> bool:
    """The opening leads to the published hash, from just its place."""
    if not 0 <= opening.place <= statement.claims:
        return False
    if len(opening.path) != statement.claims.bit_length():
        return False
    found, place = opening_hash(opening), opening.place
    for beside in opening.path:
        found = pair_hash(beside, found) if place & 1 else pair_hash(found, beside)
        place >>= 1
    return found == statement.root


def _apart(held: Certificate) -> tuple[int, int, int, int]:
    after, before = held.after.sums, held.before.sums
    return (
        after.due - before.due,
        after.received - before.received,
        after.weights - before.weights,
        after.paid - before.paid,
    )


def _weight(statement: Statement, held: Certificate) -> int:
    """What is due or remains, or in a later round how far the claim is behind."""
    totals = statement.totals
    so_far = totals.received + statement.money
    by_basis = {
        "phai_thi_hanh": held.due,
        "con_phai_thi_hanh": held.due - held.received,
        "luy_ke": max(0, so_far * held.due - held.received * totals.due),
    }
    return by_basis.get(statement.basis, -1)


def _share(statement: Statement, held: Certificate) -> int:
    """Pro rata, cut to a đồng; one more for the largest remainders, then for the first."""
    share, remainder = divmod(statement.money * held.weight, statement.totals.weights)
    mine = (-remainder, held.before.place)
    last = (-statement.last_remainder, statement.last_raised)
    return share + (mine <= last)


def _hash(*parts: str | int) -> str:
    """Each part with its length before it, so that no two lists of parts read alike."""
    told = "".join(f"{len(str(part))}:{part}" for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()


def written(told: Publication | Certificate) -> str:
    """Viết ra JSON, as it is published or handed to the creditor."""
    return json.dumps(asdict(told), ensure_ascii=False)


def read_publication(text: str) -> Publication:
    """Đọc công bố từ JSON."""
    told = json.loads(text)
    statements = tuple(_statement(each) for each in told["statements"])
    deducted = tuple((code, amount) for code, amount in told["deducted"])
    return Publication(**told | {"statements": statements, "deducted": deducted})


def read_certificate(text: str) -> Certificate:
    """Đọc chứng nhận từ JSON."""
    told = json.loads(text)
    ends = {side: _opening(told[side]) for side in ("before", "after")}
    return Certificate(**told | ends)


def faults(publication: Publication, held: Certificate) -> list[str]:
    """Sai trong công bố hoặc trong chứng nhận; none when the share is right."""
    found = faults_of_publication(publication)
    ranks = [each for each in publication.statements if each.rank == held.rank]
    if len(ranks) != 1:
        return [*found, f"{held.claim}: không có hàng “{held.rank}” trong công bố."]
    return [*found, *faults_of_certificate(ranks[0], held)]


def _statement(told: dict[str, Any]) -> Statement:
    ends = {side: _opening(told[side]) for side in ("first", "last")}
    return Statement(**told | ends | {"totals": Sums(**told["totals"])})


def _opening(told: dict[str, Any]) -> Opening:
    return Opening(**told | {"sums": Sums(**told["sums"]), "path": tuple(told["path"])})


if __name__ == "__main__":
    published, own = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    wrong = faults(read_publication(published), read_certificate(own))
    print("\n".join(wrong) or "Đúng: phần được chia khớp với công bố.")
    sys.exit(bool(wrong))
