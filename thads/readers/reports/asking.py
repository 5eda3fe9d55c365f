"""Câu hỏi trong địa chỉ: which unit, which period, as known when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict

from thads.law.indicators import Period
from thads.law.periods.statistics_year import statistics_year_start
from thads.readers.statistics.asking import UnreadableDate, read_moment
from thads.readers.statistics.forms import QuestionForm


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều được hỏi, read from the address or set to what is most likely meant."""

    unit: str
    first: date | None
    last: date
    known_at: datetime
    with_last_year: bool

    @property
    def period(self) -> Period:
        """Kỳ của báo cáo."""
        return Period.until(self.last, self.first)


def question_of(query: QueryDict, *, home: str, now: datetime) -> QuestionForm:
    """Ô chọn, filled with the person's unit and the last whole month."""
    return QuestionForm(query, unit=home, today=last_whole_month(now.date()))


def read(question: QuestionForm, query: QueryDict, now: datetime) -> Asked:
    """Điều được hỏi; raises UnreadableDate with its sentence."""
    if not question.is_valid():
        raise UnreadableDate("Có ô chưa đọc được, xem ghi chú ở từng ô.")
    given, pinned = question.cleaned_data, query.get("luc", "")
    return Asked(
        unit=given["don_vi"],
        first=given["tu"],
        last=given["den"],
        known_at=given["biet_den"] or (read_moment(pinned) if pinned else now),
        with_last_year="nam_truoc" in query,
    )


def last_whole_month(today: date) -> date:
    """Ngày cuối của tháng trước; in October that closes the statistics year."""
    year_end = statistics_year_start(today).toordinal() - 1
    return date.fromordinal(max(today.replace(day=1).toordinal() - 1, year_end))
