"""Thành phần biểu đồ: the figure with its finding, its table and its file."""

from typing import Any

from django import template
from django.http import HttpResponse

from thads.records.web.charts import Chart

register = template.Library()


@register.inclusion_tag("web/components/chart.html")
def chart(
    drawing: Chart, title: str = "", sub: str = "", csv_url: str = ""
) -> dict[str, Any]:
    """A chart: title says the finding, sub what is measured, where and when."""
    return {"chart": drawing, "title": title, "sub": sub, "csv_url": csv_url}


def csv_answer(drawing: Chart, name: str) -> HttpResponse:
    """The figures of a chart as a file: what “Tải CSV” answers."""
    content = drawing.table.csv()
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
