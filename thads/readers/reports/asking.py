"""Câu hỏi trong địa chỉ: which unit, which period, as known when."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.cache import cache
from django.http import QueryDict

from thads.law.indicators import Period
from thads.law.indicators.axes import UNITS
from thads.law.periods import statistics_year_number
from thads.law.periods.statistics_year import statistics_year_start
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.gather import gather, gather_version, redated
from thads.readers.statistics.asking import UnreadableDate, read_moment
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.indicators.boards import KEPT_SECONDS, asked_of
from thads.readers.statistics.scope import scope_of, visible_units
from thads.records.agencies.models import Target
from thads.records.cases.views.guard import SignedInRequest
from thads.records.publications import queries
from thads.records.publications.models import Publication
from thads.records.publications.report_texts import Place
from thads.records.web.forms import VietnameseDateField


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều được hỏi, read from the address or set to what is most likely meant."""

    unit: str
    first: date | None
    last: date
    known_at: datetime
    with_last_year: bool
    version: Publication | None = None
    dated: date | None = None

    @property
    def period(self) -> Period:
        """Kỳ của báo cáo."""
        return Period.until(self.last, self.first)


class ReportQuestion(QuestionForm):
    """Câu hỏi của trang báo cáo: beside those of a form, the day that the paper bears."""

    ngay = VietnameseDateField(label="Ngày đề trên báo cáo", required=False)


def question_for(request: SignedInRequest, now: datetime) -> ReportQuestion:
    """Ô chọn cho người hỏi, with a unit that they may see."""
    seen = [unit.code for unit in visible_units()]
    own = request.person.unit_code
    home = own if own in seen or not seen else seen[0]
    return question_of(request.GET, home=home, now=now)


def question_of(query: QueryDict, *, home: str, now: datetime) -> ReportQuestion:
    """Ô chọn, filled with the person's unit and the last whole month."""
    today = last_whole_month(now.date())
    return ReportQuestion(query, unit=home, today=today, axes=(UNITS,))


def read(question: ReportQuestion, query: QueryDict, now: datetime) -> Asked:
    """Điều được hỏi; raises UnreadableDate with its sentence."""
    if not question.is_valid():
        raise UnreadableDate("Có ô chưa đọc được, xem ghi chú ở từng ô.")
    given, pinned = question.cleaned_data, query.get("luc", "")
    if question.version is not None:
        asked = of_version(question.version, with_last_year="nam_truoc" in query)
        return replace(asked, dated=given["ngay"])
    return Asked(
        unit=given["don_vi"],
        first=given["tu"],
        last=given["den"],
        known_at=given["biet_den"] or (read_moment(pinned) if pinned else now),
        with_last_year="nam_truoc" in query,
        dated=given["ngay"],
    )


def of_version(version: Publication, *, with_last_year: bool) -> Asked:
    """Báo cáo của một bản đã chốt: unit, days and moment are the version's own."""
    period = version.period
    return Asked(
        unit=version.unit.code,
        first=period.first,
        last=period.last,
        known_at=version.known_at,
        with_last_year=with_last_year,
        version=version,
    )


def query_of(asked: Asked) -> dict[str, str]:
    """Điều được hỏi thành phần của địa chỉ, with the moment pinned."""
    query = {"don_vi": asked.unit, "den": asked.last.isoformat()}
    if asked.first is not None:
        query["tu"] = asked.first.isoformat()
    if asked.version is not None:
        query["ban"] = asked.version.code
    else:
        query["biet_den"] = asked.known_at.isoformat()
    if asked.with_last_year:
        query["nam_truoc"] = "1"
    if asked.dated is not None:
        query["ngay"] = asked.dated.isoformat()
    return query


def answered(asked: Asked, *, made_on: date) -> tuple[ReportFacts, Place]:
    """Dữ kiện và chỗ của lời văn; raises the refusals of thads.readers.statistics.

    What was gathered is kept for who asks next: the page, its files and the pages of
    words ask the same, and a moment that is past never changes.
    """
    question = asked_of(asked.unit, asked.last, asked.first, asked.known_at)
    key = question.key("bao-cao", *_beside_the_books(asked), made_on)
    facts: ReportFacts | None = cache.get(key)
    if facts is None:
        facts = _gathered(asked, made_on)
        cache.set(key, facts, KEPT_SECONDS)
    return as_dated(facts, asked), place_of(asked)


def as_dated(facts: ReportFacts, asked: Asked) -> ReportFacts:
    """Báo cáo đề ngày được hỏi, if a day was."""
    return facts if asked.dated is None else redated(facts, asked.dated)


def place_of(asked: Asked) -> Place:
    """Chỗ của lời văn: unit, period and version."""
    return Place(scope_of(asked.unit).top, asked.period, asked.version)


def _gathered(asked: Asked, made_on: date) -> ReportFacts:
    if asked.version is not None:
        return gather_version(
            asked.version, made_on=made_on, with_last_year=asked.with_last_year
        )
    return gather(
        asked.unit,
        asked.last,
        first=asked.first,
        known_at=asked.known_at,
        made_on=made_on,
        with_last_year=asked.with_last_year,
    )


def _beside_the_books(asked: Asked) -> tuple[object, ...]:
    """What a report takes from elsewhere than the books of acts."""
    targets = Target.objects.filter(year=statistics_year_number(asked.last))
    version = asked.version
    return (
        asked.with_last_year,
        asked.period,
        list(targets.order_by("id").values_list("id", "percent", "comparator")),
        version and (version.code, sorted(queries.signatures_of(version))),
    )


def last_whole_month(today: date) -> date:
    """Ngày cuối của tháng trước; in October that closes the statistics year."""
    year_end = statistics_year_start(today).toordinal() - 1
    return date.fromordinal(max(today.replace(day=1).toordinal() - 1, year_end))
