"""Ngân hàng của tỉnh trình diễn: an account, today's statement, files to try importing.

Of what came in today some name their case by reference, some by number or name, and some
are nobody's; one charge is not in the book yet. So the accountant's queue is alive.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from thads.law.money.references import OBLIGATION, reference
from thads.law.money.vietqr import plain
from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move

if TYPE_CHECKING:
    from thads.records.agencies.access import Person
    from thads.records.cashbook.bank.models import CustodyAccount
    from thads.records.ledger.models import Proceeding

BANK, NUMBER = "970405", "8011202600178"
NAME = "THI HANH AN DAN SU TINH QUANG NINH"
_SINCE_DAYS = 120
_HUNDRED_THOUSAND = 100_000
_BY_REFERENCE, _BY_NUMBER, _BY_NAME = 5, 2, 2
_TO_TRY = 4
_LEAST = 150_000_000
"""Số dư đủ cho những việc chuyển, gửi, rút mà tỉnh trình diễn kể."""


def load(*, agency_id: int, unit: str, today: date, now: datetime) -> None:
    """Mở tài khoản bằng hai người, đối chiếu số dư mang sang, nhập sao kê hôm nay."""
    from thads.records.cashbook.bank import importing

    accountant, head = person("ketoan1", today), person("truong", today)
    account = _open(agency_id, accountant, head, today, now)
    held = reconciled(agency_id, today, now)
    moves = [*_moves(cases(unit), today), *_of_nobody_yet(held, today)]
    file = importing.upload(
        account=account,
        name=f"sao-ke-{today:%Y%m%d}.csv",
        data=statements.as_csv(Made("1", NUMBER, held, moves)),
        by=accountant,
        now=now,
    )
    importing.import_statement(file_id=file.pk, asked=None, by=accountant, now=now)


def _of_nobody_yet(held: int, today: date) -> list[Move]:
    """On a day on which the book holds little: a large sum that nobody has claimed."""
    if held >= _LEAST:
        return []
    who = "CONG TY CO PHAN XAY DUNG HA LONG"
    return [Move(today, _LEAST, f"FT{today:%y%j}89", who, "nop tien thi hanh an")]


def write_samples(folder: Path, unit: str, today: date) -> Sequence[Path]:
    """Sao kê tiếp theo của hôm nay, in four formats; importing one is importing all."""
    from thads.records.cashbook.bank.models import Statement

    last = Statement.objects.filter(account__number=NUMBER).order_by("-pk").first()
    if last is None:
        return []
    last_ones = cases(unit)[-_TO_TRY:]
    moves = [
        Move(today, amount, f"FT{today:%y%j}9{at}", plain(name).upper(), content)
        for at, (amount, name, content) in enumerate(_by_reference(last_ones))
    ]
    if not moves:
        return []
    made = Made("2", NUMBER, last.closing, moves)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for suffix, write in statements.FORMATS.items():
        path = folder / f"sao-ke-{today:%Y%m%d}-2.{suffix}"
        path.write_bytes(write(made))
        written.append(path)
    return written


def person(username: str, today: date) -> "Person":
    from thads.records.agencies import access
    from thads.records.agencies.models import Account

    found = access.person(Account.objects.get(username=username).pk, today)
    assert found is not None
    return found


def _open(
    agency_id: int, accountant: "Person", head: "Person", today: date, now: datetime
) -> "CustodyAccount":
    from thads.records.cashbook.bank import custody

    account = custody.propose_account(
        agency_id=agency_id,
        account=custody.NewAccount(
            "ngan_hang",
            NUMBER,
            NAME,
            today - timedelta(days=_SINCE_DAYS),
            bank=BANK,
            branch="chi nhánh Quảng Ninh",
        ),
        by=accountant,
        now=now,
    )
    custody.approve_account(account_id=account.pk, by=head, now=now)
    return account


def reconciled(agency_id: int, today: date, now: datetime) -> int:
    """What the imported book held yesterday lies at the bank; how much that is.

    Less what it has paid out today already, as late in the day as this may be.
    """
    from thads.records.cashbook.actions import reconcile_custody

    yesterday = today - timedelta(days=1)
    held = max(0, min(_carried_in(agency_id, on) for on in (yesterday, today)))
    if held:
        reconcile_custody(
            agency_id=agency_id,
            place="ngan_hang",
            amount=held,
            on=yesterday,
            by=None,
            now=now,
        )
    return held


def _carried_in(agency_id: int, on: date) -> int:
    from thads.records.cashbook.accounts import Account
    from thads.records.cashbook.queries import custody

    return sum(
        each.closing
        for each in custody.balances(agency_id, on)
        if each.account == Account.CARRIED_IN
    )


def cases(unit: str) -> list["Proceeding"]:
    """Việc đang thi hành của phòng còn tiền phải nộp, in a fixed order."""
    from thads.records.ledger.models import Proceeding

    rows = Proceeding.objects.filter(
        unit__code=unit,
        status="dang_thi_hanh",
        remaining__gt=_HUNDRED_THOUSAND,
        case__obligations__kind="tien",
        case__obligations__amount__gt=0,
    ).exclude(number="")
    most = _BY_REFERENCE + _BY_NUMBER + _BY_NAME + _TO_TRY
    return list(
        rows.select_related("case").distinct().order_by("-opened_on", "pk")[:most]
    )


def _moves(cases: Sequence["Proceeding"], today: date) -> list[Move]:
    told = _by_reference(cases[:_BY_REFERENCE])
    numbered = cases[_BY_REFERENCE : _BY_REFERENCE + _BY_NUMBER]
    told += [
        (_part(case), "NGUYEN THI HUONG", f"Nop tien QD so {_digits(case.number)}")
        for case in numbered
    ]
    first = _BY_REFERENCE + _BY_NUMBER
    told += [
        (_part(case), case.case.debtor_name, "Chuyen tien")
        for case in cases[first : first + _BY_NAME]
    ]
    told += [
        (1_250_000, "PHAM VAN DUNG", "thanh toan tien hang"),
        (350_000, "", "CK nham, xin tra lai"),
        (-22_000, "", "Phi quan ly tai khoan"),
    ]
    return [
        Move(today, amount, f"FT{today:%y%j}{at:02}", plain(name).upper(), content)
        for at, (amount, name, content) in enumerate(told, start=1)
    ]


def _by_reference(cases: Sequence["Proceeding"]) -> list[tuple[int, str, str]]:
    found = []
    for case in cases:
        rows = case.case.obligations.filter(kind="tien", amount__gt=0).order_by("pk")
        text = reference(OBLIGATION, rows[0].pk)
        found.append((_part(case), case.case.debtor_name, f"{text} nop tien"))
    return found


def _part(case: "Proceeding") -> int:
    """A tenth of what is still due, in whole hundred thousands."""
    tenth = case.remaining // 10 // _HUNDRED_THOUSAND * _HUNDRED_THOUSAND
    return max(tenth, _HUNDRED_THOUSAND)


def _digits(number: str) -> str:
    return number.partition("/")[0]
