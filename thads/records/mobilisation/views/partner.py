"""Trang của bên phối hợp: its referrals and nothing else; the database logs every look."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.records.mobilisation.actions import referring
from thads.records.mobilisation.actions.referring import Given
from thads.records.mobilisation.models.referrals import Relation
from thads.records.mobilisation.referral_forms import AnswerReferralForm, TellForm

UNPROCESSABLE = 422
View = Callable[..., HttpResponse]


def home() -> str | None:
    """Trang của bên phối hợp, for its accounts."""
    return reverse("mobilisation:partner") if referring.own_partner() else None


def partner_only(view: View) -> View:
    """Chỉ tài khoản của một bên phối hợp."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if "_auth_user_id" not in request.session:
            return redirect_to_login(request.get_full_path())
        if referring.own_partner() is None:
            raise Http404("Trang này của bên phối hợp.")
        return view(request, *args, **more)

    return guarded


@require_safe
@partner_only
def listing(request: HttpRequest) -> HttpResponse:
    """Việc được chuyển cho mình."""
    rows = [_shown(each) for each in referring.given()]
    context = {"rows": rows, "account": request.user}
    return render(request, "mobilisation/partner_list.html", context)


def _shown(row: Given) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "row": row,
        "relation": Relation(row.relation).label,
        "is_late": not row.accepted and today > row.answer_by,
    }


@require_safe
@partner_only
def one(request: HttpRequest, referral_id: int) -> HttpResponse:
    """Một việc được chuyển."""
    return _one(request, referral_id, TellForm(initial={"ngay": timezone.localdate()}))


def _one(
    request: HttpRequest, referral_id: int, form: TellForm, status: int = 200
) -> HttpResponse:
    found = referring.given(referral_id)
    if not found:
        raise Http404("Không có việc này trong những việc được chuyển cho đơn vị.")
    context = _shown(found[0]) | {
        "told": referring.told_by_partner(referral_id),
        "form": form,
        "answer": AnswerReferralForm(auto_id="tl_%s"),
        "account": request.user,
    }
    return render(request, "mobilisation/partner_one.html", context, status=status)


@require_POST
@partner_only
def answer(request: HttpRequest, referral_id: int) -> HttpResponse:
    """Nhận hoặc trả lại."""
    form = AnswerReferralForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        _through_the_door(
            lambda: referring.answer(
                referral_id,
                typed["tra_loi"],
                person=typed["phu_trach"],
                detail=typed["noi_dung"],
            )
        )
        messages.success(request, "Đã trả lời cơ quan thi hành án dân sự.")
    return redirect("mobilisation:partner")


@require_POST
@partner_only
def tell(request: HttpRequest, referral_id: int) -> HttpResponse:
    """Kể một buổi gặp."""
    form = TellForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            with transaction.atomic():
                referring.tell(
                    referral_id,
                    on=typed["ngay"],
                    place=typed["noi"],
                    people=typed["ai"],
                    said=typed["trao_doi"],
                    promised=typed["hua"],
                    promised_on=typed["hua_ngay"],
                    next_on=typed["hen"],
                )
        except DatabaseError as refused:
            _not_there(refused)
            form.add_error("ngay", "Ngày gặp từ ngày được chuyển đến hôm nay.")
        else:
            messages.success(request, "Đã ghi buổi gặp, cơ quan thi hành án sẽ xem.")
            return redirect("mobilisation:partner_one", referral_id)
    return _one(request, referral_id, form, status=UNPROCESSABLE)


def _through_the_door(deed: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            deed()
    except DatabaseError as refused:
        _not_there(refused)
        raise


def _not_there(refused: DatabaseError) -> None:
    """What is not the partner's is not there."""
    if getattr(getattr(refused.__cause__, "diag", None), "sqlstate", "") == "42501":
        raise Http404("Không có việc này trong những việc được chuyển cho đơn vị.")
