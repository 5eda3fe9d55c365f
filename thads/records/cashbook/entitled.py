"""Người được chia: the claims of a case as the law's division takes them.

A case's obligations are its list; what earlier rounds paid counts as received. What was
paid before the program knew shares (imported books) counts as divided by the law's order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Sum

from thads.law.acts.folding import known
from thads.law.acts.history import DECISION, RecordedAct
from thads.law.distribution import Claim, distribute
from thads.records.cases.models import Case, CaseParty, Obligation
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Balance, DistributionShare, PaymentItem
from thads.records.ledger import queries as ledger

COST = "chi_phi_thi_hanh_an"
BUDGET = "Ngân sách nhà nước"
OF_THE_STATE = frozenset({"an_phi", "le_phi_toa_an", "tien_phat", "truy_thu"})
_REQUEST, _PAYOUT, _REMISSION = "nhan_yeu_cau", "chi_tra", "quyet_dinh_mien_giam"


@dataclass(frozen=True, slots=True)
class Entitled:
    """Khoản và người nhận: the claim, and where its money goes."""

    claim: Claim
    payee: str
    party_id: int | None = None
    obligation_id: int | None = None


def claims_of(proceeding_id: int, on: date) -> list[Entitled]:
    """Các khoản của một việc vào ngày chia, from its obligations and earlier rounds."""
    acts = [
        act for act in known(ledger.acts_of(proceeding_id)) if act.effective_on <= on
    ]
    case = Case.objects.get(pk=proceeding_id)
    listed = _listed(case, _requested_on(case, acts))
    shared = _shared(proceeding_id)
    paid_otherwise = _paid_otherwise(proceeding_id, acts)
    claims = _remitted([each.claim for each in listed], _total(acts, _REMISSION))
    claims = _received(claims, _divided(claims, paid_otherwise, on), shared)
    return [
        replace(each, claim=claim) for each, claim in zip(listed, claims, strict=True)
    ]


def _requested_on(case: Case, acts: Sequence[RecordedAct]) -> date | None:
    code = _REQUEST if case.on_request else DECISION
    days = [act.effective_on for act in acts if act.code in (code, DECISION)]
    return min(days, default=None)


def _total(acts: Iterable[RecordedAct], code: str) -> int:
    return sum(act.amount or 0 for act in acts if act.code == code)


def _listed(case: Case, requested_on: date | None) -> list[Entitled]:
    creditors = {
        party.party.kind: party
        for party in case.parties.filter(
            role=CaseParty.CaseRole.CREDITOR
        ).select_related("party")
    }
    state = creditors.pop("nha_nuoc", None)
    creditor = next(iter(creditors.values()), None)
    rows = case.obligations.filter(kind=Obligation.Kind.MONEY, amount__gt=0)
    found = []
    for row in rows.order_by("id"):
        of_state = row.item in OF_THE_STATE
        party = state if of_state else creditor or state
        name = BUDGET if of_state else str(party.party if party else case.creditor_name)
        claim = Claim(
            row.code,
            row.item,
            int(row.amount or 0),
            requested_on,
            payee=str(party.party_id) if party else "",
        )
        found.append(Entitled(claim, name, party.party_id if party else None, row.pk))
    return found


def _shared(proceeding_id: int) -> dict[str, tuple[int, int]]:
    """What approved rounds gave each claim, and the fee they kept back."""
    rows = DistributionShare.objects.filter(
        distribution__proceeding_id=proceeding_id,
        distribution__approval__isnull=False,
    )
    totals = rows.values_list("code").annotate(total=Sum("amount"), kept=Sum("fee"))
    return {code: (int(total), int(kept)) for code, total, kept in totals.order_by()}


def _paid_otherwise(proceeding_id: int, acts: Iterable[RecordedAct]) -> int:
    rows = PaymentItem.objects.filter(
        distribution__isnull=False,
        payment__proceeding_id=proceeding_id,
        payment__entry__isnull=False,
        payment__entry__reversed_by__isnull=True,
    )
    by_shares = rows.aggregate(total=Sum("amount", default=0))["total"]
    return max(0, _total(acts, _PAYOUT) - int(by_shares))


def _divided(claims: Sequence[Claim], paid: int, on: date) -> dict[str, int]:
    if not paid:
        return {}
    asked = [replace(claim, requested_on=claim.requested_on or on) for claim in claims]
    due = sum(claim.due for claim in asked)
    found: dict[str, int] = {}
    for share in distribute(asked, min(paid, due), on).shares:
        code = share.claim.code
        found[code] = found.get(code, 0) + share.amount
    return found


def _received(
    claims: Sequence[Claim],
    before: dict[str, int],
    shared: dict[str, tuple[int, int]],
) -> list[Claim]:
    """What each has, and its fee so far where every đồng went through our rounds."""
    found = []
    for claim in claims:
        otherwise = before.get(claim.code, 0)
        amount, fee = shared.get(claim.code, (0, 0))
        received = min(claim.due, otherwise + amount)
        known = fee if not otherwise else None
        found.append(replace(claim, received=received, fee_before=known))
    return found


def _remitted(claims: Sequence[Claim], remitted: int) -> list[Claim]:
    """What was remitted to the budget's debtor is not due any more."""
    found = []
    for claim in claims:
        less = min(remitted, claim.due) if claim.kind in OF_THE_STATE else 0
        remitted -= less
        found.append(replace(claim, due=claim.due - less))
    return found


def unrecovered_cost(proceeding_id: int) -> int:
    """Chi phí cưỡng chế đã tạm ứng còn phải thu hồi của việc."""
    rows = Balance.objects.filter(
        proceeding_id=proceeding_id, account=Account.ADVANCED_COST
    )
    return int(rows.aggregate(total=Sum("amount", default=0))["total"])
