"""Trang ghi nhận: the form's groups, its offers and first values, its conflict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from thads.law.acts import ActKind, find, name
from thads.law.acts.history import CORRECTION, HAND_OVER, RecordedAct
from thads.law.acts.rules import Refusal, signatories
from thads.records.agencies.models import Unit
from thads.records.cases.forms import (
    DAY,
    NOTE,
    SIGNER,
    VERSION,
    ActForm,
    Choices,
    Offered,
    Signer,
)
from thads.records.cases.presenters.preview import FIELD_OF_RULE, sentence
from thads.records.cases.presenters.timeline import title
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import ActsOnFile
from thads.records.web.formatting import day

FIRST_GROUP = (DAY, "so", SIGNER)
_GROUP_NAMES = ("Văn bản", "Nội dung", "Ghi chú")


def offered(kind: ActKind, file: ActsOnFile) -> Offered:
    """Những gì các ô của hành vi này cho chọn; asks only for what they need."""
    types = {field.type for field in kind.fields}
    acts = _correctable(file) if "act" in types else ()
    return offered_in(file.proceeding.unit, kind, acts)


def offered_in(unit: Unit, kind: ActKind, acts: Choices = ()) -> Offered:
    """Những gì một đơn vị cho các ô của hành vi này chọn."""
    types = {field.type for field in kind.fields}
    assigns = "officer" in types
    named = "unit" in types and kind.code != HAND_OVER
    return Offered(
        officers=[
            (o.code, o.full_name)
            for o in (recording.officers_of(unit) if assigns else ())
        ],
        units=[
            (u.code, u.name)
            for u in (
                recording.units_to_hand_over_to(unit) if kind.code == HAND_OVER else ()
            )
        ],
        known_units=[
            (u.code, u.name) for u in (recording.units_named() if named else ())
        ],
        acts=acts,
        signers=[
            Signer(o.code, o.full_name, o.title, o.valid_from, o.valid_to)
            for o in (recording.signers_of(unit) if _is_signed(kind) else ())
        ],
    )


def _is_signed(kind: ActKind) -> bool:
    return any(signatories(kind, each.valid.first) for each in kind.editions)


def _correctable(file: ActsOnFile) -> list[tuple[str, str]]:
    standing = [
        act
        for act in file.acts
        if act.seq not in file.corrected_by and act.code != CORRECTION
    ]
    return [(str(act.seq), _act_label(act, file)) for act in reversed(standing)]


def _act_label(act: RecordedAct, file: ActsOnFile) -> str:
    return f"{act.seq}. {title(act, find(act.code), file)}, {day(act.effective_on)}"


def first_values(
    kind: ActKind, query: QueryDict, today: date, version: int
) -> dict[str, Any]:
    """Giá trị ban đầu: today, and what the address brings for the fields there are."""
    names = {DAY, *(field.name for field in kind.fields)} - {NOTE}
    given = {key: query[key] for key in names if query.get(key)}
    return {DAY: today, **given, VERSION: version}


def add_refusals(form: ActForm, refusals: Sequence[Refusal]) -> None:
    """Đưa các lý do từ chối vào ô mà chúng nói đến."""
    for refusal in refusals:
        target = FIELD_OF_RULE.get(refusal.rule)
        if refusal.earliest_on is not None and target is None:
            target = DAY
        known = target if target in form.fields else None
        form.add_error(known, sentence(refusal))


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm ô của biểu: “1/3 Văn bản”."""

    place: str
    name: str
    fields: Sequence[Any]


def groups(form: ActForm) -> list[Group]:
    """Các ô xếp thành nhóm ngắn: document, content, note; empty groups are left out."""
    visible = [bound for bound in form if not bound.is_hidden]
    parts = (
        [bound for bound in visible if bound.name in FIRST_GROUP],
        [bound for bound in visible if bound.name not in (*FIRST_GROUP, NOTE)],
        [bound for bound in visible if bound.name == NOTE],
    )
    full = [
        (label, part) for label, part in zip(_GROUP_NAMES, parts, strict=True) if part
    ]
    return [
        Group(f"{place}/{len(full)}", label, part)
        for place, (label, part) in enumerate(full, start=1)
    ]


def newer_acts(file: ActsOnFile, version: int) -> list[dict[str, Any]]:
    """Những hành vi người khác vừa ghi mà người này chưa thấy."""
    return [
        {
            "seq": act.seq,
            "title": title(act, find(act.code), file),
            "on": act.effective_on,
            "recorded_at": act.recorded_at,
        }
        for act in file.acts
        if act.seq > version
    ]


def success(kind_code: str, on: date, opened: int) -> str:
    """Dòng xanh sau khi ghi."""
    terms = f" Đã mở {opened} thời hạn." if opened else ""
    return f"Đã ghi nhận: {name(kind_code)}, ngày {day(on)}.{terms}"
