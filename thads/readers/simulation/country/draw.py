"""Rút việc: which life each case of the country has, where, when, and how large."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from thads.readers.simulation.country import lives
from thads.readers.simulation.country.lives import PER_CLASS, UNITS
from thads.readers.simulation.country.spec import CountrySpec
from thads.readers.statistics.tables import EPOCH

Ints = npt.NDArray[np.int64]
_WEEKS = 4
_SECONDS = 3_600
_GIANT = (1e8, 1e10)
"""Án lớn: 10² đến 10⁴ tỷ, in nghìn đồng."""

_RECEIVED_AFTER_DAYS = 14


@dataclass(frozen=True, slots=True)
class Cases:
    """Các việc được rút, as columns; `scale` multiplies the parts of the debt."""

    template: Ints
    office: Ints
    weeks: Ints
    seconds: Ints
    scale: Ints
    officer: Ints

    def table(self, first_number: int) -> pa.Table:
        """Thành bảng, numbered in order of office and life."""
        order = np.lexsort((self.weeks, self.template, self.office))
        numbers = np.arange(first_number, first_number + len(order))
        columns = {
            name: getattr(self, name)[order]
            for name in ("template", "office", "weeks", "seconds", "scale", "officer")
        }
        return pa.table({"proceeding": numbers, **columns})


@dataclass(frozen=True, slots=True)
class Months:
    """Các tháng mở việc, and the months in which the lives drawn for them were written.

    The law's data do not reach back before `LAW_SINCE`: an older case is a life of a
    later year moved back by whole weeks, which folds to the same.
    """

    opened: tuple[date, ...]
    written: tuple[date, ...]

    def life_of(self, opened: date) -> tuple[int, int]:
        """Tháng của đời mẫu, and by how many weeks it is moved."""
        years, written = 0, opened
        while written < self.written[0]:
            years, written = years + 1, written.replace(year=written.year + 1)
        return self.written.index(written), -round(years * _WEEKS_A_YEAR)


_WEEKS_A_YEAR = 365.25 / 7
LAW_SINCE = date(2015, 10, 1)


def months_of(spec: CountrySpec, years: int) -> Months:
    """Các tháng, with the years before in which the stock grew."""
    before = int(spec["nam_truoc_do"])
    first = date(spec.last.year - years - before, 10, 1)
    opened = tuple(
        lives.month_after(first, number) for number in range(12 * (years + before))
    )
    return Months(opened, tuple(month for month in opened if month >= LAW_SINCE))


def draw(
    spec: CountrySpec, traits: pa.Table, seed: int, months: Months, size: float
) -> Cases:
    """Rút việc của mọi tháng; `size` is the share of the country's cases wanted."""
    rng = np.random.default_rng(seed)
    drawn = [
        part
        for opened in months.opened
        for part in _of_month(spec, traits, rng, months, opened, size)
    ]
    own = _joined(drawn)
    received = _received(spec, traits, rng, own, months)
    return _joined([own, received])


def _of_month(
    spec: CountrySpec,
    traits: pa.Table,
    rng: np.random.Generator,
    months: Months,
    opened: date,
    size: float,
) -> Iterator[Cases]:
    month, moved = months.life_of(opened)
    share = spec.new_by_month[opened.month - 1] / sum(spec.new_by_month)
    total = spec["viec_moi_mot_nam"] * share * size
    credit, request = spec["ty_le_tin_dung"], spec["ty_le_theo_yeu_cau"]
    shares = (1 - request, request - credit, credit)
    start = month * lives.A_MONTH
    for group, (count, part) in enumerate(zip(PER_CLASS, shares, strict=True)):
        number = rng.poisson(total * part)
        template = start + rng.integers(0, count, number)
        by_money = group == len(PER_CLASS) - 1
        yield _placed(spec, traits, rng, template, moved, by_money=by_money)
        start += count


def _placed(
    spec: CountrySpec,
    traits: pa.Table,
    rng: np.random.Generator,
    template: Ints,
    moved: Ints | int,
    *,
    by_money: bool,
) -> Cases:
    shares = np.array([o.money if by_money else o.cases for o in spec.offices])
    number = len(template)
    office = rng.choice(len(shares), number, p=shares / shares.sum())
    thousands = _sizes(traits, rng, template)
    thousands *= spec["he_so_tien_tin_dung" if by_money else "he_so_tien_khac"]
    if by_money:
        wealth = np.array([o.money / o.cases for o in spec.offices])[office]
        thousands *= np.clip(wealth, 0.5, 2.5)
        giants = rng.random(number) < spec["an_lon_mot_nam"] / (
            spec["viec_moi_mot_nam"] * spec["ty_le_tin_dung"]
        )
        low, high = np.log(_GIANT)
        thousands[giants] = np.exp(rng.uniform(low, high, int(giants.sum())))
    officers = np.array([o.officers for o in spec.offices])[office]
    return Cases(
        template=template,
        office=office,
        weeks=moved + rng.integers(0, _WEEKS, number),
        seconds=rng.integers(0, _SECONDS, number),
        scale=np.maximum(np.rint(thousands * 1_000 / UNITS), 1).astype(np.int64),
        officer=rng.integers(0, 1 << 30, number) % officers,
    )


def _sizes(
    traits: pa.Table, rng: np.random.Generator, template: Ints
) -> npt.NDArray[np.float64]:
    """Độ lớn của nghĩa vụ in nghìn đồng: log-normal about the median of its kind."""
    median = traits["median"].to_numpy()[template]
    spread = traits["spread"].to_numpy()[template]
    weight = traits["size"].to_numpy()[template]
    sizes: npt.NDArray[np.float64] = (
        weight * median * np.exp(spread * rng.standard_normal(len(template)))
    )
    return sizes


def _received(
    spec: CountrySpec,
    traits: pa.Table,
    rng: np.random.Generator,
    own: Cases,
    months: Months,
) -> Cases:
    """Việc nhận uỷ thác: another office opens it two weeks later, for the same money."""
    away = traits["entrusted_on"].fill_null(-1).to_numpy()[own.template]
    sent = np.flatnonzero(away >= 0)
    day = away[sent] + 7 * own.weeks[sent] + _RECEIVED_AFTER_DAYS
    starts = np.array([(month - EPOCH).days for month in months.opened])
    end = (lives.month_after(months.opened[-1], 1) - EPOCH).days
    inside = (day >= starts[0]) & (day < end)
    sent, month = sent[inside], np.searchsorted(starts, day[inside], side="right") - 1
    moves = np.array([months.life_of(opened) for opened in months.opened])[month]
    place = own.template[sent] % lives.A_MONTH
    group = np.searchsorted(np.cumsum(PER_CLASS), place, side="right")
    first = np.concatenate([[0], np.cumsum(PER_CLASS)])[group]
    count = np.array(PER_CLASS)[group]
    chosen = first + rng.integers(0, 1 << 30, len(sent)) % count
    template = moves[:, 0] * lives.A_MONTH + chosen
    placed = _placed(spec, traits, rng, template, moves[:, 1], by_money=False)
    return Cases(
        template=placed.template,
        office=(own.office[sent] + 1 + placed.office) % len(spec.offices),
        weeks=placed.weeks,
        seconds=placed.seconds,
        scale=own.scale[sent],
        officer=placed.officer % 3,
    )


def _joined(some: Sequence[Cases]) -> Cases:
    return Cases(
        *(
            np.concatenate([getattr(each, name) for each in some])
            for name in ("template", "office", "weeks", "seconds", "scale", "officer")
        )
    )
