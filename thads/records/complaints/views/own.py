"""Trang của người gửi đơn: how far their petition is."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.complaints.petitioners import own_petitions


def home() -> str | None:
    """Trang của người gửi đơn, for their accounts."""
    return reverse("complaints:own") if own_petitions() else None


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Đơn của mình: received when, how far, what the office must do until when."""
    if "_auth_user_id" not in request.session:
        return redirect_to_login(request.get_full_path())
    found = own_petitions()
    if not found:
        raise Http404("Trang này của người gửi đơn.")
    context = {"petitions": found, "today": timezone.localdate()}
    return render(request, "complaints/own.html", context)
