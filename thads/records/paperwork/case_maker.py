"""Văn bản cạnh hành vi: what the recording screens ask of the forms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.access import Person
from thads.records.cases.queries.file import ActsOnFile
from thads.records.documents.makers import WANTED, Prepared
from thads.records.documents.store import WORD
from thads.records.documents.templates import TemplateError
from thads.records.ledger.values import ProposedAct
from thads.records.paperwork import actions, holders
from thads.records.paperwork.forms import Form, form_of
from thads.records.paperwork.labels import labels
from thads.records.paperwork.making import Draft, draft, occasion_of
from thads.records.paperwork.models import Paper
from thads.records.paperwork.occasion import Occasion

OFFERED = "moi_lap_van_ban"
"""The box was on the page: left empty, it was left empty on purpose."""


class CaseMaker:
    """Người lập văn bản của hành vi, of a case or of another matter."""

    def prepare(
        self,
        case_id: int,
        act: ProposedAct,
        by: Person | None,
        data: Mapping[str, str],
        now: datetime,
    ) -> Prepared | None:
        """Cấp số và mở văn bản, before the act is written."""
        if not data.get(WANTED):
            return None
        file = holders.file_of(case_id)
        if file is None:
            return None
        form, occasion = form_and_occasion(file, act, data)
        if form is None:
            return None
        opened = actions.open_paper(
            draft(form, occasion), by=by, now=now, typed_number=act.number or ""
        )
        if opened.number and occasion.kind and occasion.kind.field("so"):
            act = replace(act, number=opened.number)
        return Prepared(act, opened)

    def file(self, prepared: Prepared, recorded: Any, now: datetime) -> None:
        """Dựng và lưu văn bản cùng hành vi đã ghi."""
        actions.file_paper(prepared.paper, act_seq=recorded.act.seq, now=now)

    def beside(
        self, file: ActsOnFile, act: ProposedAct, data: Mapping[str, str]
    ) -> dict[str, Any]:
        """Ô nhập thêm và bản xem trước, as two parts of the page."""
        form, occasion = form_and_occasion(file, act, data)
        if form is None:
            return {"paper_inputs": "", "paper": ""}
        context = preview(form, occasion) | {
            "inputs": inputs_of(form, data, holders.known_of(file)),
            "wanted": WANTED in data or _is_made_unasked(form, data),
            "wanted_name": WANTED,
            "offered_name": OFFERED,
        }
        return {
            "paper_inputs": render_to_string("paperwork/inputs.html", context),
            "paper": render_to_string("paperwork/preview.html", context),
        }

    def count(self, case_id: int) -> int:
        """Số giấy tờ của việc."""
        return Paper.objects.filter(proceeding_id=case_id).count()


def _is_made_unasked(form: Form, data: Mapping[str, str]) -> bool:
    """Decisions and notices of cases; minutes are often written before the act."""
    is_usual = form.media_type != WORD and ENFORCEMENT in form.procedures
    return is_usual and OFFERED not in data


def form_and_occasion(
    file: ActsOnFile, act: ProposedAct, data: Mapping[str, str]
) -> tuple[Form | None, Occasion]:
    """Mẫu của hành vi, and the occasion with what was typed for it."""
    blank = replace(act, number=None)
    occasion = occasion_of(file, on=act.effective_on, act=blank)
    form = form_of(occasion)
    if form is None:
        return None, occasion
    return form, replace(occasion, inputs=actions.inputs_for(form, file, data))


def preview(form: Form, occasion: Occasion) -> dict[str, Any]:
    """Bản xem trước: the page, or in plain words why it cannot be shown."""
    try:
        drawn: Draft = draft(form, occasion)
    except TemplateError as problem:
        return {"form": form, "problem": str(problem), "page": None, "missing": ()}
    return {
        "form": form,
        "problem": "",
        "page": drawn.page,
        "missing": labels(form, drawn.missing),
        "own": drawn.wording.is_agencys_own,
    }


def inputs_of(
    form: Form, data: Mapping[str, str], known: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Ô nhập của mẫu, with what has been typed, else what the matter knows."""
    return [
        {
            "id": f"vb_{each.name}",
            "label": each.label,
            "hint": each.hint,
            "long": each.long,
            "required": each.required,
            "value": data.get(f"vb_{each.name}") or known.get(each.name, ""),
        }
        for each in form.inputs
    ]
