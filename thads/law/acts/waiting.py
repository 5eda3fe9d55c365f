"""Chờ đủ thời hạn: the terms that must pass before certain acts become lawful."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.history import DECISION, RecordedAct
from thads.law.periods import Calendar, Counted, TermTooFarError, count
from thads.law.statutes import find

NOTICE = "thong_bao"


@dataclass(frozen=True, slots=True)
class SeparateBook:
    """Điều kiện chuyển sổ theo dõi riêng: the term, and how many verifications."""

    counted: Counted
    verifications: int


def voluntary_period(acts: Sequence[RecordedAct], calendar: Calendar) -> Counted | None:
    """Thời hạn tự nguyện: counted from the first notice after the decision, if any."""
    decided = False
    for act in acts:
        if act.code == DECISION:
            decided = True
        elif decided and act.code == NOTICE:
            return counted_from("thoi_han_tu_nguyen", act.effective_on, None, calendar)
    return None


def separate_book(
    no_means: RecordedAct | None, on: date, calendar: Calendar
) -> SeparateBook | None:
    """Chuyển sổ theo dõi riêng vào ngày đó: by the law of the day of the move."""
    if no_means is None:
        return None
    key = "theo_doi_rieng_keo_dai" if is_long(no_means) else "theo_doi_rieng"
    counted = counted_from(key, no_means.effective_on, on, calendar)
    needed = find("theo_doi_rieng_so_lan_xac_minh", on)
    if counted is None or needed is None:
        return None
    return SeparateBook(counted, needed.value)


def return_from(
    no_means: RecordedAct | None, on: date, calendar: Calendar
) -> Counted | None:
    """Gửi lại yêu cầu thi hành án: the term that must have passed."""
    if no_means is None:
        return None
    return counted_from("gui_lai_yeu_cau", no_means.effective_on, on, calendar)


def is_long(no_means: RecordedAct) -> bool:
    """Kỳ dài: long imprisonment or an address not known, by ground or special case."""
    kind = catalogue.kind(no_means.code)
    chosen = (kind.ground(no_means), kind.result(no_means))
    return any(choice is not None and choice.long_interval for choice in chosen)


def counted_from(
    key: str, start: date, law_on: date | None, calendar: Calendar
) -> Counted | None:
    """Thời hạn đếm từ một ngày: none when the law has none, or no end can be told."""
    basis = find(key, law_on or start)
    if basis is None:
        return None
    try:
        return count(basis.unit, start, basis.value, calendar)
    except TermTooFarError:
        return None
