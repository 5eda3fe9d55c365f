"""Phần dân vận của trang việc: its tab, and the panel beside the timeline."""

from datetime import date

from thads.law.indicators.persuading import TALK
from thads.records.cases.presenters.parts import Panel, Part
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import CaseFile
from thads.records.ledger.models import Act
from thads.records.mobilisation.presenters.case import panel_of
from thads.records.mobilisation.queries.of_case import case_talks

VIEW = "mobilisation:of_case"


def _count(case_id: int) -> int:
    return Act.objects.filter(proceeding_id=case_id, code=TALK).count()


def _panel(file: CaseFile, today: date) -> Panel | None:
    found = case_talks(file.proceeding, today, history=file.history)
    context = panel_of(found, today)
    if not context:
        return None
    may_talk = recording.may_record_act(file.proceeding.pk, TALK, today)
    return Panel("mobilisation/panel.html", context | {"may_talk": may_talk})


PART = Part(VIEW, "Dân vận, phối hợp", _count, panel=_panel, always=True)
