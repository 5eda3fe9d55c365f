"""Người được chia: the claims of a case as the law's division takes them.

A case's obligations are its list, each with the creditor named for it; what earlier
rounds paid counts as received. What was paid before the program knew shares (imported
books) counts as divided by the law's order of its day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, Sum

from thads.law.acts.folding import known
from thads.law.acts.history import DECISION, RecordedAct
from thads.law.distribution import CannotDistribute, Claim, transferred
from thads.law.distribution.fee_grounds import fee_marks
from thads.records.cases.models import Case, Obligation
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.interest_rights import (
    interest_code,
    interest_rights,
    principal_code,
)
from thads.records.cashbook.models import (
    Balance,
    Distribution,
    DistributionShare,
    Entitlement,
)
from thads.records.cashbook.paid_before import (
    Before,
    paid_before,
    payments_without_sheet,
)
from thads.records.cashbook.rights import (
    BUDGET,
    OF_THE_STATE,
    Right,
    fee_notes_of,
    rights_of,
    transfers_of,
)
from thads.records.ledger import queries as ledger

__all__ = [
    "BUDGET",
    "COST",
    "Entitled",
    "Parted",
    "budget_left",
    "claims_of",
    "parted",
    "unrecovered_cost",
]
COST = "chi_phi_thi_hanh_an"
_NOTHING = (0, 0)
REMISSION = "quyet_dinh_mien_giam"
_REQUEST = "nhan_yeu_cau"


@dataclass(frozen=True, slots=True)
class Entitled:
    """Khoản và người nhận: the claim, and where its money goes."""

    claim: Claim
    payee: str
    party_id: int | None = None
    obligation_id: int | None = None


def claims_of(proceeding_id: int, on: date) -> list[Entitled]:
    """Các khoản của một việc vào ngày chia, from its obligations and earlier rounds.

    Raises CannotDistribute while several creditors wait to be named.
    """
    acts = [
        act for act in known(ledger.acts_of(proceeding_id)) if act.effective_on <= on
    ]
    case = Case.objects.get(pk=proceeding_id)
    rights = rights_of(case, requested_on(case, acts))
    transfers = transfers_of(proceeding_id, on)
    rights += interest_rights(proceeding_id, acts, rights, transfers)
    moving = {code for each in transfers for code in (each.code, each.new_code)}
    rounds = _Rounds(proceeding_id, moving)
    due = _remitted(rights, total_of(acts, REMISSION), rounds.ended)
    before = _before(proceeding_id, acts, rights, due, on)
    listed = [
        _entitled(right, amount, before, rounds.ended.get(right.code))
        for right, amount in zip(rights, due, strict=True)
    ]
    listed = _moved(listed, transfers, rounds) if transfers else listed
    notes = fee_notes_of(proceeding_id, on)
    return _with_fee_notes(listed, notes, rounds.reduced(), on) if notes else listed


def _with_fee_notes(
    listed: Iterable[Entitled],
    notes: Mapping[str, tuple[str, int]],
    reduced: set[str],
    on: date,
) -> list[Entitled]:
    """A claim and its interest bear no fee, or less, as was noted of it.

    What a reduced fee was before it was reduced stands nowhere: it is counted again.
    """
    found = []
    for each in listed:
        claim = each.claim
        code = principal_code(claim.code) or claim.code
        ground, percent = notes.get(code, ("", 0))
        free, less = fee_marks(ground, on)
        noted = replace(
            claim,
            fee_ground=free,
            fee_relief=less,
            fee_percent=percent if less else 0,
            fee_before=None if claim.code in reduced else claim.fee_before,
        )
        found.append(replace(each, claim=noted))
    return found


@dataclass(frozen=True, slots=True)
class Parted:
    """Việc có khoản của ngân sách và khoản khác: what is left of each, in đồng."""

    budget: int
    others: int


def parted(proceeding_id: int, on: date) -> Parted | None:
    """Tách phần còn lại của ngân sách, where somebody else is owed too; else None.

    What was collected counts as divided by the law's order. Until several creditors
    have been named nobody can divide it: then only what was remitted is taken off.
    """
    rows = Obligation.objects.filter(case=proceeding_id, amount__gt=0)
    state = Q(item__in=OF_THE_STATE)
    total = {"owed": Sum("amount", filter=state), "rest": Sum("amount", filter=~state)}
    sums = rows.aggregate(**total)
    owed, others = int(sums["owed"] or 0), int(sums["rest"] or 0)
    if not others:
        return None
    try:
        claims = [each.claim for each in claims_of(proceeding_id, on)]
    except CannotDistribute:
        remitted = total_of(known(ledger.acts_of(proceeding_id)), REMISSION)
        return Parted(max(owed - remitted, 0), others)
    left = {each.code: each.due - each.received for each in claims}
    budget = sum(left[each.code] for each in claims if each.kind in OF_THE_STATE)
    return Parted(budget, sum(left.values()) - budget)


def budget_left(proceeding_id: int, on: date) -> int | None:
    """Số ngân sách còn được nhận; None where it is all that is owed."""
    found = parted(proceeding_id, on)
    return found.budget if found else None


def requested_on(case: Case, acts: Sequence[RecordedAct]) -> date | None:
    """Ngày yêu cầu của việc, else of the ex officio decision."""
    code = _REQUEST if case.on_request else DECISION
    days = [act.effective_on for act in acts if act.code in (code, DECISION)]
    return min(days, default=None)


def total_of(acts: Iterable[RecordedAct], code: str) -> int:
    """Cộng số tiền của các hành vi một loại."""
    return sum(act.amount or 0 for act in acts if act.code == code)


def _remitted(
    rights: Sequence[Right], remitted: int, given: Mapping[str, tuple[int, int]]
) -> list[int]:
    """What is due of each: what was remitted to the budget's debtor is not any more.

    Principals first, then their late interest, which is remitted with them; of each no
    more than what rounds had not given yet.
    """
    if not remitted:
        return [right.due for right in rights]
    found = []
    for right in rights:
        left = max(right.due - given.get(right.code, _NOTHING)[0], 0)
        less = min(remitted, left) if right.item in OF_THE_STATE else 0
        remitted -= less
        found.append(right.due - less)
    return found


def _before(
    proceeding_id: int,
    acts: Sequence[RecordedAct],
    rights: Sequence[Right],
    due: Sequence[int],
    on: date,
) -> Before:
    payments = list(payments_without_sheet(proceeding_id, acts))
    if not payments:
        return {}
    claims = [
        Claim(
            right.code,
            right.item,
            amount,
            right.asked_on,
            interest=right.is_interest,
            payee=_payee(right),
        )
        for right, amount in zip(rights, due, strict=True)
    ]
    codes = {r.obligation_id: r.code for r in rights if not r.is_interest}
    found = paid_before(payments, claims, codes, on)
    return _past_the_principal(found, claims)


def _past_the_principal(found: Before, claims: Sequence[Claim]) -> Before:
    """What an order paid of an obligation beyond its principal was of its interest."""
    due = {claim.code: claim.due for claim in claims}
    for code, (received, fee) in list(found.items()):
        over, interest = received - due.get(code, 0), interest_code(code)
        if over > 0 and interest in due:
            had, charged = found.get(interest, _NOTHING)
            found[code] = received - over, fee
            found[interest] = had + over, charged
    return found


def _payee(right: Right) -> str:
    return str(right.party_id) if right.party_id else ""


def _entitled(
    right: Right, due: int, before: Before, shared: tuple[int, int] | None
) -> Entitled:
    paid, paid_fee = before.get(right.code, _NOTHING) if before else _NOTHING
    amount, fee = shared or _NOTHING
    received = paid + amount
    claim = Claim(
        right.code,
        right.item,
        due,
        right.asked_on,
        received if received < due else due,
        interest=right.is_interest,
        payee=_payee(right),
        fee_before=paid_fee + fee,
    )
    return Entitled(claim, right.payee, right.party_id, right.obligation_id)


class _Rounds:
    """What approved rounds gave each claim; for claims that moved, when."""

    def __init__(self, proceeding_id: int, moving: set[str]) -> None:
        sheets = Distribution.objects.filter(
            proceeding_id=proceeding_id,
            approval__isnull=False,
            annulment__isnull=True,
        )
        shares = DistributionShare.of_sheets(*sheets.values_list("pk", flat=True))
        self._given = rows = shares.filter(held=False).order_by()
        settled = rows.exclude(code__in=moving) if moving else rows
        totals = settled.values_list("code").annotate(a=Sum("amount"), f=Sum("fee"))
        self.ended = {code: (int(amount), int(fee)) for code, amount, fee in totals}
        self._moments: dict[str, list[tuple[datetime, int, int]]] = defaultdict(list)
        if not moving:
            return
        for code, at, amount, fee in rows.filter(code__in=moving).values_list(
            "code", "distribution__approval__approved_at", "amount", "fee"
        ):
            self._moments[code].append((at, amount, fee))

    def reduced(self) -> set[str]:
        """Các khoản đã được giảm phí ở một phiếu."""
        rows = self._given.filter(claim__has_key="fee_relief")
        return set(rows.values_list("code", flat=True))

    def take(self, code: str, until: datetime | None) -> tuple[int, int]:
        """What was given to the claim until a moment and not taken before."""
        given = self._moments.pop(code, [])
        past = [each for each in given if until is None or each[0] < until]
        self._moments[code] = [each for each in given if each not in past]
        return sum(each[1] for each in past), sum(each[2] for each in past)


def _moved(
    listed: Sequence[Entitled], transfers: Sequence[Entitlement], rounds: _Rounds
) -> list[Entitled]:
    """Chuyển giao quyền: each claim with what it had received by then is listed anew."""
    stand = {each.claim.code: each for each in listed}
    for transfer in transfers:
        party, since = transfer.party, transfer.since
        assert party is not None  # the database: a transfer has its day and its holder
        assert since is not None
        old = _received(stand.pop(transfer.code), rounds, transfer.noted_at)
        parts = transferred(old.claim, transfer.new_code, since, transfer.amount)
        for part in parts[:-1]:
            stand[part.code] = replace(old, claim=part)
        new = replace(parts[-1], payee=str(party.pk), fee_before=0)
        stand[new.code] = Entitled(
            new, party.full_name, party.pk, transfer.obligation_id
        )
    return [_received(each, rounds, None) for each in stand.values()]


def _received(each: Entitled, rounds: _Rounds, until: datetime | None) -> Entitled:
    amount, fee = rounds.take(each.claim.code, until)
    if not amount:
        return each
    claim = each.claim
    received = min(claim.due, claim.received + amount)
    before = (claim.fee_before or 0) + fee
    return replace(each, claim=replace(claim, received=received, fee_before=before))


def unrecovered_cost(proceeding_id: int) -> int:
    """Chi phí cưỡng chế đã tạm ứng còn phải thu hồi của việc."""
    rows = Balance.objects.filter(
        proceeding_id=proceeding_id, account=Account.ADVANCED_COST
    )
    return int(rows.aggregate(total=Sum("amount", default=0))["total"])
