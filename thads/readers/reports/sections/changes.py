"""So với cùng kỳ năm trước: a number and per cent for amounts, points for rates.

Each opens the cells of both years; the number of last year opens its own list.
"""

from dataclasses import replace
from decimal import Decimal

from thads.law.indicators import Change, point_change
from thads.readers.reports import wording
from thads.readers.reports.figures import (
    Figure,
    Sentence,
    Source,
    Written,
    figure,
    say,
)
from thads.readers.statistics.references import CHANGE, CHANGE_SHARE, Reference

MORE, LESS = "tăng", "giảm"


def of_amount(
    what: str, now: Figure | None, then: int, written: Written, unit: str
) -> Sentence | None:
    """Số … tăng 3.305 việc (tăng 12,44%) so với cùng kỳ; nothing to say against zero."""
    if now is None or not isinstance(now.value, int) or then == 0:
        return None
    change = Change(now.value, then)
    if change.difference == 0:
        return say(
            f"{what} bằng cùng kỳ năm trước ({{then}}{unit}).",
            _then(now, then, written),
        )
    word = MORE if change.difference > 0 else LESS
    return say(
        f"{what} {word} {{change}}{unit} ({word} {{share}}) so với cùng kỳ năm trước.",
        {
            "change": figure(abs(change.difference), written, _work(now, CHANGE)),
            "share": figure(
                _size(change.percent), wording.percent, _work(now, CHANGE_SHARE)
            ),
        },
    )


def _then(now: Figure, then: int, written: Written) -> dict[str, Figure | None]:
    return {"then": figure(then, written, _year_before(now))}


def _work(now: Figure, work: str) -> Source | None:
    source = now.source
    return replace(source, work=work) if isinstance(source, Reference) else source


def _year_before(now: Figure) -> Source | None:
    source = now.source
    return source.of_a_year_before() if isinstance(source, Reference) else source


def _size(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else abs(percent)


def of_rate(what: str, now: Figure | None, then: Decimal | None) -> Sentence | None:
    """Tỷ lệ … tăng 0,37 điểm phần trăm, never “tăng 0,37%”."""
    if now is None or not isinstance(now.value, Decimal):
        return None
    change = point_change(now.value, then)
    if change is None:
        return None
    word = MORE if change.points >= 0 else LESS
    return say(
        f"{what} {word} {{points}} so với cùng kỳ năm trước ({{then}}).",
        {
            "points": figure(change.points, wording.points, _work(now, CHANGE)),
            "then": figure(then, wording.percent, _year_before(now)),
        },
    )
