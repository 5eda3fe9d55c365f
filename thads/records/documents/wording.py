"""Cách viết của văn bản hành chính: days, numbers, lines that break where they may."""

from collections.abc import Sequence
from datetime import date

LONGEST_LINE = 29
_OPEN = "\N{NO-BREAK SPACE}" * 6  # the place for a number that is not given yet
_BREAKS_BEFORE = (
    " TỈNH ",
    " THÀNH PHỐ ",
    " HUYỆN ",
    " QUẬN ",
    " THỊ XÃ ",
    " THI HÀNH ÁN ",
    " KHU VỰC ",
)


def day_in_words(on: date) -> str:
    """“ngày 05 tháng 01 năm 2026”: days below 10 and months 1, 2 carry a zero."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def number_and_symbol(number: int | None, series: str, symbol: str) -> str:
    """“05/QĐ-THADS”; without a number the place for it stays open."""
    signs = f"{series}-{symbol}" if series else symbol
    counted = f"{number:02d}" if number is not None else _OPEN
    return f"{counted}/{signs}"


def spelled_out(name: str) -> str:
    """Tên viết đủ: the short form of the sector's name is not printed."""
    return name.replace("THADS", "Thi hành án dân sự").replace("THA ", "Thi hành án ")


def lines(name: str, most: int = LONGEST_LINE) -> tuple[str, ...]:
    """Tên cơ quan viết hoa, broken before the words with which a part begins."""
    upper = spelled_out(name).upper()
    if len(upper) <= most:
        return (upper,)
    places = [at for each in _BREAKS_BEFORE if (at := upper.find(each)) > 0]
    fitting = [at for at in places if at <= most]
    if not fitting:
        return (upper,)
    best = max(fitting)
    return (upper[:best], *lines_after(upper[best + 1 :], most))


def lines_after(rest: str, most: int) -> tuple[str, ...]:
    """Phần còn lại, broken again only where it is too long."""
    return lines(rest, most) if len(rest) > most else (rest,)


def listed(names: Sequence[str]) -> str:
    """“A, B và C”."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def parts(said: str) -> list[str]:
    """Các phần của một ô nhập, parted by semicolons."""
    return [each.strip() for each in said.split(";") if each.strip()]
