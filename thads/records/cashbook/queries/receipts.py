"""Biên lai: those of a day, the books and their holders, one number used once."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from thads.records.cashbook.models import Receipt, ReceiptBook

_NUMBER = re.compile(r"(.*?)\s*([0-9]{1,8})")
_MOST = 20


def of_day(agency_id: int, on: date) -> list[Receipt]:
    """Biên lai lập trong ngày, spoiled ones too, in the order of books and numbers."""
    return list(_all().filter(agency_id=agency_id, on=on).order_by("book_id", "number"))


def by_text(agency_id: int, text: str) -> list[Receipt]:
    """Tìm một số biên lai: one receipt or none, with its entry and act."""
    exact = list(_all().filter(agency_id=agency_id, text=text))
    return exact or [each for each in numbered(text) if each.agency_id == agency_id]


def numbered(text: str) -> list[Receipt]:
    """Biên lai mang số này, with or without its symbol, spaces and leading zeros."""
    read = _NUMBER.fullmatch(text.strip())
    if read is None:
        return []
    symbol, number = read[1].strip(), int(read[2])
    held = ReceiptBook.objects.filter(first_number__lte=number, last_number__gte=number)
    if symbol:
        held = held.filter(symbol__iexact=symbol)
    rows = _all().filter(book__in=held, number=number)
    return list(rows.order_by("book_id")[:_MOST])


def _all() -> QuerySet[Receipt]:
    return Receipt.objects.select_related(
        "book", "proceeding", "entry__act", "entry__reversed_by"
    )


@dataclass(frozen=True, slots=True)
class BookStand:
    """Quyển biên lai như hiện nay: who holds it, how far it is used, what is left."""

    book: ReceiptBook
    used: int
    spoiled: int
    last_number: int | None

    @property
    def left(self) -> int:
        """Số tờ còn lại."""
        return self.book.last_number - (self.last_number or self.book.first_number - 1)

    @property
    def has_gap(self) -> bool:
        """Hở số: never, unless somebody went round the database."""
        reached = (self.last_number or self.book.first_number - 1) + 1
        return reached - self.book.first_number != self.used


def books(agency_id: int, holder: int | None = None) -> list[BookStand]:
    """Các quyển của cơ quan, or only those one person holds."""
    rows = ReceiptBook.objects.filter(agency_id=agency_id).select_related(
        "returned", "loss"
    )
    if holder is not None:
        rows = rows.filter(holder=holder)
    counted = rows.annotate(
        used=Count("receipts"),
        wasted=Count("receipts", filter=~Q(receipts__spoiled="")),
        reached=Max("receipts__number"),
    )
    return [
        BookStand(book, book.used, book.wasted, book.reached)
        for book in counted.order_by("medium", "symbol", "first_number")
    ]


@dataclass(frozen=True, slots=True)
class Stubs:
    """Đối chiếu cuống một quyển: month by month, the spoiled ones, what is left."""

    months: list[dict[str, Any]]
    spoiled: list[Receipt]
    last_number: int
    used: int
    amount: int
    left: int


def stubs_of(book: ReceiptBook) -> Stubs:
    """Các số đã dùng của một quyển, by the month they were used in."""
    rows = Receipt.objects.filter(book=book)
    by_month = rows.annotate(month=TruncMonth("on")).values("month").order_by("month")
    months = list(
        by_month.annotate(
            first=Min("number"),
            last=Max("number"),
            count=Count("pk"),
            wasted=Count("pk", filter=~Q(spoiled="")),
            amount=Sum("amount", default=0),
        )
    )
    last = max((each["last"] for each in months), default=book.first_number - 1)
    return Stubs(
        months,
        list(rows.exclude(spoiled="").order_by("number")[:_MOST_SPOILED]),
        last,
        sum(each["count"] for each in months),
        sum(int(each["amount"]) for each in months),
        book.last_number - last,
    )


_MOST_SPOILED = 200
