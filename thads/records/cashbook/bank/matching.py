"""Tìm việc của một khoản tiền đến: by its reference, its words, its payer, its amount.

Nothing is recorded here. Each candidate says why it is one; only an exact reference whose
money the case still owes may be accepted many at a time.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from thads.law.money.references import CASE, OBLIGATION, Reference, references_in
from thads.records.cases.models import PROCEDURE, Obligation
from thads.records.cashbook.models import Transfer
from thads.records.cashbook.queries.waiting import Unidentified
from thads.records.ledger.models import Proceeding
from thads.records.parties.names import fold
from thads.records.web.formatting import whole

_MOST = 4
_PER_WORD = 30
_EXACT, _DOUBTED, _NUMBER, _NAME, _AMOUNT = 100, 70, 50, 40, 30
_NUMBERS = re.compile(
    r"\b(\d{1,6})\s?qd\b|\bqd(?: thi hanh an| tha)?(?: so)? (\d{1,6})\b"
)
# An amount that more cases owe tells nothing by itself.
_AMOUNT_TELLS = 2
_BY_NUMBER, _BY_NAME = "quyet_dinh", "ten"


@dataclass(slots=True)
class Candidate:
    """Việc có thể là của khoản tiền: how likely, and each reason in words."""

    case: Proceeding
    score: int = 0
    reasons: list[str] = field(default_factory=list)
    obligation: Obligation | None = None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Khoản tiền đến và các việc có thể, the likeliest first."""

    transfer: Transfer
    left: int
    candidates: Sequence[Candidate]

    @property
    def exact(self) -> Candidate | None:
        """Việc khớp đúng mã mà còn phải nộp ít nhất bằng số này: accepted without a look."""
        found = [each for each in self.candidates if each.is_exact]
        if len(found) != 1 or self.left > found[0].case.remaining:
            return None
        return found[0]


def matches(waiting: Sequence[Unidentified]) -> list[Match]:
    """Ứng viên của từng khoản, a few questions for all of them."""
    found = _Found(waiting)
    found.by_reference()
    found.by_words()
    found.by_amount()
    return [Match(each.transfer, each.left, found.ranked(each)) for each in waiting]


def exact_matches(waiting: Sequence[Unidentified]) -> list[Match]:
    """Các khoản khớp đúng mã nộp tiền."""
    found = _Found(waiting)
    found.by_reference()
    every = (Match(each.transfer, each.left, found.ranked(each)) for each in waiting)
    return [each for each in every if each.exact]


