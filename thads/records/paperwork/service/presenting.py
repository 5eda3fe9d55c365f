"""Trang thông báo: each paper with its addressees, what state each is in, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from thads.law.acts import service
from thads.law.acts.history import DECISION
from thads.law.acts.service import Way
from thads.law.acts.waiting import counted_from
from thads.law.periods import default_calendar
from thads.records.cases.models import CaseParty
from thads.records.cases.queries.file import ActsOnFile
from thads.records.documents.models import Document
from thads.records.paperwork.recipients import NAMED
from thads.records.paperwork.service.models import Notice, ServiceAttempt
from thads.records.paperwork.service.opening import SERVICE
from thads.records.paperwork.service.queries import Served
from thads.records.web.formatting import day

_BODIES = {
    "vien_kiem_sat": "Kiểm sát việc thi hành án",
    "cap_xa": "Nơi thi hành",
    "don_vi_nhan": "Nơi nhận uỷ thác",
    "noi_nhan_don": "Nơi nhận đơn",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng: the person, the state, the next step."""

    served: Served
    today: date

    @property
    def role(self) -> str:
        """Tư cách của người nhận."""
        role = self.served.notice.role
        if role in CaseParty.CaseRole.values:
            return CaseParty.CaseRole(role).label
        return _BODIES.get(role) or NAMED.get(role, "Nơi nhận")

    @property
    def state(self) -> tuple[str, str, str]:
        """Tình trạng: text, level, icon of a chip."""
        served, due = self.served, self.served.notice.due_on
        verb = "gửi" if served.notice.to == service.BODY else "thông báo hợp lệ"
        if served.served_on:
            return f"Đã {verb} {day(served.served_on)}", "green", "check"
        if due is not None and due < self.today:
            return "Quá hạn", "red", "alert-triangle"
        if served.standing:
            return "Chưa hợp lệ", "amber", "clock"
        return "Chưa giao", "amber" if due == self.today else "", "clock"

    @property
    def next_step(self) -> Any:
        """Bước tiếp theo."""
        return self.served.next_step(self.today)

    @property
    def detail(self) -> str:
        """Lần đã tính, hoặc lần gần nhất."""
        row = self.served.counting or (
            self.served.standing[-1] if self.served.standing else None
        )
        return told(row) if row else ""

    @property
    def kept_until(self) -> date | None:
        """Giữ niêm yết đến hết ngày, while that day has not passed."""
        kept = [each.kept_until for each in self.served.standing if each.kept_until]
        return max(kept, default=None)

    @property
    def performs_until(self) -> date | None:
        """Hết thời hạn tự nguyện của người này: of a decision, for a debtor."""
        notice, on = self.served.notice, self.served.served_on
        is_debtor = notice.role == CaseParty.CaseRole.DEBTOR
        if on is None or notice.act_code != DECISION or not is_debtor:
            return None
        counted = counted_from("thoi_han_tu_nguyen", on, None, default_calendar())
        return counted.due_on if counted else None


def told(row: ServiceAttempt) -> str:
    """Một lần thông báo in one line."""
    of = service.way(row.way, row.on)
    parts = [of.label if of else row.way, day(row.on)]
    if row.second_on:
        parts.append(f"lần hai {day(row.second_on)}")
    if row.receiver:
        parts.append(f"người nhận: {row.receiver}")
    if row.witness:
        parts.append(f"chứng kiến: {row.witness}")
    if row.sent_at:
        parts.append(f"gửi lúc {row.sent_at:%H:%M}")
    if row.sent_to:
        parts.append(f"đến {row.sent_to}")
    if row.proof:
        parts.append(row.proof)
    if row.reason:
        parts.append(row.reason)
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class OfPaper:
    """Một văn bản và những người phải được thông báo."""

    document: Document
    lines: tuple[Line, ...]
    noted_on: date | None = None

    @property
    def reached(self) -> int:
        """Số người đã được thông báo."""
        return sum(1 for each in self.lines if each.served.served_on)

    @property
    def lacks_proof(self) -> bool:
        """Sổ đã ghi hành vi thông báo, and no attempt here led to it."""
        led = any(each.act_seq for line in self.lines for each in line.served.standing)
        return self.noted_on is not None and not led


def papers(every: Sequence[Served], file: ActsOnFile, today: date) -> list[OfPaper]:
    """Các văn bản của việc with their lines."""
    return [
        OfPaper(
            document=group[0].notice.document,
            lines=tuple(Line(each, today) for each in group),
            noted_on=_noted_on(group[0].notice, file),
        )
        for _, found in groupby(every, key=lambda each: each.notice.document_id)
        if (group := list(found))
    ]


def minutes_query(notice: Notice) -> str:
    """Nội dung điền sẵn của biên bản: to whom, which paper."""
    document = notice.document
    given = getattr(document, "given_number", None)
    number = given.text if given else document.number_text
    paper = f"{document.title} số {number}" if number else document.title
    where = f"{notice.name}, {notice.address}" if notice.address else notice.name
    return urlencode(
        {
            "vb_nguoi_duoc_thong_bao": where,
            "vb_van_ban_thong_bao": f"{paper} ngày {day(notice.paper_on)}",
        }
    )


def _noted_on(notice: Notice, file: ActsOnFile) -> date | None:
    """Ngày của hành vi thông báo trong sổ, of a paper whose clock it meets."""
    if notice.act_code not in service.decisive_acts():
        return None
    days = [
        act.effective_on
        for act in file.acts
        if act.code == SERVICE
        and act.seq > (notice.act_seq or 0)
        and act.seq not in file.corrected_by
    ]
    return min(days, default=None)


def ways_of(served: Served, today: date) -> list[tuple[Way, bool]]:
    """Các cách thông báo hôm nay, the one the law asks first on top and marked."""
    step = served.next_step(today)
    best = step.way if step else ""
    every = service.ways(today, served.notice.to)
    ordered = sorted(every, key=lambda each: each.code != best)
    return [(each, each.code == best) for each in ordered]
