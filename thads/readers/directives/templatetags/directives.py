"""Con số của một nhiệm vụ: a link to what it counts, where the person may open it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thads.readers.directives.addresses import address
from thads.readers.reports.figures import Figure

register = template.Library()


@register.simple_tag
def evidence_link(figure: Figure) -> SafeString | str:
    """Con số, opened by a click."""
    if figure.source is None:
        return figure.text
    return format_html('<a href="{}">{}</a>', address(figure.source), figure.text)
