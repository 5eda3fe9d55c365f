"""Dấu hiệu trên một sổ thật: flags, rings, the page, the exchange, the file."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction

from tests.readers.statistics.warnings.watched_book import (
    LAST,
    NOW,
    RINGED,
    SWUNG,
    WatchedBook,
)
from thads.law.indicators import Period
from thads.law.indicators.signs import SignKind
from thads.readers.statistics.scope import scope_of
from thads.readers.statistics.warnings import summary
from thads.readers.statistics.warnings.flags import closings, watch
from thads.readers.statistics.warnings.notices import far_from
from thads.readers.statistics.warnings.thresholds import thresholds
from thads.records.agencies import access
from thads.records.agencies.models import Unit
from thads.records.publications import flag_notes
from thads.records.publications.models import FlagNote

PAGE = "/bieu/dau-hieu/"
ASKED = {"don_vi": "QN00", "den": LAST.isoformat()}
SWING = {**ASKED, "loai": "sang_chua_roi_ve", "dv": "QN01"}
SignIn = Callable[[Any], Any]


def test_the_unit_that_swings_stands_out_and_the_quiet_ones_do_not(
    watched_book: WatchedBook,
) -> None:
    found = watch(scope_of("QN00"), LAST, NOW)
    flags = {(flag.kind, flag.unit.code): flag for flag in found.flags()}
    swing = flags[SignKind.SWING_TO_NO_MEANS, "QN01"]
    assert swing.judged.seen.signs == SWUNG and swing.judged.unlikely < 0.001
    assert {unit for _, unit in flags} <= {"QN01", "QN02"}
    assert len(found.evidence(swing.kind, [swing.unit])) == SWUNG


def test_a_ring_between_two_units_is_seen_case_by_case(
    watched_book: WatchedBook,
) -> None:
    found = watch(scope_of("QN00"), LAST, NOW)
    rings = found.evidence(SignKind.RING)
    assert len(rings) == RINGED
    flags = {(flag.kind, flag.unit.code) for flag in found.flags()}
    assert (SignKind.RING, "QN01") in flags


def test_a_unit_is_compared_with_twelve_month_ends_that_do_not_overlap() -> None:
    limits = thresholds(LAST).watch
    closes = closings(LAST, limits)
    assert len(closes) == 13 and closes[0] == LAST and closes[1].month == 8
    assert all(end < limits.opens(LAST) for end in closes[1:])


def test_the_summary_counts_units_by_kind_and_leads_to_the_page(
    watched_book: WatchedBook,
) -> None:
    told = summary(scope_of("QN00"), Period.until(LAST), NOW)
    titles = {title: count for title, count, _ in told.told}
    assert titles["Chuyển sang chưa có điều kiện rồi trở lại"] == 1
    assert all(url.startswith(f"{PAGE}?don_vi=QN00") for _, _, url in told.told)


def test_the_page_lists_the_flags_and_opens_their_cases(
    watched_book: WatchedBook, acting_as: SignIn
) -> None:
    client = acting_as(watched_book.province)
    content = client.get(PAGE, ASKED).content.decode()
    assert "Dấu hiệu không phải là kết luận" in content
    assert "Chuyển sang chưa có điều kiện rồi trở lại" in content
    opened = client.get(PAGE, SWING).content.decode()
    assert "S0/QĐ" in opened and "trở lại có điều kiện 09/10/2025" in opened
    assert "Điều bình thường cũng có dạng ấy" in opened


def test_the_province_asks_the_unit_answers_and_both_read_it(
    watched_book: WatchedBook, acting_as: SignIn
) -> None:
    above, unit = acting_as(watched_book.province), acting_as(watched_book.unit)
    address = f"{PAGE}trao-doi/?don_vi={{}}&den={LAST}&loai=sang_chua_roi_ve&dv=QN01"
    asked = above.post(address.format("QN00"), {"noi_dung": "Vì sao sáu việc?"})
    assert asked.status_code == 302
    replied = unit.post(
        address.format("QN01"), {"noi_dung": "Xác minh lại <b>đợt</b>."}
    )
    assert replied.status_code == 302
    for client, top in ((above, "QN00"), (unit, "QN01")):
        content = client.get(PAGE, {**SWING, "don_vi": top}).content.decode()
        assert "Vì sao sáu việc?" in content
        assert "Xác minh lại &lt;b&gt;đợt&lt;/b&gt;." in content
    assert "Đơn vị đã trả lời" in above.get(PAGE, ASKED).content.decode()


def test_an_empty_reply_is_refused_and_an_officer_has_nothing_to_write_in(
    watched_book: WatchedBook, acting_as: SignIn
) -> None:
    unit, officer = acting_as(watched_book.unit), acting_as(watched_book.officer)
    address = f"{PAGE}trao-doi/?don_vi=QN01&den={LAST}&loai=sang_chua_roi_ve&dv=QN01"
    assert unit.post(address, {"noi_dung": "  "}).status_code == 422
    assert officer.post(address, {"noi_dung": "Tôi đáp"}).status_code == 422
    assert FlagNote.objects.count() == 0


def test_what_cannot_be_read_or_seen_is_said(
    watched_book: WatchedBook, acting_as: SignIn
) -> None:
    unit = acting_as(watched_book.unit)
    for given in ({"den": "32/13/2025"}, {"don_vi": "QN00"}, {**SWING, "dv": "QN02"}):
        answer = unit.get(PAGE, {"don_vi": "QN01", "den": LAST.isoformat(), **given})
        assert answer.status_code == 422


def test_the_file_holds_flags_cases_and_exchange(
    watched_book: WatchedBook, acting_as: SignIn
) -> None:
    answer = acting_as(watched_book.province).get(f"{PAGE}tep/", ASKED)
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Dấu hiệu", "Các việc", "Trao đổi"]
    cases = [row[2].value for row in book["Các việc"].iter_rows(min_row=7)]
    assert {"QN01-S0", "QN01-R0-0"} <= set(cases)


def a_note(unit: Unit, account: int, part: str) -> None:
    """Straight at the table, past the application's own checks."""
    with transaction.atomic():
        FlagNote.objects.create(
            unit=unit,
            kind="dong_roi_mo",
            last=LAST,
            part=part,
            text="Lời này không của họ",
            seen={},
            account=account,
            name="Người khác",
            written_at=NOW,
        )


