"""Thời hạn của một việc: the last day, where it stands, and why."""

from dataclasses import dataclass, field
from datetime import date

from thads.law.acts import RecordedAct
from thads.law.deadlines import telling
from thads.law.deadlines.states import STATE_LABELS, DeadlineState
from thads.law.deadlines.terms import Term, TermKind
from thads.law.periods import Counted, Step
from thads.law.statutes import Citation, DatedValue, Regime

__all__ = ["STATE_LABELS", "Deadline", "DeadlineState"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn: opened by one act, due on one day, met or not, with its derivation.

    ``from_act`` is the number (stt) of the act that opened it, ``from_date`` the day from
    which it is counted (that day itself not counted).
    """

    term: Term
    from_act: int
    from_date: date
    due_on: date
    state: DeadlineState
    met_on: date | None
    met_by: int | None
    void_on: date | None
    regime: Regime
    basis: DatedValue
    counted: Counted
    as_of: date
    opened_by: RecordedAct = field(repr=False)
    after: "Deadline | None" = field(repr=False)
    closed_by: RecordedAct | None = field(repr=False)
    extended_by: RecordedAct | None = field(repr=False)

    @property
    def code(self) -> str:
        """Mã thời hạn."""
        return self.term.code

    @property
    def name(self) -> str:
        """Tên thời hạn."""
        return self.term.name

    @property
    def kind(self) -> TermKind:
        """Loại thời hạn."""
        return self.term.kind

    @property
    def who(self) -> str:
        """Người phải làm, hoặc người được chờ."""
        return self.term.who

    @property
    def book_may_be_silent(self) -> bool:
        """Sổ cũ có thể không ghi riêng việc này."""
        return self.term.book_may_be_silent

    @property
    def opening(self) -> Step:
        """Sự kiện mở thời hạn."""
        return telling.opening(self)

    @property
    def outcome(self) -> Step:
        """Kết cục vào ngày được hỏi."""
        return telling.outcome(self)

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
            *telling.extension(self),
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
