"""Trang câu hỏi gửi Toà án, and its table as a file for each court."""

import csv
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.readers.courts.queries import Question, by_court, keeps, questions
from thads.records.cases.queries.recording import roles_on
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.formatting import day
from thads.records.web.spreadsheets import csv_cell

TILES = (
    ("im_lang", "Quá hạn chưa trả lời", "alert-triangle", "red"),
    ("dang_cho", "Đang chờ Toà án", "hourglass", ""),
    ("tre", "Trả lời trễ", "clock", "amber"),
    ("dung_han", "Trả lời đúng hạn", "circle-check", "green"),
)
KINDS = {"giai_thich": "Yêu cầu giải thích", "giam_doc_tham": "Kiến nghị xem lại"}
SHOWN = 200
_HEAD = ("Toà án", "Bản án", "Việc", "Loại", "Gửi", "Hạn", "Trả lời", "Sau đó")


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Bản án chưa rõ, có sai: by court, with the list behind every count."""
    person, today = request.person, timezone.localdate()
    own = person.officer_id if "chap_hanh_vien" in person.roles else None
    every = questions(own)
    chosen, court = request.GET.get("loc", ""), request.GET.get("toa", "")
    of_court = [each for each in every if not court or each.key == court]
    rows = [each for each in of_court if keeps(chosen, each, today)]
    if request.GET.get("tep") == "csv":
        return _file(rows)
    labels = {code: label for code, label, *_ in TILES} | KINDS
    context: dict[str, Any] = {
        "tiles": [
            {
                "label": label,
                "value": (count := sum(keeps(code, e, today) for e in of_court)),
                "icon": icon,
                "level": level if count else "",
                "url": url(toa=court, loc="" if code == chosen else code),
                "current": code == chosen,
            }
            for code, label, icon, level in TILES
        ],
        "courts": [
            (each, {code: url(toa=each.key, loc=code) for code in labels})
            for each in by_court(every, today)
        ],
        "rows": rows,
        "may_write": roles_on({each.proceeding.pk for each in rows[:SHOWN]}),
        "chosen": labels.get(chosen, ""),
        "court": of_court[0].court if court and of_court else "",
        "file_url": url(toa=court, loc=chosen, tep="csv"),
        "today": today,
    }
    return render(request, "courts/list.html", context)


def _file(rows: list[Question]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cau-hoi-gui-toa-an.csv"'
    answer.write("\ufeff")
    out = csv.writer(answer)
    out.writerow(_HEAD)
    for each in rows:
        case = each.proceeding
        cells = (
            each.court,
            case.case.judgment.number,
            case.number or case.code,
            each.kind,
            day(each.asked.effective_on),
            day(each.due_on) if each.due_on else "",
            day(each.answer.effective_on) if each.answer else "",
            "; ".join(each.effects),
        )
        out.writerow(map(csv_cell, cells))
    return answer


def url(**parts: str) -> str:
    """?… of the parts that say something."""
    return f"?{urlencode({name: value for name, value in parts.items() if value})}"
