"""Việc của tỉnh trình diễn: the past carried on, the present received week by week."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from thads.readers.simulation import carry, kinds, present, province
from thads.readers.simulation.life import ONE_DAY, Life, set_recording
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.present_spec import PresentSpec
from thads.readers.simulation.province import Case, Progress
from thads.readers.simulation.spec import UnitSpec
from thads.readers.simulation.workdays import Workdays, default_workdays

_WEEK = timedelta(days=7)
_BUSY_OFFICER, _BUSY_LATE_SHARE, _BUSY_OVER_DAYS = 1, 0.1, 26


def past(
    spec: PresentSpec, now: datetime, progress: Progress | None = None
) -> list[Case]:
    """Việc của quá khứ, exact for its period, then gone on with until now."""
    made = province.make(spec.past, progress)
    after = spec.past.known_later.date() + ONE_DAY
    for case in made.cases:
        if carry.is_open(case):
            carry.go_on(case, after)
            if carry.hand_over(case, spec.successors[case.plan.unit.code], spec.since):
                code = spec.successors[case.plan.unit.code]
                case.successor = spec.unit(code)
            set_recording(case.life, closes_on=spec.since - ONE_DAY)
        forget_the_future(case.life, now)
    return made.cases


def present_cases(spec: PresentSpec, now: datetime) -> list[Case]:
    """Việc nhận từ 1/7/2025: every week of its own, so that a later day only adds."""
    today, workdays = now.date(), default_workdays()
    first = max(spec.since, today - _WEEK * spec.weeks_max)
    monday = first - timedelta(days=first.weekday())
    cases: list[Case] = []
    while monday <= today:
        cases += _week(spec, monday, workdays)
        monday += _WEEK
    cases += _busy(spec, workdays.back(today), workdays)
    for case in cases:
        forget_the_future(case.life, now)
    cases = [case for case in cases if case.life.acts]
    cases.sort(key=lambda case: (case.decided_on, case.plan.unit.code))
    return cases


def _week(spec: PresentSpec, monday: date, workdays: Workdays) -> Iterator[Case]:
    rng = Random(f"{spec.seed}:{monday.isoformat()}")
    weights = [unit.weight for unit in spec.units]
    for _ in range(spec.cases_per_week + rng.randint(-3, 3)):
        received_on = workdays.between(rng, monday, monday + timedelta(days=4))
        unit = rng.choices(spec.units, weights)[0]
        if received_on >= spec.since:
            yield _case(spec, Random(rng.getrandbits(64)), unit, received_on, workdays)


def _busy(spec: PresentSpec, today: date, workdays: Workdays) -> Iterator[Case]:
    """More of the last weeks' work for one officer, so that the workbench has lots."""
    unit = spec.unit(spec.busy_unit)
    for back in range(spec.busy_cases):
        received_on = workdays.shift(
            today, -(back * _BUSY_OVER_DAYS // spec.busy_cases)
        )
        rng = Random(f"{spec.seed}:{received_on.isoformat()}:{back % 3}")
        if received_on < spec.since:
            continue
        case = _case(spec, rng, unit, received_on, workdays, _BUSY_LATE_SHARE)
        case.officer = _BUSY_OFFICER
        yield case


def _case(
    spec: PresentSpec,
    rng: Random,
    unit: UnitSpec,
    received_on: date,
    workdays: Workdays,
    late_share: float | None = None,
) -> Case:
    kind = kinds.draw(rng, spec.request_share, spec.credit_share)
    plan = Plan(unit, "hien_nay", kind, brought=kinds.size(rng, kind), rng=rng)
    life = Life(rng, workdays, late_share or spec.late_share, kind.on_request)
    present.live(life, plan, received_on)
    set_recording(life)
    return Case(plan, life)


def forget_the_future(life: Life, now: datetime) -> None:
    """Nothing is known that has not happened and been written down by now."""
    for place, act in enumerate(life.acts):
        assert act.recorded_at is not None
        if act.on > now.date() or act.recorded_at > now:
            del life.acts[place:]
            return
