"""Xét miễn, giảm: which case of remission fits, how much at most, what the dossier lacks.

The rules are those of the proposal (``rules.remission``), asked for each ground in turn,
so that what the list offers is what the door lets through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from thads.law.acts import catalogue
from thads.law.acts.history import History, RecordedAct
from thads.law.acts.rules.remission import PROPOSAL, RULES, most_reduced
from thads.law.acts.rules.values import Refusal, Situation
from thads.law.periods import VIETNAM, Calendar, default_calendar
from thads.law.statutes import Citation, Regime, regime

OPINION = "y_kien_vien_kiem_sat_mien_giam"
SENT, DECIDED = "gui_toa_mien_giam", "quyet_dinh_mien_giam"
ACCEPTED, HEARD = "toa_thu_ly_mien_giam", "phien_hop_mien_giam"
_IN_THE_FILE = frozenset({"remission_needs_a_recent_verification"})
_EXCEPTIONAL = "kho_khan_dac_biet"


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
    case = _situation(history, on, "", 0, calendar)
    if not case.without_means or case.remaining <= 0:
        return ()
    field = catalogue.kind(PROPOSAL).field("ly_do")
    choices = field.choices_on(on) if field else ()
    found = []
    for choice in choices:
        if choice.slug == _EXCEPTIONAL or choice.citation is None:
            continue
        most = most_reduced(_situation(history, on, choice.slug, 0, calendar))
        told = _refusals(_situation(history, on, choice.slug, most, calendar))
        if all(each.rule in _IN_THE_FILE for each in told):
            found.append(Ground(choice.slug, choice.label, choice.citation, most, told))
    return tuple(found)


def _refusals(case: Situation) -> tuple[Refusal, ...]:
    told = (rule.refusal(case) for rule in RULES)
    return tuple(each for each in told if each is not None)


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
    return Situation(
        history.facts,
        before,
        act,
        calendar or default_calendar(),
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
