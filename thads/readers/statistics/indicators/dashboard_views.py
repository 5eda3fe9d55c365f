"""Trang điều hành, tệp số liệu của biểu đồ, và thẻ dấu hiệu được tải riêng."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.readers.statistics.indicators import dashboard, links, trend
from thads.readers.statistics.indicators.asking import (
    REFUSALS,
    Answerable,
    NotUnderstood,
    question_form,
    understood,
)
from thads.readers.statistics.indicators.views import clocks, refused
from thads.readers.statistics.scope import NATION, visible_units
from thads.readers.statistics.warnings.addresses import page_address
from thads.readers.statistics.warnings.summing import summary
from thads.readers.worklist import page as worklist
from thads.readers.worklist import queries as due
from thads.readers.worklist.scopes import scope_of as duties_of
from thads.records.agencies.models import Role
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.presenters.tiles import petition_tiles
from thads.records.steering.due import tiles as task_tiles
from thads.records.steering.following import followed
from thads.records.web.chart_components import csv_answer

HEADING = "Điều hành theo chỉ tiêu"
MOST_SIGNS = 5


@require_safe
@signed_in
def show(request: SignedInRequest) -> HttpResponse:
    """Điều hành theo chỉ tiêu."""
    form = question_form(request, home=_home(request))
    try:
        answer = understood(request, form)
        context = dashboard.context(
            answer.asked, answer.words, request.GET.get("xep", "")
        )
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, HEADING)
    if (name := request.GET.get("tai", "")) != "":
        return _file(context, name)
    context |= clocks(answer) | {"question": form, "heading": HEADING}
    context |= _around(request, answer)
    return render(request, "indicators/dashboard.html", context)


def _home(request: SignedInRequest) -> str:
    """Đơn vị mở đầu: who leads in several provinces begins with all of them."""
    person = request.person
    provinces = [unit for unit in visible_units() if unit.parent_id is None]
    leads = Role.LEADERSHIP in person.roles and len(provinces) > 1
    return NATION if leads else person.unit_code


def _file(context: dict[str, Any], name: str) -> HttpResponse:
    charts = {
        trend.STOCK: context["stock_chart"],
        trend.FLOW: context["flow_chart"],
        "tuoi-an": context["age_chart"],
    }
    if name not in charts:
        raise Http404("Không có biểu đồ này.")
    return csv_answer(charts[name], name)


def _around(request: SignedInRequest, answer: Answerable) -> dict[str, Any]:
    words = answer.words
    return {
        "due_tiles": _due(request),
        "petition_tiles": _petitions(request),
        "task_tiles": task_tiles(request.person, timezone.localdate()),
        "directives": followed(),
        "periods": _periods(answer),
        "stock_csv": links.page("dashboard", {**words, "tai": trend.STOCK}),
        "flow_csv": links.page("dashboard", {**words, "tai": trend.FLOW}),
        "age_csv": links.page("dashboard", {**words, "tai": "tuoi-an"}),
        "signs_card": links.page("signs_card", words),
        "signs_page": page_address(answer.words["don_vi"], answer.asked.period.last),
    }


def _due(request: SignedInRequest) -> list[dict[str, Any]]:
    """Việc đến hạn của người xem, each leading to the workbench."""
    today = timezone.localdate()
    counted = due.counts(duties_of(request.person), today)
    choice = worklist.Choice(None, by_case=False, page="1", for_print=False)
    home = reverse("worklist:workbench")
    return [
        {**tile, "url": f"{home}{tile['url']}"}
        for tile in worklist.tiles(counted, choice, QueryDict(mutable=True), today)
    ]


def _petitions(request: SignedInRequest) -> list[dict[str, Any]]:
    """Đơn thư đang xử lý, as the person sees them; late ones first in colour."""
    scope = duties_of(request.person)
    return petition_tiles(scope.unit_ids, timezone.localdate())


def _periods(answer: Answerable) -> list[dict[str, Any]]:
    """Tháng này, luỹ kế, cùng kỳ năm trước."""
    last = answer.asked.period.last
    year_before = answer.asked.period.years_before(1).last
    month = last.replace(day=1).isoformat()
    words = answer.words
    is_month = words.get("tu") == month
    return [
        {
            "label": "Tháng",
            "url": links.page("dashboard", {**words, "tu": month}),
            "current": is_month,
        },
        {
            "label": "Luỹ kế",
            "url": links.page("dashboard", {**words, "tu": ""}),
            "current": not is_month,
        },
        {
            "label": "Cùng kỳ năm trước",
            "url": links.page(
                "dashboard", {**words, "tu": "", "den": year_before.isoformat()}
            ),
            "current": False,
        },
    ]


@require_safe
@signed_in
def signs_card(request: SignedInRequest) -> HttpResponse:
    """Dấu hiệu cần xem: what the detector found, for the card of the page."""
    form = question_form(request)
    try:
        answer = understood(request, form)
        asked = answer.asked
        found = summary(asked.scope, asked.period, asked.known_at)
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, "Dấu hiệu cần xem")
    context = {
        "signs": [
            {"title": title, "count": count, "url": url}
            for title, count, url in found.told[:MOST_SIGNS]
        ],
        "more": max(len(found.told) - MOST_SIGNS, 0),
        "rows": dashboard.warned(asked, found),
        "signs_page": page_address(answer.words["don_vi"], asked.period.last),
        "back": links.page("dashboard", answer.words),
        **clocks(answer),
    }
    return render(request, "indicators/signs_card.html", context)
