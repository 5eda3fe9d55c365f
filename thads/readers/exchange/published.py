"""Đối chiếu: a published figure held against the form computed from the system."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from thads.readers.exchange.archives import refuse
from thads.readers.statistics.asking import read_day, read_moment
from thads.readers.statistics.figures import figures

MONEY_FORM, CASE_FORM = "02", "01"
_NEEDED = ("unit", "to", "known_at", "columns")


def read_published(path: Path) -> list[dict[str, Any]]:
    """Đọc tệp số liệu đã công bố: one object or a list of them.

    Each: {"unit", "to", "known_at", "columns"}, and "from" and "form" if need be.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise refuse(f"Tệp {path.name} không phải JSON: {error}.") from error
    some = content if isinstance(content, list) else [content]
    for each in some:
        missing = [key for key in _NEEDED if key not in each] if each else _NEEDED
        if missing:
            raise refuse(f"Tệp {path.name} thiếu: {', '.join(missing)}.")
    return some


def compare(published: dict[str, Any]) -> dict[str, Any]:
    """So từng cột với biểu tính từ hệ thống; `difference` = computed − published."""
    columns = published["columns"]
    form = published.get("form") or _form_of(columns)
    begins = published.get("from")
    computed = figures(
        form,
        published["unit"],
        read_day(published["to"]),
        first=read_day(begins) if begins else None,
        known_at=read_moment(published["known_at"]),
    ).total
    compared = {
        letter: _compared(value, computed.get(letter))
        for letter, value in columns.items()
    }
    return {
        "form": form,
        "unit": published["unit"],
        "to": published["to"],
        "known_at": published["known_at"],
        "equal": all(each["difference"] == 0 for each in compared.values()),
        "columns": compared,
    }


def _form_of(columns: dict[str, Any]) -> str:
    is_money = any(letter.startswith("M") or letter == "done" for letter in columns)
    return MONEY_FORM if is_money else CASE_FORM


def _compared(published: Any, computed: Any) -> dict[str, Any]:
    difference = None
    if computed is not None and published is not None:
        difference = _plain(Decimal(str(computed)) - Decimal(str(published)))
    return {
        "published": published,
        "computed": _plain(computed),
        "difference": difference,
    }


def _plain(value: Any) -> int | float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == int(value) else float(value)
