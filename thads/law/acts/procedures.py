"""Thủ tục: the procedures of the catalogue, each with the statuses it knows.

Enforcement folds its acts in its own way (see ``history``); in the others an act leads
to a status by itself, and the last one that does tells where the proceeding stands.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from thads.law.acts.history import CaseStatus, RecordedAct
from thads.law.statutes import LawDataError

ENFORCEMENT = "thi_hanh_an"
"""Thủ tục thi hành án."""

NOTHING_RECORDED = "chua_ghi_nhan"
"""Chưa ghi nhận gì: the standing of a proceeding before its first act."""

UNCHANGED = "unchanged"
"""Giữ nguyên: an act that leaves the status as it is."""

BEFORE = "tro_lai"
"""Trở lại: the status that stood before the one this act ends."""

_DATA = Path(__file__).parents[1] / "data" / "procedures.toml"
_PARTS = {"name_vi", "name_en", "statuses", "ended"}


@dataclass(frozen=True, slots=True)
class Procedure:
    """Thủ tục: its names, its statuses with their labels, and those that end it."""

    code: str
    name_vi: str
    name_en: str
    statuses: dict[str, str]
    ended: frozenset[str]

    def knows(self, status: str) -> bool:
        """Có trạng thái đó; enforcement's are the statuses of a case."""
        if self.code == ENFORCEMENT:
            return status in list(CaseStatus)
        return status in self.statuses


class _Edition(Protocol):
    @property
    def leads_to(self) -> str: ...


class _Kind(Protocol):
    def edition(self, on: date) -> _Edition | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Tình trạng của thủ tục: the status, and the day it was reached."""

    status: str
    since: date | None


@cache
def procedures() -> dict[str, Procedure]:
    """Mọi thủ tục, theo mã."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {code: _procedure(code, table) for code, table in tables.items()}


def standing(acts: Sequence[tuple[_Kind, RecordedAct]]) -> Standing:
    """Thủ tục đang ở đâu: the status the last act that has one led to."""
    reached = Standing(NOTHING_RECORDED, None)
    was = reached.status
    for kind, act in acts:
        edition = kind.edition(act.effective_on)
        if edition is None:
            continue
        now = led_to(reached.status, was, edition.leads_to)
        if edition.leads_to != UNCHANGED:
            was, reached = reached.status, Standing(now, act.effective_on)
    return reached


def led_to(now: str, before: str, leads_to: str) -> str:
    """Trạng thái sau một hành vi, from where it stood and from where it stood before."""
    return {UNCHANGED: now, BEFORE: before}.get(leads_to, leads_to)


def _procedure(code: str, table: dict[str, Any]) -> Procedure:
    if set(table) != _PARTS:
        raise LawDataError(f"Thủ tục “{code}”: cần đúng {', '.join(sorted(_PARTS))}.")
    statuses = {each["slug"]: each["label"] for each in table["statuses"]}
    ended = frozenset(table["ended"])
    if unknown := sorted(ended - set(statuses)):
        raise LawDataError(f"Thủ tục “{code}”: không có trạng thái {unknown}.")
    return Procedure(code, table["name_vi"], table["name_en"], statuses, ended)
