"""Tỷ lệ cần xem: K18 and the base that falls while the rate holds, unit by unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thads.law.indicators import Cells, Period, UnknownFormError
from thads.law.indicators.cells import whole
from thads.law.indicators.rates import rate_percent
from thads.law.indicators.uncertainty import Share
from thads.readers.statistics import addresses
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.warnings.thresholds import Thresholds, thresholds
from thads.records.agencies.models import Unit
from thads.records.web import formatting

FAR_SHARE = "Tỷ lệ có điều kiện lệch xa tỷ lệ chung (K18)"
FALLEN_BASE = "Mẫu số giảm mà tỷ lệ thi hành xong tăng"


@dataclass(frozen=True, slots=True)
class Notice:
    """Một tỷ lệ cần xem: which unit, what is compared, where its figures open."""

    title: str
    unit: Unit
    sentence: str
    url: str


def notices(first: Figures) -> list[Notice]:
    """Các tỷ lệ cần xem of every unit of form 01."""
    if "B7" not in first.total:
        return []
    limits = thresholds(first.period.last)
    return [*_far_shares(first, limits), *_fallen_bases(first, limits)]


def share_with_means(cells: Cells) -> Decimal | None:
    """Tỷ lệ có điều kiện trên số phải thi hành."""
    return rate_percent(whole(cells["B7"]), whole(cells["B6"]))


def far_from(common: Cells, own: Cells, limits: Thresholds) -> bool:
    """Lệch xa tỷ lệ chung, as K18 looks at it: far, and farther than few cases explain.

    A room of twenty cases is ten points off by chance alone; it is told from the other
    units only where the two intervals do not touch.
    """
    shared, mine = share_with_means(common), share_with_means(own)
    if shared is None or mine is None or abs(mine - shared) < limits.far:
        return False
    with_means, every = whole(own["B7"]), whole(own["B6"])
    rest = Share(whole(common["B7"]) - with_means, whole(common["B6"]) - every)
    return Share(with_means, every).is_apart_from(rest)


def _far_shares(first: Figures, limits: Thresholds) -> Iterator[Notice]:
    common = share_with_means(first.total)
    for unit, cells in _units(first):
        own = share_with_means(cells)
        if own is None or common is None:
            continue
        if far_from(first.total, cells, limits):
            way = "thấp hơn" if own < common else "cao hơn"
            yield Notice(
                FAR_SHARE,
                unit,
                f"Có điều kiện {_percent(own)} số phải thi hành, {way} tỷ lệ chung "
                f"{_percent(common)} là {_points(abs(own - common))}.",
                _form(first, unit),
            )


def _fallen_bases(first: Figures, limits: Thresholds) -> Iterator[Notice]:
    before = _a_year_before(first)
    if before is None:
        return
    for unit, cells in _units(first):
        earlier = before.own.get(unit.code)
        if earlier is None:
            continue
        own, then = share_with_means(cells), share_with_means(earlier)
        rate, rate_then = cells["B20"], earlier["B20"]
        if own is None or then is None:
            continue
        if not isinstance(rate, Decimal) or not isinstance(rate_then, Decimal):
            continue
        if then - own >= limits.fallen and rate > rate_then:
            yield Notice(
                FALLEN_BASE,
                unit,
                f"Có điều kiện từ {_percent(then)} cùng kỳ xuống {_percent(own)} số phải "
                f"thi hành, trong khi tỷ lệ xong từ {_percent(rate_then)} lên "
                f"{_percent(rate)}.",
                _form(first, unit),
            )


def _a_year_before(first: Figures) -> Figures | None:
    """The same days of the year before, by the edition of that year."""
    period = first.period
    try:
        found = first.over(Period(_earlier(period.first), _earlier(period.last)))
    except UnknownFormError:
        return None
    return found if "B7" in found.total else None


def _earlier(day: date) -> date:
    """The same day a year earlier; 29 February has the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=day.day - 1)


def _units(first: Figures) -> Iterator[tuple[Unit, Cells]]:
    for unit in first.scope.units:
        if unit.code in first.own:
            yield unit, first.own[unit.code]


def _form(first: Figures, unit: Unit) -> str:
    asked = addresses.question(first, "", first_given=False, known_given=False)
    return addresses.form_address("01", asked, don_vi=unit.code, truc="")


def _percent(rate: Decimal) -> str:
    return f"{formatting.decimal_vi(rate)}%"


def _points(points: Decimal) -> str:
    return f"{formatting.decimal_vi(points)} điểm phần trăm"
