"""Địa chỉ của một con số: the page that opens it, with both clocks in it."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from thads.readers.reports.figures import Source
from thads.readers.reports.sections.coercion import FORM as COERCION
from thads.readers.statistics.rows import OWN, SUBTREE


def address(source: Source) -> str:
    """Đường dẫn mở ô của biểu; for a sum the form itself, whose cells open."""
    question = {
        "don_vi": source.unit,
        "tu": source.period.first.isoformat(),
        "den": source.period.last.isoformat(),
        "luc": source.known_at.isoformat(timespec="seconds"),
    }
    if source.form == COERCION:
        kind = source.columns[0]
        return f"{reverse('reports:coercion', args=[kind])}?{urlencode(question)}"
    if len(source.columns) == 1:
        cell = {
            "cot": source.columns[0],
            "pham_vi": OWN if source.own_only else SUBTREE,
        }
        return f"{_page('statistics:cell', source)}?{urlencode({**question, **cell})}"
    return f"{_page('statistics:form', source)}?{urlencode(question)}"


def _page(view: str, source: Source) -> str:
    try:
        return reverse(view, args=[source.form])
    except NoReverseMatch:
        tail = "o/" if view.endswith(":cell") else ""
        return f"/bieu/{source.form}/{tail}"
