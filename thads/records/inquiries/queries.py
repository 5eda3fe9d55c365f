"""Câu hỏi: the requests one may see, who is silent, who answers late."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from thads.records.inquiries.models import Answer, Inquiry, VerifiedAsset
from thads.records.ledger.models import Deadline
from thads.records.parties.names import fold

CLOCKS = ("cung_cap_thong_tin", "cung_cap_thong_tin_tai_khoan")
LONGEST = 2000


@dataclass(frozen=True)
class Asked:
    """Một yêu cầu với hạn trả lời theo luật của ngày gửi."""

    inquiry: Inquiry
    clock: str
    due_on: date | None

    @cached_property
    def answer(self) -> Answer | None:
        """Trả lời, nếu có."""
        return getattr(self.inquiry, "answer", None)

    @property
    def sent_on(self) -> date:
        """Ngày gửi."""
        return self.inquiry.act.effective_on

    @property
    def is_answered(self) -> bool:
        """Đã trả lời."""
        return self.answer is not None

    @property
    def answered_late(self) -> bool:
        """Trả lời sau hạn."""
        answer, due = self.answer, self.due_on
        return answer is not None and due is not None and answer.on > due

    def is_silent(self, today: date) -> bool:
        """Quá hạn mà chưa trả lời."""
        return self.answer is None and self.due_on is not None and self.due_on < today

    @property
    def days(self) -> int | None:
        """Trả lời sau mấy ngày."""
        return (self.answer.on - self.sent_on).days if self.answer else None

    @property
    def key(self) -> str:
        """Tên nơi giữ, folded: spellings of one name are one body."""
        return fold(self.inquiry.body)


def _rows() -> QuerySet[Inquiry]:
    return Inquiry.objects.select_related(
        "act", "answer", "proceeding__case", "proceeding__officer"
    ).prefetch_related("reminders")


def of_case(proceeding_id: int) -> list[Asked]:
    """Các yêu cầu của một việc, newest first."""
    return _with_clocks(_rows().filter(proceeding_id=proceeding_id).order_by("-pk"))


def seen(officer_id: int | None = None) -> list[Asked]:
    """Các yêu cầu người hỏi được xem, newest first."""
    rows = _rows().order_by("-pk")
    if officer_id is not None:
        rows = rows.filter(proceeding__officer_id=officer_id)
    return _with_clocks(rows[:LONGEST])


def _with_clocks(rows: Iterable[Inquiry]) -> list[Asked]:
    found = list(rows)
    due = {
        (each.proceeding_id, each.from_act): each
        for each in Deadline.objects.filter(
            proceeding_id__in={each.proceeding_id for each in found}, code__in=CLOCKS
        )
    }
    made = []
    for each in found:
        clock = due.get((each.proceeding_id, each.act.seq))
        made.append(
            Asked(each, clock.code if clock else "", clock.due_on if clock else None)
        )
    return made


def assets(proceeding_id: int) -> QuerySet[VerifiedAsset]:
    """Tài sản xác minh được mà người hỏi được xem."""
    rows = VerifiedAsset.objects.filter(proceeding_id=proceeding_id)
    return rows.select_related("answer__inquiry", "exhibit").order_by("pk")


@dataclass(frozen=True, slots=True)
class Body:
    """Một nơi giữ thông tin: how it answers, as counts of requests."""

    key: str
    name: str
    kind: str
    asked: Sequence[Asked]
    today: date

    @property
    def in_time(self) -> int:
        """Trả lời đúng hạn."""
        return sum(1 for a in self.asked if a.is_answered and not a.answered_late)

    @property
    def late(self) -> int:
        """Trả lời trễ."""
        return sum(1 for a in self.asked if a.answered_late)

    @property
    def silent(self) -> int:
        """Quá hạn chưa trả lời."""
        return sum(1 for a in self.asked if a.is_silent(self.today))

    @property
    def waiting(self) -> int:
        """Còn trong hạn."""
        return len(self.asked) - self.in_time - self.late - self.silent

    @property
    def middle(self) -> int | None:
        """Số ngày trả lời ở giữa (trung vị)."""
        days = sorted(a.days for a in self.asked if a.days is not None)
        return days[len(days) // 2] if days else None


def by_body(asked: Iterable[Asked], today: date) -> list[Body]:
    """Các nơi giữ thông tin, the latest and most silent first."""
    found: dict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        found[each.key].append(each)
    bodies = [
        Body(
            key,
            rows[0].inquiry.body,
            rows[0].inquiry.get_kind_display(),
            rows,
            today,
        )
        for key, rows in found.items()
    ]
    return sorted(bodies, key=lambda b: (-(b.silent + b.late), b.key))
