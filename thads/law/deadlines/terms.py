"""Danh mục thời hạn: the terms the law opens, read from ``thads/law/data/deadlines``."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.acts import Means, RecordedAct
from thads.law.acts import catalogue as acts
from thads.law.statutes import LawDataError, Regime, default_book

_DATA = Path(__file__).parents[1] / "data" / "deadlines"
_REPEATS = frozenset({"first", "each", "unless_open"})
_CASES = frozenset({"", "chu_dong", "theo_yeu_cau"})
_NEEDED = {"code", "name", "value", "kind", "who", "repeats"}
_KNOWN = _NEEDED | {
    "long_value",
    "case",
    "cases_by_regime",
    "starts",
    "after_term",
    "met_by",
    "met_by_amount",
    "met_by_promise",
    "cancelled_by",
    "presumed_by",
    "book_may_be_silent",
    "outlives_case",
    "stops_after",
    "regimes",
    "law_of",
    "permission",
    "extensions",
    "counts_back",
    "moot_when_performed",
}
_START_PARTS = {
    "act",
    "result",
    "ground",
    "not_results",
    "means",
    "from",
    "given",
    "unless",
    "later_of",
    "outside_separate_book",
}


class TermKind(StrEnum):
    """Loại thời hạn: a duty of the office, or a wait for someone else."""

    DUTY = "nghia_vu"
    WAIT = "cho"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Hành vi tác động: an act, with a certain result if one is named."""

    act: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """Hành vi mở thời hạn, and from which of its days the count runs.

    ``given`` must have happened before, ``unless`` must not; ``later_of`` is the act
    without which the new law does not let the count begin.
    """

    act: str
    result: str = ""
    ground: str = ""
    not_results: frozenset[str] = frozenset()
    means: Means | None = None
    from_until: bool = False
    given: Trigger | None = None
    unless: Trigger | None = None
    later_of: str = ""
    outside_separate_book: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """Kéo dài thời hạn: the longer value, in all or added where the first ended."""

    value: str
    adds: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn khai báo: everything about a term but the number of its days."""

    code: str
    name: str
    value: str
    long_value: str
    kind: TermKind
    who: str
    case: str
    cases_by_regime: dict[Regime, str]
    starts: tuple[Start, ...]
    opening_codes: frozenset[str]
    after_term: str
    repeats: str
    met_by: tuple[Trigger, ...]
    met_by_amount: bool
    met_by_promise: bool
    cancelled_by: tuple[Trigger, ...]
    presumed_by: tuple[Trigger, ...]
    book_may_be_silent: bool
    outlives_case: bool
    stops_after: str
    regimes: frozenset[Regime]
    law_of_use: bool
    permission: bool
    extensions: dict[str, Extension]
    counts_back: bool
    moot_when_performed: bool
    meeting_codes: frozenset[str]
    cancelling_codes: frozenset[str]
    closers: dict[str, frozenset[str]]
    """Codes that close the term by themselves, and with which results."""

    def is_met_by(self, act: RecordedAct) -> bool:
        """Hành vi này hoàn thành thời hạn."""
        return _matches(self.met_by, act)

    def is_presumed_by(self, act: RecordedAct) -> bool:
        """Hành vi này cho thấy việc đã sang bước sau."""
        return _matches(self.presumed_by, act)

    @property
    def passes_by_itself(self) -> bool:
        """Tự hết: a wait that no act meets."""
        return self.kind is TermKind.WAIT and not self.met_by

    def concerns(self, *, on_request: bool, regime: Regime) -> bool:
        """Có áp dụng: the term exists for this kind of case under this law."""
        wanted = self.cases_by_regime.get(regime, self.case)
        kind = "theo_yeu_cau" if on_request else "chu_dong"
        return regime in self.regimes and wanted in ("", kind)


def _matches(triggers: tuple[Trigger, ...], act: RecordedAct) -> bool:
    return any(
        trigger.act == act.code and trigger.result in ("", act.result)
        for trigger in triggers
    )


@cache
def terms() -> tuple[Term, ...]:
    """Mọi thời hạn được theo dõi, theo thứ tự khai báo."""
    return read_terms(_DATA)


def term(code: str) -> Term:
    """Thời hạn có mã đó."""
    for each in terms():
        if each.code == code:
            return each
    raise LookupError(f"Không có thời hạn mã “{code}”.")


def read_terms(folder: Path) -> tuple[Term, ...]:
    """Đọc danh mục thời hạn, từ chối khi một thời hạn khai thiếu hoặc sai."""
    found: list[Term] = []
    for path in sorted(folder.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["term"]:
            found.append(_term(table, {each.code for each in found}))
    return tuple(found)


def _term(table: dict[str, Any], declared: set[str]) -> Term:
    where = f"Thời hạn “{table.get('code', 'không mã')}”"
    _check(where, table, declared)
    by_amount = table.get("met_by_amount", False)
    by_promise = table.get("met_by_promise", False)
    met_by = _triggers(where, table.get("met_by", []))
    cancelled_by = _triggers(where, table.get("cancelled_by", []))
    presumed_by = _triggers(where, table.get("presumed_by", []))
    return Term(
        code=table["code"],
        name=table["name"],
        value=table["value"],
        long_value=table.get("long_value", ""),
        kind=TermKind(table["kind"]),
        who=table["who"],
        case=table.get("case", ""),
        cases_by_regime={
            Regime(name): case
            for name, case in table.get("cases_by_regime", {}).items()
        },
        starts=tuple(_start(where, start) for start in table.get("starts", [])),
        opening_codes=frozenset(start["act"] for start in table.get("starts", [])),
        after_term=table.get("after_term", ""),
        repeats=table["repeats"],
        met_by=met_by,
        met_by_amount=by_amount,
        met_by_promise=by_promise,
        cancelled_by=cancelled_by,
        presumed_by=presumed_by,
        book_may_be_silent=table.get("book_may_be_silent", False),
        outlives_case=table.get("outlives_case", False),
        stops_after=table.get("stops_after", ""),
        regimes=frozenset(Regime(name) for name in table.get("regimes", list(Regime))),
        law_of_use=table.get("law_of", "start") == "use",
        permission=table.get("permission", False),
        extensions=_extensions(where, table.get("extensions", [])),
        counts_back=table.get("counts_back", False),
        moot_when_performed=table.get("moot_when_performed", False),
        meeting_codes=frozenset(trigger.act for trigger in met_by),
        cancelling_codes=frozenset(trigger.act for trigger in cancelled_by),
        closers=_by_code(
            (() if by_amount or by_promise else met_by) + cancelled_by + presumed_by
        ),
    )


def _by_code(triggers: tuple[Trigger, ...]) -> dict[str, frozenset[str]]:
    results: dict[str, frozenset[str]] = {}
    for trigger in triggers:
        earlier = results.get(trigger.act, frozenset())
        results[trigger.act] = earlier | {trigger.result}
    return results


def _check(where: str, table: dict[str, Any], declared: set[str]) -> None:
    if missing := sorted(_NEEDED - set(table)):
        raise LawDataError(f"{where}: thiếu {', '.join(missing)}.")
    if unknown := sorted(set(table) - _KNOWN):
        raise LawDataError(f"{where}: không hiểu {', '.join(unknown)}.")
    if table["code"] in declared:
        raise LawDataError(f"{where}: khai hai lần.")
    if bool(table.get("starts")) == bool(table.get("after_term")):
        raise LawDataError(f"{where}: cần hành vi mở thời hạn hoặc thời hạn đi trước.")
    if table.get("after_term", "") not in declared | {""}:
        raise LawDataError(f"{where}: thời hạn đi trước phải được khai trước.")
    if table["repeats"] not in _REPEATS or table.get("case", "") not in _CASES:
        raise LawDataError(f"{where}: “repeats” hoặc “case” không hợp lệ.")
    if table["kind"] not in list(TermKind):
        raise LawDataError(f"{where}: loại “{table['kind']}” không hợp lệ.")
    for part in ("value", "long_value", "stops_after"):
        if key := table.get(part):
            _known_value(where, key)


def _start(where: str, table: dict[str, Any]) -> Start:
    if unknown := sorted(set(table) - _START_PARTS):
        raise LawDataError(f"{where}: không hiểu {', '.join(unknown)}.")
    means = table.get("means")
    for code in (table["act"], table.get("later_of")):
        if code:
            _known_act(where, code)
    return Start(
        act=table["act"],
        result=table.get("result", ""),
        ground=table.get("ground", ""),
        not_results=frozenset(table.get("not_results", ())),
        means=Means(means) if means else None,
        from_until=table.get("from", "") == "den_ngay",
        given=_trigger(where, table.get("given", "")),
        unless=_trigger(where, table.get("unless", "")),
        later_of=table.get("later_of", ""),
        outside_separate_book=table.get("outside_separate_book", False),
    )


def _trigger(where: str, text: str) -> Trigger | None:
    return _triggers(where, [text])[0] if text else None


def _triggers(where: str, texts: list[str]) -> tuple[Trigger, ...]:
    triggers = []
    for text in texts:
        act, _, result = text.partition(":")
        _known_act(where, act)
        triggers.append(Trigger(act, result))
    return tuple(triggers)


def _extensions(where: str, tables: list[dict[str, Any]]) -> dict[str, Extension]:
    extensions = {}
    for table in tables:
        _known_act(where, table["by"])
        _known_value(where, table["value"])
        extensions[table["by"]] = Extension(table["value"], table.get("adds", False))
    return extensions


def _known_value(where: str, key: str) -> None:
    if not default_book().history(key):
        raise LawDataError(f"{where}: không có giá trị luật định “{key}”.")


def _known_act(where: str, code: str) -> None:
    if acts.find(code) is None:
        raise LawDataError(f"{where}: không có hành vi mã “{code}”.")
