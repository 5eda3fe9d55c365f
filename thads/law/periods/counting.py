"""Tính thời hạn: from the day of an event to the last day of a term, with the reasons.

Civil Code 2015 (recalled, not re-read): Article 147(1), the day of the event is not
counted; Article 148(3) to (6), a term ends at the end of its last day, of the
corresponding day of the last month, or of the next working day when that is a day off.
Terms in working days skip the days off and count a Saturday worked in exchange.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from thads.law.periods.calendar import Calendar
from thads.law.periods.local_time import VIETNAM
from thads.law.periods.wording import in_words, weekday_name

FIRST_DAY = "Đ.147 k.1 BLDS 2015"
LAST_DAY = "Đ.148 k.3 BLDS 2015"
MONTH_END = "Đ.148 k.4 BLDS 2015"
ROLL = "Đ.148 k.5 BLDS 2015"
WORKING_DAYS = "Bộ luật Lao động, lịch nghỉ được công bố"

_ONE_DAY = timedelta(days=1)
_MONTHS_IN_A_YEAR = 12
_HOURS_IN_A_DAY = 24


class TermTooFarError(ValueError):
    """Thời hạn vượt quá lịch: a last day later than any date that can be written."""


@dataclass(frozen=True, slots=True)
class Step:
    """Bước giải thích: one line of “Vì sao là ngày này?”, with its basis."""

    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Kết quả tính thời hạn: the last day, the day before any roll, and the reasons."""

    due_on: date
    unrolled_on: date
    steps: tuple[Step, ...]
    due_at: datetime | None = None

    def is_past(self, on: date, at: time | None = None) -> bool:
        """Đã quá hạn vào ngày đó, or at that time of the day when both are known."""
        if self.due_at is not None and at is not None:
            return datetime.combine(on, at, VIETNAM) > self.due_at
        return on > self.due_on

    @property
    def was_rolled(self) -> bool:
        """Có lùi ngày: the last day fell on a day off."""
        return self.due_on != self.unrolled_on


def count_days(start: date, term: int, calendar: Calendar) -> Counted:
    """Thời hạn tính bằng ngày: calendar days, rolled when they end on a day off."""
    return _counted("ngay", start, term, calendar)


def count_working_days(start: date, term: int, calendar: Calendar) -> Counted:
    """Thời hạn tính bằng ngày làm việc: days off are skipped altogether."""
    return _counted("ngay_lam_viec", start, term, calendar)


def count_months(start: date, term: int, calendar: Calendar) -> Counted:
    """Thời hạn tính bằng tháng: to the corresponding day, or the month's last day."""
    return _counted("thang", start, term, calendar)


def count_years(start: date, term: int, calendar: Calendar) -> Counted:
    """Thời hạn tính bằng năm: to the corresponding day of the last year."""
    return _counted("nam", start, term, calendar)


def count_hours(moment: datetime, term: int) -> Counted:
    """Thời hạn tính bằng giờ: by the clock, through days off as well (recalled)."""
    if moment.tzinfo is None:
        raise ValueError("Thời điểm bắt đầu phải kèm múi giờ.")
    end = moment + timedelta(hours=term)
    text = f"{term} giờ kể từ {moment:%H:%M} ngày {in_words(moment.date())}"
    return Counted(end.date(), end.date(), (Step(text, FIRST_DAY),), due_at=end)


def count_back(unit: str, planned: date, term: int, calendar: Calendar) -> Counted:
    """Đếm lùi từ một ngày định trước: the last day that is long enough before it."""
    if unit not in ("ngay", "ngay_lam_viec"):
        raise ValueError(f"Không đếm lùi được theo đơn vị “{unit}”.")
    end, left = planned, term
    while left:
        if end == date.min:
            raise TermTooFarError("Không đếm lùi được: vượt quá lịch.")
        end -= _ONE_DAY
        if unit == "ngay" or calendar.is_working_day(end):
            left -= 1
    text = f"Đếm lùi từ ngày {in_words(planned)}, {term} {_UNIT_WORDS[unit]} trước đó"
    step = Step(f"{text} là {in_words(end)}", FIRST_DAY)
    return Counted(end, end, (step, *_closing(end, end, calendar)))


def count(unit: str, start: date, term: int, calendar: Calendar) -> Counted:
    """Tính thời hạn theo đơn vị của quy định: ngay, ngay_lam_viec, thang, nam, gio."""
    if unit not in _COUNTERS:
        raise ValueError(f"Không tính được thời hạn theo đơn vị “{unit}”.")
    return _counted(unit, start, term, calendar)


@lru_cache(maxsize=16_384)
def _counted(unit: str, start: date, term: int, calendar: Calendar) -> Counted:
    if term < 0:
        raise ValueError(f"Thời hạn không thể âm: {term}.")
    if term == 0:
        return Counted(start, start, (Step("Phải làm ngay trong ngày", LAST_DAY),))
    try:
        return _COUNTERS[unit](start, term, calendar)
    except (OverflowError, ValueError) as problem:
        raise TermTooFarError(
            f"Không tính được thời hạn từ ngày {in_words(start)}: vượt quá lịch."
        ) from problem


