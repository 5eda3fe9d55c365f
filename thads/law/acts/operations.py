"""Cuộc cưỡng chế: which steps an operation must have behind it, and which day it may be.

The acts are those of one operation: what belongs to another coercion of the same case
does not stand for it. Each requirement has its article under each law; one without an
article under a law is not asked for there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from thads.law.acts import catalogue
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.rules.coercion_times import RULES as TIMES
from thads.law.acts.rules.values import Refusal, Situation
from thads.law.periods import VIETNAM, Calendar, default_calendar
from thads.law.statutes import Citation, Regime, regime

CARRIED_OUT = "to_chuc_cuong_che"
WITH_FORCES = "huy_dong_luc_luong"
DISAGREES = "khong_thong_nhat"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """Ngày định cưỡng chế: when, from which hour, with forces of others or not."""

    on: date
    at: time | None = None
    with_forces: bool = False
    is_complex: bool = False

    @property
    def ground(self) -> str | None:
        """Lực lượng, as the act of the day says it."""
        return WITH_FORCES if self.with_forces else None


@dataclass(frozen=True, slots=True)
class Requirement:
    """Điều phải có: the act that fulfils it, when it is asked for, under which article.

    ``before_approval`` marks what must stand before the head approves the plan.
    """

    name: str
    code: str
    old: str
    new: str
    asked: Callable[[PlannedDay, Sequence[RecordedAct]], bool]
    before_approval: bool = False

    def citation(self, on: date) -> Citation | None:
        """Căn cứ theo luật của ngày; none where that law does not ask for it."""
        text = self.old if regime(on) is Regime.LUAT_2008 else self.new
        return Citation.parse(text) if text else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Một điều phải có của cuộc này: done by which act, or still lacking."""

    requirement: Requirement
    citation: Citation
    done: RecordedAct | None

    @property
    def code(self) -> str:
        """Hành vi làm xong điều này."""
        return self.requirement.code

    @property
    def title(self) -> str:
        """Tên của hành vi đó."""
        return catalogue.name(self.code)


def requirements(day: PlannedDay, acts: Sequence[RecordedAct]) -> list[Asked]:
    """Các bước của cuộc cưỡng chế theo thứ tự, with the act that did each."""
    found = []
    for each in REQUIREMENTS:
        citation = each.citation(day.on)
        if citation is not None and each.asked(day, acts):
            found.append(Asked(each, citation, _last(acts, each.code)))
    return found


def lacking_before(
    code: str, day: PlannedDay, acts: Sequence[RecordedAct]
) -> list[Asked]:
    """Còn thiếu gì trước bước này: what stands before it in order and is not done."""
    found = []
    for each in requirements(day, acts):
        if each.code == code:
            break
        if each.done is None and each.requirement.before_approval:
            found.append(each)
    return found


def against_the_day(
    history: History, day: PlannedDay, calendar: Calendar | None = None
) -> tuple[Refusal, ...]:
    """Vì sao không được cưỡng chế ngày, giờ đó: every rule in the way."""
    act = RecordedAct(
        seq=0,
        code=CARRIED_OUT,
        effective_on=day.on,
        recorded_at=datetime.combine(day.on, time.max, VIETNAM),
        ground=day.ground,
        at=day.at,
    )
    before = tuple(each for each in history.acts if each.effective_on <= day.on)
    case = Situation(history.facts, before, act, calendar or default_calendar())
    told = (rule.refusal(case) for rule in TIMES if CARRIED_OUT in rule.codes)
    return tuple(refusal for refusal in told if refusal is not None)


def earliest_day(
    history: History, day: PlannedDay, calendar: Calendar | None = None
) -> date | None:
    """Ngày sớm nhất được phép, from the day asked for on; its hour is not looked at."""
    tried = PlannedDay(day.on, None, day.with_forces, day.is_complex)
    while refusals := against_the_day(history, tried, calendar):
        days = [each.earliest_on for each in refusals if each.earliest_on is not None]
        if len(days) < len(refusals) or max(days) <= tried.on:
            return None
        tried = replace(tried, on=max(days))
    return tried.on


def _last(acts: Sequence[RecordedAct], code: str) -> RecordedAct | None:
    return next((act for act in reversed(acts) if act.code == code), None)


def _always(day: PlannedDay, acts: Sequence[RecordedAct]) -> bool:
    return True


def _with_forces(day: PlannedDay, acts: Sequence[RecordedAct]) -> bool:
    return day.with_forces


def _complex(day: PlannedDay, acts: Sequence[RecordedAct]) -> bool:
    return day.is_complex


def _disagreed(day: PlannedDay, acts: Sequence[RecordedAct]) -> bool:
    answer = _last(acts, "cong_an_tra_loi")
    return day.with_forces and answer is not None and answer.result == DISAGREES


REQUIREMENTS = (
    Requirement(
        name="police_are_asked_before_the_plan",
        code="trao_doi_cong_an",
        old="",
        new="nd_152_2026 46.1",
        asked=_with_forces,
        before_approval=True,
    ),
    Requirement(
        name="police_answer_before_the_plan",
        code="cong_an_tra_loi",
        old="",
        new="nd_152_2026 46.3",
        asked=_with_forces,
        before_approval=True,
    ),
    Requirement(
        name="committee_is_told_where_police_disagree",
        code="bao_cao_ban_chi_dao",
        old="",
        new="nd_152_2026 46.4",
        asked=_disagreed,
        before_approval=True,
    ),
    Requirement(
        name="committee_gives_its_opinion",
        code="y_kien_ban_chi_dao",
        old="",
        new="nd_152_2026 46.4",
        asked=_disagreed,
        before_approval=True,
    ),
    Requirement(
        name="plan_is_drafted_by_the_officer",
        code="trinh_ke_hoach_cuong_che",
        old="luat_2008 72",
        new="nd_152_2026 46.5",
        asked=_always,
        before_approval=True,
    ),
    Requirement(
        name="plan_is_approved_by_the_head",
        code="phe_duyet_ke_hoach_cuong_che",
        old="luat_2008 72",
        new="luat_2025 72.6.c",
        asked=_always,
    ),
    Requirement(
        name="plan_is_sent_out_at_once",
        code="gui_ke_hoach_cuong_che",
        old="luat_2008 72",
        new="luat_2025 72.6.c",
        asked=_with_forces,
    ),
    Requirement(
        name="police_have_a_protection_plan",
        code="ke_hoach_bao_ve",
        old="luat_2008 72",
        new="luat_2025 72.6.b",
        asked=_with_forces,
    ),
    Requirement(
        name="chairman_is_told_of_a_complex_operation",
        code="bao_cao_chu_tich_uy_ban",
        old="nd_62_2015",
        new="nd_152_2026 42.3",
        asked=_complex,
    ),
    Requirement(
        name="cost_estimate_is_notified",
        code="thong_bao_chi_phi_cuong_che",
        old="luat_2008 73",
        new="luat_2025 72.7",
        asked=_always,
    ),
    Requirement(
        name="bodies_meet_before_the_day",
        code="hop_phoi_hop_cuong_che",
        old="",
        new="nd_152_2026 47",
        asked=_with_forces,
    ),
)
"""Những điều phải có trước ngày cưỡng chế, in the order they are done."""
