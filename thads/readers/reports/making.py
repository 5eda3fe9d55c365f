"""Lập báo cáo từng bước: the pieces of a long report, with how far it has come."""

from datetime import date
from time import monotonic as clock
from typing import Any

from thads.readers.reports.asking import Asked, query_of
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.gather import MAIN, of_frozen, pieces_of, put_together
from thads.readers.statistics.closing.kept import Kept
from thads.readers.statistics.figures import Figures, figures
from thads.records.web.kept_runs import STEP_SECONDS, KeptRun

HOME = "bao-cao"
_DONE = "bao-cao"


class Run(KeptRun):
    """Một lượt lập báo cáo of one person, for one question."""

    def __init__(self, account: int, asked: Asked, token: str | None = None) -> None:
        """Without a token a run begins; with one it must be there."""
        super().__init__(HOME, account, query_of(asked), token)
        self.asked = asked

    def step(self, made_on: date) -> tuple[int, int]:
        """Làm tiếp các phần trong khoảng một giây; how many are there, of how many."""
        main = _main(self.asked)
        pieces = pieces_of(main, with_last_year=self.asked.with_last_year)
        until = clock() + STEP_SECONDS
        made = self.kept("phan") or {}
        for name, make in pieces.items():
            if name in made:
                continue
            made[name] = make()
            if clock() > until:
                break
        self.keep("phan", made)
        if len(made) == len(pieces):
            self._finish(main, made, made_on)
        return len(made), len(pieces)

    def _finish(self, main: Figures, made: dict[str, Any], made_on: date) -> None:
        facts = put_together(main, made, made_on=made_on)
        if self.asked.version is not None:
            facts = of_frozen(facts, self.asked.version)
        self.keep(_DONE, facts)

    @property
    def facts(self) -> ReportFacts | None:
        """Dữ kiện đã gom đủ; None while the run goes on."""
        found: ReportFacts | None = self.kept(_DONE)
        return found


def _main(asked: Asked) -> Figures:
    if asked.version is not None:
        return Kept(asked.version).form(MAIN[0])
    return figures(
        MAIN[0], asked.unit, asked.last, first=asked.first, known_at=asked.known_at
    )
