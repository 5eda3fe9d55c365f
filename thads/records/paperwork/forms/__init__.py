"""Các mẫu văn bản, by their stable code F01–F34."""

from thads.records.paperwork.forms import (
    decisions,
    denunciations,
    letters,
    measures,
    minutes,
    notices,
    petitions,
    service,
)
from thads.records.paperwork.forms.base import AskedMoney, Form, Input
from thads.records.paperwork.occasion import Occasion

__all__ = ["FORMS", "AskedMoney", "Form", "Input", "form", "form_of"]

FORMS: dict[str, Form] = {
    each.code: each
    for group in (
        decisions.FORMS,
        measures.FORMS,
        notices.FORMS,
        minutes.FORMS,
        letters.FORMS,
        petitions.FORMS,
        denunciations.FORMS,
        service.FORMS,
    )
    for each in sorted(group, key=lambda form: form.code)
}
"""Mọi mẫu theo mã."""


def form(code: str) -> Form | None:
    """Mẫu có mã đó."""
    return FORMS.get(code.upper())


def form_of(occasion: Occasion) -> Form | None:
    """Mẫu của hành vi trong dịp này."""
    return next((each for each in FORMS.values() if each.suits(occasion)), None)
