"""Đọc cho số liệu dân vận: the talked cases of a scope with what their acts show."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from thads.law.acts.folding import history
from thads.law.acts.history import History, RecordedAct
from thads.law.indicators.persuading import Estimate, Persuasion, persuasion
from thads.law.periods import Stretch
from thads.records.agencies.models import Unit
from thads.records.cases.models import PROCEDURE
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Proceeding
from thads.records.mobilisation.models import (
    Circumstance,
    Contact,
    Education,
    Joined,
    Programme,
    Referral,
)
from thads.records.mobilisation.models.talks import CircumstanceKind
from thads.records.mobilisation.queries.of_case import (
    Told,
    kin_payments,
    told_promises,
)
from thads.records.mobilisation.queries.saving import estimates
from thads.records.proceedings.models import ProceedingLink

_TELLING = ("van_dong", "quyet_dinh_cuong_che", "tu_nguyen_thi_hanh")


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi: a unit and all below it, days, and one programme or all."""

    unit: Unit
    days: Stretch
    programme: Programme | None = None

    @property
    def partner_id(self) -> int | None:
        """Bên phối hợp của chương trình."""
        return self.programme.partner_id if self.programme else None

    @property
    def organisation(self) -> str:
        """Loại tổ chức của bên phối hợp; empty where no partner is asked for."""
        return self.programme.partner.kind if self.programme else ""

    def has(self, on: date) -> bool:
        """Ngày nằm trong kỳ."""
        return on in self.days


@dataclass(frozen=True, slots=True)
class TalkedCase:
    """Việc và vận động của nó."""

    proceeding: Proceeding
    history: History
    persuasion: Persuasion
    contacts: Sequence[Contact]
    promises: Sequence[Told]
    memberships: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Số quyết định và người phải thi hành."""
        number = self.proceeding.number or self.proceeding.code
        return f"{number} {self.proceeding.case.debtor_name}".strip()

    @property
    def url(self) -> str:
        """Trang dân vận của việc."""
        return reverse("mobilisation:of_case", args=[self.proceeding.pk])

    def attended(self, partner_id: int | None) -> frozenset[int]:
        """Số thứ tự các buổi có bên này; all talks where no partner is asked for."""
        if partner_id is None:
            return frozenset(talk.seq for talk in self.persuasion.talks)
        return frozenset(
            each.act_seq
            for each in self.contacts
            if any(person.partner_id == partner_id for person in each.people.all())
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """Mọi điều đã đọc cho một phạm vi."""

    scope: Scope
    cases: Sequence[TalkedCase]
    education: Sequence[Education]
    joined: Sequence[Joined]
    referrals: Sequence[Referral]
    complaints: Sequence[ProceedingLink] = ()


def gather(scope: Scope) -> Gathered:
    """Đọc một lần những gì mọi con số của phạm vi cần."""
    cases = talked_cases(scope)
    return Gathered(
        scope,
        cases,
        _education(scope),
        _joined(scope),
        _referrals(scope),
        _complaints(cases),
    )


def talked_cases(scope: Scope) -> list[TalkedCase]:
    """Việc có vận động hoặc cưỡng chế cần xét, in the scope's units."""
    rows = _proceedings(scope)
    ids = [each.pk for each in rows]
    acts = ledger.acts_by_proceeding(ids)
    contacts: dict[int, list[Contact]] = defaultdict(list)
    kept = Contact.objects.filter(proceeding_id__in=ids).order_by("on", "act_seq")
    for each in kept.prefetch_related("people__partner", "promises__answer"):
        contacts[each.proceeding_id].append(each)
    plans: dict[int, list[Circumstance]] = defaultdict(list)
    for row in Circumstance.objects.filter(
        proceeding_id__in=[pk for pk, has in contacts.items() if has],
        is_gone=False,
        replacement__isnull=True,
    ):
        plans[row.proceeding_id].append(row)
    costs = estimates(acts)
    return [
        _talked(
            each,
            acts[each.pk],
            contacts[each.pk],
            _Known(plans[each.pk], costs[each.pk]),
            scope,
        )
        for each in rows
    ]


