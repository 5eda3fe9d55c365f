"""Nhật ký đọc giấy tờ: whoever opens a paper of a case leaves a line."""

from django.utils import timezone

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.access import Person
from thads.records.audit import actions as audit
from thads.records.cases.queries.file import ActsOnFile
from thads.records.ledger.models import Proceeding


def note_read(person: Person, of: ActsOnFile | Proceeding, sentence: str) -> None:
    """Ghi một dòng: who opened which paper of which case or matter."""
    proceeding = of.proceeding if isinstance(of, ActsOnFile) else of
    kind = "việc" if proceeding.procedure == ENFORCEMENT else "hồ sơ"
    audit.note(
        at=timezone.now(),
        account_id=person.account_id,
        username=person.username,
        action="mo_giay_to",
        subject=f"viec:{proceeding.root.code}:{proceeding.code}",
        sentence=f"{sentence}, {kind} {proceeding.code}"[:300],
        unit_id=proceeding.unit_id,
    )
