"""Thư mục kho: a manifest, and for every book a folder of Parquet files.

A part is what one generation wrote: all rows of each proceeding touched.
A later part hides the same proceeding in earlier ones; the parts of generation `base`
are the compacted ones. Files are written aside, forced to disk and renamed; the
manifest comes last and is what makes them count, so a crash changes nothing.
"""

import fcntl
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from thads.readers.statistics.tables import SCHEMAS

FORMAT = 3
MANIFEST = "manifest.json"
EVERY_BOOK = 0
FACTS = tuple(SCHEMAS)
CHANGES = ("points", "by_day", "grid", "stays")
"""Các bảng thay đổi có dấu, for sums over every case (``changes``)."""

STANDING = "standing"
"""Khoảng trạng thái xếp theo thời gian: the spans again, for questions about a day."""

FILES = (*FACTS, *CHANGES, STANDING)


@dataclass(frozen=True, slots=True)
class Head:
    """Đã đọc sổ đến đâu: the position and the hash of the act there."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần: one generation of one book, and how many proceedings it holds.

    What is added later stands together for every book (EVERY_BOOK) until it is joined.
    `places` are pairs of units: one that a proceeding of the part was ever in, and the
    one that holds it. Whoever wants few units need not open the parts of the others.
    """

    generation: int
    book: int
    proceedings: int
    places: tuple[tuple[int, int], ...] = ()

    def is_held_by_any(self, holders: Collection[int]) -> bool:
        """Có hồ sơ của một trong những đơn vị này."""
        return any(holder in holders for _, holder in self.places)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Bản kê: which parts count, and how far each book has been read.

    `followed` are the kinds of acts whose proceedings are marked in every part,
    `slices` the conditions of forms that every proceeding is marked for.
    """

    generation: int
    base: int
    heads: dict[int, Head]
    parts: tuple[Part, ...]
    followed: tuple[str, ...] = ()
    slices: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """A manifest stands for what one commit left."""
        return hash((self.generation, self.base, self.parts))

    @property
    def base_parts(self) -> list[Part]:
        """Các phần đã gộp."""
        return [part for part in self.parts if part.generation == self.base]

    @property
    def later_parts(self) -> list[Part]:
        """Các phần thêm sau lần gộp."""
        return [part for part in self.parts if part.generation != self.base]

    @property
    def positions(self) -> dict[str, int]:
        """Vị trí đã đọc của từng sổ."""
        return {str(book): head.position for book, head in self.heads.items()}


def _part(given: dict[str, Any]) -> Part:
    places = tuple((unit, holder) for unit, holder in given["places"])
    return Part(**{**given, "places": places})


@dataclass(frozen=True, slots=True)
class Store:
    """Kho dữ kiện trong một thư mục."""

    folder: Path

    def manifest(self) -> Manifest | None:
        """Bản kê hiện hành; None where nothing is stored, or in an older form."""
        given = self._written()
        if given.get("format") != FORMAT:
            return None
        return Manifest(
            generation=given["generation"],
            base=given["base"],
            heads={int(book): Head(**head) for book, head in given["heads"].items()},
            parts=tuple(_part(part) for part in given["parts"]),
            followed=tuple(given["followed"]),
            slices=tuple(given["slices"]),
        )

    def last_generation(self) -> int:
        """Lần ghi cuối, whatever the form of the store: numbers go on."""
        return int(self._written().get("generation", 0))

    def _written(self) -> dict[str, Any]:
        try:
            text = (self.folder / MANIFEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        return dict(json.loads(text))

    def file(self, part: Part, table: str) -> Path:
        """Tệp của một bảng trong một phần."""
        return self.folder / str(part.book) / f"{table}-{part.generation:06}.parquet"

    def files(self, parts: list[Part], table: str) -> list[str]:
        """Các tệp của một bảng."""
        return [str(self.file(part, table)) for part in parts]

    def commit(self, manifest: Manifest) -> None:
        """Đưa bản kê mới vào hiệu lực, then remove what no longer counts."""
        content = {"format": FORMAT, **asdict(manifest)}
        write_aside(self.folder / MANIFEST, json.dumps(content, indent=1))
        self._sweep(manifest)

    def _sweep(self, manifest: Manifest) -> None:
        kept = {self.file(part, table) for part in manifest.parts for table in FILES}
        for path in self.folder.glob("*/*"):
            if path not in kept:
                path.unlink(missing_ok=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Chỉ một tiến trình ghi vào kho."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def write_aside(path: Path, text: str) -> None:
    """Ghi bên cạnh, ép xuống đĩa, rồi đổi tên."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    settle(beside, path)


def settle(beside: Path, path: Path) -> None:
    """Ép tệp xuống đĩa rồi đổi tên, and force the name down too."""
    force(beside)
    beside.rename(path)
    force(path.parent)


def force(path: Path) -> None:
    """Ép một tệp hoặc thư mục xuống đĩa."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
