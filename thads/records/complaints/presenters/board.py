"""Bảng đơn để bày: lanes, tickets with their clock, today's receptions, why one is late."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from thads.law.deadlines import Deadline, DeadlineState
from thads.law.periods import default_calendar
from thads.records.cases.presenters.terms import explanation
from thads.records.complaints.marks import LABELS, SETTLED
from thads.records.complaints.models import PetitionKind
from thads.records.complaints.queries import board
from thads.records.complaints.queries.board import Ticket
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.chips import status_chip
from thads.records.proceedings.presenters.links import links_of
from thads.records.web.components import urgency
from thads.records.web.formatting import whole

LATE, NEAR = "qua_han", "sap_han"
CLOCKS = {LATE: "Quá hạn", NEAR: f"Hạn {board.SOON_DAYS} ngày tới"}
"""Dấu theo đồng hồ: asked for from the leaders' page, beside the marks of a petition."""
_LANES = (
    ("moi", "Mới nhận, chờ thụ lý"),
    ("lan_dau", "Giải quyết lần đầu"),
    ("lan_hai", "Lần hai, tố cáo"),
    ("ket_luan", "Đã kết luận, theo dõi"),
)
WORKING_DAYS = "ngay_lam_viec"
_FIRST = frozenset({"da_nhan_don", "da_dang_ky", "da_nhan"})
_FOLLOWED = SETTLED | {"da_quyet_dinh_lan_dau", "da_tra_loi", "dang_de_nghi_xem_xet"}
_SHORT = {
    "khieu_nai": "Khiếu nại",
    "to_cao": "Tố cáo",
    "kiem_sat": "Viện kiểm sát",
    "tiep_cong_dan": "Kiến nghị, phản ánh",
}
_KINDS = _SHORT | {"thi_hanh_an_hanh_chinh": "Án hành chính"}


@dataclass(frozen=True, slots=True)
class Card:
    """Một đơn trên bảng."""

    code: str
    kind: str
    title: str
    url: str
    under: str
    level: str
    from_on: date | None
    due_on: date | None
    distance: str
    spent: int
    whole: int
    term: str
    citation: str
    status: Any
    is_restricted: bool
    marks: Sequence[tuple[str, str, str]]

    @property
    def classes(self) -> str:
        """Viền theo đồng hồ."""
        return f"tick {self.level}".strip()


def lane_of(ticket: Ticket) -> str:
    """Chặng của đơn."""
    matter = ticket.matter
    if matter.status in _FIRST:
        return "moi"
    if matter.status in _FOLLOWED:
        return "ket_luan"
    if matter.procedure == "to_cao":
        return "lan_hai"
    return "lan_hai" if matter.status == "dang_giai_quyet_lan_hai" else "lan_dau"


def context(only: str, mark: str, today: date) -> dict[str, Any]:
    """Biến của bảng đơn: of one kind, or with one mark, where the address asks."""
    matters = board.open_matters(only)
    every = board.tickets(matters, today)
    tickets = [each for each in every if not mark or _has(each, mark, today)]
    tickets.sort(key=_urgency)
    # What a mark is asked for are open matters: those that ended have none.
    ended = [] if mark else board.tickets(board.recently_ended(only), today)
    late = [each for each in tickets if _is_late(each)]
    return {
        "lanes": _lanes(tickets, ended, today),
        "sub": _sub(len(tickets), len(late)),
        "tabs": _tabs(only, mark, None if only else every)
        + _by_clock(mark, len(tickets)),
        "receptions": [_visit(each) for each in board.receptions_of(today)],
        "today_schedule": board.schedule(today, today),
        "why": _why(late),
        "today": today,
    }


def _sub(count: int, late: int) -> str:
    overdue = f"{whole(late)} quá hạn" if late else "không có hồ sơ quá hạn"
    return (
        f"{whole(count)} hồ sơ đang xử lý · {overdue} · đồng hồ chạy theo ngày hoặc "
        "ngày làm việc đúng như điều luật ghi"
    )


def _urgency(ticket: Ticket) -> tuple[bool, date]:
    term = ticket.term
    return (term is None, term.due_on if term else date.max)


def _has(ticket: Ticket, mark: str, today: date) -> bool:
    """With this mark, or, as the tiles of the leaders' page ask, late or soon due."""
    if mark == LATE:
        return _is_late(ticket)
    if mark == NEAR:
        term = ticket.term
        return bool(
            term and term.duty and 0 <= (term.due_on - today).days <= board.SOON_DAYS
        )
    return mark in ticket.marks


def _is_late(ticket: Ticket) -> bool:
    term = ticket.term
    return term is not None and term.duty and term.state is DeadlineState.OVERDUE


