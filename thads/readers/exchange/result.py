"""Kết quả nhập sổ: what was read, what was recorded, and what must be told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from thads.readers.exchange.findings import Finding
from thads.readers.exchange.format import SHEETS
from thads.readers.exchange.problems import Problem


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Số dòng của một bảng: read = recorded + refused (+ only tried).

    Of the recorded, `unchanged` were in the system before and say the same.
    """

    read: int = 0
    recorded: int = 0
    unchanged: int = 0
    refused: int = 0
    only_tried: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """Số dư đầu của một đơn vị: the cases it holds once the book is in; đồng."""

    unit: str
    name: str
    cases: int
    open_cases: int
    due: int
    remaining: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Kết quả nhập: accepted as a whole or refused as a whole."""

    dry_run: bool
    sheets: dict[str, SheetCount]
    problems: Sequence[Problem] = ()
    findings: Sequence[Finding] = ()
    openings: Sequence[Opening] = ()
    comparisons: list[dict[str, Any]] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        """Sổ được nhận: nothing in it is an error."""
        return not self.problems

    @property
    def finding_counts(self) -> dict[str, int]:
        """Số phát hiện theo loại, the most frequent first."""
        return dict(Counter(finding.kind for finding in self.findings).most_common())

    def total(self, what: str) -> int:
        """Tổng số dòng của mọi bảng: read, recorded, unchanged, refused, only_tried."""
        return sum(getattr(count, what) for count in self.sheets.values())

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON của lệnh `thads import --json`."""
        return {
            "accepted": self.accepted,
            "dry_run": self.dry_run,
            "rows_read": self.total("read"),
            "recorded": self.total("recorded"),
            "unchanged": self.total("unchanged"),
            "refused": self.total("refused"),
            "only_tried": self.total("only_tried"),
            "sheets": {sheet: asdict(count) for sheet, count in self.sheets.items()},
            "openings": [asdict(opening) for opening in self.openings],
            "comparisons": self.comparisons,
            "finding_counts": self.finding_counts,
            "findings": [finding.as_json() for finding in self.findings],
            "errors": [problem.as_json() for problem in self.problems],
        }


def unread(problems: Sequence[Problem]) -> ImportResult:
    """Sổ không đọc được: no row was read, nothing was recorded."""
    return ImportResult(True, {sheet: SheetCount() for sheet in SHEETS}, problems)
