"""Đọc tệp chỉ thị: a directive taken apart, written by hand as TOML."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from thads.records.steering.actions import NewClause, NewDirective, NewTask
from thads.records.web.forms import within_reach

SHIPPED = Path(__file__).parent / "data"
_MONTHS = range(1, 61)
# Signs that no paper has and the database does not take, line ends and tabs apart.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class UnreadableDirective(ValueError):
    """Tệp chỉ thị không đọc được."""


def shipped() -> list[Path]:
    """Những chỉ thị đi kèm phần mềm, as worked examples."""
    return sorted(SHIPPED.glob("*.toml"))


def read(text: str) -> NewDirective:
    """Đọc một tệp; raises UnreadableDirective, which says what is wrong."""
    table = _parsed(text)
    months = table.get("so_thang_mot_ky_bao_cao")
    if months is not None and months not in _MONTHS:
        raise _wrong("so_thang_mot_ky_bao_cao", f"số tháng từ 1 đến {_MONTHS[-1]}")
    return NewDirective(
        issuer=_text(table, "noi_ban_hanh", 200),
        number=_text(table, "so", 80),
        issued_on=_day(table, "ngay"),
        subject=_text(table, "trich_yeu", 500),
        report_months=months,
        clauses=[_clause(each) for each in _tables(table, "diem")],
    )


def _parsed(text: str) -> dict[str, Any]:
    """A stranger's text: what is nested too deep or is no number is unreadable too."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UnreadableDirective(
            f"Tệp chỉ thị không đúng dạng TOML: {problem}. Xem tệp mẫu đi kèm."
        ) from problem


def _clause(table: dict[str, Any]) -> NewClause:
    tasks = [_task(each) for each in _tables(table, "nhiem_vu", [])]
    return NewClause(_text(table, "so", 20), _text(table, "noi_dung"), tasks)


def _task(table: dict[str, Any]) -> NewTask:
    return NewTask(
        label=_text(table, "so", 20),
        body=_text(table, "chu_tri", 200),
        text=_text(table, "viec"),
        measure=_text(table, "so_lieu", 80, otherwise=""),
        due_on=_day(table, "han") if "han" in table else None,
    )


def _text(
    table: dict[str, Any], name: str, most: int = 5_000, otherwise: str | None = None
) -> str:
    found = _of(table, name, otherwise)
    if not isinstance(found, str) or len(found) > most or _UNSEEN.search(found):
        raise _wrong(name, f"chữ, không quá {most} ký tự")
    return found


def _day(table: dict[str, Any], name: str) -> date:
    found = _of(table, name)
    if type(found) is not date or not within_reach(found.year):
        raise _wrong(name, "một ngày, viết như 2026-06-29")
    return found


def _tables(
    table: dict[str, Any], name: str, otherwise: list[Any] | None = None
) -> list[dict[str, Any]]:
    found = _of(table, name, otherwise)
    if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
        raise _wrong(name, "các bảng, viết như tệp mẫu")
    return found


def _of(table: dict[str, Any], name: str, otherwise: Any = None) -> Any:
    found = table.get(name, otherwise)
    if found is None:
        raise UnreadableDirective(
            f"Tệp chỉ thị thiếu mục '{name}'. Xem tệp mẫu đi kèm."
        )
    return found


def _wrong(name: str, expected: str) -> UnreadableDirective:
    return UnreadableDirective(
        f"Mục '{name}' của tệp chỉ thị cần là {expected}. Xem tệp mẫu đi kèm."
    )
