"""Câu hỏi về thông báo: those of a case with their attempts, those still to be served."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts import service
from thads.law.acts.service import Attempt, NextStep, Serving
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.paperwork.service.models import Notice, ServiceAttempt

PENDING, LATE, POSTED = "can-giao", "qua-han", "dang-niem-yet"


@dataclass(frozen=True, slots=True)
class Served:
    """Việc thông báo cho một người: the notice, what was tried, whether it counts."""

    notice: Notice
    attempts: tuple[ServiceAttempt, ...]
    served_before: bool

    @property
    def standing(self) -> tuple[ServiceAttempt, ...]:
        """Những lần còn giá trị: neither withdrawn nor a withdrawal."""
        gone = {each.withdraws_id for each in self.attempts}
        return tuple(
            each
            for each in self.attempts
            if each.pk not in gone and each.withdraws_id is None
        )

    @property
    def counting(self) -> ServiceAttempt | None:
        """Lần làm cho việc thông báo hợp lệ."""
        days = [each for each in self.standing if each.counted_on]
        return min(days, key=lambda each: (each.counted_on, each.seq), default=None)

    @property
    def served_on(self) -> date | None:
        """Ngày được thông báo hợp lệ."""
        return self.counting.counted_on if self.counting else None

    @property
    def serving(self) -> Serving:
        """Tình huống mà luật xét."""
        notice, party = self.notice, self.notice.party
        return Serving(
            paper_on=notice.paper_on,
            to=notice.to,
            act=notice.act_code,
            has_address=bool(notice.address),
            has_identity=bool(party and party.party.identity_number),
            before=tuple(map(attempt_of, self.standing)),
            served_before=self.served_before,
        )

    def next_step(self, on: date) -> NextStep | None:
        """Bước tiếp theo hôm nay."""
        return service.next_step(self.serving, on)


def attempt_of(row: ServiceAttempt) -> Attempt:
    """Lần thông báo as the law looks at it."""
    return Attempt(
        way=row.way,
        on=row.on,
        second_on=row.second_on,
        deliverer=row.deliverer,
        receiver=row.receiver,
        relation=row.relation,
        witness=row.witness,
        places=frozenset(filter(None, row.places.split(","))),
        proof=row.proof,
        ground=row.ground,
        reason=row.reason,
    )


def of_case(case_id: int) -> list[Served]:
    """Mọi việc thông báo của một việc, by paper, the newest paper first."""
    rows = Notice.objects.filter(proceeding_id=case_id).order_by(
        "-paper_on", "-document_id", "id"
    )
    return _served(rows)


def of_document(document_id: int) -> list[Served]:
    """Việc thông báo một văn bản."""
    return _served(Notice.objects.filter(document_id=document_id).order_by("id"))


def one(case_id: int, notice_id: int) -> Served | None:
    """Một việc thông báo mà người đăng nhập xem được."""
    rows = Notice.objects.filter(proceeding_id=case_id, pk=notice_id)
    return next(iter(_served(rows)), None)


def _served(rows: QuerySet[Notice]) -> list[Served]:
    notices = list(rows.select_related("document", "party__party"))
    attempts = _attempts(each.pk for each in notices)
    earlier = _reached({each.proceeding_id for each in notices})
    return [
        Served(each, attempts.get(each.pk, ()), _before(each, earlier))
        for each in notices
    ]


def _attempts(notices: Iterable[int]) -> dict[int, tuple[ServiceAttempt, ...]]:
    found: dict[int, tuple[ServiceAttempt, ...]] = {}
    rows = ServiceAttempt.objects.filter(notice_id__in=list(notices))
    for each in rows.order_by("notice_id", "seq"):
        found[each.notice_id] = (*found.get(each.notice_id, ()), each)
    return found


def _reached(cases: set[int]) -> list[tuple[int, int | None]]:
    """(notice, person) of what has been served in these cases."""
    rows = Notice.objects.filter(counting(), proceeding_id__in=cases)
    return list(rows.values_list("id", "party_id"))


def _before(notice: Notice, reached: list[tuple[int, int | None]]) -> bool:
    return notice.party_id is not None and any(
        party == notice.party_id and other != notice.pk for other, party in reached
    )


def counting() -> Exists:
    """Đã được thông báo hợp lệ."""
    return Exists(
        ServiceAttempt.objects.filter(
            notice_id=OuterRef("pk"),
            counted_on__isnull=False,
            withdrawn_by__isnull=True,
        )
    )


def in_scope(person: Person) -> QuerySet[Notice]:
    """Việc thông báo trong phạm vi: an officer's own cases, for others all they see."""
    rows = Notice.objects.all()
    if person.roles == {Role.OFFICER} and person.officer_id is not None:
        rows = rows.filter(proceeding__officer_id=person.officer_id)
    return rows


def to_serve(person: Person, group: str, today: date) -> QuerySet[Notice]:
    """Những văn bản của một nhóm, those due first on top."""
    rows = in_scope(person)
    if group == POSTED:
        up = ServiceAttempt.objects.filter(
            notice_id=OuterRef("pk"),
            kept_until__gte=today,
            withdrawn_by__isnull=True,
        )
        return rows.filter(Exists(up)).order_by("id")
    rows = rows.filter(~counting())
    if group == LATE:
        rows = rows.filter(due_on__lt=today)
    return rows.order_by("due_on", "id")


def shown(notices: Sequence[Notice]) -> list[Served]:
    """Các dòng của một trang, in the order given, with all that is told of them."""
    rows = Notice.objects.filter(pk__in=[each.pk for each in notices])
    rows = rows.select_related("proceeding__case", "proceeding__officer")
    found: dict[int, Any] = {each.notice.pk: each for each in _served(rows)}
    return [found[each.pk] for each in notices]


def may_serve(case_id: int, on: date) -> bool:
    """Người đăng nhập được ghi việc thông báo, as the row policies have it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT paperwork_may_serve(%s, %s)", [case_id, on])
        return bool(cursor.fetchone()[0])
