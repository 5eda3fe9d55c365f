"""Tiến độ nhập một sao kê lớn: told beside the import, which is whole or nothing.

The import is one transaction, so nobody sees its lines before the end. How far it is lies
in a small file of its own, which whoever waits reads; when it is lost, nothing else is.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

Progress = Callable[[str, int, int], None]
"""Được gọi với việc đang làm, số dòng đã xong và tổng số dòng."""
WRITING, SEEKING = "Đã ghi", "Đang tìm từng dòng trong sổ tiền"


@dataclass(frozen=True, slots=True)
class Stand:
    """Đang đến đâu."""

    label: str
    done: int
    total: int


def teller(file_id: int) -> Progress:
    """Người kể tiến độ của việc nhập tệp ấy."""

    def tell(label: str, done: int, total: int) -> None:
        place = _place(file_id)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = place.with_suffix(".moi")
        fresh.write_text(json.dumps(asdict(Stand(label, done, total))), "utf-8")
        fresh.replace(place)

    return tell


def standing(file_id: int) -> Stand | None:
    """Tiến độ hiện nay; None before anything was told and after the end."""
    try:
        return Stand(**json.loads(_place(file_id).read_text("utf-8")))
    except FileNotFoundError:
        return None


def forget(file_id: int) -> None:
    """Bỏ tiến độ khi đã xong, or when the import came to nothing."""
    _place(file_id).unlink(missing_ok=True)


def _place(file_id: int) -> Path:
    return Path(settings.THADS_HOME) / "sao-ke" / f"{file_id}.json"
