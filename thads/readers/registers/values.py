"""Nội dung các cột: what each named value says of a row, as people read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from thads.law.acts import find
from thads.law.acts.history import DECISION, History, MovementKind, RecordedAct
from thads.law.acts.kinds import STATUS_LABELS
from thads.law.acts.procedures import procedures
from thads.readers.registers import petitions
from thads.readers.registers.bringing import NOTHING_BROUGHT, Brought
from thads.readers.registers.definitions import Column
from thads.records.cases.models import Case, CaseParty
from thads.records.cases.presenters import words
from thads.records.ledger.models import Proceeding
from thads.records.parties.models import Party
from thads.records.web.formatting import day, masked, whole

Shown = str | int | date | None
_RELIEVED = tuple(kind for kind in MovementKind if kind is not MovementKind.ENTRUSTED)
_PERFORMED = tuple(kind for kind in _RELIEVED if kind is not MovementKind.LATE_INTEREST)


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng chưa trình bày: the act, its note, its matter and all that is known."""

    act: RecordedAct
    note: str
    proceeding: Proceeding
    case: Case | None
    history: History
    brought: Brought = NOTHING_BROUGHT

    def others(self, codes: tuple[str, ...]) -> list[RecordedAct]:
        """Hành vi khác của cùng hồ sơ, in order."""
        return [act for act in self.history.acts if act.code in codes]

    def after(self, codes: tuple[str, ...]) -> Iterator[RecordedAct]:
        """Hành vi khác, from this one's day on and recorded after it."""
        mine = (self.act.effective_on, self.act.seq)
        for act in self.others(codes):
            if (act.effective_on, act.seq) > mine:
                yield act


def shown(column: Column, line: Line) -> Shown:
    """Nội dung của một cột trên một dòng."""
    return _VALUES[column.value](line, column.acts or column.terms)


def number_and_day(act: RecordedAct | None) -> str:
    """“12/QĐ-THADS, 03/08/2026”."""
    if act is None:
        return ""
    return ", ".join(part for part in (act.number or "", day(act.effective_on)) if part)


def _first(acts: Iterator[RecordedAct]) -> RecordedAct | None:
    return next(acts, None)


def _last_before(line: Line, codes: tuple[str, ...]) -> RecordedAct | None:
    mine = (line.act.effective_on, line.act.seq)
    earlier = [a for a in line.others(codes) if (a.effective_on, a.seq) < mine]
    return earlier[-1] if earlier else None


def _parties(line: Line, *roles: CaseParty.CaseRole, with_number: bool = False) -> str:
    if line.case is None:
        return ""
    told = [
        ", ".join(filter(None, _said_of(each.party, with_number)))
        for each in line.case.parties.all()
        if each.role in roles
    ]
    return "; ".join(told)


def _said_of(party: Party, with_number: bool) -> tuple[str | None, ...]:
    number = party.identity_number if with_number else None
    return party.full_name, party.address, number and masked(number)


def _served(line: Line, codes: tuple[str, ...]) -> str:
    """Thông báo văn bản của hành vi này; for a decision also the act of notice."""
    told = line.brought.to_people(line.act.seq)
    notices = () if told or not codes else line.after(codes)
    first = _first(iter(notices))
    if first is None:
        return told
    return ", ".join(filter(None, (day(first.effective_on), _result(first))))


def _judgment(line: Line) -> str:
    if line.case is None:
        return ""
    judgment = line.case.judgment
    return f"{judgment.number}, {day(judgment.date)}, {judgment.issuer}"


def _obligations(line: Line) -> str:
    if line.case is None:
        return ""
    told = []
    for each in line.case.obligations.all():
        money = "" if each.amount is None else f": {whole(each.amount)} đồng"
        told.append(f"{words.item(each.item)}{money}")
    return "; ".join(told)


def _kind(act: RecordedAct) -> str:
    kind = find(act.code)
    return kind.name_vi if kind else act.code


def _ground(act: RecordedAct) -> str:
    kind = find(act.code)
    choice = kind.ground(act) if kind else None
    return choice.label if choice else act.ground or ""


def _result(act: RecordedAct | None) -> str:
    if act is None:
        return ""
    kind = find(act.code)
    choice = kind.result(act) if kind else None
    return choice.label if choice else act.result or ""


def _decision(line: Line) -> str:
    if line.act.code == DECISION:
        return number_and_day(line.act)
    return number_and_day(_first(iter(line.others((DECISION,)))))


def _rest(line: Line, *, before: bool) -> int:
    """Còn phải thi hành, at the end of the act's day or before the act."""
    until = line.act.effective_on
    moved = sum(
        each.amount
        for each in line.history.folded.movements
        if each.kind in _RELIEVED
        and each.on <= until
        and not (before and each.seq == line.act.seq)
    )
    return line.history.facts.due - moved


def _amount_or_rest(line: Line) -> int:
    return _rest(line, before=True) if line.act.amount is None else line.act.amount


