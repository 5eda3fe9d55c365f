"""Trang cưỡng chế: tiles and rows of the list, the parts of one operation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.acts.operations import Asked
from thads.law.acts.reoccupation import ways
from thads.law.deadlines import term
from thads.law.periods import statistics_year_start
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.cases.presenters.chips import Chip
from thads.records.ledger.models import Deadline
from thads.records.operations import papers
from thads.records.operations.course import (
    ADVANCED,
    CARRIED_OUT,
    RECOVERED,
    VOLUNTARY,
    Course,
    Stage,
)
from thads.records.operations.models import DayRecord, Hand

_LEVELS = {
    Stage.PLANNING: ("", "file-text"),
    Stage.SIGNING: ("amber", "clock"),
    Stage.SENT_BACK: ("red", "circle-x"),
    Stage.READY: ("blue", "calendar-due"),
    Stage.RECOVERING: ("amber", "cash-banknote"),
    Stage.VOLUNTARY: ("green", "circle-check"),
    Stage.CARRIED_OUT: ("green", "circle-check"),
}
_PAPERED = frozenset({"trao_doi_cong_an", "thong_bao_chi_phi_cuong_che"})
Kept = Callable[[Course], bool]


def chip(course: Course) -> Chip:
    """Nhãn chặng của cuộc."""
    return Chip(course.stage_label, *_LEVELS[course.stage])


def measure(course: Course) -> str:
    """Biện pháp của quyết định, in words."""
    kind = catalogue.kind(course.decision.code)
    field = kind.field("ly_do")
    ground = course.decision.ground
    found = field.choice(ground, course.decision.effective_on) if field else None
    return found.label if found else "Cưỡng chế"


@dataclass(frozen=True, slots=True)
class Filter:
    """Ô đếm của danh sách: its count is that of the list it leaves."""

    code: str
    label: str
    icon: str
    level: str
    keeps: Kept


def filters(person: Person, today: date) -> tuple[Filter, ...]:
    """Các ô của trang, for who asks and the day."""
    return (*_waiting(person, today), *_handed_over(today), *_of_year(today))


def _waiting(person: Person, today: date) -> Iterator[Filter]:
    """Chờ ký, chờ ngày, qua ngày."""
    icon = "writing-sign"
    yield Filter("cho_toi", "Chờ tôi ký", icon, "amber", lambda c: mine(c, person))

    def is_near(course: Course) -> bool:
        return course.stage is Stage.READY and not course.is_waiting_past(today)

    yield Filter("cho_ngay", "Sắp tổ chức", "calendar-due", "blue", is_near)
    label, icon = "Qua ngày chưa ghi", "alert-triangle"
    yield Filter("qua_ngay", label, icon, "red", lambda c: c.is_waiting_past(today))


def _handed_over(today: date) -> Iterator[Filter]:
    """Tạm ứng chưa thu hồi; tài sản đã giao phải xem lại, đang bị chiếm lại."""
    label, icon = "Còn tạm ứng", "cash-banknote"
    yield Filter("tam_ung", label, icon, "amber", lambda c: c.advance_left > 0)
    label = "Đến ngày kiểm tra lại"
    yield Filter("kiem_tra", label, "eye", "amber", lambda c: c.must_be_seen(today))
    label, icon = "Đang bị chiếm lại", "alert-triangle"
    yield Filter("bi_chiem", label, icon, "red", lambda c: c.is_retaken)


def _of_year(today: date) -> Iterator[Filter]:
    """Kết quả của năm thống kê."""
    year = statistics_year_start(today)

    def in_year(course: Course, code: str) -> bool:
        act = course.last(code)
        return act is not None and act.effective_on >= year

    def was_voluntary(course: Course) -> bool:
        return course.is_voluntary and in_year(course, VOLUNTARY)

    label = "Đã tổ chức trong năm"
    yield Filter("da_to_chuc", label, "gavel", "", lambda c: in_year(c, CARRIED_OUT))
    label = "Tự nguyện trước khi tổ chức"
    yield Filter("tu_nguyen", label, "circle-check", "green", was_voluntary)


def mine(course: Course, person: Person) -> bool:
    """Đến lượt một vai trò của người này ký."""
    turn = course.turn
    if turn is None or turn.value not in person.roles:
        return False
    if turn is Hand.OFFICER:
        return course.operation.proceeding.officer_id == person.officer_id
    return True


def list_page(
    courses: Sequence[Course], person: Person, today: date, chosen: str
) -> dict[str, Any]:
    """Biến của trang danh sách."""
    every = filters(person, today)
    tiles = [
        {
            "label": each.label,
            "value": (count := sum(map(each.keeps, courses))),
            "icon": each.icon,
            "level": each.level if count else "",
            "url": "?" if each.code == chosen else f"?loc={each.code}",
            "current": each.code == chosen,
            "detail": _detail(each, courses),
        }
        for each in every
    ]
    kept = next((each.keeps for each in every if each.code == chosen), None)
    shown = [each for each in courses if kept is None or kept(each)]
    return {
        "tiles": tiles,
        "rows": [(each, chip(each), measure(each)) for each in shown],
        "today": today,
        "chosen": next((f.label for f in every if f.code == chosen), ""),
    }


def _detail(each: Filter, courses: Sequence[Course]) -> str:
    kept = [course for course in courses if each.keeps(course)]
    if each.code == "tam_ung" and kept:
        left = sum(course.advance_left for course in kept)
        return f"{left:,} đồng".replace(",", ".")
    if each.code == "da_to_chuc" and kept:
        joint = sum(1 for c in kept if c.plan and c.plan.with_forces)
        safe = sum(1 for c in kept if c.day and c.day.is_safe)
        return f"{joint} liên ngành, {safe} ghi an toàn"
    return ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """Một bước luật đòi: done, due, by whom, where it is recorded."""

    asked: Asked
    due_on: date | None
    why_url: str
    url: str
    who: str

    @property
    def done(self) -> Any:
        """Hành vi đã làm bước này."""
        return self.asked.done


def steps(course: Course) -> list[StepRow]:
    """Các bước theo thứ tự."""
    due = {
        each.code: each
        for each in Deadline.objects.filter(
            proceeding_id=course.operation.proceeding_id, met_on__isnull=True
        )
    }
    return [_step(course, each, due) for each in course.asked]


def _step(course: Course, asked: Asked, due: dict[str, Deadline]) -> StepRow:
    found = due.get(asked.code) if asked.done is None else None
    case = course.operation.proceeding_id
    return StepRow(
        asked,
        found.due_on if found else None,
        reverse("cases:why", args=[case, found.code, found.from_act]) if found else "",
        _step_url(course, asked.code),
        _who(asked.code, course),
    )


def _step_url(course: Course, code: str) -> str:
    from thads.records.operations.actions import STEPS

    if code not in STEPS:
        return ""
    return reverse("operations:step", args=[course.operation.pk, code])


def _who(code: str, course: Course) -> str:
    plan = course.plan
    edition = catalogue.kind(code).edition(plan.on) if plan else None
    names = [Role(role).label for role in edition.recorders] if edition else []
    return ", ".join(name.lower() for name in names)


def suggested(course: Course, code: str) -> dict[str, Any]:
    """Những gì kế hoạch đã biết, put into the form of a step."""
    amounts = {
        ADVANCED: course.estimate - course.total(ADVANCED),
        RECOVERED: course.advance_left,
        "thong_bao_chi_phi_cuong_che": course.estimate,
    }
    found: dict[str, Any] = {}
    if amounts.get(code):
        found["so_tien"] = amounts[code]
    if code == "de_nghi_cong_an_bao_ve" and course.plan:
        found["den_ngay"] = course.plan.on
    return found


def has_paper(code: str) -> bool:
    """Kế hoạch đã nói đủ để lập văn bản của bước này."""
    return code in _PAPERED


@dataclass(frozen=True, slots=True)
class HandRow:
    """Một tay: signed by whom, or whose turn it is."""

    hand: Hand
    sign: Any
    is_next: bool
    may_sign: bool


def hand_rows(course: Course, person: Person) -> list[HandRow]:
    """Các tay phải ký, in turn."""
    signed, turn = course.signed, course.turn
    return [
        HandRow(
            hand,
            signed.get(hand.value),
            hand is turn,
            hand is turn and mine(course, person),
        )
        for hand in course.hands
    ]


def operation_page(course: Course, person: Person, today: date) -> dict[str, Any]:
    """Biến của trang một cuộc."""
    return {
        "course": course,
        "case": course.operation.proceeding,
        "plan": course.plan,
        "chip": chip(course),
        "measure": measure(course),
        "hands": hand_rows(course, person),
        "steps": steps(course),
        "money": money(course),
        "lacking": [each for each in course.asked if each.done is None],
        "acts": [(act, catalogue.name(act.code)) for act in course.acts],
        "days": [(each, minutes_url(course, each)) for each in course.days],
        "ways": ways(today) if course.is_retaken else (),
        "today": today,
        "is_officer": course.operation.proceeding.officer_id == person.officer_id
        and "chap_hanh_vien" in person.roles,
        "is_accountant": "ke_toan" in person.roles,
        "recovery": term("thu_hoi_tam_ung"),
    }


def minutes_url(course: Course, held: DayRecord) -> str:
    """Nơi lập biên bản cưỡng chế of a day, filled in with what was written of it."""
    typed = papers.typed_for_minutes(held, measure(course))
    place = reverse("paperwork:make", args=[course.operation.proceeding_id, "f22d"])
    return f"{place}?{urlencode(typed)}"


def money(course: Course) -> dict[str, int]:
    """Tiền của cuộc: estimate, advanced, recovered, relieved, left."""
    return {
        "estimate": course.estimate,
        "advanced": course.total(ADVANCED),
        "recovered": course.total(RECOVERED),
        "relieved": course.total("quyet_dinh_mien_giam_chi_phi"),
        "left": course.advance_left,
    }
