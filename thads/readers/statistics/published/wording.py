"""Tên các chỉ số được công bố, and the columns of our forms that mean the same."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thads.law.indicators import Edition


@dataclass(frozen=True, slots=True)
class Measure:
    """Một chỉ số: its name, and the columns of a form that count it."""

    code: str
    name: str
    form: str
    letters: tuple[tuple[str, ...], ...]

    def columns(self, used: Edition) -> tuple[str, ...]:
        """Các cột của bản biểu cộng lại thành chỉ số này; none where it has none."""
        known = {column.letter for column in used.columns}
        for letters in self.letters:
            if letters and known.issuperset(letters):
                return letters
        return ()


@cache
def measures() -> dict[str, Measure]:
    """Các chỉ số đã biết tên."""
    path = Path(__file__).parent / "data" / "chi-so.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        code: Measure(
            code=code,
            name=row["ten"],
            form=row.get("bieu", ""),
            letters=tuple(tuple(each) for each in row.get("cot", ())),
        )
        for code, row in rows.items()
    }


def measure_name(code: str) -> str:
    """Tên chỉ số, or its code where it has no name."""
    found = measures().get(code)
    return found.name if found else code.replace("_", " ")
