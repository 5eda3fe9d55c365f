"""Mục việc phải làm: small objects, each knowing what it asks and where it leads."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse

from thads.law.acts import catalogue
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.deadlines import Term, TermKind, term
from thads.law.periods import count, default_calendar, statistics_year_start
from thads.law.statutes import DatedValue, Regime, find, regime_start
from thads.readers.worklist.conditions import WEEK, Bucket
from thads.readers.worklist.queries import Row
from thads.records.agencies.models import Role
from thads.records.cases.presenters.links import CaseLinks, Links
from thads.records.paperwork.service.opening import SERVICE
from thads.records.proceedings.presenters.links import links_of, page_of
from thads.records.web import formatting
from thads.records.web.marks import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Step:
    """Nút của một mục: the one act that settles it, with case and act chosen."""

    label: str
    url: str
    full_name: str


def choice_of_acts(proceeding_id: int) -> Step:
    """Trang chọn hành vi của một việc."""
    return choice_at(reverse("cases:record_choose", args=[proceeding_id]))


def choice_at(url: str) -> Step:
    """Trang chọn hành vi ở một địa chỉ."""
    return Step("Chọn hành vi", url, "Chọn hành vi để ghi nhận")


@dataclass(frozen=True, slots=True)
class Item:
    """Một mục: a case, a day, what to do; kinds below fill in the rest.

    `roles` are those in which the person signed in records on this very case.
    """

    row: Row
    today: date
    roles: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Việc phải làm."""
        raise NotImplementedError

    @property
    def citation(self) -> str:
        """Căn cứ, as a short citation."""
        return ""

    @property
    def confidence(self) -> str:
        """Độ tin cậy của căn cứ."""
        return ""

    @property
    def why_url(self) -> str:
        """Trang “Vì sao là ngày này?”."""
        return ""

    @property
    def on(self) -> date:
        """Ngày hiện ở đầu dòng."""
        return self.row.on

    @property
    def distance(self) -> str:
        """Còn mấy ngày, quá mấy ngày."""
        return formatting.distance(self.on, self.today)

    @property
    def level(self) -> str:
        """over, now or nothing: the colour of the date."""
        return ""

    @property
    def bucket(self) -> Bucket:
        """Nhóm của mục."""
        raise NotImplementedError

    @property
    def number(self) -> str:
        """Số quyết định, or the case's code before there is one."""
        return self.row.number or self.row.case_code

    @property
    def doubt(self) -> str:
        """Lời nhắc khi giá trị luật định chưa chắc."""
        return CONFIDENCE.get(self.confidence, "")

    @property
    def url(self) -> str:
        """Trang của việc hoặc hồ sơ."""
        return page_of(self.row.procedure, self.row.proceeding_id)

    @property
    def links(self) -> Links:
        """Địa chỉ các trang của việc hoặc hồ sơ."""
        if self.row.procedure == ENFORCEMENT:
            return CaseLinks(self.row.proceeding_id)
        return links_of(self.row.procedure, self.row.proceeding_id)

    @property
    def step(self) -> Step:
        """Hành vi giải quyết mục này: without one of its own, the choice of acts."""
        if not self._may_choose:
            return Step("Xem việc", self.url, f"Người khác ghi: {self.title}")
        if self.row.procedure == ENFORCEMENT:
            return choice_of_acts(self.row.proceeding_id)
        matter = links_of(self.row.procedure, self.row.proceeding_id)
        return choice_at(matter.choose)

    @property
    def _may_choose(self) -> bool:
        """Được chọn hành vi: on a case, the storekeeper's acts come with their slips."""
        slips_only = {Role.STOREKEEPER} if self.row.procedure == ENFORCEMENT else set()
        return bool(self.roles - slips_only)


