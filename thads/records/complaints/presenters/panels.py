"""Khối trên trang đơn: the petition, whether it may be accepted, the denouncer kept apart."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from thads.law.acts import find
from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.access import Person
from thads.records.cases.queries.recording import may_record, role_may
from thads.records.complaints.models import (
    Channel,
    Denouncer,
    Petition,
    PetitionKind,
    Reception,
)
from thads.records.complaints.presenters.accepting import conditions, told_of
from thads.records.complaints.queries.board import people_of
from thads.records.complaints.queries.likeness import Alike, alike
from thads.records.proceedings.actions import units_to_open_in
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.presenters.links import links_of, url_of
from thads.records.proceedings.queries.file import MatterFile

RECEIVED, DENUNCIATION = "da_nhan_don", "to_cao"


def petition(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Đơn: how it came, from how many, against what; its papers."""
    kept = Petition.objects.filter(pk=file.id).select_related("against").first()
    if kept is None:
        return None
    values = {
        "channel": Channel(kept.channel).label,
        "headcount": kept.headcount,
        "object": kept.object_text,
        "against": kept.against.full_name if kept.against else "",
        "asks_stop": kept.asks_stop,
        "paused": paused_cases(file),
        "may_go_on": _records(person, "quyet_dinh_tiep_tuc", today),
    }
    return Panel("complaints/petition.html", values)


def paused_cases(file: MatterFile) -> list[dict[str, str]]:
    """Những việc đang tạm dừng vì khiếu nại này."""
    return [
        {
            "code": each.other.number or each.other.code,
            "url": url_of(each.other),
            "go_on": reverse(
                "cases:record", args=[each.other.pk, "quyet_dinh_tiep_tuc"]
            ),
        }
        for each in file.links
        if not each.is_back
        and each.other.procedure == ENFORCEMENT
        and each.other.status == "tam_dung"
    ]


def acceptance(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Điều kiện thụ lý, while the petition waits to be accepted."""
    if file.status != RECEIVED:
        return None
    links = links_of(file.procedure.code, file.id)
    refuse = links.record("khong_thu_ly_khieu_nai")
    settles = _records(person, "thu_ly_khieu_nai", today)
    rows = [
        {
            "condition": each,
            "url": f"{refuse}?ly_do={each.ground}" if each.ground and settles else "",
        }
        for each in conditions(file, today)
    ]
    accept = links.record("thu_ly_khieu_nai") if settles else ""
    values = {"rows": rows, "accept": accept}
    return Panel("complaints/acceptance.html", values, in_rail=True)


def _records(person: Person, code: str, on: date) -> bool:
    """Vai trò của người này ghi được hành vi ấy; a way that is refused is not offered."""
    kind = find(code)
    edition = kind.edition(on) if kind else None
    return edition is not None and role_may(edition, person)


def denouncer(file: MatterFile, person: Person, today: date) -> Panel:
    """Người tố cáo: never on the page by itself; who may know asks, and it is noted."""
    known = Denouncer.objects.filter(pk=file.id).first()
    values = {
        "may_know": known is not None,
        "asks_protection": known.asks_protection if known else False,
        "url": reverse("complaints:denouncer", args=[file.id]),
    }
    return Panel("complaints/denouncer.html", values)


def own_account(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Tài khoản theo dõi đơn, offered to whom the database lets give one."""
    is_known = file.procedure.code != DENUNCIATION or _knows(file.id)
    if not is_known or not may_record(file.id):
        return None
    url = reverse("complaints:give_account", args=[file.id])
    return Panel("complaints/account.html", {"url": url}, in_rail=True)


def _knows(matter_id: int) -> bool:
    return Denouncer.objects.filter(pk=matter_id).exists()


def reception_of(file: MatterFile | None) -> Reception | None:
    """Lượt tiếp của hồ sơ."""
    if file is None:
        return None
    return Reception.objects.filter(pk=file.id).select_related("received_by").first()


_NEXT = (
    (PetitionKind.COMPLAINT, "khieu-nai", "nhan_khieu_nai", "Nhận đơn khiếu nại"),
    (PetitionKind.DENUNCIATION, "to-cao", "nhan_to_cao", "Nhận tố cáo"),
)


def reception(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Lượt tiếp: its columns of the register, and the petition it may open."""
    kept = reception_of(file)
    if kept is None:
        return None
    values = {
        "kept": kept,
        "may_record": may_record(file.id),
        "kind": PetitionKind(kept.petition_kind).label,
        "next": [
            {
                "label": label,
                "url": reverse("proceedings:open", args=[slug, act]) + f"?tu={file.id}",
                "is_first": kind == kept.petition_kind,
            }
            for kind, slug, act, label in _NEXT
            if file.proceeding.unit_id in units_to_open_in(act)
        ],
    }
    return Panel("complaints/reception.html", values)


def likely_the_same(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Đơn có thể trùng, of those the person may see."""
    linked = {each.other.pk for each in file.links}
    found = [each for each in alike(told_of(file)) if each.matter.pk not in linked]
    if not found:
        return None
    may = may_record(file.id)
    values = {
        "alike": [
            (each, url_of(each.matter), _link_url(file, each) if may else "")
            for each in found
        ]
    }
    return Panel("complaints/alike.html", values, in_rail=True)


def _link_url(file: MatterFile, earlier: Alike) -> str:
    return reverse("complaints:duplicate", args=[file.id, earlier.matter.pk])


def petitioners(ids: Sequence[int]) -> Mapping[int, str]:
    """Người đứng đơn, công dân: a column of the list."""
    return people_of(ids)
