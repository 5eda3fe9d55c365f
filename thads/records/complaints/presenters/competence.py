"""Thẩm quyền giải quyết: proposed by the law from who is complained of, with its basis."""

from datetime import date
from typing import Any

from thads.law.acts.competence import FIRST, SECOND, Settler, settler
from thads.records.agencies.access import Person
from thads.records.agencies.models import Level, Officer
from thads.records.agencies.titles import OTHER, role_of
from thads.records.complaints.models import Petition
from thads.records.ledger.models import Proceeding
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.queries.file import MatterFile

_OFFICER = "chap_hanh_vien"
_ROOMS = {Level.REGIONAL_ROOM: Level.PROVINCE}
_SECOND_RECEIVED = "nhan_khieu_nai_lan_hai"


def competence(file: MatterFile, person: Person, today: date) -> Panel | None:
    """Ai giải quyết lần này; None where the law of the day names nobody."""
    officer = _about(file)
    about = _role(file, officer)
    received = file.proceeding.opened_on or today
    level, on = FIRST, received
    for act in file.history.acts:
        if act.code == _SECOND_RECEIVED:
            level, on = SECOND, act.effective_on
    asked: dict[str, Any] = {"agency": _level(file.proceeding), "about": about}
    found = settler(file.procedure.code, level=level, on=on, **asked)
    if found is None:
        return None
    values = {
        "settler": found,
        "who": officer.full_name if officer else "",
        "title": officer.title if officer else "",
        "is_second": level == SECOND,
        "next": _next(file.procedure.code, level, asked, today),
    }
    return Panel("complaints/competence.html", values, in_rail=True)


def _next(
    procedure: str, level: str, asked: dict[str, Any], today: date
) -> Settler | None:
    """Cấp giải quyết lần hai, while the first is under way."""
    if level == SECOND:
        return None
    return settler(procedure, level=SECOND, on=today, **asked)


def _about(file: MatterFile) -> Officer | None:
    """Người bị khiếu nại, bị tố cáo, where the matter names an officer."""
    if file.matter.barred is not None:
        return file.matter.barred
    kept = Petition.objects.filter(pk=file.id).select_related("against").first()
    return kept.against if kept else None


def _role(file: MatterFile, officer: Officer | None) -> str:
    """Chức vụ: of the officer named, of who signed the act, else that of an officer."""
    if officer is not None:
        return role_of(officer.title)
    signed = (each.act.signed_as for each in file.links if each.act is not None)
    found = next((each for each in signed if each), None)
    return found or (_OFFICER if file.procedure.code == "khieu_nai" else OTHER)


def _level(proceeding: Proceeding) -> str:
    agency = proceeding.unit.agency or proceeding.unit
    return str(_ROOMS.get(Level(agency.level), agency.level))
