"""Cách nào có kết quả: shares of talked cases with a recorded outcome, and their doubt.

A case counts once, by its first talk in the period. Nothing is claimed but counts: who
gets the harder cases is not known, so a share is no grade of a person.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from thads.law.indicators.uncertainty import Share
from thads.records.cases.models import CaseParty
from thads.records.mobilisation.models.talks import Presence
from thads.records.mobilisation.queries.gathering import Gathered, TalkedCase
from thads.records.parties.models import Kind

MANY = 4
BY = {
    "can_bo": "Chấp hành viên",
    "ben": "Bên phối hợp có mặt",
    "loai": "Người phải thi hành án",
    "so_buoi": "Số buổi vận động",
}
NOBODY = "Không có bên phối hợp"


@dataclass(frozen=True, slots=True)
class Group:
    """Một nhóm việc: its name, share with an outcome, its cases."""

    name: str
    share: Share
    cases: tuple[TalkedCase, ...]
    differs: bool

    @property
    def is_thin(self) -> bool:
        """Ít việc quá để nói điều gì: the interval is wider than half of all."""
        low, high = self.share.low, self.share.high
        return low is None or high is None or high - low > 50


def talked_in(found: Gathered) -> list[TalkedCase]:
    """Việc có buổi vận động trong kỳ."""
    return [
        case
        for case in found.cases
        if any(found.scope.has(talk.effective_on) for talk in case.persuasion.talks)
    ]


def has_outcome(case: TalkedCase) -> bool:
    """Có kết quả tự nguyện ghi sau một buổi vận động."""
    return bool(case.persuasion.outcomes)


def share_of(cases: Sequence[TalkedCase]) -> Share:
    """Tỷ lệ việc có kết quả."""
    return Share(sum(1 for each in cases if has_outcome(each)), len(cases))


def groups(found: Gathered, by: str) -> list[Group]:
    """Các nhóm theo một cách chia; each told apart from the others only beyond chance."""
    cases = talked_in(found)
    parted: dict[str, list[TalkedCase]] = defaultdict(list)
    name_of = _NAMES[by](cases)
    for case in cases:
        for name in name_of(case):
            parted[name].append(case)
    return [
        Group(name, share_of(own), tuple(own), _differs(own, cases))
        for name, own in sorted(parted.items(), key=lambda each: _order(by, each))
    ]


def _order(by: str, group: tuple[str, list[TalkedCase]]) -> tuple[object, ...]:
    return (group[0],) if by == "so_buoi" else (-len(group[1]), group[0])


def _differs(own: Sequence[TalkedCase], every: Sequence[TalkedCase]) -> bool:
    mine = {case.proceeding.pk for case in own}
    others = [case for case in every if case.proceeding.pk not in mine]
    return bool(others) and share_of(own).is_apart_from(share_of(others))


NamesOf = Callable[[TalkedCase], Iterable[str]]


def _by_officer(_: Sequence[TalkedCase]) -> NamesOf:
    def name(case: TalkedCase) -> Iterable[str]:
        officer = case.proceeding.officer
        return [officer.full_name if officer else "Chưa phân công"]

    return name


def _by_partner(_: Sequence[TalkedCase]) -> NamesOf:
    def names(case: TalkedCase) -> Iterable[str]:
        found = {
            person.partner.name
            for contact in case.contacts
            for person in contact.people.all()
            if person.presence == Presence.PARTNER and person.partner
        }
        return sorted(found) or [NOBODY]

    return names


def _by_debtor(cases: Sequence[TalkedCase]) -> NamesOf:
    """One question for all: the kind of each case's first debtor."""
    rows = CaseParty.objects.filter(
        case_id__in=[case.proceeding.pk for case in cases],
        role=CaseParty.CaseRole.DEBTOR,
    ).order_by("-pk")
    kinds = dict(rows.values_list("case_id", "party__kind"))

    def name(case: TalkedCase) -> Iterable[str]:
        kind = kinds.get(case.proceeding.pk)
        return [str(Kind(kind).label) if kind else "Chưa ghi"]

    return name


def _by_number(_: Sequence[TalkedCase]) -> NamesOf:
    def name(case: TalkedCase) -> Iterable[str]:
        held = len(case.persuasion.talks)
        return [f"{held} buổi" if held < MANY else f"{MANY} buổi trở lên"]

    return name


_NAMES: dict[str, Callable[[Sequence[TalkedCase]], NamesOf]] = {
    "can_bo": _by_officer,
    "ben": _by_partner,
    "loai": _by_debtor,
    "so_buoi": _by_number,
}
