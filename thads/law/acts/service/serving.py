"""Việc thông báo một văn bản cho một người: its attempts, and the day it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from thads.law.acts.service.ways import Way, deliverers, way
from thads.law.acts.waiting import counted_from
from thads.law.periods import Calendar, Counted
from thads.law.statutes import Citation

PERSON, ORGANISATION, BODY = "ca_nhan", "to_chuc", "co_quan"
NOTICE_CLOCKS = frozenset({"thong_bao", "thong_bao_tam_dinh_chi"})
"""Thời hạn của một văn bản mà hành vi thông báo làm xong."""
_DECISION = "quyet_dinh_thi_hanh_an"


@dataclass(frozen=True, slots=True)
class Attempt:
    """Một lần thông báo: how, when, by whom, who took it, who saw it, what proves it."""

    way: str
    on: date
    second_on: date | None = None
    deliverer: str = ""
    receiver: str = ""
    relation: str = ""
    witness: str = ""
    places: frozenset[str] = frozenset()
    proof: str = ""
    ground: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Serving:
    """Một văn bản phải đến một người: the paper, the person, what was tried before.

    ``served_before`` says that an earlier paper of the case reached the person validly.
    """

    paper_on: date
    to: str
    act: str = ""
    has_address: bool = True
    has_identity: bool = True
    before: tuple[Attempt, ...] = field(default=())
    served_before: bool = False

    @property
    def is_decision(self) -> bool:
        """Là quyết định thi hành án."""
        return self.act == _DECISION


@dataclass(frozen=True, slots=True)
class Fault:
    """Điều còn vướng: the rule, its article, what the officer reads."""

    rule: str
    citation: Citation
    sentence: str


def counted_on(attempt: Attempt) -> date | None:
    """Ngày được thông báo hợp lệ của một lần thông báo; none where it does not count."""
    found = way(attempt.way, attempt.on)
    return _day(found, attempt) if found else None


def _day(of: Way, attempt: Attempt) -> date | None:
    days = {"": None, "on": attempt.on, "second_on": attempt.second_on}
    return days[of.day]


def served_on(attempts: Sequence[Attempt]) -> date | None:
    """Ngày được thông báo hợp lệ: the first of the attempts that counts."""
    days = [day for each in attempts if (day := counted_on(each)) is not None]
    return min(days, default=None)


def act_result(attempt: Attempt) -> str | None:
    """Hình thức ghi ở hành vi thông báo: that of the way, else of who delivered."""
    of = way(attempt.way, attempt.on)
    if of is not None and of.result:
        return of.result
    named = {each.code: each.result for each in deliverers(attempt.on)}
    return named.get(attempt.deliverer)


def kept_until(attempt: Attempt, calendar: Calendar) -> Counted | None:
    """Giữ niêm yết đến hết ngày nào; none where nothing was posted up."""
    if attempt.way != "niem_yet":
        return None
    return counted_from("niem_yet", attempt.on, None, calendar)


def due(paper_on: date, to: str, calendar: Calendar) -> Counted | None:
    """Hạn thông báo cho đương sự, or hạn gửi cho cơ quan, from the day of the paper."""
    key = "gui_vien_kiem_sat" if to == BODY else "thong_bao"
    return counted_from(key, paper_on, None, calendar)


def decisive_acts() -> frozenset[str]:
    """Hành vi mà văn bản của nó, thông báo xong, thì ghi hành vi thông báo.

    Those that start a clock which the notice meets; of other papers the service is
    kept with the paper, and no act is written, for it would start terms not its own.
    """
    from thads.law.acts.catalogue import kinds

    return frozenset(
        code
        for code, kind in kinds().items()
        if any(NOTICE_CLOCKS & set(edition.starts) for edition in kind.editions)
    )
