"""Thời hạn của một việc: the last day, where it stands, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.deadlines.terms import TermKind
from thads.law.periods import Counted, Step
from thads.law.statutes import Citation, DatedValue, Regime


class DeadlineState(StrEnum):
    """Tình trạng thời hạn vào ngày được hỏi."""

    RUNNING = "dang_chay"
    OVERDUE = "qua_han"
    MET = "da_xong"
    MET_LATE = "xong_tre"
    VOID = "het_hieu_luc"


STATE_LABELS = {
    DeadlineState.RUNNING: "Đang chạy",
    DeadlineState.OVERDUE: "Quá hạn",
    DeadlineState.MET: "Đã xong",
    DeadlineState.MET_LATE: "Xong trễ",
    DeadlineState.VOID: "Hết hiệu lực",
}
"""Tên tình trạng trên màn hình."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn: opened by one act, due on one day, met or not, with its derivation.

    ``from_act`` is the number (stt) of the act that opened it, ``from_date`` the day from
    which it is counted (that day itself not counted).
    """

    code: str
    name: str
    kind: TermKind
    who: str
    from_act: int
    from_date: date
    due_on: date
    state: DeadlineState
    met_on: date | None
    met_by: int | None
    void_on: date | None
    book_may_be_silent: bool
    regime: Regime
    basis: DatedValue
    opening: Step
    counted: Counted
    outcome: Step

    @property
    def duty(self) -> bool:
        """Nghĩa vụ của cơ quan: lateness is the office's, not someone else's."""
        return self.kind is TermKind.DUTY

    @property
    def citation(self) -> Citation:
        """Viện dẫn của thời hạn."""
        return self.basis.citation

    @property
    def confidence(self) -> str:
        """Độ tin cậy của giá trị luật định."""
        return self.basis.confidence

    @property
    def missed(self) -> bool:
        """Đã lỡ hạn: overdue, met late, or past due when its effect ended."""
        if self.state in (DeadlineState.OVERDUE, DeadlineState.MET_LATE):
            return True
        return self.void_on is not None and self.void_on > self.due_on

    @property
    def derivation(self) -> tuple[Step, ...]:
        """“Vì sao là ngày này?”: facts, article, counting, result, in reading order."""
        basis = self.basis
        rule = Step(f"{basis.text} ({basis.in_words()})", str(basis.citation))
        doubt = () if basis.is_certain else (_doubt(basis),)
        return (
            self.opening,
            rule,
            *doubt,
            *self.counted.steps,
            _law_applied(self.regime),
            self.outcome,
        )


_TRANSITION = str(Citation("luat_2025", "116", "3"))


def _law_applied(regime: Regime) -> Step:
    name = Citation(regime, "1").short().removeprefix("Đ.1 ")
    return Step(f"Luật áp dụng tại ngày tính thời hạn: {name}", _TRANSITION)


def _doubt(basis: DatedValue) -> Step:
    warnings = {
        "recalled": "Giá trị này chưa đối chiếu với nguyên văn",
        "conflicting": "Các nguồn không thống nhất về giá trị này",
    }
    text = warnings[basis.confidence]
    return Step(f"{text}. {basis.note}".strip(), str(basis.citation))