@pytest.mark.parametrize(
    ("part", "unit"), [("tra_loi", "QN02"), ("hoi", "QN02"), ("tra_loi", "QN00")]
)
def test_the_database_refuses_notes_about_units_that_are_not_theirs(
    watched_book: WatchedBook, as_app_role: Callable[[], Any], part: str, unit: str
) -> None:
    units, account = watched_book.home.units, watched_book.unit.pk
    with as_app_role():
        access.show_pass(account)
        with pytest.raises(DatabaseError):
            a_note(units.get(unit, watched_book.home.top), account, part)
        access.show_pass(None)


def test_the_database_refuses_an_officer_another_name_and_any_change(
    watched_book: WatchedBook, as_app_role: Callable[[], Any]
) -> None:
    unit, head = watched_book.home.units["QN01"], watched_book.unit.pk
    with as_app_role():
        access.show_pass(watched_book.officer.pk)
        for part in ("hoi", "tra_loi"):
            with pytest.raises(DatabaseError):
                a_note(unit, watched_book.officer.pk, part)
        access.show_pass(head)
        by = access.person(head, NOW.date())
        assert by is not None
        flag_notes.write(unit, "dong_roi_mo", LAST, "Đã rà", seen={}, by=by, now=NOW)
        with pytest.raises(DatabaseError):
            a_note(unit, watched_book.province.pk, "tra_loi")
        refuses_change()
        access.show_pass(None)
    refuses_change()
    assert FlagNote.objects.get().text == "Đã rà"


def refuses_change() -> None:
    for change in ("UPDATE {} SET text = 'khác'", "DELETE FROM {}"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change.format("publications_flagnote"))


def test_a_share_is_far_only_beyond_what_few_cases_explain() -> None:
    limits, every = thresholds(LAST), {"B7": 700, "B6": 1000}
    assert far_from(every, {"B7": 70, "B6": 200}, limits)
    assert not far_from(every, {"B7": 7, "B6": 12}, limits)
    assert not far_from(every, {"B7": 130, "B6": 200}, limits)
