"""Việc gọi đến mình: operations to sign, silent bodies and courts, dossiers to send.

Each is a count that opens the list it counts; none where there is nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from thads.readers.courts.queries import questions
from thads.readers.remission.queries import rows
from thads.records.administrative import queries as administrative
from thads.records.agencies.access import Person
from thads.records.agencies.models import HEADS
from thads.records.assets.queries import stock_take_owed, takes_to_sign
from thads.records.cases.queries.ended import untold
from thads.records.cashbook.queries.custody import with_officers
from thads.records.complaints.queries import head_days
from thads.records.inquiries import queries as inquiries
from thads.records.operations import presenters
from thads.records.operations import queries as operations
from thads.records.staffing.queries.files import endings
from thads.records.staffing.queries.posts import units_read
from thads.records.supervision.queries import late_findings

_OFFICER = "chap_hanh_vien"
_INSPECTED = HEADS
_PLANNING = HEADS | {_OFFICER, "ke_toan"}
_FUND = HEADS | {"ke_toan", "thu_quy"}
_LISTING = HEADS | {"van_thu"}
_CALLED = _PLANNING | _FUND | _LISTING


@dataclass(frozen=True, slots=True)
class Call:
    """Một việc gọi đến: what, how many, where."""

    label: str
    count: int
    url: str
    is_late: bool


def calls(person: Person, today: date) -> list[Call]:
    """Những việc gọi đến người này hôm nay."""
    if not person.roles & _CALLED:
        return []
    found = [*_cash(person, today)]
    if person.roles & _PLANNING:
        found += [*_operations(person, today), *_found(person, today)]
    found += _store(person, today)
    if person.roles & _LISTING:
        found += _ended(person, today)
    if _OFFICER in person.roles:
        found += [*_silent(person, today), *_dossiers(person, today)]
    return [each for each in found if each.count]


def _cash(person: Person, today: date) -> Iterator[Call]:
    """Tiền mặt chưa nộp quỹ: one's own, or everybody's for who answers for the fund."""
    now = timezone.now()
    held = with_officers(person.agency_id, today)
    if not person.roles & _FUND:
        held = [each for each in held if each.account_id == person.account_id]
    page = f"{reverse('cashbook:desk')}#ngoai-quy"
    late = sum(1 for each in held if each.term.is_late(now))
    yield Call("Người còn giữ tiền mặt quá giờ nộp quỹ", late, page, True)
    waiting = len(held) - late
    yield Call("Người còn giữ tiền mặt chưa nộp quỹ", waiting, page, False)


def _store(person: Person, today: date) -> Iterator[Call]:
    """Kho vật chứng: the head answers for the stock-take, head and accountant sign it."""
    page = reverse("assets:store")
    is_head = "thu_truong" in person.roles
    owed = stock_take_owed(person.agency_id, today) if is_head else None
    late = owed is not None and owed.is_late(today)
    label = "Kho vật chứng quá hạn kiểm kê" if late else "Kho vật chứng đến kỳ kiểm kê"
    yield Call(label, int(owed is not None), page, late)
    for role in ("thu_truong", "ke_toan"):
        if role in person.roles:
            waiting = takes_to_sign(person.agency_id, role)
            yield Call("Biên bản kiểm kê kho chờ ký", waiting, page, False)


def _ended(person: Person, today: date) -> Iterator[Call]:
    """Việc kết thúc chưa gửi Viện kiểm sát, of the months that are over."""
    this_month = today.replace(day=1)
    waiting = untold([person.unit_id], this_month)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    for late in (True, False):
        many = sum(n for month, n in waiting if (month < last_month) is late)
        page = reverse("registers:ended")
        yield Call("Việc kết thúc chưa gửi Viện kiểm sát", many, page, late)


def _own(person: Person) -> int | None:
    return person.officer_id if _OFFICER in person.roles else None


def _operations(person: Person, today: date) -> Iterator[Call]:
    every = operations.seen(officer_id=_own(person))
    page = reverse("operations:list")
    told = {
        "cho_toi": ("Kế hoạch cưỡng chế chờ ký", False),
        "qua_ngay": ("Cuộc cưỡng chế qua ngày chưa ghi", True),
        "tam_ung": ("Cuộc cưỡng chế còn tạm ứng", False),
        "kiem_tra": ("Tài sản đã giao, đến ngày kiểm tra lại", True),
        "bi_chiem": ("Tài sản đã giao bị chiếm lại", True),
    }
    for each in presenters.filters(person, today):
        if each.code in told:
            label, is_late = told[each.code]
            count = sum(map(each.keeps, every))
            yield Call(label, count, f"{page}?loc={each.code}", is_late)


def _found(person: Person, today: date) -> Iterator[Call]:
    """Phát hiện kiểm tra quá hạn khắc phục; terms of people that end, to the head."""
    if person.roles & _INSPECTED:
        late = late_findings(today)
        page = reverse("supervision:board")
        yield Call("Phát hiện kiểm tra quá hạn khắc phục", late, page, True)
    if "thu_truong" in person.roles:
        yield from _of_the_head(person, today)
        ending = endings(today, units_read(person.root_id))
        late = any(each.until < today for each in ending)
        page = f"{reverse('staffing:board')}#h-han"
        yield Call("Thời hạn bổ nhiệm, luân chuyển sắp hết", len(ending), page, late)


def _of_the_head(person: Person, today: date) -> Iterator[Call]:
    """Ngày tiếp công dân của chính thủ trưởng; committees that owe their report."""
    lacking = head_days.lacking([person.agency_id], today)
    late = any(each.is_over for each in lacking)
    page = reverse("complaints:schedule")
    yield Call("Tháng chưa có ngày người đứng đầu tiếp dân", len(lacking), page, late)
    owing = administrative.without_report(administrative.monitored(), today)
    page = f"{reverse('administrative:board')}#h-ai"
    yield Call("Án hành chính chưa có báo cáo định kỳ", len(owing), page, False)


def _silent(person: Person, today: date) -> Iterator[Call]:
    asked = inquiries.seen(officer_id=person.officer_id)
    silent = sum(1 for each in asked if each.is_silent(today))
    page = reverse("inquiries:list")
    yield Call("Nơi giữ thông tin chưa trả lời", silent, f"{page}?loc=im_lang", True)
    late = sum(1 for each in questions(person.officer_id) if each.is_silent(today))
    page = reverse("courts:list")
    yield Call("Toà án quá hạn chưa trả lời", late, f"{page}?loc=im_lang", True)


def _dossiers(person: Person, today: date) -> Iterator[Call]:
    found = rows(today, officer_id=person.officer_id)
    page = reverse("remission:list")
    fitting = sum(1 for each in found if each.qualifies)
    yield Call("Việc có thể xét miễn, giảm", fitting, f"{page}?loc=co_the", False)
    waiting = sum(1 for each in found if each.in_file)
    yield Call("Hồ sơ miễn, giảm chưa gửi Toà án", waiting, f"{page}?loc=ho_so", False)
