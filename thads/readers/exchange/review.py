"""Xét sổ theo luật: fold every case, find what the law would say, sum each unit."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from thads.law.acts.folding import history
from thads.law.acts.history import History, MovementKind
from thads.readers.exchange.assembly import Cases
from thads.readers.exchange.continuing import Standing
from thads.readers.exchange.entries import Entry
from thads.readers.exchange.findings import Finding, findings_of
from thads.readers.exchange.result import Opening

_SETTLES = tuple(MovementKind)
_REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Điều luật cho thấy về cả sổ."""

    findings: list[Finding]
    openings: list[Opening]


@dataclass(slots=True)
class _Sum:
    cases: int = 0
    open_cases: int = 0
    due: int = 0
    remaining: int = 0

    def add(self, folded: History) -> None:
        state = folded.state
        self.cases += 1
        self.due += folded.facts.due
        if state is None or not state.ended:
            self.open_cases += 1
            self.remaining += folded.facts.due - folded.folded.moved(_SETTLES)


def review(
    cases: Cases,
    unit_names: dict[str, str],
    now: datetime,
    tell: Callable[[str, int, int], None],
    continued: Sequence[tuple[Standing, list[Entry]]] = (),
) -> Reviewed:
    """Xét từng việc as it will stand once recorded.

    Of a case that goes on, what is new in the book is told. A term is missed if it was
    by the day the book was last written in; what fell due after that it cannot tell.
    """
    findings: list[Finding] = []
    sums: dict[str, _Sum] = defaultdict(_Sum)
    total, as_of = len(cases.cases), cases.last_recorded(now).date()
    for done, case in enumerate(cases.cases, start=1):
        folded = history(cases.facts(case), cases.recorded_acts(case, now))
        rows = {act["stt"]: act.row for act in cases.act_rows(case)}
        findings += findings_of(case["ma"], folded, as_of, rows)
        holder = folded.state.unit if folded.state else case["don_vi"]
        sums[holder].add(folded)
        if done % _REPORT_EVERY == 0 or done == total:
            tell("xét theo luật", done, total)
    for standing, more in continued:
        acts = [*standing.acts, *(cases.recorded(row, now) for row in more)]
        folded = history(standing.facts, acts)
        rows = {act["stt"]: act.row for act in more}
        told = findings_of(standing.code, folded, as_of, rows)
        findings += [each for each in told if each.seq in rows]
    openings = [
        Opening(
            unit,
            unit_names[unit],
            each.cases,
            each.open_cases,
            each.due,
            each.remaining,
        )
        for unit, each in sorted(sums.items())
    ]
    return Reviewed(findings, openings)
