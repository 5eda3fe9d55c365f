"""Luật về lãi chậm của từng ngày: what the text in force on those days says of it.

Until 30/6/2026 Joint Circular 11/2016 Art 6(1) says only that interest is paid after the
sums awarded; on what and since when it is counted is recalled. From 1/7/2026 Decree
152/2026 Art 29 says all three.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from thads.law import statutes
from thads.law.periods import Step, Stretch, in_words
from thads.law.statutes import CONFIDENCES, Citation, DatedValue, Regime

PAID_AFTER = {
    Regime.LUAT_2008: Citation.parse("ttlt_11_2016 6.1"),
    Regime.LUAT_2025: Citation.parse("nd_152_2026 29.1"),
}
"""Trả số tiền được tuyên trước, lãi chậm sau: by the law of the day of the division."""

_ONE_DAY = timedelta(days=1)


def law_of_its_days(since: date, until: date) -> list[Step]:
    """Căn cứ tính: from when by the law of the first day, on what by the law of each."""
    first = min(since + _ONE_DAY, until)
    begin = statutes.find("lai_cham_tu_ngay_yeu_cau", first)
    told = (
        [Step(f"{begin.text}{_mark(begin)}.", begin.citation.short())] if begin else []
    )
    return [*told, *_counted_on(Stretch(first, until))]


def _counted_on(days: Stretch) -> Iterator[Step]:
    """One step for each text that was in force on some of the days."""
    for value in statutes.current_book().history("lai_cham_chi_tren_goc"):
        part = value.valid.intersection(days)
        if part is None:
            continue
        when = "" if part == days else f", {_during(part, days)}"
        yield Step(f"{value.text}{when}{_mark(value)}.", value.citation.short())


def _during(part: Stretch, days: Stretch) -> str:
    """“đến hết 30/06/2026”, “từ 01/07/2026”."""
    if part.first == days.first and part.last:
        return f"đến hết {in_words(part.last)}"
    return f"từ {in_words(part.first)}"


def _mark(value: DatedValue) -> str:
    verified = value.confidence == "verified"
    return "" if verified else f" ({CONFIDENCES[value.confidence]})"
