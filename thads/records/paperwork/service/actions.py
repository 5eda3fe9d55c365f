"""Việc ghi thông báo: an attempt by the law of its day, and the act once all are served."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from thads.law.acts import service
from thads.law.acts.history import DECISION
from thads.law.acts.service import Attempt, Fault
from thads.law.periods import default_calendar, in_words
from thads.records.agencies.access import Person
from thads.records.cases import actions as cases
from thads.records.cases.models import CaseParty
from thads.records.cases.queries import file as files
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.paperwork.scanning import NewScan, Sent, file_scan
from thads.records.paperwork.service import queries
from thads.records.paperwork.service.models import Notice, ServiceAttempt
from thads.records.paperwork.service.opening import SERVICE
from thads.records.paperwork.service.queries import Served


class NotServed(Exception):
    """Chưa ghi được lần thông báo: each thing that stands in the way."""

    def __init__(self, *sentences: str) -> None:
        """Keep the sentences apart for the form."""
        self.sentences = sentences
        super().__init__(" ".join(sentences))


@dataclass(frozen=True, slots=True)
class Told:
    """Phần của chứng cứ mà luật không xét: who went, at what hour and where it was sent."""

    deliverer_name: str = ""
    sent_at: time | None = None
    sent_to: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Đã ghi: the attempt, and the act of notice where it was the last one needed."""

    attempt: ServiceAttempt
    act_on: date | None = None


@transaction.atomic
def record_attempt(
    served: Served,
    attempt: Attempt,
    *,
    by: Person | None,
    now: datetime,
    told: Told | None = None,
    scan: Sent | None = None,
) -> Written:
    """Ghi một lần thông báo; with the last person needed the act is recorded too.

    Raises NotServed where the law of that day does not let it count as told, and
    ScanRefused where the file that proves it is not safe; then nothing is written.
    """
    if served.served_on is not None:
        raise NotServed(
            "Không được: người này đã được thông báo hợp lệ ngày "
            f"{in_words(served.served_on)}. Ghi sai thì thu hồi lần đó trước."
        )
    faults = service.faults(served.serving, attempt)
    if faults:
        raise NotServed(*map(_sentence, faults))
    act = _act_of(served, attempt)
    seq = _record_act(served.notice, act, by, now) if act else None
    row = _row(served, attempt, told or Told(), seq)
    row.scan_id = _scan(served.notice, row, scan, by, now) if scan else None
    row.recorded_at, row.recorded_by = now, by.account_id if by else None
    row.save(force_insert=True)
    return Written(row, act.effective_on if act else None)


def _sentence(fault: Fault) -> str:
    return f"{fault.sentence} Căn cứ: {fault.citation}."


def _row(
    served: Served, attempt: Attempt, told: Told, act_seq: int | None
) -> ServiceAttempt:
    of = service.way(attempt.way, attempt.on)
    kept = service.kept_until(attempt, default_calendar())
    return ServiceAttempt(
        notice=served.notice,
        seq=len(served.attempts) + 1,
        way=attempt.way,
        on=attempt.on,
        second_on=attempt.second_on,
        deliverer=attempt.deliverer,
        deliverer_name=told.deliverer_name[:120],
        sent_at=told.sent_at,
        sent_to=told.sent_to[:200],
        receiver=attempt.receiver[:200],
        relation=attempt.relation,
        witness=attempt.witness[:200],
        places=",".join(sorted(attempt.places)),
        proof=attempt.proof[:200],
        ground=attempt.ground,
        reason=attempt.reason[:300],
        counted_on=service.counted_on(attempt),
        kept_until=kept.due_on if kept else None,
        citation=str(of.citation) if of else "",
        act_seq=act_seq,
    )


def _scan(
    notice: Notice, row: ServiceAttempt, sent: Sent, by: Person | None, now: datetime
) -> int:
    """Bản quét làm chứng cứ, a paper of the case like others."""
    of = service.way(row.way, row.on)
    title = f"Chứng cứ thông báo cho {notice.name}: {of.label if of else ''}"
    new = NewScan(title, row.on, act_seq=row.act_seq)
    return file_scan(notice.proceeding, new, sent, by=by, now=now).pk


def _act_of(served: Served, attempt: Attempt) -> ProposedAct | None:
    """Hành vi thông báo once everybody on whom the clock depends has been served.

    Its day is the last of theirs: nobody's time to perform begins before they know.
    """
    notice, day = served.notice, service.counted_on(attempt)
    if day is None or notice.act_code not in service.decisive_acts():
        return None
    others = queries.of_document(notice.document_id)
    needed = deciding(others, notice.act_code)
    if notice.pk not in {each.notice.pk for each in needed}:
        return None
    days = [day if e.notice.pk == notice.pk else e.served_on for e in needed]
    known = [each for each in days if each is not None]
    if len(known) < len(days) or _is_told(notice):
        return None
    last = max(known)
    return ProposedAct(
        code=SERVICE,
        effective_on=last,
        result=service.act_result(attempt),
        note=f"Thông báo {notice.document.title}: "
        + ", ".join(each.notice.name for each in needed),
    )


def deciding(every: Sequence[Served], act_code: str) -> list[Served]:
    """Những người mà việc thông báo cho họ mở thời hạn: of a decision, the debtors."""
    parties = [each for each in every if each.notice.to != service.BODY]
    debtors = [e for e in parties if e.notice.role == CaseParty.CaseRole.DEBTOR]
    return debtors if debtors and act_code == DECISION else parties


def _is_told(notice: Notice) -> bool:
    """An act of notice stands after the act of this paper already."""
    file = files.case_file(notice.proceeding_id)
    acts = file.acts if file else ()
    return any(
        act.code == SERVICE
        and act.seq > (notice.act_seq or 0)
        and file is not None
        and act.seq not in file.corrected_by
        for act in acts
    )


def _record_act(
    notice: Notice, act: ProposedAct, by: Person | None, now: datetime
) -> int:
    try:
        answer = cases.record_act(
            proceeding_id=notice.proceeding_id, act=act, by=by, now=now
        )
    except MayNotRecord as refused:
        raise NotServed(
            "Không được: tài khoản này không ghi hành vi thông báo trên việc này. Chấp "
            "hành viên của việc hoặc văn thư ghi."
        ) from refused
    if isinstance(answer, Refused):
        raise NotServed(*(each.sentence for each in answer.refusals))
    return answer.act.seq


@transaction.atomic
def withdraw(
    served: Served, seq: int, reason: str, *, by: Person | None, now: datetime
) -> None:
    """Thu hồi một lần thông báo ghi sai, with the reason; the row itself stays."""
    found = next((each for each in served.standing if each.seq == seq), None)
    if found is None:
        raise NotServed("Không có lần thông báo đó, hoặc lần đó đã thu hồi.")
    if not reason.strip():
        raise NotServed("Chưa được: ghi lý do thu hồi.")
    if found.act_seq is not None and not _is_corrected(served.notice, found.act_seq):
        raise NotServed(
            f"Chưa được: hành vi thông báo số {found.act_seq} của việc dựa trên lần này. "
            "Ghi đính chính hành vi đó trước, rồi thu hồi."
        )
    ServiceAttempt.objects.create(
        notice=served.notice,
        seq=len(served.attempts) + 1,
        on=found.on,
        reason=reason.strip()[:300],
        withdraws=found,
        recorded_at=now,
        recorded_by=by.account_id if by else None,
    )


def _is_corrected(notice: Notice, seq: int) -> bool:
    file = files.case_file(notice.proceeding_id)
    return file is None or seq in file.corrected_by
