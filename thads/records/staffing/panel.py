"""Khối trên trang hồ sơ công chức: whose file it is; who may read it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.queries.file import MatterFile
from thads.records.staffing import actions
from thads.records.staffing.models import PersonnelFile, Rank
from thads.records.staffing.queries.posts import ranks_on, territories


def panel_of(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Người của hồ sơ."""
    kept = PersonnelFile.objects.select_related("officer__unit").filter(pk=file.id)
    found = kept.first()
    if found is None:
        return None
    values = who(found.officer, today) | {
        "is_own": found.officer_id == person.officer_id
    }
    return Panel("staffing/panel.html", values, in_rail=True)


def who(officer: Officer, today: date) -> dict[str, Any]:
    """Ngạch, đơn vị, địa bàn của một người."""
    rank = ranks_on([officer], today)[officer.pk]
    return {
        "officer": officer,
        "rank": Rank(rank).label if rank else officer.rank,
        "places": territories([officer.pk], today).get(officer.pk, ()),
    }


def save_whose(matter_id: int, read: dict[str, Any], by: Person, now: datetime) -> None:
    """Ghi hồ sơ này của ai, khi mở trên trang chung."""
    actions.whose(matter_id, read["cong_chuc"].pk)


def first_whose(query: Mapping[str, str], source: MatterFile | None) -> dict[str, Any]:
    """Người đã chọn ở trang trước."""
    return {"cong_chuc": query["nguoi"]} if "nguoi" in query else {}
