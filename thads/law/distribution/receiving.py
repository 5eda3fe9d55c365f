"""Số thực nhận của từng người: the running sums by which fees are charged."""

from collections.abc import Iterable
from datetime import date

from thads.law.distribution.claims import Claim, Security
from thads.law.distribution.fee_grounds import (
    exemption,
    free_kinds,
    relief_named,
)
from thads.law.distribution.fee_table import FeeTable
from thads.law.distribution.fees import reduced_by
from thads.law.money import Dong


class Receiving:
    """Mỗi người nhận: what each has received so far; one share after another adds to it."""

    def __init__(self, claims: Iterable[Claim], on: date) -> None:
        self._on = on
        self._table = FeeTable.on(on)
        self._free_kinds = free_kinds(on)
        self._received: dict[str, Dong] = {}
        for claim in claims:
            if claim.payee and not self._is_free(claim):
                before = self._received.get(claim.payee, 0)
                self._received[claim.payee] = before + claim.received_in_all

    def holds_back(self, claim: Claim) -> bool:
        """Gửi lại: who has not asked, of a thing seized for just this obligation."""
        if claim.security is not Security.NAMED:
            return False
        return claim.requested_on is None or claim.requested_on > self._on

    def fee(self, claim: Claim, amount: Dong) -> Dong:
        """Phí của một phần; money that is only held back is not yet received."""
        if not amount or self._is_free(claim) or self.holds_back(claim):
            return 0
        payee = claim.payee or claim.code
        before = self._received.get(payee, claim.received_in_all)
        self._received[payee] = before + amount
        fee = self._table.fee(before + amount) - self._table.fee(before)
        relief = relief_named(claim.fee_relief, self._on)
        return (
            fee - reduced_by(fee, relief.reduction(None, self._on)) if relief else fee
        )

    def _is_free(self, claim: Claim) -> bool:
        if claim.security is Security.OTHER:  # no creditor of a judgment, so no fee
            return True
        if claim.fee_ground:
            return exemption(claim.kind, claim.fee_ground, self._on) is not None
        return claim.kind in self._free_kinds
