"""Tiếp nhận: a judgment and a request become the file of a case, with its first acts."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from thads.law.acts.rules import Refusal
from thads.records.agencies.access import Person
from thads.records.cases.actions import (
    KEY_LONGEST,
    NAME_KEY_LONGEST,
    NewObligation,
    NewParty,
    due_of,
    names_in_short,
    record_act,
)
from thads.records.cases.models import CaseParty
from thads.records.ledger.folding import ASSIGNMENT
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.parties.names import fold, search_keys, sort_key

PROPOSED_OFFICER = "de_nghi_chap_hanh_vien"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Nội dung tiếp nhận: one judgment, one case of it."""

    unit_id: int
    number: str
    date: dt.date
    issuer: str
    field: str
    effective_on: dt.date | None
    received_on: dt.date
    requested_on: dt.date | None
    parties: Sequence[NewParty]
    obligations: Sequence[NewObligation]
    judgment_id: int | None = None
    proposed_officer: str = ""

    @property
    def on_request(self) -> bool:
        """Theo yêu cầu; without a request the agency begins by itself."""
        return self.requested_on is not None


@dataclass(frozen=True, slots=True)
class SameJudgment:
    """Bản án đã có trong tỉnh: same number, day and court."""

    id: int
    number: str
    issuer: str
    units: str
    cases: int


class RefusedByLaw(Exception):
    """Luật không cho ghi một trong các hành vi: nothing at all was written."""

    def __init__(self, act: ProposedAct, refusals: Sequence[Refusal]) -> None:
        """Keep the act and every reason."""
        self.act, self.refusals = act, refusals
        super().__init__(act.code)


def units_to_take_in_for() -> list[int]:
    """Đơn vị mà người đăng nhập được tiếp nhận cho; empty: none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_intake_units()")
        return list(cursor.fetchone()[0])


def same_judgments(
    unit_id: int, *, number: str, date: dt.date, issuer: str
) -> list[SameJudgment]:
    """Bản án trùng số, ngày và nơi ban hành, however they were typed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_judgments_of_day(%s, %s)", [unit_id, date])
        rows = cursor.fetchall()
    wanted = fold(number), fold(issuer)
    return [
        SameJudgment(key, its_number, its_issuer, units or "", cases)
        for key, its_number, its_issuer, units, cases in rows
        if (fold(its_number), fold(its_issuer)) == wanted
    ]


def take_in(new: TakenIn, *, by: Person, now: dt.datetime) -> int:
    """Tiếp nhận một việc: its file and its first acts, all or nothing; the case's id.

    Raises RefusedByLaw, and MayNotRecord where the person does not take in for the unit.
    """
    with transaction.atomic():
        case_id = _open(new, now)
        for act in _first_acts(new):
            _record(case_id, act, by, now)
    return case_id


def decide(
    case_id: int,
    *,
    decision: ProposedAct,
    officer: str,
    by: Person,
    now: dt.datetime,
    expected_version: int | None,
    paper: Mapping[str, str] | None = None,
) -> None:
    """Ra quyết định thi hành án và phân công chấp hành viên, both or neither.

    With `paper` both are printed: a number is given, the papers kept. Raises
    PaperIncomplete.
    """
    assignment = ProposedAct(
        code=ASSIGNMENT,
        effective_on=decision.effective_on,
        result=officer,
        signed_as=decision.signed_as,
        signed_by=decision.signed_by,
    )
    with transaction.atomic():
        _record(case_id, decision, by, now, expected_version, paper)
        _record(case_id, assignment, by, now, paper=paper)


def _record(
    case_id: int,
    act: ProposedAct,
    by: Person,
    now: dt.datetime,
    expected_version: int | None = None,
    paper: Mapping[str, str] | None = None,
) -> None:
    answer = record_act(
        proceeding_id=case_id,
        act=act,
        by=by,
        now=now,
        expected_version=expected_version,
        paper=paper,
    )
    if isinstance(answer, Refused):
        raise RefusedByLaw(act, answer.refusals)


def _first_acts(new: TakenIn) -> list[ProposedAct]:
    received = ProposedAct(
        code="nhan_ban_an", effective_on=new.received_on, until_on=new.effective_on
    )
    if new.requested_on is None:
        return [received]
    request = ProposedAct(
        code="nhan_yeu_cau", effective_on=new.requested_on, until_on=new.effective_on
    )
    return sorted([received, request], key=lambda act: act.effective_on)


def _open(new: TakenIn, now: dt.datetime) -> int:
    payload = json.dumps(_payload(new, now), default=str)
    with connection.cursor() as cursor:
        try:
            cursor.execute("SELECT cases_take_in(%s)", [payload])
        except ProgrammingError as refused:
            if isinstance(refused.__cause__, InsufficientPrivilege):
                raise MayNotRecord from refused
            raise
        (case_id,) = cursor.fetchone()
    return int(case_id)


def _payload(new: TakenIn, now: dt.datetime) -> dict[str, Any]:
    judgment = ("number", "date", "issuer", "field", "effective_on", "received_on")
    extra = {PROPOSED_OFFICER: new.proposed_officer} if new.proposed_officer else {}
    return {
        "unit_id": new.unit_id,
        "prefix": f"{now.year}-",
        "judgment_id": new.judgment_id,
        "judgment": {name: getattr(new, name) for name in judgment},
        "facts": {"on_request": new.on_request, "due": due_of(new.obligations)},
        "debtor_name": _names(new, CaseParty.CaseRole.DEBTOR),
        "creditor_name": _names(new, CaseParty.CaseRole.CREDITOR),
        "extra": extra,
        "parties": [_party(each) for each in new.parties],
        "obligations": [dataclasses.asdict(each) for each in new.obligations],
        "keys": [{"kind": kind, "key": key} for kind, key in sorted(_keys(new))],
    }


def _names(new: TakenIn, role: str) -> str:
    return names_in_short([each.full_name for each in new.parties if each.role == role])


def _party(party: NewParty) -> dict[str, Any]:
    return {
        "role": party.role,
        "kind": party.kind,
        "full_name": party.full_name,
        "identity_number": party.identity_number,
        "address": party.address,
        "name_key": sort_key(party.full_name)[:NAME_KEY_LONGEST],
    }


def _keys(new: TakenIn) -> set[tuple[str, str]]:
    found = {("ban_an", fold(new.number))}
    for party in new.parties:
        found.add(("giay_to", fold(party.identity_number or "")))
        found |= {("ten", key) for key in search_keys(party.full_name)}
    return {(kind, key[:KEY_LONGEST]) for kind, key in found if key}
