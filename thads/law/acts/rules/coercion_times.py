"""Giờ, ngày không được cưỡng chế: night, days off, the days around Tết."""

from datetime import date

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words, traditional_day
from thads.law.statutes import Regime, find

CARRIED_OUT = frozenset({"to_chuc_cuong_che", "cuong_che_giao_tai_san"})
_PLAN = "phe_duyet_ke_hoach_cuong_che"
PLANNED = frozenset({"quyet_dinh_cuong_che", _PLAN})
_WITH_FORCES = "huy_dong_luc_luong"


def _at_night(case: Situation) -> Broken | None:
    at = case.act.at
    first, last = find("gio_cam_cuong_che_tu", case.on), find(_UNTIL, case.on)
    if at is None or first is None or last is None:
        return None
    if last.value <= at.hour < first.value:
        return None
    words = {"at": f"{at:%H:%M}", "first": str(first.value), "last": str(last.value)}
    return Broken(words)


_UNTIL = "gio_cam_cuong_che_den"


def _on_a_day_off(case: Situation) -> Broken | None:
    calendar = case.calendar
    if calendar.is_working_day(case.on):
        return None
    name = calendar.day_off_name(case.on)
    earliest = calendar.next_working_day(case.on)
    return Broken({"on": in_words(case.on), "name": name}, earliest_on=earliest)


def _around_tet(case: Situation) -> Broken | None:
    if case.act.ground != _WITH_FORCES:
        return None
    return _near_tet(case, case.on)


def _on_a_traditional_day(case: Situation) -> Broken | None:
    name = traditional_day(case.on)
    honoured = case.last("doi_tuong_chinh_sach") is not None
    if name is None or not honoured or case.act.ground != _WITH_FORCES:
        return None
    earliest = case.calendar.next_working_day(case.on)
    return Broken({"on": in_words(case.on), "name": name}, earliest_on=earliest)


def _near_tet(case: Situation, on: date) -> Broken | None:
    span = find("khong_cuong_che_quanh_tet", on)
    near = case.calendar.near_tet(on, span.value) if span else None
    if span is None or near is None or near.last is None:
        return None
    words = {"days": str(span.value), "last": in_words(near.last)}
    return Broken(words, earliest_on=case.calendar.next_working_day(near.last))


def _planned_badly(case: Situation) -> Broken | None:
    planned = case.act.until_on
    if planned is None:
        return None
    if not case.calendar.is_working_day(planned):
        name = case.calendar.day_off_name(planned)
        return Broken({"what": f"ngày {in_words(planned)} là ngày nghỉ ({name})"})
    if _with_forces(case) and _near_tet(case, planned):
        return Broken({"what": f"ngày {in_words(planned)} sát Tết Nguyên đán"})
    return None


def _with_forces(case: Situation) -> bool:
    """Old Art 72(1): there is a plan only where forces are needed."""
    planned_by_the_old_law = case.act.code == _PLAN and case.regime is Regime.LUAT_2008
    return case.act.ground == _WITH_FORCES or planned_by_the_old_law


RULES = (
    Rule(
        name="coercion_is_not_at_night",
        citations=cited("luat_2008 46.2", "luat_2025 72.5"),
        sentence="Không được: {at} là giờ cấm cưỡng chế ({first} giờ đến {last} giờ).",
        check=_at_night,
        codes=CARRIED_OUT,
        about_form=True,
    ),
    Rule(
        name="coercion_is_not_on_a_day_off",
        citations=cited("luat_2008 46.2", "luat_2025 72.5"),
        sentence="Không được: ngày {on} là ngày nghỉ ({name}).",
        check=_on_a_day_off,
        codes=CARRIED_OUT,
    ),
    Rule(
        name="coercion_is_not_around_tet",
        citations=cited("nd_62_2015 13.2", "nd_152_2026 42.2"),
        sentence="Không được: trong {days} ngày trước, sau Tết, đến hết ngày {last}.",
        check=_around_tet,
        codes=frozenset({"to_chuc_cuong_che"}),
        about_form=True,
    ),
    Rule(
        name="coercion_is_not_on_a_traditional_day",
        citations=cited("nd_62_2015 13.2", "nd_152_2026 42.2"),
        sentence="Không được: ngày {on} là {name}; người phải thi hành án là đối tượng "
        "chính sách.",
        check=_on_a_traditional_day,
        codes=frozenset({"to_chuc_cuong_che"}),
        about_form=True,
    ),
    Rule(
        name="coercion_is_planned_for_an_allowed_day",
        citations=cited("luat_2008 46.2", "luat_2025 72.5"),
        sentence="Không được: {what}. Chọn một ngày làm việc khác.",
        check=_planned_badly,
        codes=PLANNED,
        about_form=True,
    ),
)
"""Các quy tắc về thời gian cưỡng chế."""
