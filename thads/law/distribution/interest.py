"""Lãi chậm thi hành án: segment by segment, on what was still due, never on interest.

The first day is not counted, the last is. Money collected on a day lowers what is due
from the next day on. Days of a pause do not count. The sum is rounded once, halves up.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.distribution.interest_law import law_of_its_days
from thads.law.distribution.interest_pauses import Pause
from thads.law.money import Dong, decimal, figures, half_up, percentage
from thads.law.periods import Step, Stretch, in_words
from thads.law.statutes import DatedValue

CONVENTION = "quy ước tính lãi"
"""Chỗ viện dẫn của cách đếm ngày: no text of the law says how to count."""
_ONE_DAY = timedelta(days=1)


class DayCount(StrEnum):
    """Cách đếm ngày trong năm."""

    FIXED_YEAR = "nam_co_dinh"
    """Năm có số ngày cố định trong dữ liệu (365)."""
    CALENDAR_YEAR = "nam_thuc_te"
    """Năm có số ngày thực tế của nó."""
    MONTHS = "theo_thang"
    """Mỗi tháng tròn như nhau, ngày lẻ theo số ngày của tháng."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Lãi suất năm từ một ngày, as the judgment fixes it or lets it follow."""

    since: date
    yearly: Fraction


@dataclass(frozen=True, slots=True)
class Segment:
    """Đoạn tính lãi: days with the same principal and the same rate."""

    days: Stretch
    counted: int
    principal: Dong
    yearly: Fraction
    interest: Fraction


@dataclass(frozen=True, slots=True)
class Interest:
    """Lãi chậm thi hành án và cách tính."""

    amount: Dong
    segments: tuple[Segment, ...]
    derivation: tuple[Step, ...]
    confidence: str


def late_interest(
    principal: Dong,
    since: date,
    until: date,
    *,
    collected: Iterable[tuple[date, Dong]] = (),
    pauses: Iterable[Pause] = (),
    rates: Sequence[Rate] = (),
    day_count: DayCount = DayCount.FIXED_YEAR,
) -> Interest:
    """Lãi của số tiền còn phải thi hành, từ sau ngày `since` đến hết ngày `until`.

    Without `rates` the law's own rate applies. `collected` are amounts of principal with
    their days, `pauses` the days of postponement or suspension without interest.
    """
    if principal < 0:
        raise CannotDistribute("Số tiền tính lãi không âm.")
    if until < since:
        raise CannotDistribute(
            f"Ngày cuối tính lãi {in_words(until)} trước ngày bắt đầu {in_words(since)}."
        )
    convention = _convention(day_count, until)
    owed = _owed(principal, since, collected)
    own = rates or _rates_of_law(since, until)
    stops = tuple(pauses)
    segments = tuple(
        _segment(days, owed, own, stops, day_count, convention.value)
        for days in _stretches(since, until, [*owed, *(rate.since for rate in own)])
    )
    whole = sum((segment.interest for segment in segments), Fraction(0))
    amount = half_up(*whole.as_integer_ratio())
    return Interest(
        amount,
        segments,
        (
            *law_of_its_days(since, until),
            *_told(segments, stops, amount, bool(rates), convention, day_count),
        ),
        convention.confidence,
    )


def _owed(
    principal: Dong, since: date, collected: Iterable[tuple[date, Dong]]
) -> dict[date, Dong]:
    """What is due from each day on; a payment counts from the day after it."""
    owed = {since: principal}
    left = principal
    for day, paid in sorted(collected):
        left -= paid
        if paid < 0 or left < 0 or day < since:
            raise CannotDistribute(
                f"Khoản thu {figures(paid)} đồng ngày {in_words(day)} không khớp với số "
                "tiền đang tính lãi."
            )
        owed[day + _ONE_DAY] = left
    return owed


def _rates_of_law(since: date, until: date) -> list[Rate]:
    """The law's own rates; refused when there is none from the first day on."""
    first = min(since + _ONE_DAY, until)
    statutes.value("lai_cham_thi_hanh_an", first)
    history = statutes.current_book().history("lai_cham_thi_hanh_an")
    return [Rate(value.valid_from, value.as_share()) for value in history]


def _stretches(since: date, until: date, changes: Iterable[date]) -> list[Stretch]:
    first = since + _ONE_DAY
    begins = sorted({first, *(max(first, day) for day in changes if day <= until)})
    ends = [*(day - _ONE_DAY for day in begins[1:]), until]
    return [
        Stretch(begin, end)
        for begin, end in zip(begins, ends, strict=True)
        if begin <= end
    ]


def _segment(
    days: Stretch,
    owed: dict[date, Dong],
    rates: Sequence[Rate],
    pauses: Sequence[Pause],
    day_count: DayCount,
    parts: int,
) -> Segment:
    principal = owed[max(day for day in owed if day <= days.first)]
    yearly = _rate_at(rates, days.first)
    running = [
        day for day in days.days() if not any(day in stop.days for stop in pauses)
    ]
    years = _years(running, day_count, parts)
    return Segment(days, len(running), principal, yearly, principal * yearly * years)


def _rate_at(rates: Sequence[Rate], on: date) -> Fraction:
    """The rate that began last; before the first one began nothing is owed."""
    begun = [rate for rate in rates if rate.since <= on]
    return max(begun, key=lambda rate: rate.since).yearly if begun else Fraction(0)


def _years(days: Sequence[date], day_count: DayCount, parts: int) -> Fraction:
    """How much of a year the days are; `parts` is how many parts a year has."""
    if day_count is DayCount.FIXED_YEAR:
        return Fraction(len(days), parts)
    if day_count is DayCount.CALENDAR_YEAR:
        return sum((Fraction(1, _days_in(day.year)) for day in days), Fraction(0))
    months = (Fraction(1, monthrange(day.year, day.month)[1]) for day in days)
    return sum(months, Fraction(0)) / parts


def _days_in(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _convention(day_count: DayCount, on: date) -> DatedValue:
    if day_count is DayCount.MONTHS:
        return statutes.value("lai_cham_so_thang_mot_nam", on)
    return statutes.value("lai_cham_so_ngay_mot_nam", on)


def _told(
    segments: Iterable[Segment],
    pauses: Iterable[Pause],
    amount: Dong,
    own_rate: bool,
    convention: DatedValue,
    day_count: DayCount,
) -> list[Step]:
    basis = "lãi suất của bản án" if own_rate else "Đ.468 k.2 BLDS 2015"
    steps = [
        Step(
            f"Từ {in_words(each.days.first)} đến "
            f"{in_words(each.days.last or each.days.first)}: {figures(each.counted)} ngày "
            f"× {figures(each.principal)} đồng × "
            f"{percentage(*each.yearly.as_integer_ratio(), 2)} một năm = "
            f"{decimal(*each.interest.as_integer_ratio(), 2)} đồng.",
            basis,
        )
        for each in segments
    ]
    for stop in pauses:
        end = in_words(stop.days.last) if stop.days.last else "chưa hết"
        first = in_words(stop.days.first)
        told = f"Không tính lãi từ {first} đến {end}: hoãn, tạm đình chỉ."
        steps.append(Step(told, stop.basis))
    if day_count is DayCount.CALENDAR_YEAR:
        steps.append(Step("Một năm có số ngày thực tế của nó.", CONVENTION))
    else:
        steps.append(Step(f"{convention.text}.", convention.citation.short()))
    steps.append(Step(f"Cộng, làm tròn một lần: {figures(amount)} đồng.", basis))
    return steps
