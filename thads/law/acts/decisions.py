"""Quyết định thi hành án cần ra: how many, for whom, and why, from what a judgment says.

A pure proposal. The head decides; an intake screen shows it beside the obligations. From
01/7/2026 (Decree 152/2026 Arts 8, 11) there is one decision for each debtor, with the
exceptions named there; before (Decree 62/2015 Arts 6, 7) one for the whole of a judgment.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.periods import statistics_year
from thads.law.statutes import Citation, LawDataError, Regime, regime

_DATA = Path(__file__).parents[1] / "data" / "khoan_thi_hanh.toml"
_WAYS = frozenset(
    {"per_debtor", "per_recipient", "without_debtor", "whole", "on_request"}
)
MAINTENANCE = "cap_duong"
SHARED = "chia_tai_san"


@dataclass(frozen=True, slots=True)
class ObligationKind:
    """Loại khoản: what it is, how decisions are made for it, its article by regime."""

    slug: str
    label: str
    how: str
    citations: dict[Regime, Citation]
    rows: tuple[str, ...]

    @property
    def ex_officio(self) -> bool:
        """Thuộc diện cơ quan chủ động ra quyết định."""
        return self.how != "on_request"


@dataclass(frozen=True, slots=True)
class Obligation:
    """Khoản của bản án: who owes it and to whom, jointly or not, on which evidence.

    ``asked`` says that somebody requested it; ``due_on`` is the day the judgment sets,
    ``agreed_early`` that the parties agreed to have it enforced before that day or all
    instalments at once.
    """

    code: str
    kind: str
    debtors: tuple[str, ...] = ()
    creditors: tuple[str, ...] = ()
    joint: bool = False
    evidence: str = ""
    asked: bool = False
    due_on: date | None = None
    agreed_early: bool = False


@dataclass(frozen=True, slots=True)
class ProposedDecision:
    """Quyết định đề xuất: ex officio or on request, for whom, of what, and the reason."""

    ex_officio: bool
    persons: tuple[str, ...]
    obligations: tuple[str, ...]
    reason: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Proposal:
    """Đề xuất: the decisions to make now, and what must wait for a request or a day."""

    decisions: tuple[ProposedDecision, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Together:
    """Lý do gộp: obligations with the same key go into one decision."""

    key: tuple[str, ...]
    persons: tuple[str, ...]
    reason: str
    citation: str


@cache
def obligation_kinds() -> dict[str, ObligationKind]:
    """Mọi loại khoản, theo mã."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {slug: _kind(slug, table) for slug, table in tables.items()}


def _kind(slug: str, table: dict[str, object]) -> ObligationKind:
    how, cited, rows = str(table["how"]), table["citation"], table["rows"]
    if how not in _WAYS or not isinstance(cited, dict) or not isinstance(rows, list):
        raise LawDataError(f"Khoản “{slug}”: khai sai.")
    citations = {each: Citation.parse(cited[each.value]) for each in Regime}
    return ObligationKind(slug, str(table["label"]), how, citations, tuple(rows))


def propose(obligations: Iterable[Obligation], on: date) -> Proposal:
    """Các quyết định thi hành án nên ra vào ngày đó, by the law of that day."""
    every = tuple(obligations)
    now = [each for each in every if _may_be_decided(each, on)]
    waiting = tuple(each.code for each in every if each not in now)
    return Proposal(tuple(_decisions(now, regime(on))), waiting)


def _may_be_decided(each: Obligation, on: date) -> bool:
    if obligation_kinds()[each.kind].ex_officio:
        return True
    if not each.asked or each.due_on is None or each.agreed_early:
        return each.asked
    if each.kind == MAINTENANCE and regime(on) is Regime.LUAT_2025:
        last = statistics_year(on).last
        return last is not None and each.due_on <= last
    return each.due_on <= on


def _decisions(now: Sequence[Obligation], law: Regime) -> list[ProposedDecision]:
    groups: dict[tuple[bool, tuple[str, ...]], list[Obligation]] = {}
    whys: dict[tuple[bool, tuple[str, ...]], _Together] = {}
    for each in now:
        ex_officio = obligation_kinds()[each.kind].ex_officio
        for why in _grouped(each, now, law, ex_officio=ex_officio):
            place = ex_officio, why.key
            groups.setdefault(place, []).append(each)
            whys.setdefault(place, why)
    return [
        _decision(whys[place], members, law, ex_officio=place[0])
        for place, members in groups.items()
    ]


def _decision(
    why: _Together, members: list[Obligation], law: Regime, *, ex_officio: bool
) -> ProposedDecision:
    codes = tuple(dict.fromkeys(each.code for each in members))
    (person, *others) = why.persons or ("",)
    if ex_officio and person and not others and _entitled_and_obliged(person, members):
        why = _ENTITLED_AND_OBLIGED[law](person)
    citation = Citation.parse(why.citation)
    return ProposedDecision(ex_officio, why.persons, codes, why.reason, citation)


