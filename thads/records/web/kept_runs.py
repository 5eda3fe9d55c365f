"""Việc dài làm từng bước: what the steps made so far, in a folder of the person's own.

A step works for about a second; the page that asked goes on until all is there. What a
step keeps is written aside and renamed: one that is cut short leaves the last whole.
"""

import pickle
import re
import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

STEP_SECONDS = 1.0
KEPT = timedelta(days=1)
_TOKEN = re.compile(r"^[0-9a-f]{32}$")
_ASKED = "hoi"


class NoSuchRun(LookupError):
    """Không có lượt làm này của người hỏi."""


class KeptRun:
    """Một lượt làm of one person, for one question."""

    def __init__(self, home: str, account: int, question: Any, token: str | None):
        """Without a token a run begins; with one it must be there."""
        self.token = token or secrets.token_hex(16)
        if not _TOKEN.match(self.token):
            raise NoSuchRun(self.token)
        self._folder = _home(home) / str(account) / self.token
        if token is None:
            self._folder.mkdir(parents=True, mode=0o700)
            self.keep(_ASKED, question)
        elif not self._folder.is_dir() or self.kept(_ASKED) != question:
            raise NoSuchRun(self.token)

    def keep(self, name: str, what: Any) -> None:
        """Giữ lại một phần."""
        aside = self._folder / f"{name}.moi"
        aside.write_bytes(pickle.dumps(what))
        aside.rename(self._folder / name)

    def kept(self, name: str) -> Any:
        """Phần đã giữ: only what this program wrote, where nobody else may write."""
        place = self._folder / name
        return pickle.loads(place.read_bytes()) if place.is_file() else None


def forget_runs_before(home: str, moment: datetime) -> None:
    """Bỏ các lượt cũ."""
    for folder in _home(home).glob("*/*"):
        if folder.stat().st_mtime < moment.timestamp():
            shutil.rmtree(folder, ignore_errors=True)


def _home(name: str) -> Path:
    return Path(settings.THADS_HOME) / name
