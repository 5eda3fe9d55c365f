"""Chốt số liệu: what is frozen stays, is counted again to the digit, and says by whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.builders.agencies import an_account
from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import (
    CLOSED_AT,
    CORRECTED,
    LAST,
    NOW,
    Book,
)
from thads.law.indicators import Period, form_codes
from thads.law.indicators.publication import VersionKind, digits_of
from thads.readers.statistics.closing import differences, freezing, telling
from thads.readers.statistics.figures import figures
from thads.records.agencies.models import Role, Unit
from thads.records.ledger import verify
from thads.records.publications import actions, queries
from thads.records.publications.actions import NotPublished
from thads.records.publications.models import Publication

AFTER = NOW + timedelta(days=1)
ActingAs = Callable[[Any], Any]


def close(
    unit: Unit, kind: VersionKind = VersionKind.PROVISIONAL, **given: Any
) -> Publication:
    asked = freezing.Asking(unit, LAST, kind, known_at=CLOSED_AT)
    return freezing.close(asked, by=None, now=AFTER, **given)


def test_every_form_is_frozen_with_both_clocks_and_its_code(book: Book) -> None:
    version = close(book.home.top)
    assert version.code == "QN00-2022-03-31-sb1"
    assert set(version.units) == {"QN00", "QN01", "QN02"}
    forms = {each.form: each for each in queries.forms_of(version)}
    for form in forms:
        counted = figures(form, "QN00", LAST, known_at=CLOSED_AT)
        printed = {code: dict(row) for code, row in counted.own.items()}
        assert forms[form].digits == {
            code: {k: None if v is None else str(v) for k, v in row.items()}
            for code, row in printed.items()
        }
    assert set(forms) <= set(form_codes()) and {"01", "02"} <= set(forms)
    assert forms["01"].digits["QN01"]["B8"] == "2"
    assert freezing.reproduce(version).same


def test_the_codes_stand_in_the_chain_of_the_book(book: Book) -> None:
    version = close(book.home.top)
    act = version.period.proceeding.acts.get(seq=version.act_seq)
    assert act.code == "chot_so_bo" and act.number == version.code
    assert version.forms.get(form="01").check_code in act.actnote.text
    assert not verify.verify().breaks


def test_what_is_recorded_later_changes_nothing_and_is_explained(book: Book) -> None:
    version = close(book.home.top)
    assert freezing.reproduce(version).same
    found = differences.differ(version, None, now=AFTER + timedelta(days=1))
    cases = next(form for form in found.forms if form.after.form == "01")
    assert found.sums and not found.same
    assert [case.code for case in cases.cases] == ["V2"]
    cells = {(c.unit, c.column.letter): c.amount for c in cases.cells}
    assert cells["QN01", "B8"] == -1 and cells["QN01", "B10"] == 1
    sentence = telling.case_sentence(cases, cases.cases[0])
    assert sentence == (
        "Việc V2/QĐ-THA: ngày 15/04/2022 ghi nhận đính chính hành vi số 3 “Kết thúc thi "
        "hành án” ngày 01/02/2022, nên chuyển từ cột B8 “Thi hành xong” sang cột B10 "
        "“Đang thi hành”."
    )
    assert CLOSED_AT.date() < CORRECTED


def test_nothing_is_recorded_at_or_before_a_closing(book: Book) -> None:
    freezing.close(
        freezing.Asking(book.home.top, LAST, VersionKind.OFFICIAL), by=None, now=AFTER
    )
    heads = book.home.top.__class__.objects.filter(code__startswith="QN")
    from thads.records.ledger.models import Book as LedgerBook

    found = LedgerBook.objects.filter(agency__in=heads)
    assert {each.head_recorded_at >= AFTER for each in found} == {True}


def test_the_statistician_closes_and_signs_then_the_head(
    book: Book, acting_as: ActingAs
) -> None:
    head = an_account(book.home.top, Role.HEAD)
    with acting_as(book.statistician) as person:
        asked = freezing.Asking(book.home.top, LAST, VersionKind.OFFICIAL)
        version = freezing.close(asked, by=person, now=AFTER)
        with pytest.raises(NotPublished, match="Chưa gửi được"):
            actions.send(version, by=person, now=AFTER)
        actions.sign(version, "thong_ke", by=person, now=AFTER)
        with pytest.raises(NotPublished, match="hai người"):
            actions.sign(version, "thu_truong", by=person, now=AFTER)
        assert not queries.is_signed(version)
    with acting_as(head) as person:
        actions.sign(version, "thu_truong", by=person, now=AFTER)
        assert queries.is_signed(version)
        actions.send(version, by=person, now=AFTER)
    version.refresh_from_db()
    period = version.period
    assert period.proceeding.status == "da_ky"
    (told,) = queries.reported([book.home.top], period.first, period.last)
    assert told.sent_on == AFTER.date()
    assert queries.last_signed(
        book.home.top, period.first, period.last, [VersionKind.OFFICIAL]
    )


def test_a_correction_gives_its_reason_and_stands_beside_the_first(book: Book) -> None:
    first = close(book.home.top, VersionKind.OFFICIAL)
    with pytest.raises(NotPublished, match="chỉ đính chính số liệu đã ký"):
        freezing.close(
            freezing.Asking(book.home.top, LAST, VersionKind.CORRECTED, reason="Sai"),
            by=None,
            now=AFTER,
        )
    with pytest.raises(NotPublished, match="chưa ghi lý do"):
        close(book.home.top, VersionKind.CORRECTED)
    again = close(book.home.top, VersionKind.OFFICIAL)
    assert (first.code[-3:], again.code[-3:]) == ("ct1", "ct2")
    assert queries.publications_of(first.period) == [first, again]


def test_a_unit_recounts_a_case_that_it_has_handed_on(
    book: Book, acting_as: ActingAs
) -> None:
    """The giver no longer sees the case; the figure of that day is still its own."""
    from thads.records.ledger.actions import record
    from thads.records.ledger.models import Proceeding
    from thads.records.ledger.values import ProposedAct, Recorded

    unit = book.home.units["QN02"]
    statistician = an_account(unit, Role.STATISTICIAN)
    with acting_as(statistician) as person:
        asked = freezing.Asking(unit, LAST, VersionKind.OFFICIAL)
        version = freezing.close(asked, by=person, now=AFTER)
    case = Proceeding.objects.get(code="V3", root=book.home.top)
    record(
        proceeding_id=case.pk,
        act=ProposedAct("ban_giao_viec", AFTER.date(), receiving_unit="QN01"),
        by=None,
        now=AFTER + timedelta(hours=1),
    )
    late = ProposedAct("quyet_dinh_tam_dinh_chi", LAST, ground="49.1")
    late_at = AFTER + timedelta(hours=2)
    done = record(proceeding_id=case.pk, act=late, by=None, now=late_at)
    assert isinstance(done, Recorded), done
    forms = {each.form: each for each in version.forms.all()}
    counted = figures("01", unit.code, LAST, known_at=version.known_at)
    assert forms["01"].digits == digits_of(counted.own) != {}
    with acting_as(statistician):
        assert not Proceeding.objects.filter(pk=case.pk).exists()
        assert freezing.reproduce(version).same
        found = differences.differ(version, None, now=AFTER + timedelta(days=1))
        assert found.sums
        form = next(each for each in found.forms if each.after.form == "01")
        (told,) = form.cases
        assert (told.code, told.is_seen, told.steps) == ("V3", False, ())
        assert "nay do đơn vị khác giữ" in telling.case_sentence(form, told)
    assert freezing.reproduce(version).same


def test_days_before_any_edition_are_refused(book: Book) -> None:
    day = Period.until(moment(LAST).date().replace(year=2009)).last
    with pytest.raises(NotPublished, match=r"không có|không"):
        asked = freezing.Asking(book.home.top, day, VersionKind.OFFICIAL)
        freezing.close(asked, by=None, now=AFTER)