def _in_days(start: date, term: int, calendar: Calendar) -> Counted:
    end = start + timedelta(days=term)
    text = f"{_from_next_day(start)}, ngày thứ {term} là {in_words(end)}"
    return _rolled(start, end, Step(text, FIRST_DAY), calendar)


def _in_months(start: date, term: int, calendar: Calendar) -> Counted:
    end = _corresponding_day(start, term)
    text = f"{_from_next_day(start)}, tròn {term} tháng là {in_words(end)}"
    return _rolled(start, end, Step(text, MONTH_END), calendar)


def _in_years(start: date, term: int, calendar: Calendar) -> Counted:
    end = _corresponding_day(start, term * _MONTHS_IN_A_YEAR)
    text = f"{_from_next_day(start)}, tròn {term} năm là {in_words(end)}"
    return _rolled(start, end, Step(text, MONTH_END), calendar)


def _in_working_days(start: date, term: int, calendar: Calendar) -> Counted:
    end, skipped, worked_weekends, left = start, [], [], term
    while left:
        end += _ONE_DAY
        if not calendar.is_working_day(end):
            skipped.append(end)
            continue
        left -= 1
        if (special := calendar.special_day(end)) is not None:
            worked_weekends.append(f"{in_words(end)} ({special.name})")
    steps = [
        Step(
            f"{_from_next_day(start)}, ngày làm việc thứ {term} là {in_words(end)}",
            FIRST_DAY,
        )
    ]
    if skipped:
        steps.append(Step(_skipped_text(skipped, calendar), WORKING_DAYS))
    if worked_weekends:
        text = f"Có tính ngày làm bù: {', '.join(worked_weekends)}"
        steps.append(Step(text, WORKING_DAYS))
    return Counted(end, end, (*steps, *_closing(start, end, calendar)))


def _rolled(start: date, end: date, counting: Step, calendar: Calendar) -> Counted:
    due = calendar.roll(end)
    steps = [counting]
    if due != end:
        reason = _off_reason(end, calendar)
        text = (
            f"{in_words(end)} là {reason} nên hạn lùi đến hết ngày làm việc tiếp theo"
        )
        steps.append(Step(text, ROLL))
    return Counted(due, end, (*steps, *_closing(start, due, calendar)))


def _closing(start: date, due: date, calendar: Calendar) -> tuple[Step, ...]:
    doubts = calendar.years_to_doubt(start, due)
    version = f"Lịch ngày nghỉ, bản {calendar.version}"
    return (
        Step(f"{weekday_name(due)}, {in_words(due)}", LAST_DAY),
        *(Step(doubt, version) for doubt in doubts),
        Step(version, WORKING_DAYS),
    )


def _from_next_day(start: date) -> str:
    first = start + _ONE_DAY
    return f"Không tính ngày {in_words(start)}; đếm từ {in_words(first)}"


def _off_reason(on: date, calendar: Calendar) -> str:
    name, weekday = calendar.day_off_name(on), weekday_name(on)
    return weekday if name == weekday else f"ngày nghỉ ({name})"


def _skipped_text(skipped: list[date], calendar: Calendar) -> str:
    named = [
        f"{in_words(on)} ({calendar.day_off_name(on)})"
        for on in skipped
        if calendar.special_day(on) is not None
    ]
    weekend_days = len(skipped) - len(named)
    parts = [f"{weekend_days} ngày cuối tuần"] if weekend_days else []
    return "Không tính " + ", ".join([*parts, *named])


def _corresponding_day(start: date, months: int) -> date:
    index = start.year * _MONTHS_IN_A_YEAR + start.month - 1 + months
    year, month = divmod(index, _MONTHS_IN_A_YEAR)
    last_day_of_month = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last_day_of_month))


def _in_hours(start: date, term: int, calendar: Calendar) -> Counted:
    # By the clock, through days off (recalled); without a time the day counts whole.
    end = start + timedelta(days=-(-term // _HOURS_IN_A_DAY))
    text = (
        f"{term} giờ kể từ ngày {in_words(start)}; sổ không ghi giờ "
        f"nên tính đến hết ngày {in_words(end)}"
    )
    return Counted(end, end, (Step(text, FIRST_DAY), *_closing(start, end, calendar)))


_UNIT_WORDS = {"ngay": "ngày", "ngay_lam_viec": "ngày làm việc"}
_COUNTERS: dict[str, Callable[[date, int, Calendar], Counted]] = {
    "ngay": _in_days,
    "ngay_lam_viec": _in_working_days,
    "thang": _in_months,
    "nam": _in_years,
    "gio": _in_hours,
}
