"""K10 với số đã công bố và K14: each with a worked example."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import DUE, a_case
from thads.law.indicators.publication import VersionKind
from thads.readers.statistics.closing import freezing
from thads.readers.statistics.consistency import findings
from thads.readers.statistics.figures import figures
from thads.readers.statistics.finding import Finding
from thads.records.agencies.access import Person, person
from thads.records.agencies.models import Role, Unit
from thads.records.cases.actions import open_cases
from thads.records.ledger.actions import record
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.publications import actions

pytestmark = pytest.mark.django_db
YEAR_END, LAST = date(2022, 9, 30), date(2022, 12, 31)
CLOSED = moment(date(2022, 10, 5))
NOW = moment(date(2023, 1, 5))


def named(unit: Unit, name: str) -> Finding:
    first = figures("01", unit.code, LAST, known_at=NOW)
    return {each.name: each for each in findings(first)}[name]


def test_k10_against_the_signed_publication_is_explained_by_acts() -> None:
    """Two cases were carried forward; one of them is found done after the signing."""
    home = a_province("QN")
    unit = home.units["QN01"]
    day = date(2022, 3, 1)
    open_cases([a_case(unit, "V1", day), a_case(unit, "V2", day)], now=CLOSED)
    asked = freezing.Asking(unit, YEAR_END, VersionKind.OFFICIAL)
    version = freezing.close(asked, by=None, now=CLOSED + timedelta(hours=1))
    for role, tag in ((Role.STATISTICIAN, "thong_ke"), (Role.HEAD, "thu_truong")):
        by = signer(unit, role)
        actions.sign(version, tag, by=by, now=CLOSED + timedelta(hours=2))
    same = named(unit, "K10, biểu 01 đã công bố")
    assert (same.left, same.right, same.holds, same.url) == ("2", "2", True, "")
    late = Proceeding.objects.get(code="V1")
    for act in (
        ProposedAct("thu_tien", date(2022, 9, 1), amount=DUE),
        ProposedAct("ket_thuc", date(2022, 9, 2)),
    ):
        record(proceeding_id=late.pk, act=act, by=None, now=NOW - timedelta(days=1))
    told = named(unit, "K10, biểu 01 đã công bố")
    assert (told.left, told.right, told.holds) == ("1", "2", None)
    assert told.url == f"/chot-so-lieu/ban/{version.code}/chenh-lech/?bieu=01"
    assert "kể đến từng việc" in told.sentence
    assert named(unit, "K10, biểu 01").holds is True


def signer(unit: Unit, role: Role) -> Person:
    found = person(an_account(unit, role).pk, CLOSED.date())
    assert found is not None
    return found


def test_k14_names_the_entrusted_case_that_nobody_received() -> None:
    """V1 was received by HY01 on the same judgment; V2 is on its way."""
    home, away = a_province("QN"), a_province("HY")
    unit, other = home.units["QN01"], away.units["HY01"]
    day, sent = date(2022, 10, 20), date(2022, 11, 1)
    gone = ("quyet_dinh_uy_thac", sent, {"receiving_unit": "HY01"})
    cases = [
        a_case(unit, "V1", day, gone),
        a_case(unit, "V2", day, gone),
        a_case(other, "V1", date(2022, 11, 20)),
    ]
    open_cases(cases, now=NOW - timedelta(days=1))
    found = named(unit, "K14")
    assert (found.left, found.right) == ("2 việc uỷ thác đi", "0 việc đã nhận")
    _same_judgment("V1")
    found = named(unit, "K14")
    assert (found.right, found.holds) == ("1 việc đã nhận", None)
    assert "chưa thấy việc nhận của V2" in found.sentence
    assert "V1" not in found.sentence


def _same_judgment(code: str) -> None:
    """The receiver wrote down the judgment as the sender has it."""
    from thads.records.cases.models import Judgment

    first, second = Judgment.objects.filter(number=f"1/{code}").order_by("date")
    Judgment.objects.filter(pk=second.pk).update(date=first.date)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_obligation SET item = 'khac'",
        "UPDATE cases_obligation SET amount = amount + 1",
        "DELETE FROM cases_obligation",
        "UPDATE cases_judgment SET field = 'hinh_su'",
    ],
)
def test_what_forms_read_beside_the_acts_never_changes(statement: str) -> None:
    """Items of an obligation and the kind of judgment need no second clock."""
    unit = a_province("QN").units["QN01"]
    open_cases([a_case(unit, "V1", date(2022, 3, 1))], now=CLOSED)
    with (
        pytest.raises(DatabaseError, match="giữ nguyên từ khi thụ lý"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
