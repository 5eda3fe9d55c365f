"""Tỉnh mô phỏng: plans become lives, with late recordings and corrections.

The province is the whole invented truth; `book` turns it into sheets and `expected`
into the totals that a form computed from those sheets must give.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from thads.readers.simulation import plan as planning
from thads.readers.simulation.fates import live
from thads.readers.simulation.life import Act, Life, set_recording
from thads.readers.simulation.opening import Period
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.spec import LOCAL, Spec, UnitSpec
from thads.readers.simulation.steps import close, collect
from thads.readers.simulation.workdays import Workdays, default_workdays

Progress = Callable[[str, int, int], None]
_STEP = 500


@dataclass(slots=True)
class Case:
    """Một việc: its plan, what happened in it, and who has it now."""

    plan: Plan
    life: Life
    successor: UnitSpec | None = None
    officer: int | None = None
    shared_judgment: int = 0
    """Các việc cùng số này có chung một bản án và người phải thi hành; 0: không."""

    @property
    def decided_on(self) -> date:
        decision = self.life.find("quyet_dinh_thi_hanh_an")
        return decision.on if decision else self.life.acts[0].on


@dataclass(slots=True)
class Province:
    """Tỉnh mô phỏng trong một kỳ."""

    spec: Spec
    rng: Random
    cases: list[Case]


def make(spec: Spec, progress: Progress | None = None) -> Province:
    """Dựng tỉnh mô phỏng: the same specification always gives the same province."""
    rng, workdays = Random(spec.seed), default_workdays()
    plans = planning.make(spec, rng)
    cases = []
    for number, plan in enumerate(plans, start=1):
        cases.append(Case(plan, _live(spec, plan, workdays)))
        if progress and (number % _STEP == 0 or number == len(plans)):
            progress("dựng tỉnh mô phỏng", number, len(plans))
    cases.sort(key=lambda case: (case.decided_on, case.plan.unit.code))
    return Province(spec, rng, cases)


def _live(spec: Spec, plan: Plan, workdays: Workdays) -> Life:
    life = Life(plan.rng, workdays, spec.habits.late_share, plan.kind.on_request)
    live(life, plan, Period(spec.first, spec.last))
    if plan.fate != "sau_ky":
        life.cut_after(spec.last)
    set_recording(life)
    if plan.recorded_late:
        _close_unrecorded(life, plan, spec)
    if plan.corrected:
        _take_back(life, spec)
    return life


def _close_unrecorded(life: Life, plan: Plan, spec: Spec) -> None:
    """The debt was paid in the period; the report did not know it yet."""
    known = len(life.acts)
    first = max(life.last_on, spec.last - timedelta(days=40))
    collect(life, plan.brought, life.between(first, spec.last), spec.last)
    close(life, spec.last)
    moment = _moment_between(life, spec.known_at, spec.known_later)
    for step, act in enumerate(life.acts[known:]):
        act.recorded_at = moment + timedelta(minutes=2 * step)


def _take_back(life: Life, spec: Spec) -> None:
    """Written down in the wrong case: closing, pay-out and receipt are corrected."""
    wrong = [a for a in life.acts if a.code in ("ket_thuc", "chi_tra", "thu_tien")]
    moment = _moment_between(life, spec.known_at, spec.known_later)
    for step, act in enumerate(reversed(wrong)):
        correction = Act(
            "dinh_chinh",
            moment.date(),
            recorded_at=moment + timedelta(minutes=2 * step),
            corrects=act,
            note="Ghi nhầm việc, đương sự chưa thi hành",
        )
        life.acts.append(correction)


def _moment_between(life: Life, first: datetime, last: datetime) -> datetime:
    day = life.workdays.between(
        life.rng,
        first.date() + timedelta(days=1),
        last.date() - timedelta(days=2),
    )
    at = time(9, life.rng.randrange(60), life.rng.randrange(60))
    return datetime.combine(day, at, LOCAL)
