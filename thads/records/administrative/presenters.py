"""Trang án hành chính để bày: the board, its figures, the panels of one matter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thads.law.deadlines import DeadlineState, derive
from thads.records.administrative import queries
from thads.records.administrative.actions import (
    MET,
    POSTED,
    RECOMMENDED,
    TAKEN_DOWN,
)
from thads.records.administrative.course import course
from thads.records.agencies.access import Person
from thads.records.cases.queries.recording import may_record, may_record_act
from thads.records.complaints.presenters.board import card
from thads.records.complaints.queries.board import Ticket, tickets
from thads.records.ledger.models import Proceeding
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.queries.file import MatterFile
from thads.records.web.formatting import whole

_LANES = (
    ("tu_nguyen", "Trong thời hạn tự nguyện"),
    ("qua_tu_nguyen", "Hết thời hạn tự nguyện, chưa thi hành"),
    ("buoc_thi_hanh", "Có quyết định buộc thi hành án"),
    (queries.ENDED, "Đã thi hành xong trong năm"),
)
_STOPPED = ("hoan_huy", "Hoãn, tạm đình chỉ, bị huỷ trong năm")
LANE_MOST = 12


def context(today: date) -> dict[str, Any]:
    """Biến của bảng án hành chính."""
    matters = queries.of_this_year(queries.monitored(), today)
    shown = tickets(matters, today)
    ends = queries.voluntary_ends([each.pk for each in matters])
    lanes = [_lane(slug, title, shown, ends, today) for slug, title in _LANES]
    stopped = _lane(*_STOPPED, shown, ends, today)
    asked = queries.recommendations(matters)
    return {
        "lanes": [*lanes, stopped] if stopped["count"] else lanes,
        "sub": _sub(matters, shown),
        "tiles": _tiles(lanes, asked),
        "bodies": queries.by_obligor(matters),
        "recommended": [
            (each, links_of(each.matter.procedure, each.matter.pk).detail)
            for each in asked
        ],
        "today": today,
    }


def lane_of(matter: Proceeding, ends: dict[int, date], today: date) -> str:
    """Chặng của một bản án; one to be carried out at once has no voluntary time."""
    if matter.status in (queries.STOPPED, queries.QUASHED):
        return _STOPPED[0]
    if matter.status != "dang_theo_doi":
        return str(matter.status)
    end = ends.get(matter.pk)
    return "tu_nguyen" if end is not None and end >= today else "qua_tu_nguyen"


def _lane(
    slug: str,
    title: str,
    shown: Sequence[Ticket],
    ends: dict[int, date],
    today: date,
) -> dict[str, Any]:
    own = [each for each in shown if lane_of(each.matter, ends, today) == slug]
    is_done = slug in (queries.ENDED, _STOPPED[0])
    return {
        "slug": slug,
        "title": title,
        "count": len(own),
        "cards": [card(each, today) for each in own[:LANE_MOST]],
        "is_done": is_done,
        "left": max(0, len(own) - LANE_MOST),
    }


def _sub(matters: Sequence[Proceeding], shown: Sequence[Ticket]) -> str:
    over = (queries.ENDED, queries.QUASHED)
    running = [each for each in matters if each.status not in over]
    late = sum(map(_is_late, shown))
    told = f"{whole(late)} quá hạn" if late else "không có bản án nào quá hạn"
    return f"{whole(len(running))} bản án, quyết định đang theo dõi · {told}"


def _is_late(ticket: Ticket) -> bool:
    term = ticket.term
    return term is not None and term.state is DeadlineState.OVERDUE


def _tiles(
    lanes: Sequence[dict[str, Any]], asked: Sequence[queries.Recommended]
) -> list[dict[str, Any]]:
    form = reverse("statistics:form", args=["12"])
    looks = (
        ("hourglass", ""),
        ("clock", "amber"),
        ("gavel", "red"),
        ("circle-check", "green"),
    )
    found = [
        {
            "label": lane["title"],
            "value": lane["count"],
            "icon": icon,
            "level": level if lane["count"] else "",
            "url": form,
            "current": False,
        }
        for lane, (icon, level) in zip(lanes, looks, strict=True)
    ]
    silent = sum(1 for each in asked if each.answered_on is None)
    found.append(
        {
            "label": "Kiến nghị chưa được trả lời",
            "value": silent,
            "icon": "message-report",
            "level": "amber" if silent else "",
            "url": "#kien-nghi",
            "current": False,
        }
    )
    return found


def judgment(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Bản án, các bước với thời hạn, những điều ghi riêng."""
    found = queries.kept(file.id)
    values = {
        "kept": found,
        "obligors": _named(file, "phai_thi_hanh"),
        "days": {act.seq: act.effective_on for act in file.history.acts},
        "steps": course(file.history.acts, derive(file.history, today)),
        "is_posted": _is_posted(file),
        "take_down": links_of(file.procedure.code, file.id).record(TAKEN_DOWN),
        "matter": file.id,
        "today": today,
        "is_ended": file.is_ended,
        "may_name": may_record(file.id),
        "steps_to_write": _offered(file, today),
    }
    return Panel("administrative/panel.html", values)


_WRITTEN = (
    ("lam-viec", "Buổi làm việc", MET),
    ("kien-nghi", "Kiến nghị", RECOMMENDED),
    ("cong-khai", "Công khai", POSTED),
)


def _offered(file: MatterFile, today: date) -> list[tuple[str, str]]:
    """Bước có nội dung riêng mà người này ghi được: nothing that would be refused."""
    if file.status != "buoc_thi_hanh":
        return []
    return [
        (slug, label)
        for slug, label, act in _WRITTEN
        if may_record_act(file.id, act, today)
    ]


def _is_posted(file: MatterFile) -> bool:
    """Đang công khai: posted, and not taken down since."""
    last = ""
    for act in file.history.acts:
        if act.code in (POSTED, TAKEN_DOWN):
            last = act.code
    return last == POSTED


def _named(file: MatterFile, role: str) -> str:
    return ", ".join(each.party.full_name for each in file.people if each.role == role)


def obligors(ids: Sequence[int]) -> dict[int, str]:
    """Cột của danh sách: who has to carry the judgment out."""
    rows = queries.Judgment.objects.filter(pk__in=ids)
    return {each.pk: queries.Obligor(each.obligor).label for each in rows}
