"""Độ phủ: where each row of the law's reading lives in the program, as one page.

``python -m thads.law.coverage`` writes docs/law-coverage.md from two files of data: the
rows (law-rows.toml) and the places (coverage.toml). A row that is not in the program
says so, and why.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
PAGE = Path(__file__).parents[2] / "docs" / "law-coverage.md"
"""Trang được sinh ra."""

KINDS = {
    "acts": "hành vi",
    "values": "giá trị luật định",
    "terms": "thời hạn",
    "rules": "quy tắc",
    "modules": "mã chương trình",
    "examples": "ví dụ có lời giải",
}
"""Loại nơi chứa, với tên trên trang."""

_CONFIDENCE = {"recalled": "theo trí nhớ", "conflicting": "không thống nhất"}
_CHAPTERS_IN_SCOPE = frozenset({"2", "3", "4", "5", "6", "9"})
_SECTIONS_IN_SCOPE = frozenset({"7.1"})


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng: one numbered statement of the law as it was read."""

    code: str
    section: str
    title: str
    citation: str = ""
    confidence: str = "verified"

    @property
    def in_scope(self) -> bool:
        """Thuộc phần chương trình phải nói rõ có hay không."""
        chapter = self.section.partition(".")[0]
        return chapter in _CHAPTERS_IN_SCOPE or self.section in _SECTIONS_IN_SCOPE


@dataclass(frozen=True, slots=True)
class Place:
    """Nơi chứa: what of the program a row lives in, and what is still missing."""

    acts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    partly: str = ""
    not_yet: str = ""
    not_software: str = ""

    @property
    def targets(self) -> dict[str, tuple[str, ...]]:
        """Nơi chứa theo loại, without the kinds that are empty."""
        every = {kind: getattr(self, kind) for kind in KINDS}
        return {kind: names for kind, names in every.items() if names}

    @property
    def standing(self) -> str:
        """Có, có một phần, chưa có, hoặc không phải phần mềm."""
        if self.not_software:
            return "không phải phần mềm"
        if self.not_yet:
            return "chưa có"
        return "có một phần" if self.partly else "có"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Độ phủ: the sections, their rows and the place of each."""

    sections: dict[str, str]
    rows: tuple[Row, ...]
    places: dict[str, Place] = field(repr=False)

    def of(self, section: str) -> tuple[Row, ...]:
        """Các dòng của một mục."""
        return tuple(row for row in self.rows if row.section == section)

    def standings(self, rows: Iterable[Row]) -> Counter[str]:
        """Đếm theo tình trạng; a row nobody speaks of is counted as such."""
        return Counter(self.standing(row) for row in rows)

    def standing(self, row: Row) -> str:
        """Tình trạng của một dòng."""
        place = self.places.get(row.code)
        return place.standing if place else "chưa xét"


@cache
def coverage() -> Coverage:
    """Độ phủ kèm theo phần mềm."""
    read = _toml("law-rows.toml")
    rows = tuple(Row(code, **table) for code, table in read["rows"].items())
    places = {code: _place(table) for code, table in _toml("coverage.toml").items()}
    return Coverage(read["sections"], rows, places)


def page(of: Coverage) -> str:
    """Trang độ phủ, as Markdown."""
    asked = [row for row in of.rows if row.in_scope]
    parts = [_HEAD, *_counts(of, asked), *_by_kind(of, asked)]
    for section, title in of.sections.items():
        rows = [row for row in of.of(section) if row.in_scope]
        if rows:
            parts += [f"\n## {section} {title}\n", *_table(of, rows)]
    return "\n".join(parts) + "\n"


_HEAD = """# Luật trong chương trình

Trang này do `python -m thads.law.coverage` viết ra, không sửa tay. Mỗi dòng của tài liệu
pháp luật có mã `L…`; trang nói dòng đó nằm ở đâu trong chương trình, còn thiếu gì, hoặc
vì sao không phải là phần mềm. Dòng không đối chiếu được nguyên văn có ghi rõ.
"""
_STANDINGS = ("có", "có một phần", "chưa có", "không phải phần mềm")


def _counts(of: Coverage, asked: list[Row]) -> list[str]:
    lines = [
        "## Đếm theo mục\n",
        "| Mục | Số dòng | Có | Có một phần | Chưa có | Không phải phần mềm |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for section, title in of.sections.items():
        rows = [row for row in of.of(section) if row.in_scope]
        if rows:
            lines.append(_count_line(f"{section} {title}", of, rows))
    return [*lines, _count_line("**Cộng**", of, asked), ""]


def _count_line(name: str, of: Coverage, rows: list[Row]) -> str:
    found = of.standings(rows)
    counts = " | ".join(str(found[standing]) for standing in _STANDINGS)
    return f"| {name} | {len(rows)} | {counts} |"


def _by_kind(of: Coverage, asked: list[Row]) -> list[str]:
    lines = [
        "## Đếm theo nơi chứa\n",
        "| Nơi chứa | Số dòng | Số tên |",
        "|---|---:|---:|",
    ]
    for kind, label in KINDS.items():
        places = [of.places[row.code] for row in asked if row.code in of.places]
        names = [place.targets[kind] for place in places if kind in place.targets]
        distinct = {name for each in names for name in each}
        lines.append(f"| {label} | {len(names)} | {len(distinct)} |")
    return lines


def _table(of: Coverage, rows: list[Row]) -> list[str]:
    lines = ["| Dòng | Nội dung | Ở đâu |", "|---|---|---|"]
    for row in rows:
        doubt = _CONFIDENCE.get(row.confidence)
        title = f"{row.title} ({doubt})" if doubt else row.title
        lines.append(f"| {row.code} | {title} | {_where(of, row)} |")
    return lines


def _where(of: Coverage, row: Row) -> str:
    place = of.places.get(row.code)
    if place is None:
        return "chưa xét"
    if place.not_software:
        return f"Không phải phần mềm: {place.not_software}"
    told = [
        f"{KINDS[kind]}: {', '.join(_named(kind, name) for name in names)}"
        for kind, names in place.targets.items()
    ]
    if place.not_yet:
        told.insert(0, f"**Chưa có**: {place.not_yet}")
    if place.partly:
        told.append(f"**còn thiếu**: {place.partly}")
    return "; ".join(told)


def _named(kind: str, name: str) -> str:
    return f"“{name}”" if kind == "examples" else f"`{name}`"


def _place(table: dict[str, Any]) -> Place:
    lists = {kind: tuple(table[kind]) for kind in KINDS if kind in table}
    return Place(**(table | lists))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page(coverage()), encoding="utf-8")
