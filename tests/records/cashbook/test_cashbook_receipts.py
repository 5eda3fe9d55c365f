"""Biên lai: numbers without gaps, each used once, and who may take which money."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    acting,
    an_office,
    collect,
    standing,
)
from thads.records.agencies.models import Appointment, Role
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import Incoming, MoneyRefused, Payer
from thads.records.cashbook.models import Receipt
from thads.records.cashbook.queries import receipts, waiting
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Refused

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def test_the_cashier_takes_cash_with_the_next_number(as_app_role: AsApp) -> None:
    office = an_office()
    with acting(as_app_role, office.cashier) as by:
        texts = [collect(office, amount, by).text for amount in (5_000, 7_000)]
    assert texts == ["26TAA 00000001", "26TAA 00000002"]
    assert standing(office.agency) == {"tien_mat": 12_000, "giu_ho": -12_000}
    found = receipts.by_text(office.agency, texts[0])[0]
    assert found.entry.act.number == texts[0]
    assert found.entry.act.recorded_as == "thu_quy"
    assert list(checking.differences()) == []


def test_cash_taken_outside_waits_for_the_fund(as_app_role: AsApp) -> None:
    office = an_office()
    with acting(as_app_role, office.officer) as by:
        got = collect(
            office, 9_000, by, channel="chap_hanh_vien_giu", book=office.paper
        )
    assert got.text == "AA/2026 0000051"
    assert standing(office.agency)["chap_hanh_vien_giu"] == 9_000
    with acting(as_app_role, office.cashier) as by:
        hand = {"agency_id": office.agency, "officer_account": office.officer.pk}
        with pytest.raises(MoneyRefused) as told:
            actions.hand_over_cash(**hand, amount=9_001, on=TODAY, by=by, now=NOW)
        assert told.value.rule == "nothing_moves_that_is_not_there"
        actions.hand_over_cash(**hand, amount=9_000, on=TODAY, by=by, now=NOW)
    assert standing(office.agency) == {"tien_mat": 9_000, "giu_ho": -9_000}


@pytest.mark.parametrize(
    ("who", "channel"),
    [
        ("officer", "tien_mat"),
        ("accountant", "tien_mat"),
        ("cashier", "ngan_hang"),
        ("cashier", "chap_hanh_vien_giu"),
        ("head", "tien_mat"),
    ],
)
def test_each_takes_only_the_money_of_their_role(
    as_app_role: AsApp, who: str, channel: str
) -> None:
    office = an_office()
    with acting(as_app_role, getattr(office, who)) as by, pytest.raises(MoneyRefused):
        collect(office, 1_000, by, channel=channel)
    assert Receipt.objects.count() == 0


def test_a_paper_book_is_used_by_its_holder_to_its_end(as_app_role: AsApp) -> None:
    office = an_office()
    with (
        acting(as_app_role, office.cashier) as by,
        pytest.raises(MoneyRefused, match="người khác giữ"),
    ):
        collect(office, 1_000, by, book=office.paper)
    with acting(as_app_role, office.officer) as by:
        for _ in range(2):
            collect(office, 1_000, by, channel="chap_hanh_vien_giu", book=office.paper)
        spoiled = actions.spoil(
            book_id=office.paper.pk, reason="viết sai số tiền", on=TODAY, by=by, now=NOW
        )
        with pytest.raises(MoneyRefused, match="hết số"):
            collect(office, 1_000, by, channel="chap_hanh_vien_giu", book=office.paper)
    assert spoiled.text == "AA/2026 0000053"
    stand = next(b for b in receipts.books(office.agency) if b.book.medium == "giay")
    assert (stand.used, stand.spoiled, stand.left, stand.has_gap) == (3, 1, 0, False)


def test_what_the_law_refuses_uses_no_number() -> None:
    office = an_office()
    answer = actions.receive(
        book_id=office.electronic.pk,
        proceeding_id=office.case,
        channel="tien_mat",
        amount=0 + 1,
        payer=Payer("A"),
        on=date(2026, 7, 2),
        by=None,
        now=NOW,
    )
    assert isinstance(answer, Refused)
    assert collect(office, 5, None).number == 1


def test_paper_receipts_end_with_the_year() -> None:
    office = an_office()
    with pytest.raises(MoneyRefused, match="không còn dùng"):
        collect(office, 1, None, book=office.paper, on=date(2027, 1, 4))


def test_two_books_never_share_a_number() -> None:
    office = an_office()
    for medium, symbol in (("giay", "AA/2026"), ("dien_tu", "26TAA")):
        with pytest.raises(MoneyRefused, match="quyển biên lai khác"):
            actions.issue_book(
                agency_id=office.agency,
                medium=medium,
                symbol=symbol,
                numbers=(53, 60),
                holder=office.officer.pk if medium == "giay" else None,
                on=TODAY,
                by=None,
            )


def test_a_receipt_stands_for_one_act_of_its_case_and_amount() -> None:
    office = an_office()
    used = collect(office, 5_000, None)
    for amount in (5_000, 6_000):
        act = ProposedAct("thu_tien", TODAY, number=used.text, amount=amount)
        answer = ledger.record(proceeding_id=office.case, act=act, by=None, now=NOW)
        assert isinstance(answer, Refused)
        assert answer.refusals[0].rule in (
            "receipt_is_used_once",
            "receipt_is_of_its_act",
        )


def test_a_transfer_is_identified_in_parts_and_never_beyond(as_app_role: AsApp) -> None:
    office = an_office()
    with acting(as_app_role, office.accountant) as by:
        money = Incoming("ngan_hang", "FT26217", TODAY, 10_000, "CTY A", "nop thi hanh")
        arrived = actions.bring_in(agency_id=office.agency, money=money, by=by, now=NOW)
        with pytest.raises(MoneyRefused, match="đã làm rồi"):
            actions.bring_in(agency_id=office.agency, money=money, by=by, now=NOW)
        assert waiting.unidentified(office.agency)[0].left == 10_000
        part = {"transfer_id": arrived.pk, "book_id": office.electronic.pk}
        part |= {"proceeding_id": office.case, "payer": Payer("Công ty A")}
        actions.identify(**part, amount=6_000, by=by, now=NOW)
        with pytest.raises(MoneyRefused, match="không còn đủ"):
            actions.identify(**part, amount=4_001, by=by, now=NOW)
        assert waiting.unidentified(office.agency)[0].left == 4_000
        actions.identify(**part, amount=4_000, by=by, now=NOW)
        assert waiting.unidentified(office.agency) == []
    assert standing(office.agency) == {"ngan_hang": 10_000, "giu_ho": -10_000}
    assert list(checking.differences()) == []


def test_keepers_are_three_persons() -> None:
    office = an_office()
    for role in (Role.CASHIER, Role.STOREKEEPER):
        with pytest.raises(DatabaseError, match="ba người"), transaction.atomic():
            Appointment.objects.create(
                account=office.accountant,
                unit=office.province.first,
                role=role,
                valid_from=TODAY,
            )


def test_papers_are_never_changed(as_app_role: AsApp) -> None:
    office = an_office()
    collect(office, 1, None)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for attempt in (
        "UPDATE cashbook_receipt SET amount = 2",
        "DELETE FROM cashbook_receipt",
        "TRUNCATE cashbook_receiptbook CASCADE",
    ):
        with (
            pytest.raises(DatabaseError, match="chỉ ghi thêm"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(attempt)


def test_the_book_of_the_day_lists_what_was_taken() -> None:
    office = an_office()
    collect(office, 3, None)
    actions.spoil(
        book_id=office.electronic.pk, reason="mất kết nối", on=TODAY, by=None, now=NOW
    )
    found = receipts.of_day(office.agency, TODAY)
    assert [(r.number, r.amount, r.spoiled) for r in found] == [
        (1, 3, ""),
        (2, None, "mất kết nối"),
    ]
    assert receipts.of_day(office.agency, moment(TODAY).date().replace(day=6)) == []


def test_no_receipt_stands_without_its_act(as_app_role: AsApp) -> None:
    office = an_office()
    with (
        acting(as_app_role, office.cashier) as by,
        pytest.raises(DatabaseError, match="đi cùng hành vi"),
        transaction.atomic(),
    ):
        Receipt.objects.create(
            agency_id=office.agency,
            book=office.electronic,
            on=TODAY,
            issued_at=NOW,
            issued_by=by.account_id,
            proceeding_id=office.case,
            channel="tien_mat",
            amount=1,
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_receipt_says_the_words_of_its_signatures() -> None:
    office = an_office()
    provisional = collect(office, 9_000, None, channel="ngan_hang")
    with transaction.atomic():
        price = actions.receive(
            book_id=office.electronic.pk,
            proceeding_id=office.case,
            channel="ngan_hang",
            amount=5_000,
            payer=Payer("Người mua"),
            on=TODAY,
            by=None,
            now=NOW,
            act="nop_tien_mua_tai_san",
        )
    assert isinstance(price, tuple)
    definite = collect(office, 5_000, None, channel="tien_mua_tai_san")
    words = "trích chuyển từ biên lai tạm thu sang biên lai thu chính thức"
    client = sign_in(office.accountant)
    day = client.get(f"/tien/bien-lai/?ngay={TODAY:%d/%m/%Y}").text
    assert day.count(f"ký nộp: “{words}”") == 1
    assert day.count("ký nộp: “thu qua chuyển khoản”") == 2
    one = client.get("/tien/bien-lai/", {"so": definite.text}).text
    assert "kế toán nghiệp vụ" in one and "Đ.16 k.3 TT 04/2023" in one
    own = client.get("/tien/bien-lai/", {"so": provisional.text}).text
    assert words not in own
    told = client.get(f"/tien/bang-ke/viec/{office.case}/?tu=01/07/2026&den=31/08/2026")
    assert told.text.count(words) == 1
