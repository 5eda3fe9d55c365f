"""Biên chế và con người của một ngày: plain rows, that a report counts and a closing keeps."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.agencies.models import Officer, Unit
from thads.records.staffing.queries.posts import Posts, in_office, posts

EXECUTOR = "Chấp hành viên"


@dataclass(frozen=True, slots=True)
class UnitPosts:
    """Biên chế của một đơn vị đã được giao: how many, by which paper, how many serve."""

    unit: str
    name: str
    document: str
    posts: int
    filled: int
    lacking: int


@dataclass(frozen=True, slots=True)
class Serving:
    """Một người đang công tác."""

    code: str
    name: str
    title: str
    rank: str
    unit: str
    unit_name: str

    @property
    def is_executor(self) -> bool:
        """Là Chấp hành viên, by the title held."""
        return self.title.lower().startswith(EXECUTOR.lower())


@dataclass(frozen=True, slots=True)
class Staffed:
    """Biên chế và con người: every figure of them is a count or a sum of these rows."""

    posts: tuple[UnitPosts, ...] = ()
    people: tuple[Serving, ...] = ()

    @property
    def given(self) -> int:
        """Biên chế được giao."""
        return sum(each.posts for each in self.posts)

    @property
    def filled(self) -> int:
        """Có mặt, in the units that were given posts."""
        return sum(each.filled for each in self.posts)

    @property
    def lacking(self) -> int:
        """Còn thiếu; a unit with more people than posts lacks none."""
        return sum(each.lacking for each in self.posts)

    @property
    def executors(self) -> tuple[Serving, ...]:
        """Các Chấp hành viên."""
        return tuple(each for each in self.people if each.is_executor)

    @property
    def executors_by_rank(self) -> Mapping[str, int]:
        """Số Chấp hành viên theo ngạch."""
        counted = Counter(each.rank for each in self.executors)
        return dict(sorted(counted.items()))


def staffed(
    unit_ids: Iterable[int], on: date, known_at: datetime | None = None
) -> Staffed:
    """Biên chế và con người của các đơn vị vào một ngày, as whoever asks may read it.

    `known_at`: only posts given in writing that was recorded by then. Who serves where is
    told as the list of people has it when it is asked.
    """
    units = list(Unit.objects.filter(pk__in=list(unit_ids)).order_by("code"))
    return Staffed(
        tuple(_posts(each) for each in posts(units, on, known_at) if each.quota),
        tuple(_serving(each) for each in in_office(units, on)),
    )


def _posts(each: Posts) -> UnitPosts:
    return UnitPosts(
        unit=each.unit.code,
        name=each.unit.name,
        document=each.quota.document if each.quota else "",
        posts=each.quota.posts if each.quota else 0,
        filled=each.filled,
        lacking=max(each.lacking or 0, 0),
    )


def _serving(officer: Officer) -> Serving:
    return Serving(
        code=officer.code,
        name=officer.full_name,
        title=officer.title,
        rank=officer.rank,
        unit=officer.unit.code,
        unit_name=officer.unit.name,
    )
