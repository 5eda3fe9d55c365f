"""Diễn biến án tồn: what stood open, came and ended, month by month of two years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.indicators import Edition, Period
from thads.law.indicators.honest import ENDED
from thads.law.indicators.lines import Line
from thads.law.periods import statistics_year_end, statistics_year_number
from thads.readers.statistics.editions_in_use import edition_in_use, loaded
from thads.readers.statistics.indicators import links
from thads.readers.statistics.indicators.boards import CASES_FORM, Asked, lines_over
from thads.readers.statistics.indicators.standing import WITH_MEANS_OPEN
from thads.records.agencies.models import Unit
from thads.records.web import formatting
from thads.records.web.charts import Chart, Point, Series, line_chart

MONTHS = 12
HALF = 500  # half a page, without the edges of its card
STOCK, FLOW = "an-ton", "vao-ra"
"""Tên tệp của hai biểu đồ."""


@dataclass(frozen=True, slots=True)
class Month:
    """Một tháng: open with means at its end, new and ended in it."""

    period: Period
    stock: int
    new: int
    ended: int

    @property
    def label(self) -> str:
        """“04”."""
        return f"{self.period.last.month:02}"

    @property
    def name(self) -> str:
        """“tháng 04/2026”."""
        return f"tháng {self.label}/{self.period.last.year}"


@dataclass(frozen=True, slots=True)
class Trend:
    """Hai năm theo tháng: this year up to the day asked for, and the whole last year."""

    now: tuple[Month, ...]
    before: tuple[Month, ...]
    year: int
    used: Edition
    loaded: Sequence[Edition]

    @property
    def difference(self) -> int | None:
        """Án tồn cuối kỳ so với cùng tháng năm trước; None without last year."""
        if not self.now or len(self.before) < len(self.now):
            return None
        then = self.before[len(self.now) - 1]
        if not any(each.stock or each.new for each in self.before):
            return None
        return self.now[-1].stock - then.stock

    @property
    def finding(self) -> str:
        """Tiêu đề nói điều thấy được."""
        if self.difference is None:
            return "Án tồn có điều kiện theo tháng"
        if self.difference == 0:
            return "Án tồn có điều kiện bằng cùng kỳ"
        way = "giảm" if self.difference < 0 else "tăng"
        return (
            f"Án tồn có điều kiện {way} {formatting.whole(abs(self.difference))} việc "
            "so với cùng kỳ"
        )


def trend(asked: Asked) -> Trend:
    """Diễn biến đến ngày cuối kỳ, every month counted as form 01 counts it."""
    now = _months(asked.period.last)
    before = _months(
        statistics_year_end(asked.period.years_before(1).last),
    )
    lines = lines_over(asked, [*now, *before], is_money=False)
    months = [
        _month(period, own, asked.scope.units)
        for period, own in zip([*now, *before], lines, strict=True)
    ]
    added = loaded()
    return Trend(
        now=tuple(months[: len(now)]),
        before=tuple(months[len(now) :]),
        year=statistics_year_number(asked.period.last),
        used=edition_in_use(CASES_FORM, asked.period.last, added),
        loaded=added,
    )


def _months(last: date) -> list[Period]:
    """The months of the statistics year up to a day, the last one perhaps not whole."""
    found = []
    first = Period.until(last).first
    while first <= last:
        following = (first + timedelta(days=31)).replace(day=1)
        found.append(Period(first, min(following - timedelta(days=1), last)))
        first = following
    return found


def _month(
    period: Period, lines: Mapping[int, Mapping[str, int]], units: Sequence[Unit]
) -> Month:
    def total(wanted: Sequence[str]) -> int:
        return sum(
            lines.get(unit.id, {}).get(line, 0) for unit in units for line in wanted
        )

    return Month(period, total(WITH_MEANS_OPEN), total((Line.NEW,)), total(ENDED))


def stock_chart(asked: Asked, found: Trend, width: int = HALF) -> Chart:
    """Án tồn có điều kiện cuối mỗi tháng: this year solid, last year dashed."""
    series = [
        _series(asked, found, str(found.year), found.now, WITH_MEANS_OPEN),
        _series(asked, found, str(found.year - 1), found.before, WITH_MEANS_OPEN, True),
    ]
    return line_chart(
        _labels(found),
        series,
        summary=f"{found.finding}. Việc có điều kiện chưa thi hành xong cuối mỗi tháng "
        f"của năm {found.year}, năm {found.year - 1} nét đứt",
        width=width,
        height=200,
    )


def flow_chart(asked: Asked, found: Trend, width: int = HALF) -> Chart:
    """Thụ lý mới và xong trong mỗi tháng, last year's ended dashed."""
    new = [_flow(asked, found, each, (Line.NEW,)) for each in found.now]
    ended = [_flow(asked, found, each, (Line.DONE,)) for each in found.now]
    last = tuple(Point(each.ended) for each in found.before)
    series = [
        Series("mới", tuple(new)),
        Series("xong", tuple(ended)),
        Series(f"xong {found.year - 1}", last, is_reference=True),
    ]
    return line_chart(
        _labels(found),
        series,
        summary=f"Việc thụ lý mới và thi hành xong trong mỗi tháng của năm {found.year}",
        width=width,
        height=200,
        from_zero=True,
    )


def _labels(found: Trend) -> list[str]:
    return [each.label for each in found.before]


def _series(
    asked: Asked,
    found: Trend,
    name: str,
    months: Sequence[Month],
    lines: Sequence[Line],
    is_reference: bool = False,
) -> Series:
    points = tuple(
        Point(
            each.stock,
            _cell(asked, found, each, lines),
            f"{each.name}: {formatting.whole(each.stock)} việc",
        )
        for each in months
    )
    return Series(name, points, is_reference)


def _flow(asked: Asked, found: Trend, month: Month, lines: Sequence[Line]) -> Point:
    is_new = tuple(lines) == (Line.NEW,)
    value = month.new if is_new else month.ended
    word = "thụ lý mới" if is_new else "thi hành xong và đình chỉ"
    opens = _cell(asked, found, month, lines) if is_new else _rate(asked, found, month)
    return Point(value, opens, f"{month.name}: {formatting.whole(value)} việc {word}")


def _cell(asked: Asked, found: Trend, month: Month, lines: Sequence[Line]) -> str:
    used = found.used
    own = edition_in_use(used.form, month.period.last, found.loaded)
    column = links.column_for(own, lines)
    if column is None:
        return ""
    question = links.question(asked, month.period)
    return links.cell(question, own, column.letter, asked.scope.top.code)


def _rate(asked: Asked, found: Trend, month: Month) -> str:
    """What ended is two columns: the rate's cell shows both."""
    own = edition_in_use(CASES_FORM, month.period.last, found.loaded)
    if own.rate is None:
        return ""
    question = links.question(asked, month.period)
    return links.cell(question, own, own.rate.letter, asked.scope.top.code)
