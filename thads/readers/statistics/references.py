"""Mã tra cứu của một con số: short enough to print, complete enough to open it.

`01~B8~QN00~20220331~20220406T170000` names form, column, unit, last day and moment of
knowledge. A first day that is not 1 October stands before the last one, columns that
are summed are joined by a plus sign, and `~r` (own cases only), `~axis:row` and the
work done with the cells (`~=ty-le=B6`) follow where they are needed. Nothing is stored:
the code says all there is to ask.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote, unquote, urlencode

from django.urls import reverse
from django.utils import timezone

from thads.law.indicators import Column, Edition, Period, PeriodError
from thads.law.periods.statistics_year import statistics_year_start
from thads.readers.statistics.addresses import cell_at
from thads.readers.statistics.editions_in_use import edition_in_use, edition_named
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import OWN, SUBTREE, Row
from thads.records.publications import queries
from thads.records.publications.models import Publication

_DAY, _MOMENT = "%Y%m%d", "%Y%m%dT%H%M%S"
_OWN_MARK = "r"
_DAYS = re.compile(r"(?:(\d{8})-)?(\d{8})")
_KNOWN = re.compile(r"(\d{8}T\d{6})(?:\.(\d{6}))?")
_PARTS = 5
_WORK_MARK = "="
AGED, AGED_WITH_MEANS = "tuoi-an", "tuoi-an-co-dieu-kien"
"""Nhóm tuổi của việc chuyển kỳ sau: the “columns” are the groups."""
SHARE = "ty-le"
CHANGE, CHANGE_SHARE = "chenh-lech", "chenh-lech-phan-tram"
TARGET, ABOVE_TARGET, PART_OF_TARGET = "chi-tieu", "diem-chi-tieu", "phan-chi-tieu"
MILESTONE, ABOVE_MILESTONE = "moc", "diem-moc"
NEEDED, NEEDED_A_MONTH = "con-phai", "con-phai-thang"
WORKS: Mapping[str, str] = {
    "": "{columns}",
    SHARE: "{columns} trên {over}",
    CHANGE: "{columns}, chênh lệch với cùng kỳ năm trước",
    CHANGE_SHARE: "{columns}, tăng giảm phần trăm so với cùng kỳ năm trước",
    TARGET: "{columns}, chỉ tiêu cả năm",
    ABOVE_TARGET: "{columns}, điểm phần trăm so với chỉ tiêu cả năm",
    PART_OF_TARGET: "{columns}, phần của chỉ tiêu cả năm",
    MILESTONE: "{columns}, chỉ tiêu chia theo số tháng của kỳ",
    ABOVE_MILESTONE: "{columns}, điểm phần trăm so với mốc theo tháng",
    NEEDED: "{columns}, còn phải xong để đạt chỉ tiêu",
    NEEDED_A_MONTH: "{columns}, mỗi tháng còn phải xong để đạt chỉ tiêu",
}
"""Phép tính trên các ô: what the number is, in words; nothing: the cells are summed."""


class UnreadableReference(ValueError):
    """Mã tra cứu không đọc được."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Một con số: which cells of which line, for which days, as known when."""

    form: str
    columns: tuple[str, ...]
    unit: str
    period: Period
    known_at: datetime
    own_only: bool = False
    axis: str = ""
    place: str = ""
    work: str = ""
    over: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Biểu 01: B8 + B9."""
        told = WORKS[self.work]
        named = (" + ".join(self.columns), " + ".join(self.over))
        return f"Biểu {self.form}: {told.format(columns=named[0], over=named[1])}"

    @property
    def is_derived(self) -> bool:
        """Tính từ nhiều ô, so that it opens the page that shows how."""
        return bool(self.work) or len(self.columns) > 1

    def of_a_year_before(self) -> "Reference":
        """Cùng những ô ấy, cùng kỳ năm trước."""
        return replace(self, period=self.period.years_before(1), work="", over=())

    def cell(self, column: str) -> "Reference":
        """Một trong các ô."""
        return replace(self, columns=(column,), work="", over=())

    @property
    def extent(self) -> str:
        """Phạm vi của dòng."""
        return OWN if self.own_only else SUBTREE

    @property
    def asked(self) -> dict[str, str]:
        """Câu hỏi thành phần của địa chỉ, with the moment pinned."""
        first = self.period.first
        is_usual = first == statistics_year_start(self.period.last)
        return {
            "don_vi": self.unit,
            "truc": self.axis,
            "tu": "" if is_usual else first.isoformat(),
            "den": self.period.last.isoformat(),
            "biet_den": self.known_at.isoformat(),
        }

    def asked_of(self, version: Publication) -> dict[str, str]:
        """Câu hỏi về một bản đã chốt: its own clocks, so only which version it is."""
        kept = {name: self.asked[name] for name in ("truc", "den")}
        return {"don_vi": version.unit.code, **kept, "ban": version.code}


def of_cell(computed: Figures, by: str, row: Row, column: Column) -> Reference:
    """Mã của một ô của biểu."""
    usual = by == computed.edition.axes[0]
    return Reference(
        computed.edition.form,
        (column.letter,),
        row.unit.code,
        computed.period,
        computed.known_at,
        own_only=row.extent == OWN,
        axis="" if usual and not row.place else by,
        place=row.place,
    )


def write(reference: Reference) -> str:
    """Mã in trên báo cáo và trong tệp."""
    period, local = reference.period, timezone.localtime(reference.known_at)
    days = f"{period.last:{_DAY}}"
    if period.first != statistics_year_start(period.last):
        days = f"{period.first:{_DAY}}-{days}"
    known = f"{local:{_MOMENT}}"
    if local.microsecond:
        known = f"{known}.{local.microsecond:06d}"
    parts = [
        reference.form,
        "+".join(reference.columns),
        quote(reference.unit, safe="").replace("~", "%7E"),
        days,
        known,
        *([_OWN_MARK] if reference.own_only else []),
        *([f"{reference.axis}:{reference.place}"] if reference.axis else []),
        *([_work(reference)] if reference.work else []),
    ]
    return "~".join(parts)


def _work(reference: Reference) -> str:
    """“=ty-le=B6”: the work and what it divides by."""
    over = [f"={'+'.join(reference.over)}"] if reference.over else []
    return "".join([_WORK_MARK, reference.work, *over])


def _work_of(marks: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    told = next((mark for mark in marks if mark.startswith(_WORK_MARK)), "")
    work, _, over = told.removeprefix(_WORK_MARK).partition(_WORK_MARK)
    if work not in WORKS:
        raise ValueError(work)
    return work, tuple(over.split("+")) if over else ()


def read(code: str) -> Reference:
    """Đọc lại mã; raises UnreadableReference with its sentence."""
    parts = code.split("~")
    days = _DAYS.fullmatch(parts[3]) if len(parts) >= _PARTS else None
    known = _KNOWN.fullmatch(parts[4]) if days else None
    if days is None or known is None:
        raise _unreadable(code)
    form, columns, unit, *_ = parts
    marks = parts[_PARTS:]
    lines = [mark.partition(":") for mark in marks if ":" in mark]
    try:
        last = _day(days.group(2))
        first = _day(days.group(1)) if days.group(1) else None
        work, over = _work_of(marks)
        return Reference(
            form,
            tuple(columns.split("+")),
            unquote(unit),
            Period.until(last, first),
            _moment(known.group(1), known.group(2)),
            own_only=_OWN_MARK in marks,
            axis=lines[0][0] if lines else "",
            place=lines[0][2] if lines else "",
            work=work,
            over=over,
        )
    except (ValueError, PeriodError) as problem:
        raise _unreadable(code) from problem


def short_address(reference: Reference) -> str:
    """Địa chỉ ngắn in được: it leads to the long one."""
    return reverse("statistics:figure", args=[write(reference)])


def address(reference: Reference) -> str:
    """Nơi con số mở ra: the list behind a cell; for a rate what it is made of.

    What is worked out of several cells opens the page that shows how. A figure of a
    closed version opens that version, with its digits as stored.
    Raises UnknownFormError where the form has no such column on that day.
    """
    if reference.is_derived:
        return short_address(reference)
    version = queries.version_known_at(
        reference.unit, reference.period, reference.known_at
    )
    asked = reference.asked if version is None else reference.asked_of(version)
    if reference.form in (AGED, AGED_WITH_MEANS):
        given = {name: value for name, value in reference.asked.items() if value}
        page = reverse("indicators:aged", args=[reference.columns[0]])
        means = {"dk": "1"} if reference.form == AGED_WITH_MEANS else {}
        return f"{page}?{urlencode(given | means)}"
    edition_of(reference.form, reference.period, version).column(reference.columns[0])
    place = {
        "dong": reference.unit,
        "pham_vi": reference.extent,
        "muc": reference.place,
    }
    return cell_at(reference.form, asked, place, reference.columns[0])


def edition_of(form: str, period: Period, version: Publication | None) -> Edition:
    """The edition of the version, also when another has come since."""
    kept = version.forms.filter(form=form).first() if version else None
    named = edition_named(kept.edition) if kept else None
    return named or edition_in_use(form, period.last)


def _unreadable(code: str) -> UnreadableReference:
    return UnreadableReference(
        f"Mã tra cứu “{code}” không đọc được. Mã đúng có dạng "
        "01~B8~QN00~20220331~20220406T170000: biểu, cột, đơn vị, ngày cuối kỳ, lúc "
        "ghi nhận. Chép lại từ báo cáo hoặc mở liên kết trong tệp."
    )


def _day(text: str) -> date:
    return datetime.strptime(text, _DAY).date()  # noqa: DTZ007


def _moment(text: str, micros: str | None) -> datetime:
    found = datetime.strptime(text, _MOMENT)  # noqa: DTZ007
    exact = found.replace(microsecond=int(micros or 0))
    return timezone.make_aware(exact, timezone.get_default_timezone())
