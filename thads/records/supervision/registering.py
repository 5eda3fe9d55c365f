"""Phần thêm vào hồ sơ kiểm tra và hồ sơ phản ánh tác phong."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from thads.records.agencies.access import Person
from thads.records.proceedings import panels
from thads.records.proceedings.panels import Opening, Panel
from thads.records.proceedings.queries.file import MatterFile
from thads.records.supervision import actions
from thads.records.supervision.forms import ConductForm, InspectedForm
from thads.records.supervision.models import Inspection, PlannedInspection
from thads.records.supervision.queries import findings
from thads.records.web.forms import read_number

BOARD = "supervision:board"


def register() -> None:
    """Ghi mọi phần thêm, once, when the program starts."""
    panels.register(
        actions.PROCEDURE,
        panel=panel_of,
        opening=Opening(InspectedForm, save_inspected, first_inspected),
        home=BOARD,
    )
    panels.register(actions.CONDUCT, opening=Opening(ConductForm, save_conduct))


def panel_of(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Đơn vị được kiểm tra, số phát hiện; lối vào phát hiện và mẫu."""
    kept = Inspection.objects.select_related("inspected", "planned")
    found = kept.filter(pk=file.id).first()
    if found is None:
        return None
    rows = findings(file.id)
    values = {
        "inspection": found,
        "count": len(rows),
        "open": sum(not each.is_done for each in rows),
        "late": sum(each.is_late(today) for each in rows),
    }
    return Panel("supervision/panel.html", values, in_rail=True)


def save_inspected(
    matter_id: int, read: dict[str, Any], by: Person, now: datetime
) -> None:
    """Ghi đơn vị được kiểm tra."""
    plan = read["theo_ke_hoach"]
    actions.describe(matter_id, read["duoc_kiem_tra"].pk, plan.pk if plan else None)


def first_inspected(
    query: Mapping[str, str], source: MatterFile | None
) -> dict[str, Any]:
    """Từ một dòng của kế hoạch."""
    asked = read_number(query.get("ke_hoach", ""))
    found = PlannedInspection.objects.filter(pk=asked or 0).first()
    if found is None:
        return {}
    return {"duoc_kiem_tra": found.inspected_id, "theo_ke_hoach": found.pk}


def save_conduct(
    matter_id: int, read: dict[str, Any], by: Person, now: datetime
) -> None:
    """Người bị phản ánh không xem hồ sơ."""
    if read["cong_chuc"] is not None:
        actions.bar(matter_id, read["cong_chuc"].pk)