def _outcome(line: Line) -> str:
    state = line.history.state
    if state is None or not state.ended:
        return ""
    act = line.history.acts[-1]
    ended_on = line.history.folded.ended_on
    ending = [each for each in line.history.acts if each.effective_on == ended_on]
    act = ending[-1] if ending else act
    moved = line.history.folded.moved(_PERFORMED)
    parts = (STATUS_LABELS[state.status], number_and_day(act), f"{whole(moved)} đồng")
    return ", ".join(part for part in parts if part)


def _status(line: Line) -> str:
    procedure = procedures()[line.proceeding.procedure]
    return procedure.statuses.get(line.proceeding.status, line.proceeding.status)


def _money(act: RecordedAct | None) -> str:
    if act is None or act.amount is None:
        return number_and_day(act)
    return f"{day(act.effective_on)}, {whole(act.amount)} đồng"


def _every(line: Line, codes: tuple[str, ...]) -> str:
    told = [f"{day(a.effective_on)} {_result(a)}".strip() for a in line.after(codes)]
    return "; ".join(told)


def _day_of(act: RecordedAct | None) -> date | None:
    return act.effective_on if act else None


def _level(line: Line, second: tuple[str, ...]) -> str:
    return petitions.SECOND if line.act.code in second else petitions.FIRST


_ROLES = CaseParty.CaseRole
_VALUES: dict[str, Callable[[Line, tuple[str, ...]], Shown]] = {
    "on": lambda line, _: line.act.effective_on,
    "at": lambda line, _: f"{line.act.at:%H:%M}" if line.act.at else "",
    "number": lambda line, _: line.act.number or "",
    "number_and_day": lambda line, _: number_and_day(line.act),
    "kind": lambda line, _: _kind(line.act),
    "ground": lambda line, _: _ground(line.act),
    "result": lambda line, _: _result(line.act),
    "amount": lambda line, _: line.act.amount,
    "amount_or_rest": lambda line, _: _amount_or_rest(line),
    "rest_then": lambda line, _: _rest(line, before=False),
    "until": lambda line, _: line.act.until_on,
    "receiver": lambda line, _: line.act.receiving_unit or "",
    "note": lambda line, _: line.note,
    "unit": lambda line, _: line.proceeding.unit.name,
    "officer": lambda line, _: (
        line.proceeding.officer.full_name if line.proceeding.officer else ""
    ),
    "status": lambda line, _: _status(line),
    "decision": lambda line, _: _decision(line),
    "judgment": lambda line, _: _judgment(line),
    "judgment_number": lambda line, _: line.case.judgment.number if line.case else "",
    "judgment_date": lambda line, _: line.case.judgment.date if line.case else None,
    "judgment_issuer": lambda line, _: line.case.judgment.issuer if line.case else "",
    "parties": lambda line, _: _parties(line, *_ROLES),
    "creditors": lambda line, _: _parties(line, _ROLES.CREDITOR),
    "creditors_identified": lambda line, _: _parties(
        line, _ROLES.CREDITOR, with_number=True
    ),
    "debtors": lambda line, _: _parties(line, _ROLES.DEBTOR),
    "served": _served,
    "sent": lambda line, _: line.brought.to_bodies(line.act.seq),
    "sheets": lambda line, _: line.brought.sheets,
    "by_hand": lambda _, __: "",
    "obligations": lambda line, _: _obligations(line),
    "outcome": lambda line, _: _outcome(line),
    "ended_on": lambda line, _: line.history.folded.ended_on,
    "other": lambda line, codes: number_and_day(_first(iter(line.others(codes)))),
    "other_money": lambda line, codes: _money(_first(iter(line.others(codes)))),
    "after": lambda line, codes: number_and_day(_first(line.after(codes))),
    "after_money": lambda line, codes: _money(_first(line.after(codes))),
    "before": lambda line, codes: number_and_day(_last_before(line, codes)),
    "after_day": lambda line, codes: _day_of(_first(line.after(codes))),
    "after_ground": lambda line, codes: "; ".join(map(_ground, line.after(codes))),
    "after_result": lambda line, codes: _result(_first(line.after(codes))),
    "every_after": _every,
    "every_money": lambda line, codes: "; ".join(map(_money, line.after(codes))),
    "code": lambda line, _: line.proceeding.code,
    "title": lambda line, _: petitions.title(line.proceeding),
    "senders": lambda line, _: petitions.senders(line.proceeding),
    "denouncer": lambda line, _: petitions.denouncer(line.proceeding),
    "channel": lambda line, _: petitions.channel(line.proceeding),
    "headcount": lambda line, _: petitions.headcount(line.proceeding),
    "complained_of": lambda line, _: petitions.complained_of(line.proceeding),
    "due": lambda line, terms: petitions.due(line.history, line.act.seq, terms),
    "level": _level,
    "before_amount": lambda line, codes: getattr(
        _last_before(line, codes), "amount", None
    ),
}
