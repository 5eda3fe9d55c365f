"""Ghi nhận một hành vi của việc, with its paper where one is made."""

import datetime as dt
from collections.abc import Mapping

from django.db import connection, transaction

from thads.law.acts.history import DECISION
from thads.records.agencies.access import Person
from thads.records.cases.actions.opening import KEY_LONGEST
from thads.records.documents import makers
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.parties.names import fold


def record_act(
    *,
    proceeding_id: int,
    act: ProposedAct,
    by: Person | None,
    now: dt.datetime,
    expected_version: int | None = None,
    paper: Mapping[str, str] | None = None,
) -> Recorded | Refused:
    """Ghi nhận hành vi của việc: the ledger's door, then the number can be searched.

    With `paper` (what was typed for it) the act's paper is made with it: its number is
    given, the act recorded under that number and the file kept, all or nothing. Raises
    PaperIncomplete where the paper lacks something.
    """
    try:
        with transaction.atomic():
            return _record_with_paper(
                proceeding_id, act, by, now, expected_version, paper
            )
    except _RefusedByLaw as refused:
        return refused.answer


class _RefusedByLaw(Exception):
    """Takes number and paper back where the law refuses the act."""

    def __init__(self, answer: Refused) -> None:
        self.answer = answer
        super().__init__()


def _record_with_paper(
    proceeding_id: int,
    act: ProposedAct,
    by: Person | None,
    now: dt.datetime,
    expected_version: int | None,
    paper: Mapping[str, str] | None,
) -> Recorded:
    maker = makers.maker() if paper is not None else None
    prepared = None
    if maker is not None:
        ledger.open_for_writing(proceeding_id)  # the book before the counter, always
        prepared = maker.prepare(proceeding_id, act, by, paper or {}, now)
    act = prepared.act if prepared else act
    answer = ledger.record(
        proceeding_id=proceeding_id,
        act=act,
        by=by,
        now=now,
        expected_version=expected_version,
    )
    if isinstance(answer, Refused):
        raise _RefusedByLaw(answer)
    if act.code == DECISION and act.number:
        _note_number(proceeding_id, act.number)
    if maker and prepared:
        maker.file(prepared, answer, now)
    return answer


def _note_number(case_id: int, number: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_note_number(%s, %s)", [case_id, fold(number)[:KEY_LONGEST]]
        )
