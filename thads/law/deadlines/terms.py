"""Thời hạn: what the law says of a term but the number of its days."""

from dataclasses import dataclass
from enum import StrEnum

from thads.law.acts import Means, RecordedAct
from thads.law.statutes import Regime


class TermKind(StrEnum):
    """Loại thời hạn: a duty of the office, or a wait for someone else."""

    DUTY = "nghia_vu"
    WAIT = "cho"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Hành vi tác động: an act, with a certain result if one is named."""

    act: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """Hành vi mở thời hạn, and from which of its days the count runs.

    ``given`` must have happened before, ``unless`` must not; ``later_of`` is the act
    without which the new law does not let the count begin.
    """

    act: str
    result: str = ""
    ground: str = ""
    not_results: frozenset[str] = frozenset()
    means: Means | None = None
    from_until: bool = False
    given: Trigger | None = None
    unless: Trigger | None = None
    later_of: str = ""
    outside_separate_book: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """Kéo dài thời hạn: the longer value, in all or added where the first ended."""

    value: str
    adds: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn khai báo: everything about a term but the number of its days."""

    code: str
    name: str
    value: str
    long_value: str
    kind: TermKind
    who: str
    case: str
    cases_by_regime: dict[Regime, str]
    starts: tuple[Start, ...]
    opening_codes: frozenset[str]
    after_term: str
    repeats: str
    met_by: tuple[Trigger, ...]
    met_by_amount: bool
    met_by_promise: bool
    cancelled_by: tuple[Trigger, ...]
    presumed_by: tuple[Trigger, ...]
    book_may_be_silent: bool
    outlives_case: bool
    stops_after: str
    regimes: frozenset[Regime]
    law_of_use: bool
    permission: bool
    extensions: dict[str, Extension]
    counts_back: bool
    moot_when_performed: bool
    meeting_codes: frozenset[str]
    cancelling_codes: frozenset[str]
    closers: dict[str, frozenset[str]]
    """Codes that close the term by themselves, and with which results."""

    def is_met_by(self, act: RecordedAct) -> bool:
        """Hành vi này hoàn thành thời hạn."""
        return _matches(self.met_by, act)

    def is_presumed_by(self, act: RecordedAct) -> bool:
        """Hành vi này cho thấy việc đã sang bước sau."""
        return _matches(self.presumed_by, act)

    @property
    def passes_by_itself(self) -> bool:
        """Tự hết: a wait that no act meets."""
        return self.kind is TermKind.WAIT and not self.met_by

    def concerns(self, *, on_request: bool, regime: Regime) -> bool:
        """Có áp dụng: the term exists for this kind of case under this law."""
        wanted = self.cases_by_regime.get(regime, self.case)
        kind = "theo_yeu_cau" if on_request else "chu_dong"
        return regime in self.regimes and wanted in ("", kind)


def _matches(triggers: tuple[Trigger, ...], act: RecordedAct) -> bool:
    return any(
        trigger.act == act.code and trigger.result in ("", act.result)
        for trigger in triggers
    )
