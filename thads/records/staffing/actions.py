"""Việc ghi về tổ chức, cán bộ: files, posts, communes, what was given and used."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError
from psycopg.errors import CheckViolation

from thads.law.acts.history import RecordedAct
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.proceedings.actions import NewMatter, call, open_proceeding
from thads.records.staffing.models import PersonnelFile, UseKind

PROCEDURE = "ho_so_can_bo"
OPENED, RANKED, MOVED = "mo_ho_so_can_bo", "bo_nhiem_ngach", "luan_chuyen"


class MoreThanGiven(ValueError):
    """Dùng quá phần được hỗ trợ."""


@dataclass(frozen=True, slots=True)
class NewSupport:
    """Phần hỗ trợ mới: an amount of money, or a number of things."""

    unit_id: int
    kind: str
    source: str
    name: str
    given_on: date
    amount: int | None = None
    quantity: int | None = None
    document: str = ""


def open_file(officer: Officer, on: date, *, by: Person | None, now: datetime) -> int:
    """Mở hồ sơ của một công chức; the id of the matter."""
    title = f"{officer.full_name}, {officer.title} ({officer.code})"
    return open_proceeding(
        NewMatter(PROCEDURE, officer.unit_id, title),
        ProposedAct(OPENED, on),
        by=by,
        now=now,
        also=lambda matter: whose(matter, officer.pk),
    )


def whose(matter: int, officer_id: int) -> None:
    """Ghi hồ sơ này của ai; while it is being opened."""
    call("staffing_add_file", {"officer_id": officer_id}, matter)


def follow(matter: int, recorded: Recorded, by: Person | None, now: datetime) -> None:
    """Phần ai cũng biết của một hành vi: a rank, a move; and their being taken back."""
    file = PersonnelFile.objects.filter(pk=matter).first()
    if file is None:
        return
    act = recorded.act
    wrong = next((e for e in recorded.before.acts if e.seq == act.corrects), None)
    if wrong is not None and wrong.code in (MOVED, RANKED):
        values = {"wrong": wrong.seq, "seq": act.seq, "at": now}
        call("staffing_take_back", values, matter)
    _keep_rank(file, act, now)
    _move(matter, act, now)


def _keep_rank(file: PersonnelFile, act: RecordedAct, now: datetime) -> None:
    if act.code != RANKED:
        return
    values = {
        "officer_id": file.officer_id,
        "rank": act.result,
        "since": act.effective_on,
        "at": now,
    }
    call("staffing_add_rank", values)


def _move(matter: int, act: RecordedAct, now: datetime) -> None:
    """A unit that the store does not know is another agency's: the file tells it only."""
    if act.code != MOVED:
        return
    unit = Unit.objects.filter(code=act.receiving_unit or "").first()
    if unit is None:
        return
    values = {
        "unit_id": unit.pk,
        "kind": act.result,
        "since": act.effective_on,
        "until": act.until_on,
        "seq": act.seq,
        "at": now,
    }
    call("staffing_move", values, matter)


def set_quota(
    unit_id: int, year: int, posts: int, document: str, decided_on: date, now: datetime
) -> None:
    """Ghi biên chế giao cho một đơn vị trong một năm."""
    values = {
        "unit_id": unit_id,
        "year": year,
        "posts": posts,
        "document": document,
        "decided_on": decided_on,
        "at": now,
    }
    call("staffing_add_quota", values)


def give_territory(
    officer_id: int, place: str, since: date, now: datetime, *, is_given: bool = True
) -> None:
    """Giao, thôi giao một xã, phường cho chấp hành viên."""
    values = {
        "officer_id": officer_id,
        "place": place[:1].upper() + place[1:],
        "since": since,
        "is_given": is_given,
        "at": now,
    }
    call("staffing_add_territory", values)


def give_support(new: NewSupport, now: datetime) -> int:
    """Ghi kinh phí, trang thiết bị được hỗ trợ; its id."""
    return int(call("staffing_add_support", asdict(new) | {"at": now}))


def use_support(
    support_id: int,
    used_on: date,
    count: int,
    purpose: str,
    now: datetime,
    kind: str = UseKind.USED,
) -> None:
    """Ghi phần đã dùng, đã hỏng, mất, thanh lý, bàn giao; raises MoreThanGiven."""
    values = {
        "used_on": used_on,
        "kind": kind,
        "count": count,
        "purpose": purpose,
        "at": now,
    }
    try:
        call("staffing_use_support", values, support_id)
    except IntegrityError as refused:
        if isinstance(refused.__cause__, CheckViolation):
            raise MoreThanGiven(
                "Không được: cộng với những lần đã ghi thì vượt phần được hỗ trợ. Ghi số "
                "nhỏ hơn, hoặc ghi phần mới nhận thành một khoản khác."
            ) from refused
        raise
