"""Thanh nhận diện của việc, its tabs, and the breadcrumbs above them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thads.law.acts.folding import known
from thads.law.acts.history import DECISION, CaseStatus
from thads.law.acts.key_cases import designation
from thads.records.cases.presenters.chips import (
    Chip,
    key_case_chip,
    means_chip,
    request_chip,
    status_chip,
)
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.money import money_acts
from thads.records.cases.presenters.parts import parts
from thads.records.cases.queries.file import CaseFile
from thads.records.documents import makers
from thads.records.ledger import folding
from thads.records.web.formatting import day

TIMELINE, PARTIES, MONEY, TERMS = "detail", "parties", "money", "terms"
PAPERS = "paperwork:papers"
"""Tài liệu: a tab of the package above, which offers it through `makers`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Thanh nhận diện: what says on every page which case this is."""

    id: int
    number: str
    code: str
    decided_on: str
    decided_by: int | None
    judgment: str
    debtor: str
    creditor: str
    chips: tuple[Chip, ...]
    officer: str
    unit: str
    days: str

    @property
    def title(self) -> str:
        """Tên ngắn cho đường dẫn trang và tiêu đề cửa sổ."""
        return f"{self.number} {self.debtor}".strip()


def identity(file: CaseFile, clock: Clock) -> Identity:
    """Thanh nhận diện of the case as it stands on the clock."""
    case, proceeding = file.case, file.proceeding
    opened = file.history.folded.opened_on
    standing = folding.standing(file.history)
    return Identity(
        id=proceeding.pk,
        number=standing.number or proceeding.code,
        code=proceeding.code,
        decided_on=day(opened) if opened else "",
        decided_by=_decision(file),
        judgment=_judgment(file),
        debtor=case.debtor_name or "Chưa ghi người phải thi hành",
        creditor=case.creditor_name,
        chips=_chips(file, clock),
        officer=_officer(file, standing.officer, clock),
        unit=proceeding.unit.name,
        days=_days(file, clock),
    )


def _officer(file: CaseFile, assigned: str | None, clock: Clock) -> str:
    """The one assigned by an act; else whoever the books name for the case today."""
    if assigned and clock.is_past:
        return file.names.get(assigned, assigned)
    officer = file.proceeding.officer
    return officer.full_name if officer else ""


def _decision(file: CaseFile) -> int | None:
    """The act that stands behind the number, for who goes from money to its ground."""
    found = [act.seq for act in known(file.acts) if act.code == DECISION]
    return found[-1] if found else None


def _judgment(file: CaseFile) -> str:
    judgment = file.judgment
    parts = [f"Bản án, quyết định {judgment.number} ngày {day(judgment.date)}"]
    if judgment.issuer:
        parts.append(judgment.issuer)
    return ", ".join(parts)


def _chips(file: CaseFile, clock: Clock) -> tuple[Chip, ...]:
    state = file.history.state
    kind = request_chip(file.case.on_request)
    if state is None:
        return (kind,)
    decided = state.status is not CaseStatus.RECEIVED and not state.ended
    means = (means_chip(state.means),) if decided else ()
    is_key = decided and designation(file.history, clock.on) is not None
    key = (key_case_chip(),) if is_key else ()
    return (status_chip(state.status), *means, kind, *key)


def _days(file: CaseFile, clock: Clock) -> str:
    """Ngày thứ mấy từ quyết định thi hành án, hoặc đã mất bao nhiêu ngày."""
    folded = file.history.folded
    if folded.opened_on is None or folded.opened_on > clock.on:
        return ""
    if folded.ended_on is not None:
        spent = (folded.ended_on - folded.opened_on).days + 1
        return f"kết thúc {day(folded.ended_on)}, sau {spent} ngày"
    return f"ngày thứ {(clock.on - folded.opened_on).days + 1}"


def tabs(
    file: CaseFile, clock: Clock, current: str, terms: int
) -> list[dict[str, Any]]:
    """Các phần của việc, only those that hold something."""
    people = len(file.parties) + len(file.obligations)
    every = [
        (TIMELINE, "Diễn biến", len(file.acts)),
        (PARTIES, "Đương sự, nghĩa vụ", people),
        (MONEY, "Tiền", len(money_acts(file))),
        (TERMS, "Thời hạn", terms),
    ]
    maker = makers.maker()
    if maker is not None:
        every.append((PAPERS, "Tài liệu", maker.count(file.proceeding.pk)))
    always = {TIMELINE, PAPERS, current}
    for part in parts():
        every.append((part.view, part.label, part.count(file.proceeding.pk)))
        always |= {part.view} if part.always else set()
    return [
        {
            "label": label,
            "count": count,
            "url": tab_url(file.proceeding.pk, name, clock),
            "current": name == current,
        }
        for name, label, count in every
        if count or name in always
    ]


def tab_url(case_id: int, name: str, clock: Clock) -> str:
    """Địa chỉ của một phần, at the same moment."""
    return page_url(case_id, name) + clock.query


def page_url(case_id: int, name: str) -> str:
    """Địa chỉ của một phần, as it stands today."""
    view = name if ":" in name else f"cases:{name}"
    return reverse(view, args=[case_id])