def _proceedings(scope: Scope) -> list[Proceeding]:
    rows = Proceeding.objects.filter(
        procedure=PROCEDURE, unit__path__startswith=scope.unit.path
    )
    if scope.partner_id is None:
        told = Act.objects.filter(
            code__in=_TELLING, effective_on__lte=scope.days.last or date.max
        )
        last = told.filter(effective_on__gte=scope.days.first)
        wanted = set(last.values_list("proceeding_id", flat=True))
        wanted |= _paid_later(scope)
        rows = rows.filter(pk__in=wanted)
    else:
        met = Contact.objects.filter(people__partner_id=scope.partner_id)
        sent = Referral.objects.filter(partner_id=scope.partner_id)
        rows = rows.filter(
            pk__in=set(met.values_list("proceeding_id", flat=True))
            | set(sent.values_list("proceeding_id", flat=True))
        )
    return list(
        rows.select_related("origin_unit", "unit", "officer", "case").order_by("pk")
    )


def _paid_later(scope: Scope) -> set[int]:
    """Việc có vận động trước kỳ và một bước tự nguyện trong kỳ."""
    talked = Act.objects.filter(code="van_dong").values("proceeding_id")
    steps = Act.objects.filter(
        code__in=("thu_tien", "giao_tai_san", "thoa_thuan"),
        effective_on__gte=scope.days.first,
        effective_on__lte=scope.days.last or date.max,
        proceeding_id__in=talked,
    )
    return set(steps.values_list("proceeding_id", flat=True))


@dataclass(frozen=True, slots=True)
class _Known:
    """Điều biết thêm về một việc: its plan of persuasion, what its coercion would cost."""

    plan: Sequence[Circumstance]
    costs: Mapping[int, Estimate]


def _talked(
    proceeding: Proceeding,
    acts: Sequence[RecordedAct],
    contacts: Sequence[Contact],
    known: _Known,
    scope: Scope,
) -> TalkedCase:
    told_acts = history(ledger.facts_of(proceeding), acts)
    told = told_promises(told_acts, contacts, scope.days.last or date.max)
    kin: frozenset[int] = frozenset()
    if contacts:
        kin = kin_payments(proceeding.pk, told_acts, known.plan, contacts, told)
    promises = [each for group in told.values() for each in group]
    found = persuasion(told_acts, kin_paid=kin, estimates=known.costs)
    member_of = frozenset(
        each.organisation for each in known.plan if each.kind == CircumstanceKind.MEMBER
    )
    return TalkedCase(proceeding, told_acts, found, contacts, promises, member_of)


def _complaints(cases: Sequence[TalkedCase]) -> list[ProceedingLink]:
    """Khiếu nại về các việc này, each complaint once for a case."""
    rows = ProceedingLink.objects.filter(
        target_id__in=[each.proceeding.pk for each in cases],
        proceeding__procedure="khieu_nai",
    )
    found = rows.select_related("proceeding").order_by("pk")
    return list({(each.proceeding_id, each.target_id): each for each in found}.values())


def _education(scope: Scope) -> list[Education]:
    rows = Education.objects.filter(
        unit__path__startswith=scope.unit.path,
        on__gte=scope.days.first,
        on__lte=scope.days.last or date.max,
        is_gone=False,
        replacement__isnull=True,
    )
    if scope.programme is not None:
        rows = rows.filter(programme=scope.programme)
    return list(rows.select_related("unit", "programme__partner").order_by("on", "pk"))


def _joined(scope: Scope) -> list[Joined]:
    rows = Joined.objects.filter(proceeding__unit__path__startswith=scope.unit.path)
    if scope.partner_id is not None:
        rows = rows.filter(partner_id=scope.partner_id)
    return list(rows.select_related("proceeding__case", "partner").order_by("pk"))


def _referrals(scope: Scope) -> list[Referral]:
    rows = Referral.objects.filter(
        proceeding__unit__path__startswith=scope.unit.path,
        sent_on__gte=scope.days.first,
        sent_on__lte=scope.days.last or date.max,
    )
    if scope.partner_id is not None:
        rows = rows.filter(partner_id=scope.partner_id)
    return list(rows.select_related("proceeding__case", "partner").order_by("pk"))
