"""Trang tài khoản của tôi: one's password, and the places where one is signed in."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.agencies import access, attempts, sessions
from thads.records.agencies.forms import PasswordForm
from thads.records.agencies.models import Account
from thads.records.agencies.views import note

PAGE = "agencies:own_account"


@login_required
@require_http_methods(["GET", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    """Tài khoản của tôi; a posted form changes the password."""
    account = request.user
    assert isinstance(account, Account)
    form = PasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid() and _knows_the_old(request, form):
        _change(request, account, form.cleaned_data["moi"])
        return redirect(f"{reverse(PAGE)}?xong=mat-khau")
    return _page(request, form)


def _page(request: HttpRequest, form: PasswordForm) -> HttpResponse:
    begun = form.account.sessions.order_by("-begun_at")
    context = {
        "form": form,
        "account": request.user,
        "sessions": begun,
        "this_one": sessions.digest(request),
        "done": request.GET.get("xong"),
    }
    status = 422 if form.errors else 200
    if getattr(request, "person", None) is None:
        context["layout"] = "web/base_signed_out.html"  # a partner, a complainant
    return render(request, "agencies/own_account.html", context, status=status)


def _knows_the_old(request: HttpRequest, form: PasswordForm) -> bool:
    """Checked as at the door: wrong ones are counted, for this session."""
    name, typed = form.account.username, form.cleaned_data["hien_tai"]
    place = attempts.place_of_session(request)
    account, attempt = attempts.check(request, name, typed, place)
    if account is None:
        wrong = "Mật khẩu hiện tại chưa đúng. " if attempt.allowed else ""
        form.add_error("hien_tai", wrong + attempt.sentence)
    return account is not None


def _change(request: HttpRequest, account: Account, password: str) -> None:
    hashed = make_password(password)
    question = access.signed_question("mat-khau", f"{account.pk}:{hashed}")
    kept = sessions.digest(request)
    access.ask(_CHANGE, [account.pk, hashed, kept, *question])
    account.password = hashed
    update_session_auth_hash(request, account)
    note(account, "doi_mat_khau", "Đổi mật khẩu, kết thúc các phiên khác")


_CHANGE = "SELECT agencies_change_password(%s, %s, %s, %s, %s)"


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Đăng xuất khỏi mọi nơi khác."""
    assert isinstance(request.user, Account)
    sessions.end_others(request)
    note(request.user, "dang_xuat_noi_khac", "Đăng xuất khỏi mọi nơi khác")
    return redirect(f"{reverse(PAGE)}?xong=noi-khac")
