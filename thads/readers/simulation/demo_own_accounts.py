"""Nhiều tài khoản của cơ quan trình diễn: a second bank and the treasury, kept apart.

Some parties paid into the second account; their money was divided, approved and paid out
the same day, so that each payment leads back to its receipt, decision and judgment.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from thads.law.distribution import CannotDistribute
from thads.law.money.references import OBLIGATION, reference
from thads.law.money.vietqr import plain
from thads.readers.simulation import demo_bank, statements
from thads.readers.simulation.demo_bank import person
from thads.readers.simulation.statements import Made, Move

if TYPE_CHECKING:
    from thads.records.agencies.access import Person
    from thads.records.cashbook.bank.models import CustodyAccount
    from thads.records.cashbook.models import Payment
    from thads.records.ledger.models import Proceeding

SECOND_BANK, SECOND_NUMBER = "970418", "21510001234567"
TREASURY_NUMBER = "3741.0.1053477"
_SINCE_DAYS, _MOVED, _WANTED, _LOOKED_AT = 40, 50_000_000, 6, 60
_LARGEST = 20_000_000


def load(*, agency_id: int, unit: str, today: date, now: datetime) -> None:
    """Mở thêm hai tài khoản, chuyển tiền giữa chúng, thu và chi qua tài khoản thứ hai."""
    from thads.records.cashbook.bank import own_accounts
    from thads.records.cashbook.bank.models import CustodyAccount

    by, head = person("ketoan1", today), person("truong", today)
    first = CustodyAccount.objects.get(agency_id=agency_id, number=demo_bank.NUMBER)
    second = _opened(
        agency_id, ("ngan_hang", SECOND_BANK, SECOND_NUMBER), by, head, now
    )
    _opened(agency_id, ("kho_bac", "", TREASURY_NUMBER), by, head, now)
    for item, account in (("", first), ("an_phi", second)):
        own_accounts.choose_pay_in(
            account=account, item=item, valid_from=today, by=by, now=now
        )
    days: dict[str, Any] = {"left_on": today, "arrived_on": today}
    own_accounts.move_between(
        source=first, target=second, amount=_MOVED, by=by, now=now, **days
    )
    asked = list(_wanted(unit))
    came = [_came(case, at, today) for at, case in enumerate(asked)]
    text = f"Chuyen tu tai khoan {first.number}"
    moves = [Move(today, _MOVED, f"BD{today:%y%j}00", demo_bank.NAME, text), *came]
    import_made(second, Made("1", second.number, 0, moves), by, now)
    paid = list(_paid(asked, came, second, (by, head), now))
    closing = sum(each.amount for each in moves)
    if paid:
        import_made(second, Made("2", second.number, closing, paid), by, now)


def _opened(
    agency_id: int,
    where: tuple[str, str, str],
    by: "Person",
    head: "Person",
    now: datetime,
) -> "CustodyAccount":
    from thads.records.cashbook.bank import custody

    place, bank, number = where
    account = custody.propose_account(
        agency_id=agency_id,
        account=custody.NewAccount(
            place,
            number,
            demo_bank.NAME,
            now.date() - timedelta(days=_SINCE_DAYS),
            bank=bank,
            branch="chi nhánh Hạ Long" if bank else "Kho bạc khu vực III",
            purpose="thu_tien" if bank else "tang_vat",
        ),
        by=by,
        now=now,
    )
    custody.approve_account(account_id=account.pk, by=head, now=now)
    return account


def _wanted(unit: str) -> Iterator["Proceeding"]:
    """Cases of one person's claim, small enough to be paid whole, not in other samples."""
    from thads.records.ledger.models import Proceeding

    taken = {each.pk for each in demo_bank.cases(unit)}
    rows = Proceeding.objects.filter(
        unit__code=unit,
        status="dang_thi_hanh",
        remaining__range=(1_000_000, 5 * _LARGEST),
        case__obligations__item__in=("no_dan_su", "boi_thuong", "no_tin_dung"),
    ).exclude(number="")
    found = 0
    for case in rows.select_related("case").distinct().order_by("pk")[:_LOOKED_AT]:
        if case.pk not in taken and found < _WANTED and _can_be_divided(case):
            found += 1
            yield case


def _can_be_divided(case: "Proceeding") -> bool:
    from thads.records.cashbook.entitled import claims_of

    try:
        return bool(claims_of(case.pk, case.opened_on or date.max))
    except CannotDistribute:
        return False


