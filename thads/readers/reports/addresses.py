"""Địa chỉ của một con số: the page that opens it, with both clocks in it."""

from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators import edition
from thads.readers.reports.figures import Source
from thads.readers.reports.sections.coercion import FORM as COERCION
from thads.readers.statistics.addresses import form_address
from thads.readers.statistics.rows import OWN, SUBTREE


def address(source: Source) -> str:
    """Đường dẫn mở ô của biểu; for a sum or a rate the form, whose cells open."""
    asked = {
        "don_vi": source.unit,
        "tu": source.period.first.isoformat(),
        "den": source.period.last.isoformat(),
        "biet_den": source.known_at.isoformat(),
    }
    if source.form == COERCION:
        list_of = reverse("reports:coercion", args=[source.columns[0]])
        return f"{list_of}?{urlencode(asked)}"
    if not _opens_a_list(source):
        return form_address(source.form, asked)
    cell = {
        "dong": source.unit,
        "pham_vi": OWN if source.own_only else SUBTREE,
        "cot": source.columns[0],
    }
    list_of = reverse("statistics:cell", args=[source.form])
    return f"{list_of}?{urlencode(asked | cell)}"


def _opens_a_list(source: Source) -> bool:
    if len(source.columns) != 1:
        return False
    used = edition(source.form, source.period.last)
    return not used.column(source.columns[0]).is_rate
