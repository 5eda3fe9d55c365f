"""Trang tiền sau mười năm: every page of money with a busy office's ten years in.

The years are laid in set by set behind the triggers (cases, acts, receipts, transfers,
orders, entries, the bank's statements with one line in four thousand not found in the book,
closed days); balances, turnovers and open items are computed from them. Then each
page is opened through the test client as its people open it, row-level security on. Told is
the middle of the runs: on the clock, and in time of the two processors, which a busy machine
changes less.
"""

import argparse
import statistics
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from benchmarks.pay_giant_case import Spent, _now

LAST = date(2026, 8, 4)
CASES, A_CASE = 2_500, 40
LIMIT = 0.2
_SQL = Path(__file__).with_name("money_pages.sql")


def main() -> None:
    """Chạy và in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--receipts", type=int, default=A_CASE, help="mỗi việc")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help="dùng dữ liệu đã có")
    given = parser.parse_args()
    with surroundings.database("thads_bench_pages_of_money"):
        print(surroundings.machine())
        if not given.keep:
            _lay_in(given.cases, given.receipts)
        print("page  status  clock ms  program ms  database ms")
        for name, spent, status in _pages(given.runs):
            over = "" if sum(spent[1:]) < LIMIT else "  quá 200 ms"
            told = "  ".join(f"{part * 1000:7.0f}" for part in spent)
            print(f"{name:42} {status}  {told}{over}")


def _lay_in(cases: int, receipts: int) -> None:
    from django.db import connection

    surroundings.empty()
    _open(cases)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for part in _SQL.read_text(encoding="utf-8").split(";\n"):
            if part.strip():
                cursor.execute(part, {"receipts": receipts, "last": LAST})
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM cashbook_entry")
        print(f"{cursor.fetchone()[0]:,} entries")


def _open(cases: int) -> None:
    from tests.builders.agencies import a_province, an_account
    from tests.builders.proceedings import moment
    from thads.records.agencies.models import Level, Role
    from thads.records.cases.actions import NewJudgment, enter_judgments, open_cases
    from thads.records.cashbook.actions import issue_book, say_tax_code

    province = a_province("TP", level=Level.REGIONAL_ROOM, units=1)
    room, top = province.first, province.top
    officer = province.officers[room.code]
    an_account(room, Role.OFFICER, officer)
    for role in (Role.ACCOUNTANT, Role.CASHIER, Role.HEAD):
        an_account(top, role)
    opened = LAST - timedelta(days=3650)
    judgment = enter_judgments([_judgment(NewJudgment, top.pk, opened)])[0]
    new = [_case(number, room, officer, judgment, opened) for number in range(cases)]
    open_cases(new, now=moment(opened))
    say_tax_code(
        agency_id=top.pk,
        tax_code="0100112437",
        basis="Thông báo mã số thuế",
        valid_from=opened,
        by=None,
        now=moment(opened),
    )
    issue_book(
        agency_id=top.pk,
        medium="dien_tu",
        symbol="26TAA",
        numbers=(1, 99_999_999),
        holder=None,
        on=date(2026, 7, 1),
        by=None,
    )


def _judgment(kind: Any, root: int, on: date) -> Any:
    return kind(root, "BA1", "1/2016/DS-ST", on, "TAND", "dan_su", on, on)


def _case(number: int, room: Any, officer: Any, judgment: int, on: date) -> Any:
    from tests.builders.proceedings import moment
    from thads.records.cases.actions import NewCase, NewObligation, NewParty
    from thads.records.ledger.values import NewAct

    acts = [
        NewAct(1, "nhan_ban_an", on, recorded_at=moment(on)),
        NewAct(
            2,
            "quyet_dinh_thi_hanh_an",
            on,
            number=f"{number}/QĐ",
            recorded_at=moment(on),
        ),
    ]
    return NewCase(
        root_id=room.root_id,
        unit_id=room.id,
        unit_code=room.code,
        officer_id=officer.id,
        code=f"V{number:06}",
        judgment_id=judgment,
        judgment_number="1/2016/DS-ST",
        on_request=False,
        parties=[
            NewParty("phai_thi_hanh", "ca_nhan", f"Người phải {number}"),
            NewParty("duoc_thi_hanh", "ca_nhan", f"Người được {number}"),
        ],
        obligations=[NewObligation("N1", "tien", "no_dan_su", 900_000_000)],
        acts=acts,
    )


def _pages(runs: int) -> Iterator[tuple[str, Spent, int]]:
    from django.db import connection
    from django.test import Client

    from thads.records.agencies.models import Account

    accountant = Account.objects.get(appointments__role="ke_toan")
    paths = list(_paths())
    client = Client(HTTP_HOST="localhost")
    client.force_login(accountant, "thads.records.agencies.backends.SignInBackend")
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE thads_app")
    for path in paths:
        status = client.get(path).status_code
        found = []
        for _ in range(runs):
            before = _now()
            client.get(path)
            found.append(_now().since(before))
        middle = Spent(*map(statistics.median, zip(*found, strict=True)))
        yield path, middle, status


def _paths() -> Iterator[str]:
    from thads.records.cashbook.models import Payment, Receipt
    from thads.records.ledger.models import Proceeding

    case = Proceeding.objects.order_by("-id").values_list("id", flat=True)[0]
    payment = Payment.objects.order_by("-id").values_list("id", flat=True)[0]
    text = Receipt.objects.order_by("-id").values_list("text", flat=True)[0]
    yield from ("/tien/", "/tien/tam-ung/", f"/tien/bien-lai/?ngay={LAST:%d/%m/%Y}")
    yield f"/tien/bien-lai/?so={text}"
    yield from (
        f"/tien/so-ngay/?ngay={LAST:%d/%m/%Y}",
        "/tien/cho-ro/",
        "/tien/sao-ke/",
    )
    yield from ("/tien/tai-khoan/", f"/tien/chi/{payment}/", f"/viec/{case}/tien/")
    yield from (f"/viec/{case}/phan-phoi/", f"/viec/{case}/thu-tien/")
    yield from (f"/viec/{case}/nguoi-duoc-nhan/", f"/viec/{case}/nop-tien/")
    yield f"/tien/bang-ke/viec/{case}/"
    yield f"/tien/bang-ke/tai-khoan/tien_mat/?tu={LAST:%d/%m/%Y}&den={LAST:%d/%m/%Y}"
    for day in (LAST, LAST - timedelta(days=1), LAST - timedelta(days=1825)):
        yield f"/tien/doi-chieu/?ngay={day:%d/%m/%Y}"


if __name__ == "__main__":
    main()
