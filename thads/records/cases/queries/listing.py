"""Danh sách việc: one page of it, quick also where there are a million cases.

Nothing here counts without a bound: past COUNTED_MOST the list only says "more than".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from thads.law.deadlines import terms
from thads.law.periods import Stretch, statistics_year
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Role, Unit
from thads.records.cases.models import PROCEDURE
from thads.records.ledger.models import Deadline, Proceeding

PAGE_SIZE = 25
COUNTED_MOST = 10_000
NEWEST = "-thu_ly"
# Orders without an index of their own are offered while the list is short.
ORDERS = {
    NEWEST: "p.opened_on DESC, p.id DESC",
    "thu_ly": "p.opened_on, p.id",
    "con_lai": "p.remaining, p.id",
    "-con_lai": "p.remaining DESC, p.id",
    "hanh_vi": "p.last_act_on, p.id",
    "-hanh_vi": "p.last_act_on DESC NULLS LAST, p.id",
}
OWN, AGENCY = "toi", "co_quan"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Điều kiện lọc; None or empty: not asked."""

    scope: str = AGENCY
    status: str = ""
    means: str = ""
    officer: str = ""
    unit: str = ""
    year: int | None = None
    order: str = NEWEST
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Có lọc gì ngoài phạm vi không."""
        return any((self.status, self.means, self.officer, self.unit, self.year))


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng: the case, and the first duty whose day has not been met."""

    case: Proceeding
    due_code: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Một trang của danh sách."""

    rows: Sequence[Row]
    filter: CaseFilter
    count: int
    is_more: bool

    @property
    def first(self) -> int:
        """Thứ tự dòng đầu trang."""
        return (self.filter.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """Thứ tự dòng cuối trang."""
        return self.first + len(self.rows) - 1

    @property
    def pages(self) -> int:
        """Số trang lật được."""
        return max(1, -(-self.count // PAGE_SIZE))

    @property
    def may_order(self) -> bool:
        """Danh sách đủ ngắn để xếp theo cột khác."""
        return not self.is_more


def own_by_default(person: Person) -> bool:
    """Chấp hành viên mở danh sách của mình trước."""
    return person.officer_id is not None and person.roles <= {Role.OFFICER}


def page_of(person: Person, asked: CaseFilter) -> Listing:
    """Một trang việc that the person may see, by the filter."""
    where, values = _conditions(person, asked)
    counted = _count(where, values)
    is_more = counted > COUNTED_MOST
    count = min(counted, COUNTED_MOST)
    last_page = max(1, -(-count // PAGE_SIZE))
    asked = replace(
        asked,
        page=min(max(asked.page, 1), last_page),
        order=NEWEST if is_more or asked.order not in ORDERS else asked.order,
    )
    ids = _ids(where, values, asked)
    return Listing(_rows(ids), asked, count, is_more)


def _conditions(person: Person, asked: CaseFilter) -> tuple[str, dict[str, Any]]:
    parts = ["p.procedure = %(procedure)s"]
    values: dict[str, Any] = {"procedure": PROCEDURE, "unit": None, "officer": None}
    if asked.scope == OWN and person.officer_id is not None:
        values["officer"] = person.officer_id
    elif asked.officer:
        values["officer"] = _officer_id(asked.officer)
    if values["officer"] is not None:
        parts.append("p.officer_id = %(officer)s")
    if asked.unit:
        values["unit"] = _unit_id(asked.unit)
    for name, value in (("status", asked.status), ("means", asked.means)):
        if value:
            parts.append(f"p.{name} = %({name})s")
            values[name] = value
    if asked.year is not None:
        parts.append("p.opened_on BETWEEN %(first)s AND %(last)s")
        year = year_stretch(asked.year)
        values |= {"first": year.first, "last": year.last}
    return " AND ".join(parts), values


def year_stretch(number: int) -> Stretch:
    """Năm báo cáo có số đó."""
    return statistics_year(date(number, 1, 1))


def _officer_id(code: str) -> int:
    found = Officer.objects.filter(code=code).values_list("id", flat=True).first()
    return found if found is not None else -1


def _unit_id(code: str) -> int:
    found = Unit.objects.filter(code=code).values_list("id", flat=True).first()
    return found if found is not None else -1


# The units come first and each is walked by its own index; the row policy asks for
# the same units once more, and costs nothing then.
_UNITS = (
    "unnest(CASE WHEN %(unit)s::int IS NULL THEN thads_read_units() "
    "ELSE ARRAY[%(unit)s::int] END) AS u(id)"
)


def _count(where: str, values: dict[str, Any]) -> int:
    statement = f"""
        SELECT count(*) FROM (
          SELECT 1 FROM {_UNITS} JOIN ledger_proceeding p ON p.unit_id = u.id
           WHERE {where} LIMIT {COUNTED_MOST + 1}) AS counted
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])


def _ids(where: str, values: dict[str, Any], asked: CaseFilter) -> list[int]:
    skipped = (asked.page - 1) * PAGE_SIZE
    page = {"size": PAGE_SIZE, "skipped": skipped, "reach": skipped + PAGE_SIZE}
    walks_units = asked.order == NEWEST and values["officer"] is None
    source = _EACH_UNIT_IN_ORDER if walks_units else _ALL_UNITS
    statement = (
        f"SELECT p.id FROM {source.format(units=_UNITS, where=where)} "
        f"ORDER BY {ORDERS[asked.order]} LIMIT %(size)s OFFSET %(skipped)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values | page)
        return [row[0] for row in cursor.fetchall()]


_ALL_UNITS = "{units} JOIN ledger_proceeding p ON p.unit_id = u.id AND {where}"
_EACH_UNIT_IN_ORDER = """{units} CROSS JOIN LATERAL (
    SELECT p.id, p.opened_on FROM ledger_proceeding p
     WHERE p.unit_id = u.id AND {where}
     ORDER BY p.opened_on DESC, p.id DESC LIMIT %(reach)s) AS p"""


def _rows(ids: Sequence[int]) -> list[Row]:
    cases = (
        Proceeding.objects.filter(id__in=ids)
        .select_related("case", "officer", "unit")
        .in_bulk()
    )
    duties = next_duties(ids)
    return [Row(cases[i], *duties.get(i, ("", None))) for i in ids if i in cases]


def next_duties(ids: Sequence[int]) -> dict[int, tuple[str, date]]:
    """Thời hạn phải làm gần nhất of each case that has one open: its code and day.

    Duties that books do not always tell apart are left to the case's own page.
    """
    silent = [term.code for term in terms() if term.book_may_be_silent]
    found = (
        Deadline.objects.filter(proceeding_id__in=ids, met_on=None, duty=True)
        .exclude(code__in=silent)
        .order_by("proceeding_id", "due_on")
        .distinct("proceeding_id")
        .values_list("proceeding_id", "code", "due_on")
    )
    return {case: (code, due_on) for case, code, due_on in found}


def units_seen() -> list[Unit]:
    """Các đơn vị có việc mà người đăng nhập xem được."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thads_read_units()")
        ids = cursor.fetchone()[0]
    return list(Unit.objects.filter(id__in=ids).order_by("path"))


def officers_to_filter(person: Person, unit_code: str) -> list[Officer]:
    """Chấp hành viên để lọc: of the unit asked, else of the person's agency."""
    people = Officer.objects.order_by("full_name")
    if unit_code:
        return list(people.filter(unit__code=unit_code))
    return list(people.filter(unit__agency_id=person.agency_id))
