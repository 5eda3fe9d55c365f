"""Sao kê đã đọc: lines with signed amounts, balances that must chain, what is wrong."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thads.records.web.formatting import whole

WHOLE_FILE = 0
# More than any account has ever held; a larger number is a slip or a trap.
LARGEST = 10**15
# What the libraries of MT940 and camt.053 read in the time a page may take.
MESSAGES_MOST = 30_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Chỗ sai: row of the file (0: the file), column, what stands there, what should."""

    row: int
    column: str
    value: str
    expected: str

    def sentence(self) -> str:
        """Một câu cho người đọc."""
        place = f"Dòng {self.row}, {self.column}" if self.row else self.column
        return f"{place}: “{self.value}”, cần {self.expected}."


class Unreadable(Exception):
    """Không đọc được: every problem found, nothing is imported."""

    def __init__(self, *problems: Problem) -> None:
        """Keep every problem."""
        self.problems = problems
        super().__init__("; ".join(each.sentence() for each in problems))


@dataclass(frozen=True, slots=True)
class BankLine:
    """Dòng sao kê: money in is positive, out is negative."""

    row: int
    on: date
    amount: int
    reference: str = ""
    name: str = ""
    account: str = ""
    content: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class BankStatement:
    """Sao kê của một tài khoản trong một khoảng ngày."""

    kind: str
    number: str
    account: str
    since: date
    until: date
    opening: int
    closing: int
    lines: Sequence[BankLine]

    @property
    def credits(self) -> int:
        """Cộng tiền vào."""
        return sum(each.amount for each in self.lines if each.amount > 0)

    @property
    def debits(self) -> int:
        """Cộng tiền ra."""
        return -sum(each.amount for each in self.lines if each.amount < 0)

    @property
    def digest(self) -> str:
        """Dấu của các dòng: the same lines and balances give the same, in any format."""
        told = [f"{self.opening}|{self.closing}", *(each.key for each in self.lines)]
        return _hash("\n".join(told))


def checked(statement: BankStatement) -> BankStatement:
    """Sao kê có dấu từng dòng, once opening + movements = closing."""
    _refuse_what_no_account_holds(statement)
    moved = statement.credits - statement.debits
    if statement.opening + moved != statement.closing:
        raise Unreadable(
            Problem(
                WHOLE_FILE,
                "Số dư cuối kỳ",
                whole(statement.closing),
                f"{whole(statement.opening + moved)} (số dư đầu "
                f"{whole(statement.opening)} cộng phát sinh {whole(moved)})",
            )
        )
    return replace(statement, lines=_keyed(statement.lines))


def _refuse_what_no_account_holds(statement: BankStatement) -> None:
    told = [
        (WHOLE_FILE, "Số dư", abs(statement.opening)),
        (WHOLE_FILE, "Số dư", abs(statement.closing)),
        (WHOLE_FILE, "Cộng phát sinh", statement.credits),
        (WHOLE_FILE, "Cộng phát sinh", statement.debits),
        *((line.row, "Số tiền", abs(line.amount)) for line in statement.lines),
    ]
    wrong = [
        Problem(row, column, f"{amount:.0e}", f"không quá {whole(LARGEST)} đồng")
        for row, column, amount in told
        if amount > LARGEST
    ]
    if wrong:
        raise Unreadable(*wrong)


def _keyed(lines: Iterable[BankLine]) -> Sequence[BankLine]:
    """Each line's mark and a reference no other line has.

    A bank may give a transfer and its charge one reference, or none: then what the line
    says, and how often it was said before, tell it from the others.
    """
    seen: Counter[str] = Counter()
    used: Counter[str] = Counter()
    found = []
    for line in lines:
        said = [line.reference, line.on.isoformat(), str(line.amount)]
        text = "|".join(said if line.reference else [*said, line.name, line.content])
        seen[text] += 1
        key = _hash(f"{text}|{seen[text]}")
        reference = line.reference or f"{line.on:%Y%m%d}-{key[:10]}"
        used[reference] += 1
        if used[reference] > 1:
            reference = f"{reference} #{used[reference]}"
        found.append(replace(line, key=key, reference=reference))
    return tuple(found)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
