"""Lỗi của sổ: what is wrong, where, and what is expected there."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

SHOWN_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """Một chỗ sai: sheet, row as the spreadsheet numbers it, column, value, sentence.

    `row` is None where the whole sheet or file is meant.
    """

    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    message: str

    def sentence(self) -> str:
        """Câu đầy đủ, as the command line prints it."""
        place = [
            f"bảng {self.sheet}" if self.sheet else "",
            f"dòng {self.row}" if self.row else "",
            f"cột {self.column}" if self.column else "",
        ]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.message}" if where else self.message

    def as_json(self) -> dict[str, object]:
        """Dạng JSON."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }


class UnreadableBook(Exception):
    """Không đọc được sổ: the file itself, its sheets or its columns."""

    def __init__(self, *problems: Problem) -> None:
        """Keep every problem, not just the first."""
        self.problems = list(problems)
        super().__init__(" ".join(problem.sentence() for problem in problems))


def as_typed(value: object) -> str | None:
    """Giá trị như người lập sổ đã gõ, as far as the file still tells."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | Decimal | int | float):
        return str(value)
    return repr(value)


def shown(value: object) -> str:
    """Giá trị để đọc trong câu, cut where it is long."""
    text = as_typed(value) or ""
    if len(text) > SHOWN_LONGEST:
        text = text[: SHOWN_LONGEST - 1] + "…"
    return f"“{text}”"
