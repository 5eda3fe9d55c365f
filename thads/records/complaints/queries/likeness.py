"""Đơn có thể trùng: earlier matters of the same person, act or object, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from thads.records.complaints.models import Denouncer, Petition
from thads.records.ledger.models import Proceeding
from thads.records.parties.names import fold, sort_key
from thads.records.proceedings.actions import Concerned, Linked
from thads.records.proceedings.models import MatterPerson, ProceedingLink

PROCEDURES = ("khieu_nai", "to_cao", "tiep_cong_dan", "kiem_sat")
SHOWN_MOST = 5
_WEIGHTS = {
    "cùng quyết định, hành vi": 3,
    "cùng người đứng đơn": 2,
    "cùng số giấy tờ": 3,
    "cùng việc thi hành án": 1,
    "cùng nội dung": 2,
    "cùng người tố cáo": 3,
    "cùng người bị tố cáo": 1,
}
_LIKELY = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Một hồ sơ có trước giống hồ sơ này, and what is the same."""

    matter: Proceeding
    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Giống đến mức nào."""
        return sum(_WEIGHTS[each] for each in self.reasons)


@dataclass(frozen=True, slots=True)
class Told:
    """Những điều đem so: people, links and object of a matter, new or recorded."""

    unit_agency: int
    people: Sequence[Concerned]
    links: Sequence[Linked]
    object_key: str = ""
    title: str = ""
    apart_from: int = 0


def alike(told: Told) -> list[Alike]:
    """Các hồ sơ có trước có thể trùng, the likeliest first; only what is seen."""
    found: dict[int, set[str]] = {}
    for reason, ids in _matches(told):
        for each in ids:
            found.setdefault(each, set()).add(reason)
    rows = Proceeding.objects.filter(
        pk__in=found, procedure__in=PROCEDURES, unit__agency_id=told.unit_agency
    ).select_related("matter", "unit")
    same = [Alike(row, tuple(sorted(found[row.pk]))) for row in rows]
    likely = [each for each in same if each.weight >= _LIKELY]
    return sorted(likely, key=lambda e: (-e.weight, -e.matter.pk))[:SHOWN_MOST]


def _matches(told: Told) -> Iterable[tuple[str, Iterable[int]]]:
    people = MatterPerson.objects.exclude(proceeding_id=told.apart_from)
    keys = [fold(each.full_name) for each in told.people]
    named = people.filter(party__name_key__in=_name_keys(told))
    yield "cùng người đứng đơn", named.values_list("proceeding_id", flat=True)
    numbers = [each.identity_number for each in told.people if each.identity_number]
    if numbers:
        same = people.filter(party__identity_number__in=numbers)
        yield "cùng số giấy tờ", same.values_list("proceeding_id", flat=True)
    links = ProceedingLink.objects.exclude(proceeding_id=told.apart_from)
    acts = Q(pk__in=[])
    for link in told.links:
        if link.target_act:
            acts |= Q(target_id=link.target_id, target_act=link.target_act)
    same_act = links.filter(acts).values_list("proceeding_id", flat=True)
    yield "cùng quyết định, hành vi", same_act
    targets = [link.target_id for link in told.links]
    same_case = links.filter(target_id__in=targets)
    yield "cùng việc thi hành án", same_case.values_list("proceeding_id", flat=True)
    yield "cùng nội dung", _same_words(told)
    if keys:
        denounced = Denouncer.objects.filter(name_key__in=keys)
        denounced = denounced.exclude(proceeding_id=told.apart_from)
        yield "cùng người tố cáo", denounced.values_list("proceeding_id", flat=True)


def _name_keys(told: Told) -> list[str]:
    return [sort_key(each.full_name) for each in told.people]


def _same_words(told: Told) -> Iterable[int]:
    wanted = {fold(told.title), told.object_key} - {""}
    rows = Petition.objects.filter(
        Q(object_key__in=wanted) | Q(proceeding__matter__title__iexact=told.title)
    ).exclude(proceeding_id=told.apart_from)
    return rows.values_list("proceeding_id", flat=True)
