"""Các kỳ đã chốt rồi nhiều hành vi muộn: no digit moves, every difference is explained.

Two periods and three hundred acts here; `tests/acceptance` does the same with twelve
periods, ten thousand acts and every form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import Max
from django.utils import timezone

from tests.builders.agencies import Province, a_province
from tests.builders.appended import append_random_acts
from tests.builders.histories import random_proceedings
from tests.builders.proceedings import VIETNAM
from thads.law.indicators.publication import Digits, VersionKind
from thads.law.indicators.reporting import report_ends
from thads.readers.statistics.closing import differences, freezing
from thads.readers.statistics.closing.computing import recount
from thads.records.agencies.models import Unit
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Book, Proceeding
from thads.records.publications.models import Publication

pytestmark = pytest.mark.django_db
CLOSED = datetime.combine(date(2026, 11, 2), time(8), VIETNAM)
YEAR = 2022
_ALL = ("",)
"""Mọi biểu của một bản, asked at once."""


def test_publications_stay_and_every_difference_is_explained() -> None:
    ends = report_ends(YEAR)
    looked_at = (ends[5], ends[11])
    told = a_year_with_late_acts(
        cases=16, acts=300, ends=looked_at, explained=("01", "02", "03")
    )
    assert told.recorded == 300 and told.differing


@dataclass(frozen=True, slots=True)
class Told:
    """Kết quả: acts recorded, cells counted again, differing cells, cases told."""

    recorded: int
    recounted: int
    differing: int
    cases: int


def a_year_with_late_acts(
    *,
    cases: int,
    acts: int,
    ends: Sequence[date],
    explained: Sequence[str] = (),
) -> Told:
    """Close the periods, record what comes late, count again and explain.

    `explained`: the forms whose differences are told (none named: all there are, from
    one reading of the books for each version).
    """
    province = a_province("QN")
    units = [province.top, *province.units.values()]
    record_many(random_proceedings(7, units, cases), now=CLOSED - timedelta(days=1))
    versions = publications(province, ends)
    frozen = {v.code: digits(v) for v in versions}
    now = late_acts(units, acts)
    recounted = differing = told = 0
    for version in versions:
        assert freezing.reproduce(version, recount(version.period)).same
        assert digits(version) == frozen[version.code]
        recounted += sum(
            len(row) for rows in digits(version).values() for row in rows.values()
        )
        for form in explained or _ALL:
            found = differences.differ(version, None, now=now, form=form)
            assert found.sums, (version.code, form)
            differing += sum(len(each.cells) for each in found.forms)
            told += sum(len(each.cases) for each in found.forms)
    for one, other in ((versions[0], versions[-1]), (versions[-1], versions[0])):
        for form in explained or _ALL:
            between = differences.differ(one, other, now=now, form=form)
            assert between.sums, (one.code, other.code, form)
    return Told(acts, recounted, differing, told)


def publications(province: Province, ends: Sequence[date]) -> list[Publication]:
    return [
        freezing.close(
            freezing.Asking(province.top, last, VersionKind.OFFICIAL),
            by=None,
            now=CLOSED + timedelta(minutes=place),
        )
        for place, last in enumerate(ends)
    ]


def digits(version: Publication) -> dict[str, Digits]:
    return dict(version.forms.values_list("form", "digits"))


def late_acts(units: Sequence[Unit], wanted: int) -> datetime:
    """So many acts of days long past, corrections among them, after every closing.

    The moment after the last of them comes back.
    """
    cases = Proceeding.objects.filter(procedure="thi_hanh_an").order_by("pk")
    ids = list(cases.values_list("pk", flat=True))
    append_random_acts(11, ids, [unit.code for unit in units], wanted)
    last = Book.objects.aggregate(last=Max("head_recorded_at"))["last"]
    return timezone.localtime(last) + timedelta(minutes=1)
