"""Ghi ai được nhận: a creditor for an obligation, a later request, a transferred right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts.folding import known
from thads.law.distribution import CannotDistribute, transferred
from thads.law.distribution.fee_grounds import fee_marks, relief_named
from thads.law.money import PERCENT, share
from thads.records.agencies.access import Person
from thads.records.cases.actions import NewParty
from thads.records.cases.joining import join_party
from thads.records.cases.models import Case, CaseParty, Obligation
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import Entitlement
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.cashbook.rights import Right, rights_of
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding

_BATCH = 5_000
FEE_RELIEF = "quyet_dinh_mien_giam_phi"


@dataclass(frozen=True, slots=True)
class NamedFor:
    """Người được nhận một khoản, as a book names them: by name or papers."""

    proceeding_id: int
    code: str
    creditor: str
    asked_on: date | None = None


def name_creditor(
    *,
    obligation_id: int,
    party_id: int,
    by: Person | None,
    now: datetime,
    asked_on: date | None = None,
    has_asked: bool = True,
    basis: str = "",
) -> Entitlement:
    """Ghi người được nhận của một khoản; the latest name counts for what is divided next.

    Without `asked_on` they asked with the case; `has_asked` false: not yet.
    """
    obligation = Obligation.objects.get(pk=obligation_id)
    return _note(
        obligation,
        Entitlement(
            kind=Entitlement.Kind.NAMED,
            code=obligation.code,
            party_id=party_id,
            asked_on=asked_on if has_asked else None,
            has_asked=has_asked,
            basis=basis,
        ),
        by,
        now,
    )


def join_creditor(
    *, proceeding_id: int, party: NewParty, on: date, by: Person | None, now: datetime
) -> int:
    """Thêm người được thi hành án vào việc; their id.

    Whoever received alone until then is first named for what they receive: one more
    creditor must not make their claims anybody's.
    """
    with refusals():
        for each in _standing(proceeding_id, on):
            if each.is_named or each.party_id is None:
                continue
            name_creditor(
                obligation_id=each.obligation_id,
                party_id=each.party_id,
                by=by,
                now=now,
            )
        return join_party(proceeding_id, party)


def _standing(proceeding_id: int, on: date) -> list[Right]:
    try:
        return rights_of(Case.objects.get(pk=proceeding_id), on)
    except CannotDistribute:
        return []


def note_request(
    *, obligation_id: int, on: date, by: Person | None, now: datetime, basis: str = ""
) -> Entitlement:
    """Ghi yêu cầu thi hành án đến sau của người được nhận một khoản."""
    obligation = Obligation.objects.get(pk=obligation_id)
    later = Entitlement(
        kind=Entitlement.Kind.ASKED,
        code=obligation.code,
        since=on,
        asked_on=on,
        basis=basis,
    )
    return _note(obligation, later, by, now)


def transfer_right(
    *,
    obligation_id: int,
    code: str,
    party_id: int,
    on: date,
    by: Person | None,
    now: datetime,
    amount: int | None = None,
    basis: str = "",
) -> Entitlement:
    """Ghi chuyển giao quyền được nhận của một khoản, whole or in part.

    The new holder stands where the old one stood; what was divided before stays with who
    held the right then.
    """
    obligation = Obligation.objects.get(pk=obligation_id)
    rows = Entitlement.objects.filter(
        obligation=obligation, kind=Entitlement.Kind.TRANSFERRED
    )
    new_code = f"{obligation.code}/{rows.count() + 1}"
    _may_move(obligation.case_id, code, new_code, on, amount)
    moved = Entitlement(
        kind=Entitlement.Kind.TRANSFERRED,
        code=code,
        since=on,
        party_id=party_id,
        amount=amount,
        new_code=new_code,
        basis=basis,
    )
    return _note(obligation, moved, by, now)


def note_fee(
    *,
    obligation_id: int,
    code: str,
    ground: str,
    on: date,
    by: Person | None,
    now: datetime,
    basis: str,
    percent: int | None = None,
) -> Entitlement:
    """Ghi khoản không phải chịu phí, được miễn, giảm phí; an empty ground: as usual again.

    It holds for what is divided from that day on. A waiver or a reduction is a decision of
    the head: without its act on the case it is refused. Without `percent` it is the most
    that the law allows.
    """
    obligation = Obligation.objects.get(pk=obligation_id)
    relief = fee_marks(ground, on)[1]
    if relief:
        _may_relieve(obligation.case_id, relief, percent, on)
    noted = Entitlement(
        kind=Entitlement.Kind.FEE,
        code=code,
        since=on,
        ground=ground,
        percent=percent if relief else None,
        basis=basis,
    )
    return _note(obligation, noted, by, now)


def _may_relieve(case_id: int, relief: str, percent: int | None, on: date) -> None:
    if not _decided(case_id, on):
        raise MoneyRefused(
            "Chưa được: việc chưa có quyết định miễn, giảm phí đến ngày ấy. Ghi quyết "
            "định vào việc trước, rồi ghi khoản được miễn, giảm.",
            "fee_relief_needs_its_decision",
        )
    found = relief_named(relief, on)
    try:
        if found and percent:
            found.reduction(share(percent, PERCENT), on)
    except CannotDistribute as refused:
        raise MoneyRefused(str(refused), "fee_is_reduced_within_the_law") from refused


def _decided(case_id: int, on: date) -> bool:
    acts = known(ledger.acts_of(case_id))
    return any(a.code == FEE_RELIEF and a.effective_on <= on for a in acts)


def _may_move(
    case_id: int, code: str, new_code: str, on: date, amount: int | None
) -> None:
    try:
        listed = [each.claim for each in claims_of(case_id, on)]
        standing = {each.code: each for each in listed if not each.interest}
        if code not in standing:
            raise MoneyRefused(
                f"Không được: khoản {code} không còn người giữ quyền vào ngày ấy.",
                "entitlement_is_of_its_case",
            )
        transferred(standing[code], new_code, on, amount)
    except CannotDistribute as refused:
        raise MoneyRefused(str(refused), "transfers_what_remains") from refused


def _note(
    obligation: Obligation, row: Entitlement, by: Person | None, now: datetime
) -> Entitlement:
    row.agency_id = agency_of(obligation.case_id)
    row.proceeding_id = obligation.case_id
    row.obligation = obligation
    row.noted_by = by.account_id if by else None
    row.noted_at = now
    with refusals():
        row.save(force_insert=True)
    return row


def name_creditors(rows: Iterable[NamedFor], now: datetime) -> int:
    """Ghi người được nhận theo sổ nhập, all in few statements; how many were named."""
    named = list(rows)
    ids = {each.proceeding_id for each in named}
    obligations = {
        (case_id, code): key
        for key, case_id, code in Obligation.objects.filter(case__in=ids).values_list(
            "id", "case_id", "code"
        )
    }
    agencies = dict(
        Proceeding.objects.filter(id__in=ids).values_list("id", "unit__agency_id")
    )
    creditors = _creditors(ids)
    made = [
        Entitlement(
            agency_id=agencies[each.proceeding_id] or 0,
            proceeding_id=each.proceeding_id,
            obligation_id=obligations[each.proceeding_id, each.code],
            kind=Entitlement.Kind.NAMED,
            code=each.code,
            party_id=creditors[each.proceeding_id, each.creditor],
            asked_on=each.asked_on,
            noted_at=now,
        )
        for each in named
    ]
    with refusals():
        Entitlement.objects.bulk_create(made, batch_size=_BATCH)
    return len(made)


def _creditors(ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """Creditors of the cases by name and by papers."""
    rows = CaseParty.objects.filter(case__in=ids, role=CaseParty.CaseRole.CREDITOR)
    found: dict[tuple[int, str], int] = {}
    for case_id, key, name, papers in rows.order_by("-id").values_list(
        "case_id", "party_id", "party__full_name", "party__identity_number"
    ):
        found[case_id, name] = key
        if papers:
            found[case_id, papers] = key
    return found
