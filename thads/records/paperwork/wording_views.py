"""Trang mẫu văn bản của cơ quan: read, adapt, try, accept; and how its papers look."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.models import AgencyStyle
from thads.records.documents.store import WORD
from thads.records.documents.templates import TemplateError
from thads.records.paperwork import actions, queries
from thads.records.paperwork.forms import FORMS, Form, form
from thads.records.paperwork.trial import slots_of, tried
from thads.records.paperwork.views import UNPROCESSABLE, attached
from thads.records.paperwork.wordings import in_use

KEEPERS = frozenset({"thu_truong", "van_thu"})
TITLE = "Mẫu văn bản"


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Các mẫu, and which the agency has adapted."""
    agency = _agency(request)
    own = queries.own_templates(agency)
    rows = [
        (each, own.get(each.code), each.media_type == WORD) for each in FORMS.values()
    ]
    return render(request, "paperwork/wordings.html", {"rows": rows})


def _agency(request: SignedInRequest) -> Unit:
    return Unit.objects.get(pk=request.person.agency_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: SignedInRequest, code: str) -> HttpResponse:
    """Sửa lời của một mẫu; it is tried before it is accepted."""
    found = form(code)
    if found is None:
        raise Http404(f"Không có mẫu văn bản “{code}”.")
    today, agency = timezone.localdate(), _agency(request)
    text = request.POST.get("loi", "").replace("\r\n", "\n")
    if request.method != "POST":
        text = in_use(found.code, agency, today).text
        return _edit_page(request, found, text)
    try:
        made = tried(found, text, today)
        if "thu" in request.POST:
            return attached(made, found.media_type, f"thu-{found.code}", inline=True)
        _accept(request, found, text, agency)
    except TemplateError as problem:
        return _edit_page(request, found, text, problem=str(problem))
    except DatabaseError:
        sentence = "Mẫu của cơ quan do thủ trưởng, văn thư nhận."
        return _edit_page(request, found, text, problem=sentence)
    messages.success(request, f"Đã nhận mẫu {found.code} của cơ quan, dùng từ hôm nay.")
    return redirect("paperwork:wordings")


def _accept(request: SignedInRequest, found: Form, text: str, agency: Unit) -> None:
    with transaction.atomic():
        actions.accept_template(
            found.code,
            text,
            agency_id=agency.pk,
            valid_from=timezone.localdate(),
            note=request.POST.get("ly_do", ""),
            by=request.person,
            now=timezone.now(),
        )


def _edit_page(
    request: SignedInRequest, found: Form, text: str, problem: str = ""
) -> HttpResponse:
    context = {
        "form": found,
        "text": text,
        "problem": problem,
        "slots": slots_of(found, timezone.localdate()),
        "may": bool(request.person.roles & KEEPERS),
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "paperwork/wording.html", context, status=status)


class StyleForm(django_forms.ModelForm):
    """Cách trình bày của cơ quan; what is empty follows the day and the level."""

    class Meta:
        """Everything but whose it is."""

        model = AgencyStyle
        exclude = ("agency",)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def style(request: SignedInRequest) -> HttpResponse:
    """Cách trình bày: header, symbol, place, account, the day numbers begin again."""
    agency = _agency(request)
    kept = AgencyStyle.objects.filter(agency=agency).first()
    kept = kept or AgencyStyle(agency=agency)
    may = bool(request.person.roles & KEEPERS)
    posted: Any = request.POST if request.method == "POST" and may else None
    asked = StyleForm(posted, instance=kept)
    if posted is not None and asked.is_valid():
        asked.save()
        messages.success(request, "Đã lưu cách trình bày văn bản của cơ quan.")
        return redirect("paperwork:style")
    status = UNPROCESSABLE if posted is not None else 200
    context = {"form": asked, "may": may}
    return render(request, "paperwork/style.html", context, status=status)
