"""Mười hai kỳ rồi nhiều hành vi muộn: no digit moves, every difference is explained.

The acceptance run does the same with ten thousand acts and every form.
"""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from tests.builders.agencies import Province, a_province
from tests.builders.histories import random_proceedings
from tests.builders.proceedings import VIETNAM
from thads.law.acts.history import CORRECTION
from thads.law.indicators.publication import VersionKind
from thads.law.indicators.reporting import report_ends
from thads.readers.statistics.closing import differences, freezing
from thads.readers.statistics.closing.computing import recount
from thads.records.ledger.actions import record
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.publications.models import Publication

pytestmark = pytest.mark.django_db
CLOSED = datetime.combine(date(2026, 11, 2), time(8), VIETNAM)
YEAR = 2022
_LATE_ACTS = (
    ("thu_tien", {"amount": 1_000_000}),
    ("thu_tien", {"amount": 250_001}),
    ("quyet_dinh_hoan", {"ground": "48.1.c"}),
    ("quyet_dinh_tam_dinh_chi", {"ground": "49.1"}),
    ("quyet_dinh_tiep_tuc", {}),
    ("ket_thuc", {}),
)


def test_twelve_publications_stay_and_every_difference_is_explained() -> None:
    a_year_with_late_acts(cases=16, late=60, looked_at=(11,), forms=("01", "02"))


def a_year_with_late_acts(
    *, cases: int, late: int, looked_at: tuple[int, ...], forms: tuple[str, ...]
) -> None:
    """Close the twelve periods, record what comes late, count again and explain."""
    province = a_province("QN")
    units = [province.top, *province.units.values()]
    record_many(random_proceedings(7, units, cases), now=CLOSED - timedelta(days=1))
    versions = twelve_publications(province)
    frozen = {v.code: digits(v) for v in versions}
    assert late_acts(Random(11), late) >= late // 10
    now = CLOSED + timedelta(hours=late + 1)
    moved = 0
    for place, version in enumerate(versions):
        assert freezing.reproduce(version, recount(version.period)).same
        assert digits(version) == frozen[version.code]
        for form in forms if place in looked_at else ():
            found = differences.differ(version, None, now=now, form=form)
            assert found.sums, (version.code, form)
            moved += sum(len(each.cases) for each in found.forms)
    assert moved
    for form in forms:
        for one, other in ((versions[4], versions[11]), (versions[11], versions[4])):
            between = differences.differ(one, other, now=now, form=form)
            assert between.sums, (one.code, other.code, form)


def twelve_publications(province: Province) -> list[Publication]:
    return [
        freezing.close(
            freezing.Asking(province.top, last, VersionKind.OFFICIAL),
            by=None,
            now=CLOSED + timedelta(minutes=place),
        )
        for place, last in enumerate(report_ends(YEAR))
    ]


def digits(version: Publication) -> dict[str, object]:
    return dict(version.forms.values_list("form", "digits"))


def late_acts(chance: Random, late: int) -> int:
    """Acts of days long past, and corrections; those the law refuses do not count."""
    cases = list(Proceeding.objects.filter(procedure="thi_hanh_an"))
    done = 0
    for place in range(late):
        case = chance.choice(cases)
        now = CLOSED + timedelta(hours=place + 1)
        act = _correction(chance, case) or _late(chance)
        done += isinstance(
            record(proceeding_id=case.pk, act=act, by=None, now=now), Recorded
        )
    return done


def _late(chance: Random) -> ProposedAct:
    code, fields = chance.choice(_LATE_ACTS)
    day = date(2021, 7, 1) + timedelta(days=chance.randrange(500))
    return ProposedAct(code, day, **fields)


def _correction(chance: Random, case: Proceeding) -> ProposedAct | None:
    if chance.random() < 0.5:
        return None
    acts = Act.objects.filter(proceeding=case).exclude(code=CORRECTION)
    wrong = chance.choice(list(acts))
    return ProposedAct(CORRECTION, CLOSED.date(), corrects=wrong.seq)
