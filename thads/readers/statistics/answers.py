"""Trả lời một yêu cầu xem biểu: counted from the books, or a version as it was closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from thads.readers.statistics import addresses
from thads.readers.statistics.asking import UnreadableDate, read_moment
from thads.readers.statistics.closing.kept import Kept, asked_of
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.forms import QuestionForm
from thads.records.cases.views.guard import SignedInRequest
from thads.records.publications.models import Publication


@dataclass(frozen=True, slots=True)
class Answer:
    """Biểu cho một yêu cầu: figures, what was asked, the present state.

    `version` is the closed version that is shown, None for figures of the books.
    """

    figures: Figures
    asked: dict[str, str]
    current: Figures | None
    by: str
    version: Publication | None = None


def question_of(request: SignedInRequest, axes: Sequence[str] = ()) -> QuestionForm:
    """Câu hỏi của trang: unit, days, moment, and the axis of the rows if there are some."""
    unit, today = request.person.unit_code, timezone.localdate()
    return QuestionForm(request.GET, unit=unit, today=today, axes=axes)


def answer_of(request: SignedInRequest, form: str, question: QuestionForm) -> Answer:
    """Biểu được hỏi. Raises UnreadableDate and what counting a form raises."""
    if not question.is_valid():
        raise UnreadableDate("Có ô chưa đọc được, xem ghi chú ở từng ô.")
    if question.version is not None:
        return _kept(question.version, form, question)
    given, now = question.cleaned_data, timezone.now()
    pinned = request.GET.get("luc")
    known_at: datetime = given["biet_den"] or (read_moment(pinned) if pinned else now)
    found = figures(
        form, given["don_vi"], given["den"], first=given["tu"], known_at=known_at
    )
    by = given.get("truc") or found.edition.axes[0]
    asked = addresses.question(
        found,
        by,
        first_given=given["tu"] is not None,
        known_given=given["biet_den"] is not None,
    )
    current = found.as_known(now) if given["biet_den"] else None
    return Answer(found, asked, current, by)


def _kept(version: Publication, form: str, question: QuestionForm) -> Answer:
    """A closed version, beside what the books say today of the same days."""
    found = Kept(version).form(form)
    by = question.cleaned_data.get("truc") or found.edition.axes[0]
    asked = asked_of(found, by)
    return Answer(found, asked, found.as_known(timezone.now()), by, version)