@dataclass(frozen=True, slots=True)
class TermItem(Item):
    """Mục từ một thời hạn của luật."""

    @property
    def term(self) -> Term:
        """Khai báo của thời hạn."""
        return term(self.row.code)

    @property
    def basis(self) -> DatedValue | None:
        """Giá trị luật định on the day the term was opened."""
        return basis_of(self.row.code, self.row.from_date or self.row.on, self.row.on)

    @property
    def title(self) -> str:
        """Tên thời hạn, with the sum where the sum is what is owed."""
        if self.row.amount is None:
            return self.term.name
        return f"{self.term.name}: {formatting.whole(self.row.amount)} đồng"

    @property
    def citation(self) -> str:
        """Căn cứ từ dữ liệu luật."""
        return str(self.basis.citation) if self.basis else ""

    @property
    def confidence(self) -> str:
        """Độ tin cậy của giá trị."""
        return self.basis.confidence if self.basis else ""

    @property
    def why_url(self) -> str:
        """Trang giải thích của thời hạn."""
        return self.links.why(self.row.code, self.row.from_act or 0)

    @property
    def step(self) -> Step:
        """Ghi nhận đúng hành vi làm xong thời hạn."""
        if not self.term.met_by:
            return Item.step.__get__(self)
        if self.term.met_by_promise:
            page = reverse("mobilisation:of_case", args=[self.row.proceeding_id])
            return Step("Xem lời hứa", page, "Mở dân vận của việc")
        act = self._act
        if not act:
            return Step("Xem việc", self.url, f"Người khác ghi: {self.title}")
        if act == SERVICE:
            place = reverse("paperwork:service", args=[self.row.proceeding_id])
            return Step("Thông báo", place, f"Thông báo từng người: {self.title}")
        url = self.links.record(act)
        return Step("Ghi nhận", url, f"Ghi nhận: {catalogue.name(act)}")

    @property
    def _act(self) -> str:
        """Hành vi đầu tiên làm xong thời hạn mà vai trò này ghi được."""
        acts = dict.fromkeys(each.act for each in self.term.met_by)
        return next((act for act in acts if self._may_record(act)), "")

    def _may_record(self, act: str) -> bool:
        edition = catalogue.kind(act).edition(self.today)
        return edition is not None and bool(self.roles & set(edition.recorders))


@dataclass(frozen=True, slots=True)
class Duty(TermItem):
    """Nghĩa vụ của cơ quan, due on a day."""

    @property
    def bucket(self) -> Bucket:
        """Quá hạn, hôm nay, bảy ngày tới hay sau đó; or an older book's silence."""
        if self.term.book_may_be_silent and self.row.on < statistics_year_start(
            self.today
        ):
            return Bucket.UNWRITTEN
        if self.row.on < self.today:
            return Bucket.OVERDUE
        if self.row.on == self.today:
            return Bucket.TODAY
        return Bucket.WEEK if self.row.on <= self.today + WEEK else Bucket.LATER

    @property
    def level(self) -> str:
        """Đỏ khi quá hạn, vàng trong ngày."""
        return {Bucket.OVERDUE: "over", Bucket.TODAY: "now"}.get(self.bucket, "")


@dataclass(frozen=True, slots=True)
class Wait(TermItem):
    """Chờ người khác, or a day from which the office may act."""

    @property
    def is_allowed(self) -> bool:
        """Đã đến ngày được làm."""
        return self.term.permission and self.on <= self.today

    @property
    def distance(self) -> str:
        """Từ ngày đó được làm; a wait is nobody's lateness."""
        if self.is_allowed:
            return "đã được làm"
        return formatting.distance(self.on, self.today)

    @property
    def on(self) -> date:
        """Ngày được làm: not before the law that allows it was in force."""
        if not self.term.permission or self.basis is None:
            return self.row.on
        return max(self.row.on, self.basis.valid_from)

    @property
    def bucket(self) -> Bucket:
        """Đang chờ."""
        return Bucket.WAITING


@dataclass(frozen=True, slots=True)
class Silence(Item):
    """Việc im lặng: in progress, with means, and no act for a long time."""

    @property
    def title(self) -> str:
        """Chưa có hành vi mới."""
        if not self.row.amount:
            return "Chưa có hành vi mới"
        left = formatting.whole(self.row.amount)
        return f"Chưa có hành vi mới, còn phải thi hành {left} đồng"

    @property
    def distance(self) -> str:
        """Im lặng mấy ngày."""
        return f"{formatting.whole((self.today - self.row.on).days)} ngày chưa ghi nhận"

    @property
    def bucket(self) -> Bucket:
        """Im lặng."""
        return Bucket.SILENT


def item_of(row: Row, today: date, roles: frozenset[str]) -> Item:
    """Mục của một dòng: the kind follows from what the row is about."""
    if not row.code:
        return Silence(row, today, roles)
    of_term = Duty if term(row.code).kind is TermKind.DUTY else Wait
    return of_term(row, today, roles)


@lru_cache(maxsize=8192)
def basis_of(code: str, from_date: date, due_on: date) -> DatedValue | None:
    """Giá trị đã dùng: where a term has two lengths, the one that gives this day."""
    of = term(code)
    new_law = regime_start(Regime.LUAT_2025)
    law_on = max(from_date, new_law) if of.law_of_use else from_date
    found = [
        basis
        for key in (of.value, of.long_value)
        if key and (basis := find(key, law_on)) is not None
    ]
    for basis in found[1:]:
        counted = count(basis.unit, from_date, basis.value, default_calendar())
        if due_on in (counted.due_on, counted.unrolled_on):
            return basis
    return found[0] if found else None
