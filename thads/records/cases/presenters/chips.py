"""Nhãn: the word, colour and icon of a status, grading and kind of case."""

from dataclasses import dataclass

from thads.law.acts import MEANS_LABELS, STATUS_LABELS, CaseStatus, Means


@dataclass(frozen=True, slots=True)
class Chip:
    """Nhãn trạng thái."""

    text: str
    level: str = ""
    icon: str = ""


_STATUS = {
    CaseStatus.RECEIVED: ("", "inbox"),
    CaseStatus.IN_PROGRESS: ("blue", "player-play"),
    CaseStatus.POSTPONED_BY_AGREEMENT: ("amber", "player-pause"),
    CaseStatus.POSTPONED: ("amber", "player-pause"),
    CaseStatus.SUSPENDED: ("amber", "player-pause"),
    CaseStatus.PAUSED: ("amber", "player-pause"),
    CaseStatus.SEPARATE_BOOK: ("violet", "book-2"),
    CaseStatus.DONE: ("green", "circle-check"),
}
_ENDED = ("", "circle-x")
_MEANS = {Means.WITH: ("green", "scale"), Means.WITHOUT: ("violet", "scale")}


def status_chip(status: str) -> Chip:
    """Nhãn trạng thái của việc."""
    known = CaseStatus(status)
    level, icon = _STATUS.get(known, _ENDED)
    return Chip(STATUS_LABELS[known], level, icon)


def means_chip(means: str) -> Chip:
    """Nhãn phân loại điều kiện."""
    known = Means(means)
    level, icon = _MEANS[known]
    return Chip(MEANS_LABELS[known], level, icon)


def request_chip(on_request: bool) -> Chip:
    """Nhãn theo yêu cầu hay chủ động."""
    return Chip("Theo yêu cầu" if on_request else "Chủ động")


def key_case_chip() -> Chip:
    """Nhãn án trọng điểm."""
    return Chip("Trọng điểm", "amber", "target")
