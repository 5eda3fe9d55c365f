"""Nếu luật đổi: a unit's book replayed under a draft, and what moves.

The law of the program is not touched: the draft holds only while it is asked about, in
the thread that asks (`statutes.overlaid`). Nothing is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from thads.law.acts.folding import history
from thads.law.deadlines import terms as every_term
from thads.readers.simulation.whatif_case import (
    CaseChange,
    Load,
    Moved,
    Permission,
    compare,
)
from thads.readers.simulation.whatif_overlay import Overlay
from thads.records.agencies.models import Unit
from thads.records.cases.models import PROCEDURE
from thads.records.ledger import queries
from thads.records.ledger.models import Proceeding

SOON = timedelta(days=30)
EXAMPLES_MOST = 10
_BATCH = 500
Progress = Callable[[str, int, int], None]
NOTHING = Load()
NOBODY = ("", "Chưa phân công")


@dataclass(frozen=True, slots=True)
class Example:
    """Ví dụ: a case and one thing that moves in it."""

    proceeding_id: int
    case: str
    unit: str
    officer: str
    what: Moved | Permission


@dataclass(slots=True)
class TermMoves:
    """Một thời hạn trong cả đơn vị: how many move which way, and how far."""

    code: str
    earlier: int = 0
    later: int = 0
    gone: int = 0
    come: int = 0
    open: int = 0
    shifts: list[int] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Tên thời hạn."""
        return next((t.name for t in every_term() if t.code == self.code), self.code)

    @property
    def count(self) -> int:
        """Số thời hạn dời."""
        return self.earlier + self.later + self.gone + self.come

    def add(self, example: Example, moved: Moved) -> None:
        """Ghi thêm một thời hạn dời."""
        days = moved.days
        self.open += moved.open
        self.gone += moved.after is None
        self.come += moved.before is None
        if days is not None:
            self.shifts.append(days)
            self.earlier += days < 0
            self.later += days > 0
        if len(self.examples) < EXAMPLES_MOST:
            self.examples.append(example)


@dataclass(slots=True)
class OfficerLoad:
    """Một chấp hành viên: duties under the law as it is, and under the draft."""

    code: str
    name: str
    before: Load = NOTHING
    after: Load = NOTHING

    @property
    def changes(self) -> bool:
        """Có đổi."""
        return self.before != self.after


@dataclass(slots=True)
class Result:
    """Kết quả giả định of one unit on one day."""

    overlay: Overlay
    unit: Unit
    on: date
    cases: int = 0
    cases_moved: int = 0
    judged: int = 0
    terms: dict[str, TermMoves] = field(default_factory=dict)
    officers: dict[str, OfficerLoad] = field(default_factory=dict)
    regraded: list[int] = field(default_factory=list)
    permissions: dict[str, list[Example]] = field(default_factory=dict)

    @property
    def before(self) -> Load:
        """Cả đơn vị, luật đang có."""
        return _sum(each.before for each in self.officers.values())

    @property
    def after(self) -> Load:
        """Cả đơn vị, bản giả định."""
        return _sum(each.after for each in self.officers.values())

    @property
    def moves(self) -> list[TermMoves]:
        """Thời hạn dời, nhiều nhất trước."""
        return sorted(self.terms.values(), key=lambda each: (-each.count, each.code))

    @property
    def workload(self) -> list[OfficerLoad]:
        """Chấp hành viên, theo mã."""
        return sorted(self.officers.values(), key=lambda each: each.code)

    def total(self, name: str) -> int:
        """Tổng một cột của các thời hạn."""
        return sum(getattr(each, name) for each in self.terms.values())


def _sum(loads: Iterator[Load]) -> Load:
    total = NOTHING
    for each in loads:
        total = total.plus(each)
    return total


def count(unit_ids: list[int], *, only_open: bool) -> int:
    """Số việc sẽ xét."""
    return _proceedings(unit_ids, only_open=only_open).count()


