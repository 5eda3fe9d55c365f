"""Trang số liệu dân vận: a figure opens its rows; what works; education; the partners' log."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.periods import Stretch, statistics_year
from thads.records.agencies.models import Unit
from thads.records.audit.models import Entry
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.mobilisation.actions import programmes as actions
from thads.records.mobilisation.actions.programmes import NewEducation
from thads.records.mobilisation.models import Education, Programme, ProgrammePaper
from thads.records.mobilisation.presenters.education import Chosen, told
from thads.records.mobilisation.programme_forms import EducationForm
from thads.records.mobilisation.queries import working
from thads.records.mobilisation.queries.figures import FIGURES, figure
from thads.records.mobilisation.queries.gathering import Scope, gather
from thads.records.web.forms import read_day, read_number

UNPROCESSABLE = 422
PAGE, LOG_PAGE = 50, 200
NOT_YOURS = "Không được: vai trò của tài khoản này không ghi được điều này."
_LEADERS = frozenset({"thu_truong", "truong_phong", "van_thu"})
_WRITERS = frozenset(
    {
        "chap_hanh_vien",
        "thu_truong",
        "truong_phong",
        "van_thu",
        "thu_ky",
        "tham_tra_vien",
    }
)


def scope_of(request: SignedInRequest) -> Scope:
    """Phạm vi trong địa chỉ: the agency and this statistics year unless it says otherwise.

    Nothing is counted of days that have not come: the year ends today.
    """
    query = request.GET
    programme = None
    asked = query.get("chuong_trinh", "")
    if asked:
        rows = Programme.objects.select_related("partner")
        programme = get_object_or_404(rows, pk=read_number(asked))
    code = query.get("don_vi", "")
    unit = (
        get_object_or_404(Unit, code=code)
        if code
        else Unit.objects.get(pk=request.person.agency_id)
    )
    today = timezone.localdate()
    year = statistics_year(today)
    first = _day(query.get("tu", "")) or year.first
    last = min(_day(query.get("den", "")) or today, today)
    return Scope(unit, Stretch(first, max(first, last)), programme)


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip())
    except ValueError:
        return None


@require_safe
@signed_in
def one(request: SignedInRequest, code: str) -> HttpResponse:
    """Mở một con số: the list that makes it."""
    if code not in FIGURES:
        raise Http404(f"Không có con số “{code}”.")
    scope = scope_of(request)
    found = figure(code, gather(scope))
    page = Paginator(found.rows, PAGE).get_page(request.GET.get("trang", "1"))
    context = {"figure": found, "page": page, "scope": scope}
    return render(request, "mobilisation/figure.html", context)


@require_safe
@signed_in
def overview(request: SignedInRequest) -> HttpResponse:
    """Số liệu dân vận của một kỳ, each figure a door."""
    from thads.records.mobilisation.queries.figures import address

    scope = scope_of(request)
    found = gather(scope)
    rows = [(figure(code, found), address(code, scope)) for code in FIGURES]
    papers = ProgrammePaper.objects.filter(
        agency_id=request.person.agency_id, kind=ProgrammePaper.Kind.MOBILISATION
    ).select_related("document__given_number")
    context = {
        "rows": rows,
        "scope": scope,
        "papers": papers.order_by("-pk")[:PAGE],
        "may_lead": bool(request.person.roles & _LEADERS),
    }
    return render(request, "mobilisation/overview.html", context)


@require_safe
@signed_in
def what_works(request: SignedInRequest) -> HttpResponse:
    """Cách nào có kết quả: counts of recorded outcomes and how sure they are."""
    scope = scope_of(request)
    by = request.GET.get("theo", "so_buoi")
    by = by if by in working.BY else "so_buoi"
    found = gather(scope)
    cases = working.talked_in(found)
    context = {
        "groups": working.groups(found, by),
        "every": working.share_of(cases),
        "by": by,
        "by_name": working.BY[by],
        "choices": _choices(request, by),
        "scope": scope,
        "opened": request.GET.get("nhom", ""),
    }
    return render(request, "mobilisation/working.html", context)


def _choices(request: HttpRequest, by: str) -> list[dict[str, Any]]:
    found = []
    for code, label in working.BY.items():
        query = request.GET.copy()
        query["theo"] = code
        query.pop("nhom", None)
        url = f"?{query.urlencode()}"
        found.append({"label": label, "url": url, "current": code == by})
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def education(request: SignedInRequest) -> HttpResponse:
    """Tuyên truyền, phổ biến pháp luật: by programme and commune."""
    form = EducationForm(
        request.POST or None,
        agency_id=request.person.agency_id,
        initial={"ngay": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid() and _educate(request, form):
        return redirect("mobilisation:education")
    rows = Education.objects.filter(
        unit__agency_id=request.person.agency_id,
        is_gone=False,
        replacement__isnull=True,
    ).select_related("unit", "programme__partner")
    chosen = Chosen(request.GET.get("xa", ""), request.GET.get("chuong_trinh", ""))
    context = told(rows.order_by("-on", "-pk"), chosen) | {
        "form": form,
        "may_write": bool(request.person.roles & _WRITERS),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "mobilisation/education.html", context, status=status)


def _educate(request: SignedInRequest, form: EducationForm) -> bool:
    if not request.person.roles & _WRITERS:
        raise PermissionDenied(NOT_YOURS)
    typed = form.cleaned_data
    actions.note_education(
        NewEducation(
            typed["hinh_thuc"],
            typed["ngay"],
            typed["chu_de"],
            commune=typed["xa"],
            place=typed["noi"],
            audience=typed["nguoi"],
            people=typed["so_nguoi"],
            programme=typed["chuong_trinh"],
        ),
        unit_id=request.person.unit_id,
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, "Đã ghi lần tuyên truyền.")
    return True


@require_POST
@signed_in
def strike_education(request: SignedInRequest, row_id: int) -> HttpResponse:
    """Gạch một lần ghi nhầm."""
    rows = Education.objects.filter(is_gone=False, replacement__isnull=True)
    row = get_object_or_404(rows, pk=row_id, unit__agency_id=request.person.agency_id)
    if not request.person.roles & _WRITERS:
        raise PermissionDenied(NOT_YOURS)
    actions.strike_education(row, by=request.person, now=timezone.now())
    messages.success(request, "Đã gạch lần ghi nhầm.")
    return redirect("mobilisation:education")


@require_safe
@signed_in
def partner_log(request: SignedInRequest) -> HttpResponse:
    """Nhật ký bên phối hợp: what each partner looked at and wrote."""
    if "thu_truong" not in request.person.roles:
        raise PermissionDenied(
            "Nhật ký bên phối hợp do Thủ trưởng cơ quan thi hành án dân sự mở."
        )
    rows = Entry.objects.filter(
        action__startswith="doi_tac_", unit_id=request.person.agency_id
    ).order_by("-at", "-pk")
    page = Paginator(rows, LOG_PAGE).get_page(request.GET.get("trang", "1"))
    return render(request, "mobilisation/log.html", {"page": page})
