"""Lời của đơn vị: kept each time, by the unit's own people, until the head has signed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.records.publications.test_publications_wall import (
    NOW,
    PERIOD,
    a_signed_version,
    acting,
)
from thads.records.agencies.models import Role
from thads.records.publications import actions, report_texts
from thads.records.publications.models import ReportText
from thads.records.publications.report_texts import NotKept, Place, WrittenMeanwhile

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def place() -> Place:
    return Place(a_province("QN").units["QN01"], PERIOD)


def keep(
    place: Place, by: Any, body: str, *, after: int = 0, on: Any = NOW
) -> ReportText:
    return report_texts.write(place, "han_che", body, after=after, by=by, now=on)


def test_the_last_words_stand_and_all_are_kept(
    as_app_role: AsApp, place: Place
) -> None:
    with acting(as_app_role, an_account(place.unit, Role.STATISTICIAN)) as person:
        keep(place, person, "Một.")
        keep(place, person, "Hai.", after=1)
        assert report_texts.texts(place)["han_che"].body == "Hai."
        keep(place, person, "  ", after=2)
        assert report_texts.texts(place) == {}
        bodies = [each.body for each in report_texts.history(place, "han_che")]
    assert bodies == ["Một.", "Hai.", ""]


def test_who_writes_over_anothers_words_is_told(
    as_app_role: AsApp, place: Place
) -> None:
    with acting(as_app_role, an_account(place.unit, Role.STATISTICIAN)) as person:
        keep(place, person, "Một.")
        with pytest.raises(WrittenMeanwhile, match="người khác vừa lưu"):
            keep(place, person, "Cũng một.")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ACCOUNTANT, Role.LEADERSHIP])
def test_only_reporters_write(as_app_role: AsApp, place: Place, role: Role) -> None:
    with acting(as_app_role, an_account(place.unit, role)) as person:
        assert not report_texts.may_write(place, person)
        with pytest.raises(NotKept, match="không viết vào báo cáo"):
            keep(place, person, "Một.")


def test_another_unit_neither_writes_nor_reads(
    as_app_role: AsApp, place: Place
) -> None:
    with acting(as_app_role, an_account(place.unit, Role.HEAD)) as person:
        keep(place, person, "Một.")
    stranger = an_account(a_province("HY").top, Role.STATISTICIAN)
    with acting(as_app_role, stranger) as other:
        assert report_texts.texts(place) == {}
        with pytest.raises(NotKept):
            keep(place, other, "Hai.")


def test_nobody_writes_in_anothers_name(as_app_role: AsApp, place: Place) -> None:
    head = an_account(place.unit, Role.HEAD)
    with (
        acting(as_app_role, an_account(place.unit, Role.STATISTICIAN)),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        ReportText.objects.create(
            unit=place.unit,
            first=PERIOD.first,
            last=PERIOD.last,
            section="han_che",
            number=1,
            body="Một.",
            account=head.pk,
            name="Thủ trưởng",
            written_at=NOW,
        )


def test_what_was_written_is_neither_changed_nor_deleted(
    as_app_role: AsApp, place: Place
) -> None:
    with acting(as_app_role, an_account(place.unit, Role.HEAD)) as person:
        keep(place, person, "Một.")
    for statement in (
        "UPDATE publications_reporttext SET body = ''",
        "DELETE FROM publications_reporttext",
    ):
        with (
            pytest.raises(DatabaseError, match="giữ nguyên"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_report_of_a_version_ends_with_the_heads_signature(
    as_app_role: AsApp,
) -> None:
    province, version = a_signed_version(as_app_role)
    unit = province.units["QN01"]
    place = Place(unit, PERIOD, version)
    head = an_account(unit, Role.HEAD)
    with acting(as_app_role, head) as person:
        keep(place, person, "Của bản này.")
        actions.sign(version, "thu_truong", by=person, now=NOW)
        assert not report_texts.may_write(place, person)
        with pytest.raises(NotKept, match="đã ký"):
            keep(place, person, "Sau khi ký.", after=1)
        with pytest.raises(DatabaseError, match="giữ nguyên"), transaction.atomic():
            ReportText.objects.create(
                unit=unit,
                first=PERIOD.first,
                last=PERIOD.last,
                publication=version,
                section="han_che",
                number=2,
                body="Sau khi ký.",
                account=head.pk,
                name="Thủ trưởng",
                written_at=NOW,
            )


def test_a_version_takes_what_was_written_before_it_and_not_after(
    as_app_role: AsApp,
) -> None:
    province, version = a_signed_version(as_app_role)
    unit = province.units["QN01"]
    general, own = Place(unit, PERIOD), Place(unit, PERIOD, version)
    with acting(as_app_role, an_account(unit, Role.HEAD)) as person:
        keep(general, person, "Trước.", on=version.made_at - timedelta(minutes=1))
        assert report_texts.texts(own)["han_che"].body == "Trước."
        keep(general, person, "Sau.", after=1, on=version.made_at + timedelta(days=1))
        assert report_texts.texts(own)["han_che"].body == "Trước."
        assert report_texts.texts(general)["han_che"].body == "Sau."
        keep(own, person, "Của bản.")
        assert report_texts.texts(own)["han_che"].body == "Của bản."


def test_a_version_of_another_period_takes_no_words(as_app_role: AsApp) -> None:
    province, version = a_signed_version(as_app_role)
    other = type(PERIOD).until(date(2026, 2, 28))
    place = Place(province.units["QN01"], other, version)
    head = an_account(place.unit, Role.HEAD)
    with acting(as_app_role, head) as person, pytest.raises(NotKept):
        keep(place, person, "Nhầm kỳ.")
