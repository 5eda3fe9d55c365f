"""Lập báo cáo từng bước: the pieces of a long report, with how far it has come.

A step works for about a second and keeps what it made in a folder of the person's own, as
the pieces of a batch of prints are kept; the page that asked goes on until all are there.
"""

import pickle
import re
import secrets
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic as clock
from typing import Any

from django.conf import settings

from thads.readers.reports.asking import Asked, query_of
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.gather import MAIN, of_frozen, pieces_of, put_together
from thads.readers.statistics.closing.kept import Kept
from thads.readers.statistics.figures import Figures, figures

STEP_SECONDS = 1.0
KEPT = timedelta(days=1)
_TOKEN = re.compile(r"^[0-9a-f]{32}$")
_DONE = "bao-cao"


class NoSuchRun(LookupError):
    """Không có lượt lập báo cáo này của người hỏi."""


class Run:
    """Một lượt lập báo cáo of one person, for one question."""

    def __init__(self, account: int, asked: Asked, token: str | None = None) -> None:
        """Without a token a run begins; with one it must be there."""
        self.asked = asked
        self.token = token or secrets.token_hex(16)
        if not _TOKEN.match(self.token):
            raise NoSuchRun(self.token)
        self.folder = _home() / str(account) / self.token
        if token is None:
            self.folder.mkdir(parents=True, mode=0o700)
            self._keep("hoi", query_of(asked))
        elif not self.folder.is_dir() or self._kept("hoi") != query_of(asked):
            raise NoSuchRun(self.token)

    def step(self, made_on: date) -> tuple[int, int]:
        """Làm tiếp các phần trong khoảng một giây; how many are there, of how many."""
        main = _main(self.asked)
        pieces = pieces_of(main, with_last_year=self.asked.with_last_year)
        until = clock() + STEP_SECONDS
        made = self._kept("phan") or {}
        for name, make in pieces.items():
            if name in made:
                continue
            made[name] = make()
            if clock() > until:
                break
        self._keep("phan", made)
        if len(made) == len(pieces):
            self._finish(main, made, made_on)
        return len(made), len(pieces)

    def _finish(self, main: Figures, made: dict[str, Any], made_on: date) -> None:
        facts = put_together(main, made, made_on=made_on)
        if self.asked.version is not None:
            facts = of_frozen(facts, self.asked.version)
        self._keep(_DONE, facts)

    @property
    def facts(self) -> ReportFacts | None:
        """Dữ kiện đã gom đủ; None while the run goes on."""
        found: ReportFacts | None = self._kept(_DONE)
        return found

    def _keep(self, name: str, what: Any) -> None:
        """Written aside, then renamed: a step that is cut short leaves the last whole."""
        aside = self.folder / f"{name}.moi"
        aside.write_bytes(pickle.dumps(what))
        aside.rename(self.folder / name)

    def _kept(self, name: str) -> Any:
        """Only what this program wrote, in a folder that nobody else may write to."""
        place = self.folder / name
        return pickle.loads(place.read_bytes()) if place.is_file() else None


def forget_runs_before(moment: datetime) -> None:
    """Bỏ các lượt cũ."""
    for folder in _home().glob("*/*"):
        if folder.stat().st_mtime < moment.timestamp():
            shutil.rmtree(folder, ignore_errors=True)


def _home() -> Path:
    return Path(settings.THADS_HOME) / "bao-cao"


def _main(asked: Asked) -> Figures:
    if asked.version is not None:
        return Kept(asked.version).form(MAIN[0])
    return figures(
        MAIN[0], asked.unit, asked.last, first=asked.first, known_at=asked.known_at
    )
