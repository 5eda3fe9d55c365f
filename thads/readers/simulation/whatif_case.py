"""Một việc dưới bản giả định: which of its days move, and what it may do today."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from thads.law.acts import History, Means, RecordedAct, catalogue, rules
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.acts.rules import every_rule
from thads.law.classification import grade
from thads.law.periods import VIETNAM
from thads.law.statutes import StatuteBook, overlaid
from thads.records.ledger import folding
from thads.records.ledger.folding import Term


@dataclass(frozen=True, slots=True)
class Moved:
    """Thời hạn dời: one term of the case, its last day before and after.

    None on one side: under that law the term is not there.
    """

    code: str
    from_act: int
    before: date | None
    after: date | None
    open: bool

    @property
    def days(self) -> int | None:
        """Số ngày dời: more than none is later."""
        if self.before is None or self.after is None:
            return None
        return (self.after - self.before).days

    @property
    def days_earlier(self) -> int | None:
        """Số ngày sớm hơn."""
        return None if self.days is None else -self.days


@dataclass(frozen=True, slots=True)
class Permission:
    """Quyền ghi nhận đổi: what stood in the way of an act, before and after."""

    act: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def opens(self) -> bool:
        """Được làm khi có bản giả định, trước đó chưa."""
        return bool(self.before) and not self.after

    @property
    def closes(self) -> bool:
        """Đang được làm, với bản giả định thì chưa."""
        return bool(self.after) and not self.before


@dataclass(frozen=True, slots=True)
class Load:
    """Việc phải làm: duties that are open, late, and due soon."""

    open: int = 0
    overdue: int = 0
    soon: int = 0

    def plus(self, other: "Load") -> "Load":
        """Cộng."""
        return Load(
            self.open + other.open,
            self.overdue + other.overdue,
            self.soon + other.soon,
        )


@dataclass(frozen=True, slots=True)
class CaseChange:
    """Thay đổi của một việc."""

    moved: tuple[Moved, ...]
    before: Load
    after: Load
    means_before: Means
    means_after: Means
    permissions: tuple[Permission, ...]


def compare(
    history: History,
    book: StatuteBook,
    on: date,
    soon: date,
    *,
    with_permissions: bool = True,
) -> CaseChange:
    """So sánh một việc dưới luật đang có và dưới bản giả định."""
    judged = with_permissions and not (history.state and history.state.ended)
    terms_before, means_before = folding.terms(history), grade(history, on).means
    refused_before = _refused(history, on) if judged else {}
    with overlaid(book):
        terms_after, means_after = folding.terms(history), grade(history, on).means
        refused_after = _refused(history, on) if judged else {}
    return CaseChange(
        moved=tuple(moved(terms_before, terms_after)),
        before=load(terms_before, on, soon),
        after=load(terms_after, on, soon),
        means_before=means_before,
        means_after=means_after,
        permissions=tuple(
            Permission(code, refused_before[code], refused_after[code])
            for code in refused_before
            if refused_before[code] != refused_after[code]
        ),
    )


def moved(before: Iterable[Term], after: Iterable[Term]) -> list[Moved]:
    """Thời hạn có hạn chót khác, or there on one side only."""
    old, new = _by_opening(before), _by_opening(after)
    found = []
    for key in dict.fromkeys([*old, *new]):
        was, is_ = old.get(key), new.get(key)
        due_before = was.due_on if was else None
        due_after = is_.due_on if is_ else None
        if due_before != due_after:
            code, from_act, _ = key
            is_open = any(
                each is not None and each.met_on is None for each in (was, is_)
            )
            found.append(Moved(code, from_act, due_before, due_after, is_open))
    return found


def _by_opening(terms: Iterable[Term]) -> dict[tuple[str, int, int], Term]:
    """The same act may open a term twice: numbered in order."""
    seen: defaultdict[tuple[str, int], int] = defaultdict(int)
    found = {}
    for term in terms:
        place = seen[term.code, term.from_act]
        seen[term.code, term.from_act] += 1
        found[term.code, term.from_act, place] = term
    return found


def load(terms: Iterable[Term], on: date, soon: date) -> Load:
    """Nghĩa vụ còn mở, đã quá hạn, đến hạn trong những ngày tới."""
    days = [term.due_on for term in terms if term.duty and term.met_on is None]
    return Load(
        open=len(days),
        overdue=sum(day < on for day in days),
        soon=sum(on <= day <= soon for day in days),
    )


def _refused(history: History, on: date) -> dict[str, tuple[str, ...]]:
    """Điều cản từng hành vi có quy tắc riêng, before the form is filled in."""
    about_form = {rule.name for rule in every_rule() if rule.about_form}
    moment = datetime.combine(on, time.max, VIETNAM)
    answers = {}
    for code in _judged_acts():
        refusals = rules.judge(history, RecordedAct(0, code, on, moment))
        answers[code] = tuple(
            refusal.sentence for refusal in refusals if refusal.rule not in about_form
        )
    return answers


def _judged_acts() -> list[str]:
    own = sorted({code for rule in every_rule() for code in rule.codes})
    kinds = (catalogue.find(code) for code in own)
    return [kind.code for kind in kinds if kind and kind.procedure == ENFORCEMENT]
