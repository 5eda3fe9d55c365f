"""Trả lời của trang tiền: a deed is done, or its form stays with what stands in the way."""

from collections.abc import Callable
from typing import Any

from django import forms

from thads.records.cases.presenters.preview import sentence
from thads.records.cashbook.refusals import MoneyRefused
from thads.records.ledger.actions import ConcurrentChange, MayNotRecord
from thads.records.ledger.values import Refused

UNPROCESSABLE = 422
NOT_YOURS = "Không được: vai trò của anh, chị không làm việc này."
OVERTAKEN = (
    "Chưa ghi được: việc này vừa được người khác ghi thêm. Xem lại rồi làm lần nữa."
)


class NotDone(Exception):
    """Chưa làm được: the sentences say why; nothing has been written."""

    def __init__(self, sentences: list[str]) -> None:
        """Keep every sentence."""
        self.sentences = sentences
        super().__init__(" ".join(sentences))


class NotYours(NotDone):
    """Không phải việc của vai trò này."""


def attempt(deed: Callable[[], Any]) -> Any:
    """Làm trọn, or raise NotDone with what money's book and the law say against it."""
    try:
        answer = deed()
    except MoneyRefused as refused:
        raise NotDone([str(refused)]) from refused
    except MayNotRecord as refused:
        raise NotYours([NOT_YOURS]) from refused
    except ConcurrentChange as refused:
        raise NotDone([OVERTAKEN]) from refused
    if isinstance(answer, Refused):
        raise NotDone([sentence(refusal) for refusal in answer.refusals])
    return answer


def attempt_form(form: forms.Form, deed: Callable[[], Any]) -> Any:
    """Như `attempt` for a form: None when it is not valid or the deed is refused."""
    if not form.is_valid():
        return None
    try:
        return attempt(deed)
    except NotDone as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return None
