"""Thành phần biểu mẫu: a field with its hint or error, and the list of all errors."""

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput

register = template.Library()
FOLDER = "web/components"


@register.inclusion_tag(f"{FOLDER}/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Label above, hint below; an error takes the place of the hint."""
    widget = bound.field.widget
    is_group = bool(widget.use_fieldset)
    # Without an id of its own (auto_id=False) the name serves for the hint.
    note_id = f"{bound.auto_id or bound.html_name}-ghi-chu"
    attributes: dict[str, Any] = {"aria-describedby": note_id}
    if not (bound.errors or bound.help_text):
        attributes = {}
    if not is_group and not isinstance(widget, CheckboxInput):
        attributes["class"] = "inp err" if bound.errors else "inp"
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {
        "field": bound,
        "note_id": note_id,
        "is_group": is_group,
        "is_check": isinstance(widget, CheckboxInput),
        "control": bound.as_widget(attrs=attributes),
    }


@register.inclusion_tag(f"{FOLDER}/error_summary.html")
def error_summary(form: Any, before: str = "trước khi ghi") -> dict[str, Any]:
    """All errors of a form at once, each a link to its field."""
    bad = [bound for bound in form if bound.errors]
    general = form.non_field_errors()
    count = len(general) + sum(len(bound.errors) for bound in bad)
    return {"fields": bad, "general": general, "count": count, "before": before}
