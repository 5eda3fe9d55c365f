"""Đơn có thể trùng: earlier matters of the same person, act or object, and why.

A name is the same whatever the order of its words, its diacritics and what it is called
by; a number whatever stands between its digits; a text when nearly all its words recur.
The database narrows the search by words, `complaints.sameness` then decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from thads.records.complaints.models import Denouncer, Petition
from thads.records.complaints.sameness import (
    name_words,
    numbers,
    same_name,
    same_words,
    telling,
    verbatim,
)
from thads.records.ledger.models import Proceeding
from thads.records.parties.names import fold, sort_key
from thads.records.proceedings.actions import Concerned, Linked
from thads.records.proceedings.models import Matter, MatterPerson, ProceedingLink

PROCEDURES = ("khieu_nai", "to_cao", "tiep_cong_dan", "kiem_sat")
SHOWN_MOST = 5
COMPARED_MOST = 300
_WEIGHTS = {
    "cùng quyết định, hành vi": 3,
    "cùng người đứng đơn": 2,
    "cùng số giấy tờ": 3,
    "cùng việc thi hành án": 1,
    "cùng nội dung": 2,
    "cùng lời gần như từng chữ": 1,
    "cùng người tố cáo": 3,
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

    province: int
    people: Sequence[Concerned]
    links: Sequence[Linked]
    object_key: str = ""
    title: str = ""
    apart_from: int = 0


def alike(told: Told) -> list[Alike]:
    """Các hồ sơ có trước có thể trùng, the likeliest first; only what is seen.

    Of the whole province: the same petition is sent to several of its units.
    """
    found: dict[int, set[str]] = {}
    for reason, ids in _matches(told):
        for each in ids:
            found.setdefault(each, set()).add(reason)
    rows = (
        Proceeding.objects.filter(
            pk__in=found, procedure__in=PROCEDURES, root_id=told.province
        )
        .exclude(pk=told.apart_from)
        .select_related("matter", "unit")
    )
    same = [Alike(row, tuple(sorted(found[row.pk]))) for row in rows]
    likely = [each for each in same if each.weight >= _LIKELY]
    return sorted(likely, key=lambda e: (-e.weight, -e.matter.pk))[:SHOWN_MOST]


def _matches(told: Told) -> Iterable[tuple[str, Iterable[int]]]:
    yield "cùng người đứng đơn", _same_people(told)
    yield "cùng người tố cáo", _same_denouncers(told)
    yield "cùng số giấy tờ", _same_numbers(told)
    links = ProceedingLink.objects.all()
    acts = Q(pk__in=[])
    for link in told.links:
        if link.target_act:
            acts |= Q(target_id=link.target_id, target_act=link.target_act)
    same_act = links.filter(acts).values_list("proceeding_id", flat=True)
    yield "cùng quyết định, hành vi", same_act
    targets = [link.target_id for link in told.links]
    same_case = links.filter(target_id__in=targets)
    yield "cùng việc thi hành án", same_case.values_list("proceeding_id", flat=True)
    texts = _near_texts(told)
    own = f"{told.title} {told.object_key}"
    alike_texts = [(pk, text) for pk, text in texts if same_words(own, text)]
    yield "cùng nội dung", [pk for pk, _ in alike_texts]
    word_by_word = [pk for pk, text in alike_texts if verbatim(own, text)]
    yield "cùng lời gần như từng chữ", word_by_word


def _names(told: Told) -> list[str]:
    return [each.full_name for each in told.people if name_words(each.full_name)]


def _every_word(field: str, name: str) -> Q:
    return reduce(and_, (Q(**{f"{field}__contains": w}) for w in name_words(name)))


def _same_people(told: Told) -> set[int]:
    """By the words of a name among those a matter is found by, and by its own key."""
    names = _names(told)
    if not names:
        return set()
    field = "proceeding__matter__search_key"
    wanted = reduce(or_, (_every_word(field, each) for each in names))
    wanted |= Q(party__name_key__in=[sort_key(each) for each in names])
    rows = MatterPerson.objects.filter(wanted).order_by("-id")[:COMPARED_MOST]
    return {
        matter
        for matter, known in rows.values_list("proceeding_id", "party__full_name")
        if any(same_name(each, known) for each in names)
    }


def _same_denouncers(told: Told) -> set[int]:
    """As far as whoever asks may know a denouncer."""
    names = _names(told)
    if not names:
        return set()
    wanted = reduce(or_, (_every_word("name_key", each) for each in names))
    rows = Denouncer.objects.filter(wanted).values_list("proceeding_id", "full_name")
    return {pk for pk, known in rows if any(same_name(e, known) for e in names)}


def _same_numbers(told: Told) -> set[int]:
    given = [n for each in told.people for n in numbers(each.identity_number or "")]
    if not given:
        return set()
    people = MatterPerson.objects.filter(party__identity_number__in=given)
    denouncers = Denouncer.objects.filter(identity_number__in=given)
    return {
        *people.values_list("proceeding_id", flat=True),
        *denouncers.values_list("proceeding_id", flat=True),
    }


def _near_texts(told: Told) -> list[tuple[int, str]]:
    """Matters that share two of the most telling words, with their own text."""
    words = telling(f"{told.title} {told.object_key}")
    pairs = [
        Q(search_key__contains=one) & Q(search_key__contains=other)
        for place, one in enumerate(words)
        for other in words[place + 1 :]
    ]
    if not pairs:
        return []
    rows = Matter.objects.filter(
        reduce(or_, pairs), proceeding__procedure__in=PROCEDURES
    ).order_by("-proceeding_id")[:COMPARED_MOST]
    titles = dict(rows.values_list("proceeding_id", "title"))
    same_object = Q(object_key__in=[told.object_key, fold(told.title)])
    kept = Petition.objects.filter(
        Q(pk__in=titles) | same_object & ~Q(object_key="")
    ).values_list("proceeding_id", "object_key")
    objects = dict(kept)
    return [
        *((pk, f"{title} {objects.get(pk, '')}") for pk, title in titles.items()),
        *((pk, text) for pk, text in objects.items() if pk not in titles),
    ]