class _Found:
    """Candidates of each transfer while they are gathered."""

    def __init__(self, waiting: Sequence[Unidentified]) -> None:
        self.waiting = waiting
        self.by_transfer: dict[int, dict[int, Candidate]] = {
            each.transfer.pk: {} for each in waiting
        }

    def ranked(self, each: Unidentified) -> list[Candidate]:
        found = self.by_transfer[each.transfer.pk].values()
        likely = [one for one in found if one.case.remaining > 0 or one.is_exact]
        if any(one.is_exact for one in likely):
            likely = [one for one in likely if one.score > _AMOUNT]
        return sorted(likely, key=lambda one: (-one.score, one.case.code))[:_MOST]

    def add(
        self, transfer: Transfer, case: Proceeding, score: int, reason: str
    ) -> Candidate:
        known = self.by_transfer[transfer.pk]
        one = known.setdefault(case.pk, Candidate(case))
        if reason not in one.reasons:
            one.score += score
            one.reasons.append(reason)
        return one

    def by_reference(self) -> None:
        """Mã nộp tiền của cơ quan trong nội dung."""
        told = {
            each.transfer.pk: list(references_in(each.transfer.content))
            for each in self.waiting
        }
        obligations, cases = _named(one for every in told.values() for one in every)
        for each in self.waiting:
            for one in told[each.transfer.pk]:
                obligation = (
                    obligations.get(one.number) if one.kind == OBLIGATION else None
                )
                case_id = obligation.case_id if obligation else one.number
                case = cases.get(case_id)
                if case is None or (one.kind == OBLIGATION and obligation is None):
                    continue
                candidate = self.add(
                    each.transfer,
                    case,
                    _EXACT if one.is_exact else _DOUBTED,
                    f"mã nộp tiền {one.text}",
                )
                candidate.obligation = obligation
                candidate.is_exact = one.is_exact

    def by_words(self) -> None:
        """Số quyết định trong nội dung, tên người chuyển là đương sự."""
        wanted: dict[str, list[tuple[Transfer, str]]] = {}
        for each in self.waiting:
            for number in _numbers_in(each.transfer.content):
                key = f"{number} qd"
                wanted.setdefault(key, []).append((each.transfer, _BY_NUMBER))
            if name := fold(each.transfer.payer):
                wanted.setdefault(name, []).append((each.transfer, _BY_NAME))
        rows = _searched(list(wanted))
        cases = _cases(case_id for _, case_id, _, _ in rows)
        for word, case_id, kind, key in rows:
            if case_id not in cases:
                continue
            for transfer, by in wanted[word]:
                self._by_word(transfer, cases[case_id], by, kind, key, word)

    def _by_word(
        self,
        transfer: Transfer,
        case: Proceeding,
        by: str,
        kind: str,
        key: str,
        word: str,
    ) -> None:
        if (by, kind) == (_BY_NUMBER, _BY_NUMBER):
            self.add(transfer, case, _NUMBER, f"nội dung nêu số {case.number}")
        elif (by, kind) == (_BY_NAME, _BY_NAME) and key == word:
            self.add(transfer, case, _NAME, f"người chuyển {transfer.payer}")

    def by_amount(self) -> None:
        """Đúng bằng số còn phải nộp: tells candidates apart, or is the only clue."""
        amounts = {each.left for each in self.waiting}
        agencies = {each.transfer.agency_id for each in self.waiting}
        rows = Proceeding.objects.filter(
            procedure=PROCEDURE,
            unit__agency_id__in=agencies,
            remaining__in=amounts,
            ended_on__isnull=True,
        ).select_related("case")
        by_amount: dict[int, list[Proceeding]] = {}
        for case in rows[: _PER_WORD * len(self.waiting) or 1]:
            by_amount.setdefault(case.remaining, []).append(case)
        for each in self.waiting:
            known = self.by_transfer[each.transfer.pk]
            same = by_amount.get(each.left, [])
            for case in same:
                if case.pk not in known and len(same) > _AMOUNT_TELLS:
                    continue
                reason = f"còn phải nộp đúng {whole(each.left)} đồng"
                self.add(each.transfer, case, _AMOUNT, reason)


def _named(
    references: Iterable[Reference],
) -> tuple[Mapping[int, Obligation], Mapping[int, Proceeding]]:
    every = list(references)
    obligations = Obligation.objects.in_bulk(
        {one.number for one in every if one.kind == OBLIGATION}
    )
    whole_cases = {one.number for one in every if one.kind == CASE}
    return obligations, _cases(
        {*whole_cases, *(each.case_id for each in obligations.values())}
    )


def _cases(ids: Iterable[int]) -> Mapping[int, Proceeding]:
    rows = Proceeding.objects.filter(procedure=PROCEDURE).select_related("case")
    return rows.in_bulk(set(ids))


def _numbers_in(content: str) -> set[str]:
    found = _NUMBERS.finditer(fold(content))
    return {(one[1] or one[2]).lstrip("0") for one in found} - {""}


def _searched(words: list[str]) -> list[tuple[str, int, str, str]]:
    """Every word by the door that knows whose units the person sees."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w, s.case_id, s.kind, s.key FROM unnest(%s::text[]) AS w "
            "CROSS JOIN LATERAL cases_search(w, %s) AS s",
            [words, _PER_WORD],
        )
        return list(cursor.fetchall())
