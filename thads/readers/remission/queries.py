"""Câu hỏi: which cases may qualify, which are under review, which were decided."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from thads.law.acts.history import Means
from thads.law.acts.remission import (
    DECIDED,
    PROPOSAL,
    Course,
    Ground,
    Part,
)
from thads.law.periods import statistics_year_start
from thads.law.statutes import find
from thads.readers.remission.judging import Judged, judged
from thads.records.cases.models import PROCEDURE, Obligation
from thads.records.cashbook.entitled import Parted, parted
from thads.records.cashbook.rights import OF_THE_STATE
from thads.records.ledger.models import Deadline, Proceeding
from thads.records.mobilisation.models import Circumstance
from thads.records.mobilisation.models.talks import CircumstanceKind

LONGEST = 3000
CLOCKS = ("toa_thu_ly_mien_giam", "phien_hop_mien_giam")
_A_MONTH = timedelta(days=31)
_YEARS = "nam_xet_mien_giam_ngan"


@dataclass(frozen=True, slots=True)
class Row:
    """Một việc: what it qualifies for, what its dossier lacks, where its review stands.

    `hardships` are what the plan of persuasion tells of the debtor's circumstances.
    """

    proceeding: Proceeding
    decided_on: date | None
    grounds: tuple[Ground, ...]
    dossier: tuple[Part, ...]
    course: Course
    due_on: date | None
    hardship: Ground | None = None
    hardships: tuple[str, ...] = ()
    parted: Parted | None = None

    @property
    def remaining(self) -> int:
        """Ngân sách còn được nhận, in đồng."""
        return self.parted.budget if self.parted else self.proceeding.remaining

    @property
    def most(self) -> int:
        """Nhiều nhất được miễn, giảm lần này, in đồng."""
        return max((each.most for each in self.grounds), default=0)

    @property
    def asked(self) -> Ground | None:
        """Trường hợp để đề nghị: the one that takes off most, else the hardship."""
        most = max(self.grounds, key=lambda each: each.most, default=None)
        return most or self.hardship

    @property
    def lacking(self) -> list[str]:
        """Những phần hồ sơ còn thiếu."""
        return [part.name for part in self.dossier if part.done is None]

    @property
    def qualifies(self) -> bool:
        """Có thể xét: a ground fits and no review is under way."""
        return bool(self.grounds) and not self.course.is_running

    @property
    def is_hard(self) -> bool:
        """Có hoàn cảnh khó khăn đã ghi: the head sees whether it is of the law's kind."""
        return self.hardship is not None and not self.course.is_running

    @property
    def in_file(self) -> bool:
        """Đang lập hồ sơ."""
        return self.course.is_running and self.course.sent is None

    @property
    def at_court(self) -> bool:
        """Đã gửi Toà án, chưa có quyết định."""
        return self.course.is_running and self.course.sent is not None

    def was_decided(self, since: date) -> bool:
        """Toà án đã quyết định từ ngày đó."""
        done = self.course.decided
        return done is not None and done.effective_on >= since


def rows(on: date, *, unit_code: str = "", officer_id: int | None = None) -> list[Row]:
    """Mọi việc có thể xét, đang xét, đã quyết định trong năm, oldest decision first."""
    cases = Proceeding.objects.filter(procedure=PROCEDURE)
    if unit_code:
        cases = cases.filter(unit__code=unit_code)
    if officer_id is not None:
        cases = cases.filter(officer_id=officer_id)
    asked = cases.filter(acts__code=PROPOSAL) | cases.filter(acts__code=DECIDED)
    hard = _hardships(cases)
    ids = set(_old_enough(cases, on)) | set(asked.values_list("pk", flat=True))
    ids |= set(hard)
    found = list(
        Proceeding.objects.filter(pk__in=ids)
        .select_related("origin_unit", "unit", "case", "officer")
        .order_by("opened_on", "pk")[:LONGEST]
    )
    known = _Known(_clocks(found), hard, _parts(found, on))
    told = judged(found, on, known.hardships, known.parts)
    year = statistics_year_start(on)
    made = (_row(each, told[each.pk], known) for each in found)
    return [
        row
        for row in made
        if row.grounds or row.is_hard or row.course.is_running or row.was_decided(year)
    ]


def _old_enough(cases: QuerySet[Proceeding], on: date) -> QuerySet[Proceeding, int]:
    """Money owed to the budget, without means, for as many years as the law asks.

    The law counts the years exactly afterwards; here they only keep the question short.
    """
    years = find(_YEARS, on)
    back = on.replace(year=on.year - (years.value if years else 0), day=1)
    old = cases.filter(
        ended_on__isnull=True,
        means=Means.WITHOUT.value,
        remaining__gt=0,
        opened_on__lte=back + _A_MONTH,
    )
    owed = Obligation.objects.filter(item__in=OF_THE_STATE).values("case_id")
    return old.filter(pk__in=owed).values_list("pk", flat=True)


def _hardships(cases: QuerySet[Proceeding]) -> dict[int, tuple[str, ...]]:
    """Hoàn cảnh khó khăn đã ghi trong phương án vận động, of poor debtors of the budget."""
    owed = Obligation.objects.filter(item__in=OF_THE_STATE).values("case_id")
    poor = cases.filter(
        ended_on__isnull=True, means=Means.WITHOUT.value, remaining__gt=0, pk__in=owed
    )
    told = Circumstance.objects.filter(
        proceeding__in=poor,
        kind=CircumstanceKind.HARDSHIP,
        is_gone=False,
        replacement__isnull=True,
    )
    found: dict[int, tuple[str, ...]] = {}
    for case, who, detail in told.order_by("pk").values_list(
        "proceeding_id", "who", "detail"
    ):
        said = ": ".join(filter(None, (who, detail)))
        found[case] = (*found.get(case, ()), said)
    return found


def _parts(found: Sequence[Proceeding], on: date) -> dict[int, Parted]:
    """Việc vừa có khoản của ngân sách vừa có khoản khác, what is left of each."""
    rows_ = Obligation.objects.filter(case_id__in=[each.pk for each in found])
    others = rows_.filter(amount__gt=0).exclude(item__in=OF_THE_STATE)
    ids = others.values_list("case_id", flat=True).distinct()
    told = ((case, parted(case, on)) for case in ids)
    return {case: parts for case, parts in told if parts is not None}


@dataclass(frozen=True, slots=True)
class _Known:
    """Điều biết thêm về các việc: clocks of the court, hardships, what is not the budget's."""

    clocks: dict[int, date]
    hardships: dict[int, tuple[str, ...]]
    parts: dict[int, Parted]


def _clocks(found: Sequence[Proceeding]) -> dict[int, date]:
    due: dict[int, date] = defaultdict(lambda: date.max)
    rows_ = Deadline.objects.filter(
        proceeding__in=found, code__in=CLOCKS, met_on__isnull=True
    )
    for case, day in rows_.values_list("proceeding_id", "due_on"):
        due[case] = min(due[case], day)
    return due


def _row(case: Proceeding, told: Judged, known: _Known) -> Row:
    return Row(
        proceeding=case,
        decided_on=told.decided_on,
        grounds=told.grounds,
        dossier=told.dossier,
        course=told.course,
        due_on=known.clocks.get(case.pk),
        hardship=told.hardship,
        hardships=known.hardships.get(case.pk, ()),
        parted=known.parts.get(case.pk),
    )
