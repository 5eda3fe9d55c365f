"""Đọc tệp chỉ thị: a directive taken apart, written by hand as TOML."""

import tomllib
from pathlib import Path
from typing import Any

from thads.records.steering.actions import NewClause, NewDirective, NewTask

SHIPPED = Path(__file__).parent / "data"


class UnreadableDirective(ValueError):
    """Tệp chỉ thị không đọc được."""


def shipped() -> list[Path]:
    """Những chỉ thị đi kèm phần mềm, as worked examples."""
    return sorted(SHIPPED.glob("*.toml"))


def read(text: str) -> NewDirective:
    """Đọc một tệp; raises UnreadableDirective, which says what is wrong."""
    try:
        table = tomllib.loads(text)
        return NewDirective(
            issuer=table["noi_ban_hanh"],
            number=table["so"],
            issued_on=table["ngay"],
            subject=table["trich_yeu"],
            report_months=table.get("so_thang_mot_ky_bao_cao"),
            clauses=[_clause(each) for each in table["diem"]],
        )
    except (tomllib.TOMLDecodeError, TypeError) as problem:
        raise UnreadableDirective(
            f"Tệp chỉ thị không đúng dạng TOML: {problem}. Xem tệp mẫu đi kèm."
        ) from problem
    except KeyError as missing:
        raise UnreadableDirective(
            f"Tệp chỉ thị thiếu mục {missing}. Xem tệp mẫu đi kèm."
        ) from missing


def _clause(table: dict[str, Any]) -> NewClause:
    tasks = [_task(each) for each in table.get("nhiem_vu", [])]
    return NewClause(table["so"], table["noi_dung"], tasks)


def _task(table: dict[str, Any]) -> NewTask:
    return NewTask(
        label=table["so"],
        body=table["chu_tri"],
        text=table["viec"],
        measure=table.get("so_lieu", ""),
        due_on=table.get("han"),
    )