def replay(
    overlay: Overlay,
    unit: Unit,
    unit_ids: list[int],
    on: date,
    *,
    only_open: bool = False,
    judged_most: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Xét mọi việc mà người hỏi được xem; `judged_most` bounds the slow part."""
    result = Result(overlay, unit, on)
    total = count(unit_ids, only_open=only_open)
    for proceeding, own in _with_acts(unit_ids, only_open=only_open):
        is_open = proceeding.ended_on is None
        judge = is_open and (judged_most is None or result.judged < judged_most)
        now = history(queries.facts_of(proceeding), own)
        change = compare(now, overlay.book, on, on + SOON, with_permissions=judge)
        result.judged += judge
        _add(result, proceeding, change)
        if progress:
            progress("Xét lại", result.cases, total)
    return result


def _proceedings(unit_ids: list[int], *, only_open: bool) -> Any:
    rows = Proceeding.objects.filter(unit_id__in=unit_ids, procedure=PROCEDURE)
    return rows.filter(ended_on__isnull=True) if only_open else rows


def _with_acts(
    unit_ids: list[int], *, only_open: bool
) -> Iterator[tuple[Proceeding, list[Any]]]:
    rows = _proceedings(unit_ids, only_open=only_open)
    rows = rows.select_related("origin_unit", "officer", "unit").order_by("id")
    last = 0
    while batch := list(rows.filter(id__gt=last)[:_BATCH]):
        acts = queries.acts_by_proceeding([each.pk for each in batch])
        for proceeding in batch:
            yield proceeding, acts.get(proceeding.pk, [])
        last = batch[-1].pk


def _add(result: Result, proceeding: Proceeding, change: CaseChange) -> None:
    officer = proceeding.officer
    code, name = (officer.code, officer.full_name) if officer else NOBODY
    load = result.officers.setdefault(code, OfficerLoad(code, name))
    load.before, load.after = (
        load.before.plus(change.before),
        load.after.plus(change.after),
    )
    result.cases += 1
    result.cases_moved += bool(change.moved)
    if change.means_before is not change.means_after:
        result.regraded.append(proceeding.pk)
    for moved in change.moved:
        moves = result.terms.setdefault(moved.code, TermMoves(moved.code))
        moves.add(_example(proceeding, name, moved), moved)
    for permission in change.permissions:
        kept = result.permissions.setdefault(permission.act, [])
        kept.append(_example(proceeding, name, permission))


def _example(proceeding: Proceeding, officer: str, what: Moved | Permission) -> Example:
    case = proceeding.number or proceeding.code
    return Example(proceeding.pk, case, proceeding.unit.name, officer, what)


# Máy đọc ----------------------------------------------------------------------------


def as_json(result: Result) -> dict[str, Any]:
    """Kết quả cho chương trình khác."""
    overlay = result.overlay
    return {
        "ban_gia_dinh": overlay.title,
        "don_vi": result.unit.code,
        "tinh_den": result.on.isoformat(),
        "gia_tri": [_draft(each) for each in overlay.drafts],
        "so_viec": result.cases,
        "so_viec_co_han_doi": result.cases_moved,
        "thoi_han": [_moves(each) for each in result.moves],
        "qua_han": {"truoc": result.before.overdue, "sau": result.after.overdue},
        "phan_loai_doi": result.regraded,
        "hanh_vi_duoc_phep_doi": {
            act: [_permission(each) for each in found]
            for act, found in sorted(result.permissions.items())
        },
        "so_viec_xet_hanh_vi": result.judged,
        "khoi_luong": [_officer(each) for each in result.workload],
    }


def _draft(draft: Any) -> dict[str, Any]:
    return {
        "key": draft.value.key,
        "truoc": draft.standing.in_words(),
        "sau": draft.value.in_words(),
        "tu_ngay": draft.value.valid_from.isoformat(),
        "nguon": draft.source,
    }


def _moves(moves: TermMoves) -> dict[str, Any]:
    return {
        "ma": moves.code,
        "ten": moves.name,
        "som_hon": moves.earlier,
        "muon_hon": moves.later,
        "mat_di": moves.gone,
        "them_vao": moves.come,
        "dang_mo": moves.open,
        "dich_it_nhat": min(moves.shifts, default=None),
        "dich_nhieu_nhat": max(moves.shifts, default=None),
        "vi_du": [_moved(each) for each in moves.examples],
    }


def _moved(example: Example) -> dict[str, Any]:
    what = example.what
    assert isinstance(what, Moved)
    return {
        "viec": example.case,
        "hanh_vi": what.from_act,
        "truoc": what.before.isoformat() if what.before else None,
        "sau": what.after.isoformat() if what.after else None,
    }


def _permission(example: Example) -> dict[str, Any]:
    what = example.what
    assert isinstance(what, Permission)
    return {"viec": example.case, "truoc": what.before, "sau": what.after}


def _officer(load: OfficerLoad) -> dict[str, Any]:
    return {
        "chap_hanh_vien": load.code,
        "ho_ten": load.name,
        "truoc": _load(load.before),
        "sau": _load(load.after),
    }


def _load(load: Load) -> dict[str, int]:
    return {
        "dang_mo": load.open,
        "qua_han": load.overdue,
        "den_han_30_ngay": load.soon,
    }
