"""Viện dẫn: which article, clause and point of which instrument."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.statutes.errors import LawDataError

_DATA = Path(__file__).parents[1] / "data" / "instruments.toml"
_FORMAT = re.compile(
    r"^(?P<instrument>[a-z0-9_]+)( (?P<article>\d+[a-z]?)"
    r"(\.(?P<clause>\d+)(\.(?P<point>[a-zđ]))?)?)?$"
)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Văn bản quy phạm: a law, decree or circular and the days it is in force."""

    slug: str
    name: str
    number: str
    short: str
    issued_on: date | None
    in_force_from: date
    in_force_to: date | None
    note: str
    confidence: str
    row: str

    @classmethod
    def from_table(cls, slug: str, table: dict[str, Any]) -> "Instrument":
        """Đọc một bảng của instruments.toml."""
        try:
            issued_on = table.pop("issued_on", None)
            in_force_to = table.pop("in_force_to", None)
            return cls(slug=slug, issued_on=issued_on, in_force_to=in_force_to, **table)
        except TypeError as problem:
            raise LawDataError(f"Văn bản “{slug}”: {problem}.") from problem


@cache
def instruments() -> dict[str, Instrument]:
    """Danh mục văn bản: every instrument that may be cited, by its slug."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {slug: Instrument.from_table(slug, table) for slug, table in tables.items()}


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Viện dẫn: instrument, Điều (article), khoản (clause), điểm (point).

    Without an article the instrument as a whole is cited: the rule was seen, its place not.
    """

    instrument: str
    article: str = ""
    clause: str = ""
    point: str = ""
    _short: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.instrument not in instruments():
            raise LawDataError(
                f"Viện dẫn văn bản “{self.instrument}” chưa có trong danh mục văn bản."
            )
        object.__setattr__(self, "_short", self._abbreviate())

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Đọc viện dẫn viết gọn, như “luat_2008 48.1.c”."""
        match = _FORMAT.match(text)
        if match is None:
            raise LawDataError(
                f"Viện dẫn “{text}” không đọc được. Cần dạng “luat_2008 48.1.c”: "
                "văn bản, điều, khoản, điểm."
            )
        parts = match.groupdict(default="")
        return cls(**parts)

    def __str__(self) -> str:
        return self._short

    def short(self) -> str:
        """Viện dẫn tắt: “Đ.44 k.1 Luật THADS 2008”."""
        return self._short

    def long(self) -> str:
        """Viện dẫn đầy đủ, như trong căn cứ của quyết định."""
        parts = [f"điểm {self.point}"] if self.point else []
        parts += [f"khoản {self.clause}"] if self.clause else []
        parts += [f"Điều {self.article}"] if self.article else []
        instrument = instruments()[self.instrument]
        return " ".join([*parts, f"{instrument.name} số {instrument.number}"])

    def slug(self) -> str:
        """Mã của căn cứ: “48.1.c”, without the instrument."""
        return ".".join(
            part for part in (self.article, self.clause, self.point) if part
        )

    def _abbreviate(self) -> str:
        parts = [f"Đ.{self.article}"] if self.article else []
        parts += [f"k.{self.clause}"] if self.clause else []
        parts += [f"đ.{self.point}"] if self.point else []
        return " ".join([*parts, instruments()[self.instrument].short])
