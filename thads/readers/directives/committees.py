"""Ban chỉ đạo để bày: who sits, which seats are empty, sessions, what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts.committees import Seat, seats
from thads.law.indicators import Period
from thads.records.steering.due import open_tasks
from thads.records.steering.models import (
    Committee,
    Directive,
    DirectiveTask,
    Member,
    Opinion,
    Session,
)


@dataclass(frozen=True, slots=True)
class Concluded:
    """Một kết luận và các nhiệm vụ của nó: how many, done, late."""

    directive: Directive
    tasks: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """Một phiên họp, its opinions and its conclusions."""

    session: Session
    opinions: Sequence[Opinion]
    conclusions: Sequence[Concluded]


@dataclass(frozen=True, slots=True)
class CommitteeShown:
    """Ban chỉ đạo vào một ngày."""

    committee: Committee
    members: Sequence[Member]
    left: Sequence[Member]
    empty_seats: Sequence[Seat]
    sittings: Sequence[Sitting]

    @property
    def opinions(self) -> list[Opinion]:
        """Mọi ý kiến về kế hoạch cưỡng chế."""
        return [each for sitting in self.sittings for each in sitting.opinions]

    @property
    def conclusions(self) -> list[Concluded]:
        """Mọi kết luận."""
        return [each for sitting in self.sittings for each in sitting.conclusions]


def shown(
    committee: Committee, today: date, period: Period | None = None
) -> CommitteeShown:
    """Ban chỉ đạo, with the sessions of a period if one is asked for."""
    people = list(committee.members.select_related("left").order_by("pk"))
    now = [each for each in people if not hasattr(each, "left")]
    filled = {each.seat for each in now}
    sessions = committee.sessions.order_by("-on", "-pk")
    if period is not None:
        sessions = sessions.filter(on__range=(period.first, period.last))
    return CommitteeShown(
        committee,
        sorted(now, key=_rank),
        [each for each in people if hasattr(each, "left")],
        [each for each in seats(today) if each.code not in filled],
        [_sitting(each, today) for each in sessions],
    )


def _rank(member: Member) -> tuple[int, int]:
    parts = [part.value for part in Member.Part]
    return parts.index(member.part), member.pk


def _sitting(session: Session, today: date) -> Sitting:
    opinions = session.opinions.select_related("operation__proceeding__case")
    conclusions = session.conclusions.select_related("proceeding").order_by("pk")
    return Sitting(
        session,
        list(opinions.order_by("pk")),
        [_concluded(each, today) for each in conclusions],
    )


def _concluded(directive: Directive, today: date) -> Concluded:
    tasks = DirectiveTask.objects.filter(clause__directive=directive)
    done = tasks.filter(reports__state="da_xong").distinct().count()
    late = open_tasks().filter(clause__directive=directive, due_on__lt=today).count()
    return Concluded(directive, tasks.count(), done, late)
