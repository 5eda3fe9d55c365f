"""Trả lời của trang: a deed is done, or its form says what stands in the way."""

from collections.abc import Callable
from typing import Any

from django import forms

from thads.records.cases.presenters.preview import sentence
from thads.records.documents.makers import PaperRefused
from thads.records.ledger.actions import MayNotRecord
from thads.records.ledger.refusing import NOT_YOURS, DeedRefused
from thads.records.ledger.values import Refused


def done(form: forms.Form, deed: Callable[[], Any]) -> Any:
    """What the deed gives; None, with the reasons in the form, when it is refused."""
    if not form.is_valid():
        return None
    try:
        answer = deed()
    except (DeedRefused, PaperRefused) as refused:
        form.add_error(None, str(refused))
        return None
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return None
    if isinstance(answer, Refused):
        for refusal in answer.refusals:
            form.add_error(None, sentence(refusal))
        return None
    return answer
