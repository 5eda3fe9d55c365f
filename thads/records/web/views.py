"""Trang bộ thành phần và trang báo lỗi CSRF."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thads.records.web import gallery as samples
from thads.records.web.chart_components import csv_answer
from thads.records.web.chart_samples import sample_charts
from thads.records.web.htmx import announce

HTTP_OK, HTTP_INVALID = 200, 422


@login_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page; a posted form comes back checked."""
    form = samples.SampleForm(request.POST or None, initial=samples.INITIAL)
    status = HTTP_INVALID if form.is_bound and not form.is_valid() else HTTP_OK
    context = samples.everything(timezone.localdate(), request.GET.get("trang", "1"))
    values = {**context, "form": form, "charts": sample_charts()}
    return render(request, "web/gallery.html", values, status=status)


@login_required
def gallery_why(request: HttpRequest) -> HttpResponse:
    """The steps that the “Vì sao?” panel of the gallery fetches when opened."""
    context = samples.everything(timezone.localdate(), "1")
    return render(request, "web/gallery/why.html", context)


@login_required
def gallery_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The figures of one of the sample charts."""
    drawings = sample_charts()
    if name not in drawings:
        raise Http404("Không có biểu đồ mẫu này.")
    return csv_answer(drawings[name], name)


@login_required
def gallery_panel(request: HttpRequest) -> HttpResponse:
    """The panel that a cell of the sample grid opens under the table."""
    response = render(request, "web/gallery/panel.html", {"cell": request.GET.get("o")})
    return announce(response, "Đã mở danh sách của ô.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page behind CSRF_FAILURE_VIEW: what was refused and how to go on."""
    context = {"back": way_back(request), "reason": reason}
    return render(request, "web/csrf_failure.html", context, status=403)


def way_back(request: HttpRequest) -> str:
    """The page the form stood on, when it was one of this site."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else request.path
