"""Tuyên truyền theo chương trình và xã, phường: counts that open the rows they count."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from thads.records.mobilisation.models import Education

MOST = 200
_NO_PROGRAMME, _NOWHERE = "khong", "–"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Lọc: a commune, a programme, both or neither."""

    commune: str = ""
    programme: str = ""

    def keeps(self, row: Education) -> bool:
        """Dòng thuộc chỗ đã chọn."""
        at_place = self.commune in ("", row.commune or _NOWHERE)
        return at_place and self.programme in ("", _programme(row))


@dataclass(frozen=True, slots=True)
class Group:
    """Một xã, một chương trình: how often, how many people, where its rows are."""

    name: str
    url: str
    times: int
    people: int


def told(rows: Iterable[Education], chosen: Chosen) -> dict[str, Any]:
    """Biến của trang: the rows that are chosen, and all of them counted two ways."""
    every = list(rows)
    shown = [each for each in every if chosen.keeps(each)]
    return {
        "rows": shown[:MOST],
        "total": len(shown),
        "people": sum(each.people or 0 for each in shown),
        "chosen": chosen,
        "communes": _groups(every, lambda e: (e.commune or _NOWHERE,) * 2, "xa"),
        "programmes": _groups(every, _named, "chuong_trinh"),
    }


def _programme(row: Education) -> str:
    return str(row.programme_id or _NO_PROGRAMME)


def _named(row: Education) -> tuple[str, str]:
    name = row.programme.partner.name if row.programme else "Ngoài chương trình"
    return _programme(row), name


def _groups(
    rows: Sequence[Education],
    of: Callable[[Education], tuple[str, str]],
    field: str,
) -> list[Group]:
    """The most frequent first."""
    parted: dict[tuple[str, str], list[Education]] = {}
    for row in rows:
        parted.setdefault(of(row), []).append(row)
    groups = [
        Group(
            name,
            f"?{urlencode({field: key})}",
            len(own),
            sum(each.people or 0 for each in own),
        )
        for (key, name), own in parted.items()
    ]
    return sorted(groups, key=lambda each: (-each.times, each.name))
