"""Danh mục thời hạn: the terms the law opens, read from ``thads/law/data/deadlines``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.acts import Means
from thads.law.acts import catalogue as acts
from thads.law.deadlines.terms import Extension, Start, Term, TermKind, Trigger
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
