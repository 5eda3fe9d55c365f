"""Trả lời của trang kho: a deed is done, or its form says what stands in the way."""

from collections.abc import Callable
from typing import Any

from django import forms

from thads.records.assets.refusals import StoreRefused
from thads.records.cases.presenters.preview import sentence
from thads.records.ledger.actions import MayNotRecord
from thads.records.ledger.values import Refused

NOT_YOURS = "Không được: vai trò của anh, chị không làm việc này."


def done(form: forms.Form, deed: Callable[[], Any]) -> Any:
    """What the deed gives; None, with the reasons in the form, when it is refused."""
    if not form.is_valid():
        return None
    try:
        answer = deed()
    except StoreRefused as refused:
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
