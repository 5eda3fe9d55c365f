"""Dựng việc cho ví dụ: acts written with the columns of the exchange file."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from thads.law.acts import FIELD_ATTRIBUTES
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.law.periods import VIETNAM

EXAMPLES = Path(__file__).parent / "examples"
UNIT = "KV2"
OTHER_COLUMNS = {"luc": "at", "vai_tro_ky": "signed_as", "vai_tro_ghi": "recorded_as"}


def an_act(seq: int, row: Mapping[str, Any]) -> RecordedAct:
    """One act; recorded at five in the afternoon of its day unless it says otherwise."""
    columns = {
        attribute: row[column]
        for column, attribute in (FIELD_ATTRIBUTES | OTHER_COLUMNS).items()
        if column in row
    }
    recorded = row.get("ghi_nhan_luc", datetime.combine(row["ngay"], time(17)))
    return RecordedAct(
        seq=row.get("stt", seq),
        code=row["loai"],
        effective_on=row["ngay"],
        recorded_at=recorded.replace(tzinfo=VIETNAM),
        position=seq,
        **columns,
    )


def a_case(
    rows: list[dict[str, Any]], *, on_request: bool = False, due: int = 0
) -> History:
    """A case with these acts, numbered in the order given."""
    acts = [an_act(seq, row) for seq, row in enumerate(rows, start=1)]
    return history(CaseFacts(on_request, due, UNIT), acts)


def told(*rows: str, on_request: bool = False, due: int = 0) -> History:
    """A case told in short lines, as “thong_bao 2026-05-04 ket_qua=truc_tiep”."""
    return a_case([a_row(row) for row in rows], on_request=on_request, due=due)


def proposed(row: str, seq: int = 99) -> RecordedAct:
    """An act told in one short line, not yet recorded."""
    return an_act(seq, a_row(row))


def a_row(line: str) -> dict[str, Any]:
    """Read one short line into the columns of the exchange file."""
    code, on, *parts = line.split()
    row: dict[str, Any] = {"loai": code, "ngay": date.fromisoformat(on)}
    for part in parts:
        column, value = part.split("=")
        row[column] = _typed(column, value)
    return row


def _typed(column: str, value: str) -> Any:
    if column in ("so_tien", "dinh_chinh_stt", "stt"):
        return int(value)
    if column == "den_ngay":
        return date.fromisoformat(value)
    if column == "luc":
        return time.fromisoformat(value)
    if column == "ghi_nhan_luc":
        return datetime.fromisoformat(value)
    return value


def of(topic: str) -> Any:
    """Parametrise a test with the examples of a topic."""
    cases = [pytest.param(each, id=name) for name, each in examples(topic)]
    return pytest.mark.parametrize("example", cases)


def examples(topic: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every worked example of a topic, with a name that says where it stands."""
    for path in sorted((EXAMPLES / topic).glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for example in content["example"]:
            yield f"{path.stem}: {example['name']}", example
