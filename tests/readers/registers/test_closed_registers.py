"""Kết sổ: a quarter is frozen, signed by all who must, and later acts show beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook

from tests.builders import pdf as made
from tests.builders.agencies import an_account
from tests.builders.proceedings import moment
from tests.readers.registers.conftest import Shelf
from thads.readers.registers import closed_sheet
from thads.readers.registers.closing import (
    close_register,
    name_of,
    quarters_of,
    totals,
)
from thads.readers.registers.definitions import register_of
from thads.records.agencies import access
from thads.records.agencies.models import Account, Role
from thads.records.ledger import verify
from thads.records.ledger.actions import record
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.paperwork import closings
from thads.records.paperwork.closings import NotClosed
from thads.records.paperwork.models import ClosingSignature, RegisterClosing

LAST, NOW, LATER = (
    date(2026, 3, 31),
    moment(date(2026, 5, 4)),
    moment(date(2026, 5, 20)),
)
ENDED, ASKED, STORE = "so_dinh_chi", "so_thu_ly_theo_yeu_cau", "so_vat_chung_tai_san"
pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@contextmanager
def acting(as_app_role: AsApp, account: Account) -> Iterator[access.Person]:
    with as_app_role():
        access.show_pass(account.pk)
        person = access.person(account.pk, NOW.date())
        assert person is not None
        yield person
        access.show_pass(None)


def closed(shelf: Shelf, code: str, last: date = LAST) -> RegisterClosing:
    return close_register(code, shelf.home.top, last, by=None, now=NOW)


def test_a_quarter_is_frozen_with_its_rows_and_its_sum(shelf: Shelf) -> None:
    found = closed(shelf, ENDED)
    assert name_of(found) == "quý II và 06 tháng năm 2026"
    assert (found.first, found.last) == (date(2025, 10, 1), LAST)
    assert totals(found) == [
        "1 dòng, từ số 1 đến số 1",
        "Số tiền đình chỉ (đồng): 600.000",
        "Phần còn lại (đồng): 0",
    ]
    assert closings.is_as_it_was(found)
    assert verify.verify().breaks == ()


def test_each_quarter_of_the_year_follows_the_one_before(shelf: Shelf) -> None:
    first = closed(shelf, ASKED, date(2025, 12, 31))
    second = closed(shelf, ASKED)
    assert (first.row_count, second.row_count) == (0, 2)
    assert second.first == date(2026, 1, 1)
    assert second.previous_code == first.check_code
    states = quarters_of(register_of(ASKED), shelf.home.top, LAST, date(2026, 7, 1))
    assert [bool(each.closing) for each in states] == [True, True, False, False]
    assert [each.may_close for each in states] == [False, False, True, False]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (LAST, "đã kết"),
        (date(2025, 12, 31), "đã kết đến hết ngày 31/03/2026"),
        (date(2026, 4, 30), "không phải ngày cuối quý"),
        (date(2026, 6, 30), "kết sổ từ ngày sau đó"),
    ],
)
def test_a_closing_that_cannot_be_says_why(shelf: Shelf, last: date, said: str) -> None:
    closed(shelf, ASKED)
    with pytest.raises(NotClosed, match=said):
        closed(shelf, ASKED, last)
    assert RegisterClosing.objects.count() == 1


def test_later_acts_stand_beside_what_was_closed(shelf: Shelf) -> None:
    """A row that is corrected, one that is added to, one that came late."""
    found, asked = closed(shelf, ENDED), closed(shelf, ASKED)
    before = list(found.kept_rows.values("number", "cells", "struck"))
    correction = ProposedAct(
        "dinh_chinh", date(2026, 5, 5), corrects=4, note="Nhập nhầm việc"
    )
    late = ProposedAct("quyet_dinh_dinh_chi", date(2026, 3, 25), ground="50.1.c")
    for case, act in ((shelf.cases[0], correction), (shelf.cases[1], late)):
        done = record(
            proceeding_id=case, act=act, by=None, now=moment(date(2026, 5, 6))
        )
        assert isinstance(done, Recorded), done
    struck, came = closed_sheet.since_then(found, LATER)
    assert (struck.number, struck.words) == (
        1,
        "đã sửa đổi, bổ sung ngày 05/05/2026 (hành vi số 5)",
    )
    assert came.number == 2
    assert came.words.startswith("ghi sau khi kết sổ: 25/03/2026")
    said = {each.number: each.words for each in closed_sheet.since_then(asked, LATER)}
    assert "ghi thêm “Đình chỉ" in said[1]
    assert "thành “để trống”" in said[2]
    assert list(found.kept_rows.values("number", "cells", "struck")) == before
    assert closings.is_as_it_was(found)
    nextly = close_register(
        ENDED, shelf.home.top, date(2026, 6, 30), by=None, now=moment(date(2026, 7, 2))
    )
    assert [row.number for row in closings.rows_of(nextly)] == [2]


def test_the_printed_register_is_a3_with_line_sum_and_hands(shelf: Shelf) -> None:
    content = closed_sheet.pdf(closed(shelf, ENDED), NOW)
    text = " ".join(made.text_of(content).split())
    box = made.reader(content).pages[0].mediabox
    size = [round(float(each) * 25.4 / 72) for each in (box.width, box.height)]
    assert size == [420, 297]
    for said in (
        "NĂM 2026",
        "Mẫu số 10",
        "Kết sổ quý II và 06 tháng năm 2026, đến hết ngày 31/03/2026",
        "Số tiền đình chỉ (đồng): 600.000",
        "NGƯỜI KẾT SỔ",
        "THỦ TRƯỞNG",
        "mã kiểm chứng",
    ):
        assert said in text, said


def test_excel_of_a_closed_register_has_rows_line_and_code(shelf: Shelf) -> None:
    found = closed(shelf, ENDED)
    sheet = load_workbook(BytesIO(closed_sheet.workbook(found, NOW)))["Sổ"]
    cells = [value for row in sheet.iter_rows(values_only=True) for value in row]
    assert 600_000 in cells
    assert f"Mã kiểm chứng: {found.check_code}" in cells


def hands(shelf: Shelf, *roles: Role) -> dict[Role, Account]:
    return {role: an_account(shelf.home.top, role) for role in roles}


def test_all_who_must_sign_in_their_turn(shelf: Shelf, as_app_role: AsApp) -> None:
    """Register 13: keeper, accountant, storekeeper, cashier, and the head last."""
    others = (Role.ACCOUNTANT, Role.STOREKEEPER, Role.CASHIER)
    hand = hands(shelf, *others) | {Role.HEAD: shelf.head}
    with acting(as_app_role, shelf.keeper) as keeper:
        found = close_register(STORE, shelf.home.top, LAST, by=keeper, now=NOW)
    with acting(as_app_role, shelf.head) as head:
        with pytest.raises(NotClosed, match="Còn chờ: kế toán, thủ kho, thủ quỹ"):
            closings.sign(found, by=head, now=NOW)
        with pytest.raises(DatabaseError), transaction.atomic():
            _forged(found, head, "thu_truong")
        with pytest.raises(DatabaseError), transaction.atomic():
            _forged(found, head, "ke_toan")
    for role in (*others, Role.HEAD):
        with acting(as_app_role, hand[role]) as person:
            closings.sign(found, by=person, now=NOW)
    assert closings.waits_for(found) == []
    found.proceeding.refresh_from_db()
    assert found.proceeding.status == "da_ket_so"


def _forged(found: RegisterClosing, person: access.Person, role: str) -> None:
    ClosingSignature.objects.create(
        closing=found,
        role=role,
        account=person.account_id,
        name="Người khác",
        signed_at=NOW,
        check_code=found.check_code,
    )


@pytest.mark.parametrize("role", [Role.HEAD, Role.OFFICER, Role.ACCOUNTANT])
def test_only_the_registrar_closes(
    shelf: Shelf, as_app_role: AsApp, role: Role
) -> None:
    account = shelf.head if role is Role.HEAD else hands(shelf, role)[role]
    question = "SELECT paperwork_open_closing(%s, %s, %s, %s)"
    with acting(as_app_role, account) as person:
        with pytest.raises(NotClosed, match="văn thư"):
            close_register(ENDED, shelf.home.top, LAST, by=person, now=NOW)
        with (
            pytest.raises(DatabaseError, match="không giữ sổ"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(question, [shelf.home.top.pk, ENDED, LAST, NOW])


def test_nobody_changes_a_closed_register_or_adds_to_it(
    shelf: Shelf, as_app_role: AsApp
) -> None:
    found = closed(shelf, ENDED)
    own = {"registerclosing": "code", "closedrow": "struck", "closingsignature": "name"}
    for table, column in own.items():
        for verb in (
            f"DELETE FROM paperwork_{table}",
            f"UPDATE paperwork_{table} SET {column} = {column}",
        ):
            with (
                pytest.raises(DatabaseError, match="Sổ đã kết giữ nguyên"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(verb)
    rows = '[{"number": 9, "matter": 1, "seq": 1, "case_code": "", "cells": [], "struck": ""}]'
    told = f'{{"proceeding": {found.pk}, "row_count": 1}}'
    with acting(as_app_role, shelf.keeper), connection.cursor() as cursor:
        for statement in (
            "INSERT INTO paperwork_closedrow (closing_id, number, matter, seq, case_code,"
            f" cells, struck) VALUES ({found.pk}, 9, 1, 1, '', '[]', '')",
            f"SELECT paperwork_keep_closing('{told}', '{rows}')",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)


def test_the_pages_close_show_sign_and_print(shelf: Shelf, signed_in: Any) -> None:
    client, head = signed_in(shelf.keeper), signed_in(shelf.head)
    address = f"/so-sach/{ENDED}/"
    page = client.get(f"{address}?tu=2025-10-01&den=2026-05-04").content.decode()
    assert "Kết sổ quý II" in page
    assert page.count("chưa kết") == 4
    sent = {"don_vi": "AB00", "den": "2026-03-31"}
    answer = client.post(f"{address}ket-so/", sent)
    closing = RegisterClosing.objects.get()
    assert answer.url == f"{address}ket-so/{closing.pk}/"
    shown = client.get(answer.url).content.decode()
    assert "Xác nhận kết sổ" not in shown
    assert "còn nguyên" in shown
    assert "Xác nhận kết sổ" in head.get(answer.url).content.decode()
    head.post(f"{answer.url}ky/")
    assert "đã xác nhận" in head.get(f"{address}?tu=2025-10-01").content.decode()
    assert client.get(f"{answer.url}in/").content.startswith(b"%PDF")
    assert client.get(f"{answer.url}tep/").status_code == 200
    stranger = signed_in(shelf.stranger)
    for way in ("", "in/", "tep/"):
        assert stranger.get(f"{answer.url}{way}").status_code == 404
    assert stranger.post(f"{address}ket-so/", sent).status_code == 404
