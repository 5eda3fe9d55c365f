"""Người được nhận của việc: named for each claim, asked later, rights transferred."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.distribution import CannotDistribute
from thads.law.distribution.fee_grounds import fee_case
from thads.records.cases.actions import NewParty
from thads.records.cases.presenters import words
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import Entitled, claims_of
from thads.records.cashbook.entitling_form import EntitlingForm
from thads.records.cashbook.models import Entitlement
from thads.records.cashbook.payee_form import PayeeAccountForm
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries import entitlements as asked
from thads.records.cashbook.queries.payees import accounts_of
from thads.records.cashbook.rights import money_obligations
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.receiving import case_of
from thads.records.ledger.models import Proceeding


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def entitled(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Ai được nhận khoản nào; POST notes a name, a later request or a transfer."""
    case = case_of(case_id)
    listed, missing = _listed(case_id)
    creditors = asked.creditors_of(case_id)
    form = EntitlingForm(
        _claims(case_id, listed),
        creditors,
        timezone.localdate(),
        request.POST if "khoan" in request.POST else None,
        initial={"ngay": timezone.localdate()},
    )
    given = PayeeAccountForm(
        creditors, request.POST if "nguoi_co_tai_khoan" in request.POST else None
    )
    if attempt_form(given, lambda: _give(request, case, given)):
        messages.success(request, "Đã ghi tài khoản nhận tiền.")
        return redirect("cashbook:entitled", case_id)
    if request.method == "POST" and attempt_form(
        form, lambda: _note(request, case, form.cleaned_data)
    ):
        messages.success(request, "Đã ghi người được nhận.")
        return redirect("cashbook:entitled", case_id)
    context = {"case": case, "form": form, "missing": missing}
    context |= {"noted": _noted(case_id), "given": given}
    context["rows"] = [
        (
            each,
            words.item(each.claim.kind),
            fee_case(each.claim.fee_ground or each.claim.fee_relief),
        )
        for each in listed
    ]
    context["accounts"] = accounts_of(each.party_id for each in creditors).values()
    status = UNPROCESSABLE if form.errors or given.errors else None
    return render(request, "cashbook/entitled.html", context, status=status)


def _give(request: SignedInRequest, case: Proceeding, given: PayeeAccountForm) -> Any:
    return actions.note_payee_account(
        agency_id=agency_of(case.pk),
        party_id=given.party_id,
        account=given.account(),
        by=request.person,
        now=timezone.now(),
    )


def _listed(case_id: int) -> tuple[list[Entitled], str]:
    try:
        return claims_of(case_id, timezone.localdate()), ""
    except CannotDistribute as missing:
        return [], str(missing)


def _claims(case_id: int, listed: list[Entitled]) -> list[tuple[str, str]]:
    """Khoản chọn được: those that stand, or the obligations while nobody is named."""
    found = [
        (f"{each.obligation_id}:{each.claim.code}", each.claim.code, each.claim.kind)
        for each in listed
        if not each.claim.interest
    ] or [(f"{o.pk}:{o.code}", o.code, o.item) for o in money_obligations(case_id)]
    return [(key, f"{code} · {words.item(item)}") for key, code, item in found]


@transaction.atomic
def _note(request: SignedInRequest, case: Proceeding, typed: dict[str, Any]) -> Any:
    obligation, _, code = typed["khoan"].partition(":")
    common = {"obligation_id": int(obligation), "basis": typed["can_cu"]}
    common |= {"by": request.person, "now": timezone.now()}
    if typed["viec"] == Entitlement.Kind.ASKED:
        return actions.note_request(on=typed["ngay"], **common)
    if typed["viec"] == Entitlement.Kind.FEE:
        return actions.note_fee(
            code=code,
            ground=typed["phi"],
            percent=typed["muc_giam"],
            on=typed["ngay"],
            **common,
        )
    common["party_id"] = _party(request, case, typed)
    if typed["viec"] == Entitlement.Kind.TRANSFERRED:
        amount = typed["so_tien"]
        return actions.transfer_right(
            code=code, on=typed["ngay"], amount=amount, **common
        )
    asks = not typed["chua_yeu_cau"]
    return actions.name_creditor(has_asked=asks, **common)


def _party(request: SignedInRequest, case: Proceeding, typed: dict[str, Any]) -> int:
    if typed["nguoi"]:
        return int(typed["nguoi"])
    new = NewParty(
        "duoc_thi_hanh",
        typed["loai_moi"],
        typed["ho_ten"],
        typed["so_giay_to"] or None,
    )
    return actions.join_creditor(
        proceeding_id=case.pk,
        party=new,
        on=typed["ngay"],
        by=request.person,
        now=timezone.now(),
    )


def _noted(case_id: int) -> list[dict[str, Any]]:
    rows = asked.of_case(case_id)
    names = names_of([row.noted_by for row in rows if row.noted_by])
    return [
        {
            "row": row,
            "fee": fee_case(row.ground),
            "by": names.get(row.noted_by or 0, "theo sổ nhập"),
        }
        for row in reversed(rows)
    ]
