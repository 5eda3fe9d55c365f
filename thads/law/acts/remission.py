"""Xét miễn, giảm: which case of remission fits, how much at most, what the dossier lacks.

The rules are those of the proposal (``rules.remission``), asked for each ground in turn,
so that what the list offers is what the door lets through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from thads.law.acts import catalogue
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.kinds import Choice
from thads.law.acts.rules.remission import (
    DECIDED,
    EXCEPTIONAL,
    PROPOSAL,
    RULES,
    bounds,
    most_reduced,
)
from thads.law.acts.rules.values import Refusal, Situation
from thads.law.periods import VIETNAM, Calendar, default_calendar
from thads.law.statutes import Citation, DatedValue, Regime, find, regime

OPINION = "y_kien_vien_kiem_sat_mien_giam"
SENT = "gui_toa_mien_giam"
ACCEPTED, HEARD = "toa_thu_ly_mien_giam", "phien_hop_mien_giam"
_IN_THE_FILE = frozenset({"remission_needs_a_recent_verification"})


@dataclass(frozen=True, slots=True)
class Ground:
    """Trường hợp miễn, giảm mà việc thuộc về: its article, and the most it may take off."""

    code: str
    label: str
    citation: Citation
    most: int
    lacking: tuple[Refusal, ...]

    @property
    def is_exemption(self) -> bool:
        """Miễn cả phần còn lại."""
        return self.code.startswith("mien")


def grounds(
    history: History, on: date, calendar: Calendar | None = None
) -> tuple[Ground, ...]:
    """Các trường hợp việc thuộc về vào ngày đó; none while the debtor has means.

    Years, thresholds and “once a year” must hold; a verification that is too old is
    only lacking in the dossier.
    """
    if not _is_poor(history, on, calendar):
        return ()
    found = (
        _fitting(choice, history, on, calendar)
        for choice in _choices(on)
        if choice.slug != EXCEPTIONAL
    )
    return tuple(each for each in found if each is not None)


def hardship(
    history: History, on: date, calendar: Calendar | None = None
) -> Ground | None:
    """Khó khăn đặc biệt, lập công lớn: what the law lets be asked for without its years.

    Whether there is such a hardship no act shows: who asks has found it told somewhere.
    Law 26/2008 Art 61(4) wants a part of the fee or fine performed before.
    """
    if not _is_poor(history, on, calendar):
        return None
    choice = next((each for each in _choices(on) if each.slug == EXCEPTIONAL), None)
    return _fitting(choice, history, on, calendar) if choice else None


def _is_poor(history: History, on: date, calendar: Calendar | None) -> bool:
    case = _situation(history, on, "", 0, calendar)
    return case.without_means and case.budget_left > 0


def _choices(on: date) -> tuple[Choice, ...]:
    field = catalogue.kind(PROPOSAL).field("ly_do")
    return tuple(field.choices_on(on)) if field else ()


def _fitting(
    choice: Choice, history: History, on: date, calendar: Calendar | None
) -> Ground | None:
    if choice.citation is None:
        return None
    most = most_reduced(_situation(history, on, choice.slug, 0, calendar))
    told = []
    for each in _refusals(_situation(history, on, choice.slug, most, calendar)):
        if each.rule not in _IN_THE_FILE:
            return None  # one is enough: most cases fail the first that is asked
        told.append(each)
    return Ground(choice.slug, choice.label, choice.citation, most, tuple(told))


@dataclass(frozen=True, slots=True)
class Condition:
    """Điều kiện của một trường hợp theo luật của ngày: how long, how much left, how far."""

    code: str
    label: str
    citation: Citation
    years: DatedValue | None
    at_least: DatedValue | None
    below: DatedValue | None
    share: DatedValue | None
    at_most: DatedValue | None


def conditions(on: date) -> tuple[Condition, ...]:
    """Điều kiện của từng trường hợp, under the law of the day."""
    return tuple(
        Condition(
            each.slug,
            each.label,
            each.citation,
            *(find(key, on) if key else None for key in bounds(each.slug)),
        )
        for each in _choices(on)
        if each.citation is not None
    )


def _refusals(case: Situation) -> Iterator[Refusal]:
    told = (rule.refusal(case) for rule in RULES)
    return (each for each in told if each is not None)


def _situation(
    history: History, on: date, ground: str, amount: int, calendar: Calendar | None
) -> Situation:
    act = RecordedAct(
        seq=0,
        code=PROPOSAL,
        effective_on=on,
        recorded_at=datetime.combine(on, time.max, VIETNAM),
        ground=ground or None,
        amount=amount or None,
    )
    before = tuple(each for each in history.acts if each.effective_on <= on)
    is_whole = len(before) == len(history.acts)  # then it is folded already
    return Situation(
        history.facts,
        before,
        act,
        calendar or default_calendar(),
        folded=history.folded if is_whole else None,
        every=history.acts,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần của hồ sơ đề nghị: there, or lacking."""

    name: str
    citation: Citation
    done: RecordedAct | None


_FILE = (
    ("Đề nghị của Thủ trưởng cơ quan thi hành án", PROPOSAL),
    ("Bản án và quyết định thi hành án", "quyet_dinh_thi_hanh_an"),
    ("Biên bản xác minh còn trong hạn", "xac_minh"),
    ("Ý kiến bằng văn bản của viện kiểm sát", OPINION),
)


def dossier(
    history: History, on: date, calendar: Calendar | None = None
) -> tuple[Part, ...]:
    """Kiểm tra hồ sơ: each part the law lists, by the act that brought it."""
    text = "luat_2008 62" if regime(on) is Regime.LUAT_2008 else "luat_2025 43"
    citation = Citation.parse(text)
    stale = {r.rule for r in _refusals(_situation(history, on, "", 0, calendar))}
    parts = []
    for name, code in _FILE:
        done = _last(history.acts, code, on)
        if code == "xac_minh" and stale & _IN_THE_FILE:
            done = None
        parts.append(Part(name, citation, done))
    return tuple(parts)


def _last(acts: Sequence[RecordedAct], code: str, on: date) -> RecordedAct | None:
    found = [each for each in acts if each.code == code and each.effective_on <= on]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Course:
    """Việc xét đang ở đâu: proposed, sent, accepted, heard, decided."""

    proposed: RecordedAct | None
    sent: RecordedAct | None
    accepted: RecordedAct | None
    heard: RecordedAct | None
    decided: RecordedAct | None

    @property
    def is_running(self) -> bool:
        """Đã đề nghị, Toà án chưa quyết định."""
        return self.proposed is not None and self.decided is None


def course(history: History, on: date) -> Course:
    """Diễn tiến của lần xét gần nhất."""
    proposed = _last(history.acts, PROPOSAL, on)
    decided = _last(history.acts, DECIDED, on)
    if proposed and decided and decided.seq < proposed.seq:
        decided = None

    def after(code: str) -> RecordedAct | None:
        found = _last(history.acts, code, on)
        return found if found and proposed and found.seq > proposed.seq else None

    return Course(proposed, after(SENT), after(ACCEPTED), after(HEARD), decided)
