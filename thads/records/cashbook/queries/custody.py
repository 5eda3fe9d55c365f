"""Số dư và nơi giữ tiền, as of the end of a day of the cash book."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.db.models import F, Q, Sum
from django.utils import timezone

from thads.law.distribution.account_numbers import AccountNumber, account_number
from thads.law.distribution.handing_over import HandOver, hand_over_by
from thads.records.cashbook.accounts import CUSTODY, Account, is_debit_side
from thads.records.cashbook.models import Closing, Entry, Turnover


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """Số dư của một tài khoản, positive on the side where it belongs."""

    account: str
    label: str
    number: AccountNumber | None
    debit_side: bool
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        """Số dư cuối."""
        moved = self.debit - self.credit
        return self.opening + (moved if self.debit_side else -moved)


def balances(
    agency_id: int, on: date, since: date | None = None
) -> list[AccountBalance]:
    """Số dư mọi tài khoản đến hết ngày `on`; movements since a day (default: that day)."""
    first = since or on
    before, during = Q(on__lt=first), Q(on__gte=first)
    rows = (
        Turnover.objects.filter(agency_id=agency_id, on__lte=on)
        .values("account")
        .annotate(
            opening_debit=Sum("debit", filter=before, default=0),
            opening_credit=Sum("credit", filter=before, default=0),
            day_debit=Sum("debit", filter=during, default=0),
            day_credit=Sum("credit", filter=during, default=0),
        )
    )
    found = {row["account"]: row for row in rows}
    return [
        _balance(account, found[account.value], on)
        for account in Account
        if account.value in found
    ]


def lies_in(agency_id: int) -> dict[str, int]:
    """Tiền đang nằm ở từng nơi giữ; empty for who may not see the agency's book."""
    rows = Turnover.objects.filter(agency_id=agency_id, account__in=CUSTODY)
    told = rows.values_list("account").annotate(rest=Sum(F("debit") - F("credit")))
    return {account: int(rest) for account, rest in told}


def _balance(account: Account, row: dict[str, int], on: date) -> AccountBalance:
    debit_side = is_debit_side(account)
    opening = int(row["opening_debit"]) - int(row["opening_credit"])
    return AccountBalance(
        account=account.value,
        label=str(account.label),
        number=account_number(account.value, on),
        debit_side=debit_side,
        opening=opening if debit_side else -opening,
        debit=int(row["day_debit"]),
        credit=int(row["day_credit"]),
    )


@dataclass(frozen=True, slots=True)
class CashWithOfficer:
    """Tiền một người đã thu, chưa nộp vào quỹ, and until what hour it must be there."""

    account_id: int
    amount: int
    taken_at: datetime
    term: HandOver

    @property
    def since(self) -> date:
        """Giữ từ ngày nào."""
        return self.taken_at.date()

    @property
    def due_at(self) -> datetime:
        """Phải nộp quỹ trước giờ nào."""
        return self.term.by

    @property
    def due_on(self) -> date:
        """Ngày phải nộp quỹ."""
        return self.term.by.date()

    def hours(self, now: datetime) -> int:
        """Đã giữ mấy giờ tròn."""
        return max(0, int((now - self.taken_at).total_seconds() // 3600))

    def is_late(self, on: date) -> bool:
        """Đến hạn mà chưa nộp, vào cuối ngày đó."""
        return on >= self.due_on


# What a person keeps is all they took less all they handed over; what is left are the
# newest of what they took. Ten years of lines are summed in their own index, not joined.
_WITH_OFFICERS = """
    WITH kept AS MATERIALIZED (
      SELECT holder, sum(amount) AS amount FROM (
        SELECT holder, sum(debit - credit) AS amount FROM cashbook_line
         WHERE agency_id = %(agency)s AND account = 'chap_hanh_vien_giu'
           AND holder IS NOT NULL GROUP BY 1
        UNION ALL
        SELECT l.holder, sum(l.credit - l.debit) FROM cashbook_entry e
          JOIN cashbook_line l ON l.entry_id = e.id AND l.account = 'chap_hanh_vien_giu'
         WHERE e.agency_id = %(agency)s AND e.posted_on > %(on)s
           AND l.holder IS NOT NULL GROUP BY 1) moved
       GROUP BY 1 HAVING sum(amount) > 0)
    SELECT k.holder, k.amount, min(t.day), min(t.at) FROM kept k CROSS JOIN LATERAL (
      SELECT n.day, n.at, sum(n.debit) OVER (ORDER BY n.day DESC, n.id DESC) - n.debit AS newer
        FROM (SELECT e."on" AS day, e.posted_at AS at, e.id, l.debit FROM cashbook_line l
                JOIN cashbook_entry e ON e.id = l.entry_id
               WHERE l.agency_id = %(agency)s AND l.account = 'chap_hanh_vien_giu'
                 AND l.holder = k.holder AND l.debit > 0 AND e.posted_on <= %(on)s
               ORDER BY l.entry_id DESC LIMIT 500) n) t
     WHERE t.newer < k.amount GROUP BY 1, 2 ORDER BY 3, 1
"""


def with_officers(agency_id: int, on: date) -> list[CashWithOfficer]:
    """Tiền còn ở người thu, oldest first: the day it was taken, at the latest the first
    working day after, it goes to the fund."""
    with connection.cursor() as cursor:
        cursor.execute(_WITH_OFFICERS, {"agency": agency_id, "on": on})
        return [_kept(*row) for row in cursor.fetchall()]


def _kept(holder: int, amount: int, day: date, at: datetime) -> CashWithOfficer:
    """Written down on another day, the hour of taking is not known: the end of the day."""
    local = timezone.localtime(at)
    if local.date() != day:
        local = datetime.combine(day, time.max, local.tzinfo)
    return CashWithOfficer(holder, int(amount), local, hand_over_by(local))


def closed_through(agency_id: int) -> date | None:
    """Đã khoá sổ đến hết ngày nào."""
    last = Closing.objects.filter(agency_id=agency_id).order_by("-on").first()
    return last.on if last else None


def day_book(agency_id: int, on: date) -> list[Entry]:
    """Sổ ngày: the entries of a day in the order they were posted."""
    rows = Entry.objects.filter(agency_id=agency_id, posted_on=on).order_by("id")
    return list(
        rows.select_related(
            *("act__proceeding", "receipt", "payment", "transfer"),
            *("distribution__proceeding", "reversed_by"),
        ).prefetch_related("all_lines__proceeding")
    )
