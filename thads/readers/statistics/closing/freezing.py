"""Chốt và tính lại: freeze every form of a period, and see whether it still says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thads.law.indicators import Check, Period
from thads.law.indicators.publication import (
    Digits,
    KeptRow,
    VersionKind,
    cells_from,
    check_code,
    digits_of,
    edition_digest,
    part_name,
    rows_code,
    whole_code,
)
from thads.law.periods import in_words
from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.computing import (
    Recount,
    codes,
    edition_of,
    recount,
)
from thads.readers.statistics.closing.kept import rows_to_keep
from thads.readers.statistics.closing.parts import Named
from thads.readers.statistics.closing.parts import frozen as frozen_part
from thads.readers.statistics.figures import Figures
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.publications import actions, queries
from thads.records.publications.actions import FrozenAxis, FrozenForm, NotPublished
from thads.records.publications.models import Publication, PublishedForm
from thads.records.web import formatting


@dataclass(frozen=True, slots=True)
class Asking:
    """Yêu cầu chốt: which version, of which unit, to which day, known at which moment."""

    unit: Unit
    last: date
    kind: VersionKind
    reason: str = ""
    known_at: datetime | None = None

    @property
    def days(self) -> Period:
        """Các ngày của kỳ, from 1 October."""
        return Period.until(self.last)


@transaction.atomic
def close(asked: Asking, *, by: Person | None, now: datetime) -> Publication:
    """Chốt số liệu: the books stand still, every form is counted, the digits are kept.

    With them what is told of the agency itself, and nowhere else as it was.

    Raises NotPublished where an identity of a form does not hold, where the person may
    not see every unit that is counted, or where the law of the period refuses.
    """
    period = actions.open_period(asked.unit, asked.days, by=by, now=now)
    still = actions.stand_still(asked.unit, asked.known_at or now)
    known_at = asked.known_at or still
    counted = recount(period)
    forms = list(counted.every(known_at))
    _refuse_what_is_not_whole(counted, forms)
    return actions.publish(
        period,
        asked.kind,
        [
            *(frozen(each) for each in forms),
            *(
                frozen_part(part, counted.scope, counted.days, known_at)
                for part in PARTS.values()
            ),
        ],
        units=codes(counted.scope),
        known_at=known_at,
        reason=asked.reason,
        by=by,
        now=max(now, still),
    )


def frozen(counted: Figures) -> FrozenForm:
    """Biểu để chốt: digits, edition and code."""
    used, digits = counted.edition, digits_of(counted.own)
    asked = used, counted.scope.top.code, counted.period, counted.known_at
    axes = tuple(
        FrozenAxis(by, rows_code(*asked, by, kept), kept)
        for by in used.axes
        for kept in [rows_to_keep(counted, by)]
    )
    code = check_code(*asked, digits)
    return FrozenForm(used.form, used.code, edition_digest(used), code, digits, axes)


def _refuse_what_is_not_whole(counted: Recount, forms: Sequence[Figures]) -> None:
    top = counted.scope.top
    if counted.scope.unseen:
        raise NotPublished(
            f"Chưa chốt được {top.name}: tài khoản này không xem được "
            f"{counted.scope.unseen} đơn vị trực thuộc. Cán bộ thống kê của "
            f"{top.name} chốt."
        )
    if not forms:
        raise NotPublished(
            f"Chưa chốt được: không có biểu nào áp dụng cho kỳ kết thúc ngày "
            f"{in_words(counted.days.last)}."
        )
    if wrong := [
        _said(each, *failed) for each in forms for failed in each.failed_checks()
    ]:
        raise NotPublished(
            f"Chưa chốt được, có đẳng thức không đúng: {' '.join(wrong)}"
        )


def _said(counted: Figures, unit: str, check: Check) -> str:
    return f"{unit}, biểu {counted.edition.form}: {check.identity}."


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Chỗ không khớp: a cell that does not come out as it was published."""

    form: str
    unit: str
    column: str
    published: str | None
    computed: str | None

    @property
    def sentence(self) -> str:
        """Câu đọc được."""
        return (
            f"biểu {self.form}, {self.unit}, cột {self.column}: đã công bố "
            f"{_written(self.published)}, tính lại được {_written(self.computed)}"
        )


