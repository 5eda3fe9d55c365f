"""Báo sai: told from any page, read and answered by the head and the statistician."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from thads.records.agencies.access import Person
from thads.records.agencies.models import Mistake, Role
from thads.records.web.views import way_back

ANSWERING = frozenset({Role.HEAD.value, Role.STATISTICIAN.value})
_NEWEST = 200
_LIST = "agencies:mistakes"


class MistakeForm(forms.Form):
    """Trang nào, chỗ nào, sai thế nào."""

    trang = forms.CharField(max_length=500, widget=forms.HiddenInput)
    cho = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    sai = forms.CharField(
        label="Sai thế nào",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Đang hiện gì, đúng ra phải là gì, căn cứ vào đâu.",
        error_messages={"required": "Ghi chỗ sai: đang hiện gì, đúng ra phải là gì."},
    )

    def clean_trang(self) -> str:
        """Một trang của hệ thống này, for it becomes a link."""
        page: str = self.cleaned_data["trang"]
        if not page.startswith("/") or not url_has_allowed_host_and_scheme(page, None):
            raise forms.ValidationError("Mở “Báo sai” từ trang có chỗ sai.")
        return page


class AnswerForm(forms.Form):
    """Trả lời người báo."""

    tra_loi = forms.CharField(
        label="Trả lời",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Ghi câu trả lời cho người báo."},
    )


def waiting(request: HttpRequest) -> dict[str, Any]:
    """Chuông ở đầu trang: how many mistakes wait for whoever answers them."""
    person: Person | None = getattr(request, "person", None)
    if person is None or not person.roles & ANSWERING:
        return {}
    rows = Mistake.objects.filter(agency=person.agency_id, answered_at=None)
    return {"notices_url": "/bao-sai/so/", "notices_count": rows.count()}


@login_required
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """Báo sai ở trang vừa xem."""
    person = _person(request)
    form = MistakeForm(request.POST or None, initial=_where(request))
    if request.method == "POST" and form.is_valid():
        read = form.cleaned_data
        put_down(
            person,
            page=read["trang"],
            about=read["cho"],
            said=read["sai"],
            now=timezone.now(),
        )
        messages.success(request, "Đã gửi báo sai; câu trả lời sẽ hiện ở sổ này.")
        return redirect(_LIST)
    status = 422 if form.errors else 200
    context = {
        "form": form,
        "page": form["trang"].value(),
        "about": form["cho"].value(),
    }
    return render(request, "agencies/mistake.html", context, status=status)


def _person(request: HttpRequest) -> Person:
    person: Person | None = getattr(request, "person", None)
    if person is None:
        raise PermissionDenied("Báo sai là việc của người có bổ nhiệm ở một cơ quan.")
    return person


def _where(request: HttpRequest) -> dict[str, str]:
    """The page before this one; from a panel also the result that it explains."""
    seen = urlsplit(request.headers.get("Referer", ""))
    page = way_back(request) + (f"?{seen.query}" if seen.query else "")
    return {"trang": page[:500], "cho": request.GET.get("cho", "")[:300]}


def put_down(
    person: Person, *, page: str, about: str, said: str, now: datetime
) -> Mistake:
    """Ghi một lần báo sai."""
    return Mistake.objects.create(
        account_id=person.account_id,
        agency_id=person.agency_id,
        told_at=now,
        told_name=person.full_name,
        page=page,
        about=about,
        said=said,
    )


def reply(mistake: Mistake, text: str, by: Person, now: datetime) -> None:
    """Trả lời người báo; the first answer stands."""
    Mistake.objects.filter(pk=mistake.pk, answered_at=None).update(
        answered_at=now,
        answered_by=by.account_id,
        answered_name=by.full_name,
        answer=text,
    )


@login_required
@require_GET
def mistakes(request: HttpRequest) -> HttpResponse:
    """Sổ báo sai: one's own, and for those who answer the whole agency's."""
    person = _person(request)
    rows = Mistake.objects.order_by("answered_at", "-told_at")
    found = sorted(rows[:_NEWEST], key=lambda row: (row.answer != "", -row.pk))
    answers = bool(person.roles & ANSWERING)
    context = {"mistakes": found, "answers": answers, "newest": _NEWEST}
    return render(request, "agencies/mistakes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, mistake_id: int) -> HttpResponse:
    """Trả lời một lần báo sai."""
    person = _person(request)
    if not person.roles & ANSWERING:
        raise PermissionDenied("Thủ trưởng hoặc người làm thống kê trả lời báo sai.")
    mistake = get_object_or_404(Mistake, pk=mistake_id, answered_at=None)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reply(mistake, form.cleaned_data["tra_loi"], person, timezone.now())
        messages.success(request, f"Đã gửi câu trả lời cho {mistake.told_name}.")
        return redirect(_LIST)
    status = 422 if form.errors else 200
    context = {"form": form, "mistake": mistake}
    return render(request, "agencies/mistake_answer.html", context, status=status)
