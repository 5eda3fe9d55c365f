"""Trang đăng nhập, đăng xuất."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.agencies import access, attempts, outsiders, sessions
from thads.records.agencies.forms import SignInForm
from thads.records.agencies.models import Account
from thads.records.audit import actions as audit

UNPROCESSABLE, TOO_MANY = 422, 429


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Đăng nhập; what is refused says the same of every name."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["username"], form.cleaned_data["password"]
        place = attempts.place_of(request, name)
        account, attempt = attempts.check(request, name, password, place)
        if account is not None:
            return _let_in(request, account)
        return _refused(request, form, attempt)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "web/sign_in.html", {"form": form}, status=status)


def _refused(
    request: HttpRequest, form: SignInForm, attempt: attempts.Attempt
) -> HttpResponse:
    """Chưa đúng, or not heard at all: then with the moment from which one may try."""
    if attempt.allowed:
        form.add_error(None, "Tài khoản hoặc mật khẩu chưa đúng.")
    form.add_error(None, attempt.sentence)
    status = UNPROCESSABLE if attempt.allowed else TOO_MANY
    answer = render(request, "web/sign_in.html", {"form": form}, status=status)
    if not attempt.allowed:
        answer.headers["Retry-After"] = str(attempt.seconds)
    return answer


def _let_in(request: HttpRequest, account: Account) -> HttpResponse:
    sessions.end(request)
    login(request, account)
    access.show_pass(account.pk)
    note(account, "dang_nhap", "Đăng nhập")
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    answer = redirect(wanted if safe else _start(account))
    attempts.make_familiar(answer, account.username)
    return answer


def _start(account: Account) -> str:
    """Trang đầu của vai trò; an outsider is led on from the workbench."""
    person = access.person(account.pk, timezone.localdate())
    return outsiders.start_of(person.roles) if person else "/"


def note(account: Account, action: str, sentence: str) -> None:
    """Ghi nhật ký what a person did to their own account."""
    audit.note(
        at=timezone.now(),
        account_id=account.pk,
        username=account.username,
        action=action,
        subject=f"tai-khoan:{account.username}",
        sentence=sentence,
    )


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Làm việc tiếp: the session of who is signed in lasts its whole length again."""
    if getattr(request, "person", None) is None:
        return HttpResponse("Phiên đã hết. Đăng nhập lại.", status=403)
    return JsonResponse({"left": sessions.lengthen(request)})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Đăng xuất: no copy of the session's cookie opens anything any more."""
    if isinstance(request.user, Account):
        sessions.end(request)
        note(request.user, "dang_xuat", "Đăng xuất")
    logout(request)
    return redirect("agencies:sign_in")
