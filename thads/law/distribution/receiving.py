"""Số thực nhận của từng người: the running sums by which fees are charged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thads.law.distribution.claims import Claim, Security
from thads.law.distribution.fee_grounds import (
    exemption,
    free_kinds,
    relief_named,
)
from thads.law.distribution.fee_table import FeeTable
from thads.law.distribution.fees import reduced_by
from thads.law.money import PERCENT, Dong, share


@dataclass(slots=True)
class _Account:
    """What one payee has received so far, and the fee of it before any relief."""

    received: Dong = 0
    charged: Dong = 0


class Receiving:
    """Mỗi người nhận: what each has received so far; one share after another adds to it."""

    def __init__(self, claims: Iterable[Claim], on: date) -> None:
        self._on = on
        self._table = FeeTable.on(on)
        self._free_kinds = free_kinds(on)
        self._accounts: dict[str, _Account] = {}
        shared: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.payee and not self._is_free(claim):
                shared.setdefault(claim.payee, []).append(claim)
        for payee, theirs in shared.items():
            if len(theirs) > 1:
                self._accounts[payee] = self._opened(theirs)

    def holds_back(self, claim: Claim) -> bool:
        """Gửi lại: who has not asked, of a thing seized for just this obligation."""
        if claim.security is not Security.NAMED:
            return False
        return claim.requested_on is None or claim.requested_on > self._on

    def fee(self, claim: Claim, amount: Dong) -> Dong:
        """Phí của một phần; money that is only held back is not yet received.

        A small share may take all that was received past the threshold: its fee is no more
        than the share itself, the rest is charged with the next.
        """
        if not amount or self._is_free(claim) or self.holds_back(claim):
            return 0
        account = self._account(claim)
        account.received += amount
        fee = max(0, self._table.fee(account.received) - account.charged)
        fee = min(fee, amount)
        account.charged += fee
        relief = relief_named(claim.fee_relief, self._on)
        if relief is None:
            return fee
        decided = share(claim.fee_percent, PERCENT) if claim.fee_percent else None
        return fee - reduced_by(fee, relief.reduction(decided, self._on))

    def _account(self, claim: Claim) -> _Account:
        payee = claim.payee or claim.code
        found = self._accounts.get(payee)
        if found is None:
            found = self._accounts[payee] = self._opened_alone(claim)
        return found

    def _opened_alone(self, claim: Claim) -> _Account:
        """Nearly every payee has one claim: without the sums of a list."""
        received = claim.charged_before + claim.received
        if claim.fee_before is not None:
            return _Account(received, claim.fee_before)
        return _Account(received, self._table.fee(received) if received else 0)

    def _opened(self, claims: list[Claim]) -> _Account:
        """The fee so far as it is known, else by today's table of all that was received."""
        received = sum(claim.received_in_all for claim in claims)
        known = [claim.fee_before for claim in claims if claim.fee_before is not None]
        whole = len(known) == len(claims)
        return _Account(received, sum(known) if whole else self._table.fee(received))

    def _is_free(self, claim: Claim) -> bool:
        if claim.security is None and not claim.fee_ground:  # nearly every one
            return claim.kind in self._free_kinds
        if claim.security is Security.OTHER:  # no creditor of a judgment, so no fee
            return True
        if claim.fee_ground:
            return exemption(claim.kind, claim.fee_ground, self._on) is not None
        return claim.kind in self._free_kinds
