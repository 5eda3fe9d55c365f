"""Số liệu chứng minh một nhiệm vụ: a query over the record, never a typed number.

A measure is a cell of a form (`01.B20`), the acts of a kind in the period
(`hanh_vi:van_dong`), or the matters of a procedure opened or ended in it
(`ho_so:khieu_nai`, `ho_so_xong:khieu_nai`).
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts import find, procedures
from thads.law.acts.catalogue import of_procedure
from thads.law.indicators import Period, UnknownFormError
from thads.law.indicators.editions import editions_of, form_codes
from thads.readers.reports import wording
from thads.readers.reports.figures import Figure, figure
from thads.readers.reports.sections.places import written_as
from thads.readers.statistics.figures import figures
from thads.readers.statistics.references import Reference
from thads.readers.statistics.scope import scope_of
from thads.records.ledger.models import Act, Proceeding

ACTS, OPENED, ENDED = "hanh_vi", "ho_so", "ho_so_xong"
_CELL = re.compile(r"(?P<form>[0-9a-z]+)\.(?P<letter>\w+)")


class UnknownMeasure(ValueError):
    """Mã số liệu không chỉ tới truy vấn nào."""

    def __init__(self, measure: str) -> None:
        """Say how a measure is written."""
        super().__init__(
            f"Mã số liệu “{measure}” không đọc được. Viết một ô của biểu (01.B20), "
            f"{ACTS}:<mã hành vi>, {OPENED}:<mã thủ tục> hoặc {ENDED}:<mã thủ tục>."
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """Nguồn của một số đếm hành vi, hồ sơ: what is counted, where, when, as known when."""

    measure: str
    unit: str
    period: Period
    known_at: datetime

    @property
    def label(self) -> str:
        """Tên số liệu."""
        return label_of(self.measure)


def label_of(measure: str) -> str:
    """Số liệu nói về điều gì; raises UnknownMeasure."""
    kind, _, code = measure.partition(":")
    if cell := _CELL.fullmatch(measure):
        return f"{_heading(cell['form'], cell['letter'])} (biểu {cell['form']})"
    if kind == ACTS and (act := find(code)) is not None:
        return f"Số lần: {act.name_vi}"
    if kind in (OPENED, ENDED) and code in procedures():
        what = "đã mở" if kind == OPENED else "đã xong"
        return f"Hồ sơ {what}: {procedures()[code].name_vi}"
    raise UnknownMeasure(measure)


def _heading(form: str, letter: str) -> str:
    """Tên cột theo bản biểu mới nhất; a form of another edition still has its letter."""
    try:
        column = editions_of(form)[-1].column(letter)
    except UnknownFormError:
        return f"Cột {letter}"
    whole = [column.group[0]] if column.group and column.name == "Tổng số" else []
    return ", ".join([*whole, column.name.removesuffix(", %")])


_COUNTED = ("thi_hanh_an", "dan_van", "phoi_hop", "ban_chi_dao", "chi_thi", "kiem_tra")


def offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """Các số liệu để chọn, group by group: forms, matters, acts."""
    groups = [
        (
            each.title,
            [(code := f"{each.form}.{e.letter}", label_of(code)) for e in columns],
        )
        for each in (editions_of(form)[-1] for form in form_codes())
        if (columns := each.printed_columns()) and "tkln" not in each.form
    ]
    matters = [
        (measure, label_of(measure))
        for code in procedures()
        if code != "thi_hanh_an"
        for measure in (f"{OPENED}:{code}", f"{ENDED}:{code}")
    ]
    groups.append(("Hồ sơ các thủ tục", matters))
    groups += [
        (
            f"Số lần, {procedures()[code].name_vi.lower()}",
            [(f"{ACTS}:{each.code}", each.name_vi) for each in of_procedure(code)],
        )
        for code in _COUNTED
    ]
    return groups


def evidence(
    measure: str, unit: str, period: Period, known_at: datetime
) -> Figure | None:
    """Con số của một nhiệm vụ in a unit and all below it; None: no such cell then."""
    if cell := _CELL.fullmatch(measure):
        return _of_a_form(cell["form"], cell["letter"], unit, period, known_at)
    asked = Counted(measure, unit, period, known_at)
    return Figure(found := counted(asked).count(), wording.count(found), asked)


def _of_a_form(
    form: str, letter: str, unit: str, period: Period, known_at: datetime
) -> Figure | None:
    try:
        made = figures(form, unit, period.last, first=period.first, known_at=known_at)
        column = made.edition.column(letter)
    except UnknownFormError:
        return None
    source = Reference(form, (letter,), unit, made.period, known_at)
    return figure(made.total[letter], written_as(made.edition, column), source)


def counted(asked: Counted) -> QuerySet[Act]:
    """Những hành vi được đếm: a matter counts by the act that opened or ended it."""
    kind, _, code = asked.measure.partition(":")
    acts = _standing(asked)
    if kind == ACTS:
        return acts.filter(code=code)
    acts = acts.filter(proceeding__procedure=code)
    if kind == OPENED:
        return acts.filter(seq=1)
    if kind == ENDED:
        ended = Proceeding.objects.filter(
            pk=OuterRef("proceeding"), ended_on__isnull=False
        )
        last = Act.objects.filter(
            proceeding=OuterRef("proceeding"), seq__gt=OuterRef("seq")
        )
        return acts.filter(Exists(ended), ~Exists(last))
    raise UnknownMeasure(asked.measure)


def _standing(asked: Counted) -> QuerySet[Act]:
    """Hành vi của kỳ, known by the moment and not corrected by then."""
    corrected = Act.objects.filter(
        proceeding=OuterRef("proceeding"),
        corrects=OuterRef("seq"),
        recorded_at__lte=asked.known_at,
    )
    return Act.objects.filter(
        ~Exists(corrected),
        proceeding__unit__in=scope_of(asked.unit).ids,
        effective_on__range=(asked.period.first, asked.period.last),
        recorded_at__lte=asked.known_at,
    )
