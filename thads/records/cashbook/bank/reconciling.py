"""Đối chiếu hằng ngày: statement = cash book = cases = money form, each difference named.

At the end of a day the bank's and the treasury's statements are laid beside the accounts
of the cash book, and what the cash book holds for cases beside what their acts say. The
lines that make a difference are listed with the cause; they add up to it exactly.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Sum

from thads.records.cashbook.accounts import CUSTODY, OF_CASES, Account
from thads.records.cashbook.bank.differing import (
    Difference,
    differences_of,
    outside_form,
)
from thads.records.cashbook.models import (
    Collected,
    CustodyAccount,
    Statement,
    StatementLine,
    Turnover,
)

_PLACES = (Account.BANK, Account.TREASURY)


@dataclass(frozen=True, slots=True)
class Shown:
    """Số dư một tài khoản theo sao kê; `until` is how far statements reach.

    Every movement of the book that a statement shows is of its account; what differs
    is named. So what the book has of the account is what the statement shows, less that.
    """

    account: CustodyAccount
    balance: int
    until: date | None
    difference: int = 0

    @property
    def booked(self) -> int:
        """Theo sổ tiền, của riêng tài khoản này."""
        return self.balance - self.difference

    def is_short(self, on: date) -> bool:
        """Sao kê chưa đến ngày này."""
        return self.until is None or self.until < on


@dataclass(frozen=True, slots=True)
class Place:
    """Một nơi giữ tiền: by the statements, by the cash book, and between them."""

    place: str
    accounts: Sequence[Shown]
    booked: int
    differences: Sequence[Difference]

    @property
    def label(self) -> str:
        """Tên tài khoản sổ tiền."""
        return str(Account(self.place).label)

    @property
    def shown(self) -> int:
        """Cộng số dư các sao kê."""
        return sum(each.balance for each in self.accounts)

    @property
    def difference(self) -> int:
        """Sao kê trừ sổ tiền."""
        return self.shown - self.booked

    @property
    def explained(self) -> int:
        """Cộng các dòng chênh."""
        return sum(each.amount for each in self.differences)

    @property
    def of_no_account(self) -> int:
        """Sổ tiền chưa nói là của tài khoản nào."""
        return -sum(each.amount for each in self.differences if each.account is None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Đối chiếu của một cơ quan đến hết một ngày."""

    on: date
    places: Sequence[Place]
    custody: int
    of_cases: int
    owed_otherwise: int
    collected: int
    in_form: int
    outside_form: Sequence[Difference]

    @property
    def difference(self) -> int:
        """Cộng chênh giữa sao kê và sổ."""
        return sum(each.difference for each in self.places)

    @property
    def owed(self) -> int:
        """Tiền nợ lại: of cases and otherwise."""
        return self.of_cases + self.owed_otherwise

    @property
    def custody_gap(self) -> int:
        """Nơi giữ trừ nợ lại."""
        return self.custody - self.owed

    @property
    def form_gap(self) -> int:
        """Sổ tiền trừ biểu tiền."""
        return self.collected - self.in_form

    @property
    def is_even(self) -> bool:
        """Khớp: statements, book, cases and form tell one amount."""
        return (
            not any(each.differences for each in self.places) and not self.unexplained
        )

    @property
    def unexplained(self) -> int:
        """Phần không dòng nào giải thích: never, unless somebody went round the database."""
        open_ends = sum(each.difference - each.explained for each in self.places)
        outside = sum(each.amount for each in self.outside_form)
        return open_ends + self.custody_gap + self.form_gap - outside


def compare(agency_id: int, on: date) -> Comparison:
    """Đối chiếu đến hết ngày `on`."""
    standing = _standing(agency_id, on)
    accounts = CustodyAccount.objects.filter(
        agency_id=agency_id, approval__isnull=False
    ).order_by("pk")
    custody = sum(standing.get(each, 0) for each in CUSTODY)
    of_cases = -sum(standing.get(each, 0) for each in OF_CASES)
    collected, in_form = _collected(agency_id, on)
    return Comparison(
        on=on,
        places=[
            _place(agency_id, place, on, standing.get(place, 0), list(accounts))
            for place in _PLACES
            if place in standing or any(each.place == place for each in accounts)
        ],
        custody=custody,
        of_cases=of_cases,
        owed_otherwise=-sum(
            amount
            for account, amount in standing.items()
            if account not in CUSTODY and account not in OF_CASES
        ),
        collected=collected,
        in_form=in_form,
        outside_form=list(outside_form(agency_id, on)),
    )


def _standing(agency_id: int, on: date) -> dict[str, int]:
    """Debit less credit of every account at the end of a day."""
    rows = Turnover.objects.filter(agency_id=agency_id, on__lte=on).values("account")
    totals = rows.annotate(moved=Sum("debit") - Sum("credit"))
    return {row["account"]: int(row["moved"]) for row in totals}


def _place(
    agency_id: int,
    place: str,
    on: date,
    booked: int,
    accounts: Sequence[CustodyAccount],
) -> Place:
    own = [each for each in accounts if each.place == place]
    differences = list(differences_of(agency_id, place, on, booked))
    if len(own) == 1:
        differences = [replace(each, account=own[0].pk) for each in differences]
    gaps: Counter[int | None] = Counter()
    for each in differences:
        gaps[each.account] += each.amount
    shown = [replace(_shown(each, on), difference=gaps[each.pk]) for each in own]
    return Place(place, shown, booked, differences)


def _shown(account: CustodyAccount, on: date) -> Shown:
    """The last statement that begins by that day, less its lines of later days."""
    rows = Statement.objects.filter(account=account, since__lte=on)
    last = rows.order_by("-since", "-until", "-pk").first()
    if last is None:
        return Shown(account, 0, None)
    if last.until <= on:
        return Shown(account, last.closing, last.until)
    lines = StatementLine.objects.filter(statement=last, on__lte=on)
    moved = lines.aggregate(moved=Sum("amount", default=0))["moved"]
    return Shown(account, last.opening + int(moved), on)


def _collected(agency_id: int, on: date) -> tuple[int, int]:
    """Đã thu theo sổ tiền, và theo biểu tiền, of acts that stand as known now."""
    rows = Collected.objects.filter(agency_id=agency_id, on__lte=on)
    totals = rows.aggregate(
        booked=Sum("booked", default=0), counted=Sum("counted", default=0)
    )
    return int(totals["booked"]), int(totals["counted"])