def _lanes(
    tickets: Sequence[Ticket], ended: Sequence[Ticket], today: date
) -> list[dict[str, Any]]:
    found = []
    for slug, title in _LANES:
        own = [each for each in tickets if lane_of(each) == slug]
        shown = own[: board.LANE_MOST]
        done = ended if slug == "ket_luan" else []
        found.append(
            {
                "title": title,
                "count": len(own),
                "cards": [card(each, today) for each in shown],
                "done": [card(replace(each, term=None), today) for each in done],
                "left": len(own) - len(shown),
            }
        )
    return found


def card(ticket: Ticket, today: date) -> Card:
    """Một đơn: what, from whom, and its clock."""
    matter, term = ticket.matter, ticket.term
    procedure = declared.of(matter.procedure)
    spent, length = _progress(term, today)
    return Card(
        code=matter.code,
        kind=_KINDS[matter.procedure],
        title=matter.matter.title,
        url=links_of(matter.procedure, matter.pk).detail,
        under=" · ".join(filter(None, (ticket.people, ticket.cases))),
        level=_level(term, today),
        from_on=term.from_date if term else None,
        due_on=term.due_on if term else None,
        distance=_lower_first(term.outcome.text) if term else "",
        spent=spent,
        whole=length,
        term=term.name if term else "",
        citation=str(term.citation) if term else "",
        status=status_chip(procedure, matter.status),
        is_restricted=matter.procedure == "to_cao",
        marks=[LABELS[each] for each in ticket.marks],
    )


def _progress(term: Deadline | None, today: date) -> tuple[int, int]:
    if term is None:
        return 0, 0
    if term.basis.unit != WORKING_DAYS:
        length = (term.due_on - term.from_date).days
        return max(0, (today - term.from_date).days), length
    return _working_days(term.from_date, today), term.basis.value


def _working_days(after: date, until: date) -> int:
    calendar, count, on = default_calendar(), 0, after
    while on < until:
        on += timedelta(days=1)
        count += calendar.is_working_day(on)
    return count


def _level(term: Deadline | None, today: date) -> str:
    if term is None or not term.duty:
        return ""
    if term.state is DeadlineState.OVERDUE:
        return "over"
    return "warn" if urgency(term.due_on, today) else ""


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _tabs(
    only: str, mark: str, tickets: Sequence[Ticket] | None
) -> list[dict[str, Any]]:
    counted: dict[str, int] = {}
    for each in tickets or ():
        counted[each.matter.procedure] = counted.get(each.matter.procedure, 0) + 1
    every = [("", "Tất cả", len(tickets) if tickets is not None else None)]
    every += [
        (code, label, counted.get(code, 0) if tickets is not None else None)
        for code, label in _SHORT.items()
    ]
    return [
        {
            "label": label,
            "count": count,
            "url": f"?loai={code}" if code else "?",
            "current": code == only and not mark,
        }
        for code, label, count in every
    ] + [
        each
        for each in (_marked(slug, mark, tickets) for slug in LABELS)
        if each["count"] or mark not in CLOCKS
    ]


def _by_clock(mark: str, count: int) -> list[dict[str, Any]]:
    """The tab of a clock, shown while it is asked for in the place of empty marks."""
    if mark not in CLOCKS:
        return []
    url = f"?dau={mark}"
    return [{"label": CLOCKS[mark], "count": count, "url": url, "current": True}]


def _marked(slug: str, mark: str, tickets: Sequence[Ticket] | None) -> dict[str, Any]:
    count = None if tickets is None else sum(slug in each.marks for each in tickets)
    return {
        "label": LABELS[slug][0],
        "count": count,
        "url": f"?dau={slug}",
        "current": slug == mark,
    }


def _visit(reception: Any) -> dict[str, Any]:
    matter = reception.proceeding
    procedure = declared.of(matter.procedure)
    return {
        "code": matter.code,
        "url": links_of(matter.procedure, matter.pk).detail,
        "title": matter.matter.title,
        "people": board.people_of([matter.pk]).get(matter.pk, ""),
        "kind": PetitionKind(reception.petition_kind).label,
        "receiver": reception.received_by.full_name if reception.received_by else "",
        "status": status_chip(procedure, matter.status),
    }


def _why(late: Sequence[Ticket]) -> dict[str, Any] | None:
    """Vì sao đơn muộn nhất quá hạn."""
    worst = min(late, key=lambda each: each.term.due_on, default=None)  # type: ignore[union-attr]
    if worst is None or worst.term is None:
        return None
    return {"code": worst.matter.code, "told": explanation(worst.term)}