def _came(case: "Proceeding", at: int, today: date) -> Move:
    row = case.case.obligations.filter(kind="tien", amount__gt=0).order_by("pk")[0]
    amount = min(case.remaining, _LARGEST) // 100_000 * 100_000
    name = plain(case.case.debtor_name).upper()
    text = f"{reference(OBLIGATION, row.pk)} nop tien"
    return Move(today, amount, f"BD{today:%y%j}1{at}", name, text)


def import_made(
    account: "CustodyAccount", made: Made, by: "Person", now: datetime
) -> None:
    """Nhập một sao kê dựng ra vào một tài khoản."""
    from thads.records.cashbook.bank import importing

    file = importing.upload(
        account=account,
        name=f"sao-ke-{account.number}-{made.number}.csv",
        data=statements.as_csv(made),
        by=by,
        now=now,
    )
    importing.import_statement(file_id=file.pk, asked=None, by=by, now=now)


def _paid(
    cases: Sequence["Proceeding"],
    came: Sequence[Move],
    account: "CustodyAccount",
    hands: tuple["Person", "Person"],
    now: datetime,
) -> Iterator[Move]:
    """Each identified, divided, approved and paid; the bank's line of each payment."""
    for at, (case, move) in enumerate(zip(cases, came, strict=True)):
        order = _through(case, move, account, hands, now)
        if order is not None:
            text = f"{order.text} chi tra {case.number}"
            left = _left(order)
            yield Move(move.on, -left, f"BD{move.on:%y%j}2{at}", "", plain(text))


def _left(order: "Payment") -> int:
    """What left the bank by the order."""
    from thads.records.cashbook.models import Line

    rows = Line.objects.filter(entry__payment=order, account=order.channel)
    return sum(each.credit - each.debit for each in rows)


def _through(
    case: "Proceeding",
    move: Move,
    account: "CustodyAccount",
    hands: tuple["Person", "Person"],
    now: datetime,
) -> "Payment | None":
    """From the transfer to the payment; None where the law lets it go no further."""
    from thads.records.cashbook import actions
    from thads.records.cashbook.models import ReceiptBook, Transfer
    from thads.records.ledger.values import Refused

    by, head = hands
    book = ReceiptBook.objects.get(agency_id=account.agency_id, medium="dien_tu")
    transfer = Transfer.objects.get(
        agency_id=account.agency_id, reference=move.reference
    )
    received = actions.identify(
        transfer_id=transfer.pk,
        book_id=book.pk,
        proceeding_id=case.pk,
        amount=move.amount,
        payer=actions.Payer(case.case.debtor_name),
        by=by,
        now=now,
    )
    if isinstance(received, Refused):
        return None
    common: dict[str, Any] = {"on": move.on, "by": by, "now": now}
    try:
        sheet = actions.propose_distribution(
            proceeding_id=case.pk, amount=move.amount, **common
        )
    except (CannotDistribute, actions.MoneyRefused):
        return None
    _give_accounts(sheet, by, now)
    return _pay_out(sheet.pk, account, head, common)


def _pay_out(
    sheet: int, account: "CustodyAccount", head: "Person", common: dict[str, Any]
) -> "Payment | None":
    """Approved by the head, prepared, checked and paid from that account."""
    from thads.records.cashbook import actions
    from thads.records.cashbook.bank.own_accounts import say_account
    from thads.records.cashbook.models import Entry
    from thads.records.ledger.values import Refused

    now = common["now"]
    actions.approve_distribution(distribution_id=sheet, by=head, now=now)
    order = actions.prepare_share_payment(
        distribution_id=sheet, channel="ngan_hang", **common
    )
    actions.check_payment(payment_id=order.pk, by=head, now=now)
    if isinstance(actions.pay(payment_id=order.pk, **common), Refused):
        return None
    entry = Entry.objects.get(payment=order)
    say_account(entry_id=entry.pk, account=account, by=common["by"], now=now)
    return order


def _give_accounts(sheet: Any, by: "Person", now: datetime) -> None:
    """The creditors of the sheet had given their accounts with their requests."""
    from thads.records.cashbook import actions
    from thads.records.cashbook.rights import BUDGET

    people = {x.party_id: x.payee for x in sheet.shares.all() if x.payee != BUDGET}
    for party, name in people.items():
        if party is None:
            continue
        actions.note_payee_account(
            agency_id=sheet.agency_id,
            party_id=party,
            account=actions.GivenAccount(
                "Vietcombank, chi nhánh Quảng Ninh",
                f"0141{party:09d}",
                plain(name).upper(),
                "đơn yêu cầu thi hành án",
            ),
            by=by,
            now=now,
        )
