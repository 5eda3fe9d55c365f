"""Bản biểu mới: one person proposes it, another puts it in force or refuses it.

The edition itself is written by the database when the decision is, from the text that
was proposed; the program's role cannot write one.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet

from thads.law.periods import in_words
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.publications.models import EditionDecision, EditionProposal

IN_FORCE, REFUSED = "ap_dung", "tu_choi"
_DECIDING = frozenset({Role.HEAD, Role.LEADERSHIP})


class NotDecided(Exception):
    """Không đề nghị hay quyết định được: its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """Tệp bản biểu đã đạt kiểm tra."""

    code: str
    form: str
    valid_from: date
    content: str


def at_the_top(person: Person) -> bool:
    """Người của cơ quan cấp trên cùng: an edition counts for all below it."""
    return person.unit_id == person.root_id


def may_propose(person: Person) -> bool:
    """Cán bộ thống kê của cơ quan cấp trên cùng."""
    return Role.STATISTICIAN in person.roles and at_the_top(person)


def may_decide(person: Person, proposal: EditionProposal) -> bool:
    """Thủ trưởng, lãnh đạo của cơ quan ấy, but not who proposed it."""
    leads = bool(person.roles & _DECIDING) and at_the_top(person)
    return leads and proposal.account != person.account_id


def proposals() -> QuerySet[EditionProposal]:
    """Mọi đề nghị, mới trước, with their decisions."""
    rows = EditionProposal.objects.select_related("decision")
    return rows.order_by("-proposed_at", "-id")


def waiting() -> QuerySet[EditionProposal]:
    """Đề nghị chưa có quyết định."""
    return proposals().filter(decision__isnull=True)


def decision_of(code: str) -> EditionDecision | None:
    """Quyết định đã đưa một bản vào áp dụng; None for one the operator loaded."""
    rows = EditionDecision.objects.select_related("proposal")
    return rows.filter(proposal__code=code, verdict=IN_FORCE).first()


def propose(
    checked: CheckedFile, basis: str, *, by: Person, now: datetime
) -> EditionProposal:
    """Đề nghị áp dụng một bản biểu đã đạt kiểm tra."""
    said = basis.strip()
    if not said:
        raise NotDecided(
            "Chưa đề nghị được: chưa ghi căn cứ. Ghi số, ngày của thông tư hoặc công văn "
            "đã ban hành bản biểu này."
        )
    if waiting().filter(code=checked.code).exists():
        raise NotDecided(
            f"Bản {checked.code} đã được đề nghị và đang chờ quyết định. Chờ quyết định "
            "ấy, hoặc đặt mã khác."
        )
    try:
        with transaction.atomic():
            return EditionProposal.objects.create(
                code=checked.code,
                form=checked.form,
                valid_from=checked.valid_from,
                content=checked.content,
                digest=hashlib.sha256(checked.content.encode()).hexdigest(),
                basis=said[:300],
                account=by.account_id,
                name=by.full_name,
                title=by.role_label,
                proposed_at=now,
            )
    except DatabaseError as refusal:
        raise NotDecided(
            "Tài khoản này không đề nghị bản biểu. Cán bộ thống kê của cơ quan cấp trên "
            "cùng đề nghị, vì bản biểu áp dụng cho mọi đơn vị."
        ) from refusal


def put_in_force(
    proposal: EditionProposal, valid_from: date, *, by: Person, now: datetime
) -> EditionDecision:
    """Quyết định áp dụng từ một ngày, không sớm hơn ngày ghi trong tệp."""
    if valid_from < proposal.valid_from:
        raise NotDecided(
            f"Chưa áp dụng được từ {in_words(valid_from)}: tệp ghi áp dụng từ "
            f"{in_words(proposal.valid_from)}. Chọn ngày ấy hoặc ngày sau."
        )
    return _decide(proposal, IN_FORCE, by, now, valid_from=valid_from)


def refuse(
    proposal: EditionProposal, reason: str, *, by: Person, now: datetime
) -> EditionDecision:
    """Không áp dụng, kèm lý do."""
    said = reason.strip()
    if not said:
        raise NotDecided("Chưa ghi được: không áp dụng thì nêu lý do.")
    return _decide(proposal, REFUSED, by, now, reason=said[:500])


def _decide(
    proposal: EditionProposal,
    verdict: str,
    by: Person,
    now: datetime,
    *,
    valid_from: date | None = None,
    reason: str = "",
) -> EditionDecision:
    if proposal.account == by.account_id:
        raise NotDecided(
            f"{by.full_name} đã đề nghị bản {proposal.code}. Người khác quyết định: bản "
            "biểu mới cần hai người."
        )
    try:
        with transaction.atomic():
            return EditionDecision.objects.create(
                proposal=proposal,
                verdict=verdict,
                valid_from=valid_from,
                reason=reason,
                account=by.account_id,
                name=by.full_name,
                title=by.role_label,
                decided_at=now,
            )
    except IntegrityError as taken:
        raise NotDecided(
            f"Đề nghị này đã có quyết định, hoặc mã {proposal.code} đã dùng cho một bản "
            "đang áp dụng. Một bản đã áp dụng không thay được: đặt mã khác."
        ) from taken
    except DatabaseError as refusal:
        raise NotDecided(
            "Tài khoản này không quyết định về bản biểu. Thủ trưởng hoặc lãnh đạo của cơ "
            "quan cấp trên cùng quyết định."
        ) from refusal
