"""Vào sổ bản án, mở việc: many at a time, as a book brings them."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from thads.law.acts.history import CaseFacts
from thads.records.cases.models import PROCEDURE, CaseParty, Obligation
from thads.records.ledger.bulk import (
    Progress,
    copy,
    count_again,
    next_ids,
    record_many,
)
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import (
    NewAct,
    NewProceeding,
)
from thads.records.parties.names import fold, search_keys, sort_key

KEY_LONGEST = 120
NAME_LONGEST = 200
NAME_KEY_LONGEST = 260
VALUED = frozenset({Obligation.Kind.MONEY, Obligation.Kind.PROPERTY})


@dataclass(frozen=True, slots=True)
class NewJudgment:
    """Bản án, quyết định mới nhận."""

    root_id: int
    code: str
    number: str
    date: dt.date
    issuer: str
    field: str
    effective_on: dt.date | None
    received_on: dt.date | None
    extra: dict[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewParty:
    """Đương sự của một việc mới, in a role."""

    role: str
    kind: str
    full_name: str
    identity_number: str | None = None
    address: str | None = None
    extra: dict[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewObligation:
    """Nghĩa vụ của một việc mới; money in đồng."""

    code: str
    kind: str
    item: str
    amount: int | None = None
    extra: dict[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewCase:
    """Việc mới with its judgment, parties, obligations and the acts it already has."""

    root_id: int
    unit_id: int
    unit_code: str
    officer_id: int | None
    code: str
    judgment_id: int
    judgment_number: str
    on_request: bool
    parties: Sequence[NewParty]
    obligations: Sequence[NewObligation]
    acts: Sequence[NewAct]
    file_order: int = 0
    extra: dict[str, object] = dataclasses.field(default_factory=dict)

    @property
    def facts(self) -> CaseFacts:
        """Dữ kiện mà luật cần of this case."""
        return CaseFacts(self.on_request, due_of(self.obligations), self.unit_code)


def due_of(obligations: Iterable[NewObligation]) -> int:
    """Số phải thi hành: money and valued property of all obligations, in đồng."""
    return sum(each.amount or 0 for each in obligations if each.kind in VALUED)


@transaction.atomic
def enter_judgments(judgments: Sequence[NewJudgment]) -> list[int]:
    """Vào sổ nhận bản án; ids in the order given."""
    ids = next_ids("cases_judgment_id_seq", len(judgments))
    copy("cases_judgment", _JUDGMENT, map(_judgment_row, ids, judgments))
    return ids


_JUDGMENT = (
    "id, root_id, code, number, date, issuer, field, effective_on, received_on, extra"
)


def _judgment_row(judgment_id: int, new: NewJudgment) -> tuple[Any, ...]:
    return (
        judgment_id,
        new.root_id,
        new.code,
        new.number,
        new.date,
        new.issuer,
        new.field,
        new.effective_on,
        new.received_on,
        Jsonb(new.extra),
    )


_TABLES = (
    "cases_case",
    "cases_caseparty",
    "cases_obligation",
    "cases_searchkey",
    "parties_party",
)


@transaction.atomic
def open_cases(
    cases: Sequence[NewCase], *, now: dt.datetime, progress: Progress | None = None
) -> list[int]:
    """Thụ lý nhiều việc; their ids in the order given, all or none.

    Raises BookMovesBackwards where an act is recorded before its book's last one.
    """
    proceedings = [_proceeding(case) for case in cases]
    ids = record_many(proceedings, now=now, progress=progress)
    opened = list(zip(ids, cases, strict=True))
    copy("cases_case", _CASE, (_case_row(*each) for each in opened))
    _copy_parties(opened)
    copy("cases_obligation", _OBLIGATION, _obligation_rows(opened))
    copy("cases_searchkey", _SEARCH_KEY, _search_rows(opened, _holders(ids)))
    count_again(_TABLES, len(ids))
    return ids


def _proceeding(case: NewCase) -> NewProceeding:
    return NewProceeding(
        root_id=case.root_id,
        unit_id=case.unit_id,
        officer_id=case.officer_id,
        code=case.code,
        procedure=PROCEDURE,
        facts=case.facts,
        acts=list(case.acts),
    )


_Opened = Sequence[tuple[int, NewCase]]
_CASE = (
    "proceeding_id, judgment_id, on_request, debtor_name, creditor_name, "
    "file_order, extra"
)
_PARTY = "id, kind, full_name, identity_number, address, name_key, extra"
_CASE_PARTY = "case_id, party_id, role"
_OBLIGATION = "case_id, code, kind, item, amount, extra"
_SEARCH_KEY = "unit_id, case_id, kind, key"


def _case_row(case_id: int, case: NewCase) -> tuple[Any, ...]:
    return (
        case_id,
        case.judgment_id,
        case.on_request,
        names_in_short(_names(case, CaseParty.CaseRole.DEBTOR)),
        names_in_short(_names(case, CaseParty.CaseRole.CREDITOR)),
        case.file_order,
        Jsonb(case.extra),
    )


def _names(case: NewCase, role: str) -> list[str]:
    return [party.full_name for party in case.parties if party.role == role]


def names_in_short(names: Sequence[str]) -> str:
    """Tên người đầu tiên, and how many others."""
    if not names:
        return ""
    others = f" và {len(names) - 1} người khác" if len(names) > 1 else ""
    return names[0][: NAME_LONGEST - len(others)] + others


def _copy_parties(opened: _Opened) -> None:
    named = [(case_id, party) for case_id, case in opened for party in case.parties]
    party_ids = next_ids("parties_party_id_seq", len(named))
    sort_keys = {name: sort_key(name) for name in {p.full_name for _, p in named}}
    numbered = list(zip(party_ids, named, strict=True))
    copy(
        "parties_party",
        _PARTY,
        (_party_row(key, party, sort_keys) for key, (_, party) in numbered),
    )
    copy(
        "cases_caseparty",
        _CASE_PARTY,
        ((case_id, key, party.role) for key, (case_id, party) in numbered),
    )


def _party_row(
    party_id: int, party: NewParty, sort_keys: dict[str, str]
) -> tuple[Any, ...]:
    return (
        party_id,
        party.kind,
        party.full_name,
        party.identity_number,
        party.address,
        sort_keys[party.full_name][:NAME_KEY_LONGEST],
        Jsonb(party.extra),
    )


def _obligation_rows(opened: _Opened) -> Iterator[tuple[Any, ...]]:
    for case_id, case in opened:
        for each in case.obligations:
            extra = Jsonb(each.extra)
            yield case_id, each.code, each.kind, each.item, each.amount, extra


def _holders(ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """The unit that holds each case now, and its decision's number."""
    standing = Proceeding.objects.filter(id__in=ids)
    rows = standing.values_list("id", "unit_id", "number")
    return {case_id: (unit_id, number) for case_id, unit_id, number in rows}


def _search_rows(
    opened: _Opened, holders: dict[int, tuple[int, str]]
) -> Iterator[tuple[Any, ...]]:
    for case_id, case in opened:
        unit_id, number = holders[case_id]
        for kind, key in sorted(_keys(case, number)):
            yield unit_id, case_id, kind, key


def _keys(case: NewCase, decision_number: str) -> set[tuple[str, str]]:
    found = {
        ("viec", fold(case.code)),
        ("quyet_dinh", fold(decision_number)),
        ("ban_an", fold(case.judgment_number)),
    }
    for party in case.parties:
        found.add(("giay_to", fold(party.identity_number or "")))
        found |= {("ten", key) for key in search_keys(party.full_name)}
    return {(kind, key[:KEY_LONGEST]) for kind, key in found if key}