def _entitled_and_obliged(person: str, members: list[Obligation]) -> bool:
    owes = any(person in each.debtors for each in members)
    return owes and any(person in each.creditors for each in members)


def _both(citation: str, person: str) -> _Together:
    reason = "Một người vừa có quyền, vừa có nghĩa vụ"
    return _Together(("nguoi", person), (person,), reason, citation)


_ENTITLED_AND_OBLIGED = {
    Regime.LUAT_2008: lambda person: _both("nd_62_2015 6.1.c", person),
    Regime.LUAT_2025: lambda person: _both("nd_152_2026 8.1.đ", person),
}


def _grouped(
    each: Obligation, every: Sequence[Obligation], law: Regime, *, ex_officio: bool
) -> list[_Together]:
    if ex_officio:
        ask = _old_ex_officio if law is Regime.LUAT_2008 else _new_ex_officio
        return ask(each, every)
    return _old_on_request(each) if law is Regime.LUAT_2008 else _new_on_request(each)


def _joint(each: Obligation, citation: str) -> list[_Together]:
    people = each.debtors if len(each.debtors) > 1 else each.creditors
    reason = "Quyền, nghĩa vụ liên đới hoặc chung"
    return [_Together(("chung", *sorted(people)), people, reason, citation)]


def _persons(people: tuple[str, ...], reason: str, citation: str) -> list[_Together]:
    return [
        _Together(("nguoi", person), (person,), reason, citation) for person in people
    ]


def _whole(each: Obligation, citation: str) -> list[_Together]:
    key, people = ("noi_dung", each.code), (*each.debtors, *each.creditors)
    return [_Together(key, people, "Theo nội dung bản án, quyết định", citation)]


def _new_ex_officio(each: Obligation, every: Sequence[Obligation]) -> list[_Together]:
    how = obligation_kinds()[each.kind].how
    if how == "whole":
        return _whole(each, "nd_152_2026 8.4")
    if each.joint:
        return _joint(each, "nd_152_2026 8.1.d")
    if how != "per_debtor" and _shares_evidence(each, every):
        key, why = ("vat_chung", each.evidence), "Cùng một vật chứng, tài sản tạm giữ"
        return [_Together(key, each.creditors, why, "nd_152_2026 8.1.c")]
    if how == "per_recipient":
        why = "Mỗi người được trả lại tiền, tài sản"
        return _persons(each.creditors, why, "nd_152_2026 8.1.a")
    if each.debtors:
        return _persons(each.debtors, "Mỗi người phải thi hành án", "nd_152_2026 8.1")
    why = "Tịch thu, tiêu huỷ không xác định người phải thi hành án"
    return [_Together(("khong_ro",), (), why, "nd_152_2026 8.1.b")]


def _shares_evidence(each: Obligation, every: Sequence[Obligation]) -> bool:
    """A return and a forfeiture that concern the same piece of evidence."""
    ways = {
        obligation_kinds()[other.kind].how
        for other in every
        if other.evidence and other.evidence == each.evidence and not other.joint
    }
    return {"per_recipient", "without_debtor"} <= ways


def _old_ex_officio(each: Obligation, every: Sequence[Obligation]) -> list[_Together]:
    if each.joint:
        return _joint(each, "nd_62_2015 6.2")
    if obligation_kinds()[each.kind].how == "per_recipient":
        why = "Mỗi người được trả lại tiền, tài sản"
        return _persons(each.creditors, why, "nd_62_2015 6.1.a")
    found = []
    for person in each.debtors or ("",):
        if person and _stands_apart(person, every):
            why = "Một người phải thi hành nhiều khoản"
            found += _persons((person,), why, "nd_62_2015 6.1.b")
        else:
            found.append(_all_together())
    return found


def _all_together() -> _Together:
    why = "Một quyết định chung cho các khoản chủ động của bản án"
    return _Together(("ban_an",), (), why, "nd_62_2015 6.1")


def _stands_apart(person: str, every: Sequence[Obligation]) -> bool:
    """Owes several things ex officio, or is given something back as well."""
    owed = gets = 0
    for each in every:
        if obligation_kinds()[each.kind].ex_officio and not each.joint:
            owed += person in each.debtors
            gets += person in each.creditors
    return owed > 1 or gets > 0


def _new_on_request(each: Obligation) -> list[_Together]:
    if each.joint:
        return _joint(each, "nd_152_2026 11.1.b")
    if each.kind == SHARED:
        return _whole(each, "nd_152_2026 11.1.a")
    return _persons(each.debtors, "Mỗi người phải thi hành án", "nd_152_2026 11.1")


def _old_on_request(each: Obligation) -> list[_Together]:
    if each.joint:
        return _joint(each, "nd_62_2015 7.3")
    if each.kind == SHARED:
        return _whole(each, "nd_62_2015 7.1")
    why = "Một người phải thi hành án, các yêu cầu cùng thời điểm"
    return _persons(each.debtors, why, "nd_62_2015 7.1")
