"""Đường dẫn của một hồ sơ: where its acts are recorded and its terms explained.

What draws acts and terms is the same for every procedure; only the addresses differ.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.urls import reverse

from thads.law.acts.history import DECISION, LATE_INTEREST
from thads.records.agencies.access import Person
from thads.records.cases.queries.recording import may_decide


class Links(Protocol):
    """Địa chỉ các trang của một hồ sơ."""

    def record(self, act_code: str) -> str:
        """Trang ghi nhận một hành vi."""

    def why(self, code: str, from_act: int) -> str:
        """Trang “Vì sao là ngày này?”."""

    def later(self, code: str, from_act: int) -> str:
        """Trang “Nếu chậm một ngày?”."""


@dataclass(frozen=True, slots=True)
class CaseLinks:
    """Địa chỉ các trang của một việc; the decision has one that also assigns."""

    case_id: int
    decides: bool = False

    @classmethod
    def of(cls, case_id: int, person: Person, today: date) -> "CaseLinks":
        """Địa chỉ cho một người vào một ngày."""
        return cls(case_id, may_decide(person, today))

    def record(self, act_code: str) -> str:
        """Trang ghi nhận một hành vi."""
        if act_code == DECISION and self.decides:
            return reverse("cases:decide", args=[self.case_id])
        if act_code == LATE_INTEREST:  # of which principal and days, its page asks
            return reverse("cashbook:interest", args=[self.case_id])
        return reverse("cases:record", args=[self.case_id, act_code])

    def why(self, code: str, from_act: int) -> str:
        """Trang “Vì sao là ngày này?”."""
        return reverse("cases:why", args=[self.case_id, code, from_act])

    def later(self, code: str, from_act: int) -> str:
        """Trang “Nếu chậm một ngày?”."""
        return reverse("cases:later", args=[self.case_id, code, from_act])