@dataclass(frozen=True, slots=True)
class Reproduction:
    """Kết quả tính lại: what does not come out the same, and what does not fit its code."""

    version: Publication
    mismatches: tuple[Mismatch, ...]
    broken: tuple[str, ...]
    reworded: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Tính lại ra đúng từng chữ số, and the codes fit."""
        return not self.mismatches and not self.broken

    @property
    def sentences(self) -> list[str]:
        """Mọi chỗ không khớp, as sentences."""
        head = f"Bản {self.version.code}"
        found = [f"{head}, {each.sentence}." for each in self.mismatches]
        return found + [f"{head}: {each}" for each in self.broken]


def reproduce(version: Publication, counted: Recount | None = None) -> Reproduction:
    """Tính lại một bản đã chốt, from the books as known at its moment."""
    counted = counted or recount(version.period)
    forms = queries.forms_of(version)
    mismatches: list[Mismatch] = []
    reworded = []
    for form in forms:
        used = edition_of(form)
        if edition_digest(used) != form.edition_digest:
            reworded.append(form.form)
        again = counted.figures(used, version.known_at)
        mismatches += _mismatches(form, digits_of(again.own))
        mismatches += _mismatched_rows(form, again)
    return Reproduction(
        version, tuple(mismatches), tuple(_broken(version)), tuple(reworded)
    )


def _mismatches(form: PublishedForm, computed: Digits) -> Iterator[Mismatch]:
    published: Digits = form.digits
    for unit in sorted({*published, *computed}):
        before, after = published.get(unit, {}), computed.get(unit, {})
        for column in [*before, *(c for c in after if c not in before)]:
            was, now = before.get(column), after.get(column)
            if was != now:
                yield Mismatch(form.form, unit, column, was, now)


def _mismatched_rows(form: PublishedForm, again: Figures) -> Iterator[Mismatch]:
    """The rows of every axis: a row that is gone or new differs in all its columns."""
    for axis in form.axes.order_by("axis"):
        published, computed = (
            _by_place(axis.rows),
            _by_place(rows_to_keep(again, axis.axis)),
        )
        for place in [*published, *(p for p in computed if p not in published)]:
            before, after = published.get(place), computed.get(place)
            yield from _row_mismatches(form.form, before, after)


def _by_place(kept: Sequence[KeptRow]) -> dict[tuple[str, str, str], KeptRow]:
    return {(each["unit"], each["extent"], each["place"]): each for each in kept}


def _row_mismatches(
    form: str, before: KeptRow | None, after: KeptRow | None
) -> Iterator[Mismatch]:
    row = before or after or {}
    was: dict[str, str | None] = before["cells"] if before else {}
    now: dict[str, str | None] = after["cells"] if after else {}
    for column in was or now:
        if was.get(column) != now.get(column):
            place = f"{row['unit']}, dòng “{row['label']}”"
            yield Mismatch(form, place, column, was.get(column), now.get(column))


def _broken(version: Publication) -> Iterator[str]:
    """What does not fit its code: of the forms, and of what is kept of the agency beside them."""
    days = Period(version.period.first, version.period.last)
    codes: dict[str, str] = {}
    for form in version.forms.order_by("form"):
        part = Named(form.edition, form.form)
        asked = part, version.unit.code, days, version.known_at
        codes[form.form] = form.check_code
        if check_code(*asked, form.digits) != form.check_code:
            yield f"biểu {form.form}: chữ số đang lưu không khớp mã kiểm chứng."
        for axis in form.axes.all():
            codes[part_name(form.form, axis.axis)] = axis.check_code
            if rows_code(*asked, axis.axis, axis.rows) != axis.check_code:
                yield (
                    f"biểu {form.form}, dòng theo {axis.axis}: chữ số đang lưu không "
                    "khớp mã kiểm chứng."
                )
    if whole_code(codes) != version.check_code:
        yield "các biểu không khớp mã kiểm chứng của cả bản."
    for signature in version.signatures.all():
        if signature.check_code != version.check_code:
            yield f"chữ ký của {signature.name} không phải trên bản này."


def _written(digits: str | None) -> str:
    if digits is None:
        return formatting.UNKNOWN
    cell = cells_from({"": digits})[""]
    if isinstance(cell, int):
        return formatting.whole(cell)
    return formatting.decimal_vi(cell) if cell is not None else formatting.UNKNOWN
