"""Hồ sơ công chức: acts of a year, terms that end; only as far as files are seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts import catalogue
from thads.records.agencies.models import Officer
from thads.records.ledger.models import Act
from thads.records.staffing.actions import PROCEDURE
from thads.records.staffing.models import PersonnelFile

COUNTED = (
    "bo_nhiem_ngach",
    "bo_nhiem_chuc_vu",
    "bo_nhiem_lai",
    "dao_tao_boi_duong",
    "dua_vao_quy_hoach",
    "luan_chuyen",
    "chuyen_doi_vi_tri",
    "khen_thuong",
    "ky_luat",
    "thoi_cong_tac",
)
"""Hành vi được đếm theo năm."""
SOON = timedelta(days=90)
# Thời hạn của hành vi bên trái chấm dứt khi có một hành vi bên phải về sau.
_ENDED_BY = {
    "bo_nhiem_chuc_vu": ("bo_nhiem_chuc_vu", "bo_nhiem_lai", "thoi_giu_chuc_vu"),
    "bo_nhiem_lai": ("bo_nhiem_chuc_vu", "bo_nhiem_lai", "thoi_giu_chuc_vu"),
    "chuyen_doi_vi_tri": ("chuyen_doi_vi_tri", "luan_chuyen"),
    "luan_chuyen": ("luan_chuyen",),
    "dua_vao_quy_hoach": ("dua_vao_quy_hoach", "dua_khoi_quy_hoach"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """Thời hạn sắp hết hoặc đã hết mà chưa có quyết định mới."""

    officer: Officer
    matter: int
    name: str
    until: date


@dataclass(frozen=True, slots=True)
class Told:
    """Một quyết định về một người, as a list tells it."""

    officer: Officer
    act: Act
    name: str
    result: str
    ground: str


def standing(procedure: str = PROCEDURE) -> QuerySet[Act]:
    """Hành vi trong hồ sơ mà người hỏi được xem, those corrected left out."""
    acts = Act.objects.filter(proceeding__procedure=procedure)
    corrected = Act.objects.filter(
        proceeding=OuterRef("proceeding"), corrects=OuterRef("seq")
    )
    return acts.exclude(Exists(corrected))


def counts(year: int, units: list[int]) -> dict[str, int]:
    """Số quyết định của từng loại trong năm."""
    found = dict.fromkeys(COUNTED, 0)
    whole = of_period(date(year, 1, 1), date(year, 12, 31), units)
    codes = whole.values_list("code", flat=True)
    for code in codes:
        found[code] += 1
    return found


def of_period(first: date, last: date, units: list[int]) -> QuerySet[Act]:
    """Quyết định trong kỳ, of the people of these units."""
    return standing().filter(
        effective_on__range=(first, last),
        code__in=COUNTED,
        proceeding__unit__in=units,
    )


def told(acts: QuerySet[Act]) -> Iterator[Told]:
    """Từng quyết định với người của nó."""
    people = owners()
    for act in acts.order_by("-effective_on", "-id"):
        officer = people.get(act.proceeding_id)
        if officer is not None:
            name = catalogue.kind(act.code).name_vi
            yield Told(
                officer,
                act,
                name,
                label_of(act, "ket_qua", act.result),
                label_of(act, "ly_do", act.ground),
            )


def label_of(act: Act, part: str, slug: str | None) -> str:
    """Tên lựa chọn của một hành vi."""
    field = catalogue.kind(act.code).field(part)
    chosen = field.choice(slug, act.effective_on) if field else None
    return chosen.label if chosen else ""


def owners() -> dict[int, Officer]:
    """Người của từng hồ sơ, by the matter."""
    rows = PersonnelFile.objects.select_related("officer__unit")
    return {each.pk: each.officer for each in rows}


def endings(today: date, units: list[int]) -> list[Ending]:
    """Thời hạn bổ nhiệm, luân chuyển, quy hoạch hết trong 90 ngày hoặc đã qua."""
    people, found = owners(), []
    acts = standing().filter(proceeding__unit__in=units, code__in=_every_code())
    by_file: dict[int, list[Act]] = {}
    for act in acts.order_by("effective_on", "seq"):
        by_file.setdefault(act.proceeding_id, []).append(act)
    for matter, history in by_file.items():
        for place, act in enumerate(history):
            if act.until_on is None or act.until_on > today + SOON:
                continue
            later = {each.code for each in history[place + 1 :]}
            if not later & set(_ENDED_BY.get(act.code, ())) and matter in people:
                name = catalogue.kind(act.code).name_vi
                found.append(Ending(people[matter], matter, name, act.until_on))
    return sorted(found, key=lambda each: (each.until, each.officer.code))


def _every_code() -> set[str]:
    return {*_ENDED_BY, *(code for codes in _ENDED_BY.values() for code in codes)}
