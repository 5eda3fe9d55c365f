"""Biểu đã chốt như một biểu: its digits and rows as stored, its lists from the books.

Nothing that is printed is counted again; only the list behind a cell is, as of the days
and the moment of the version, in the rights of who asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from thads.law.indicators import Cells, Period, UnknownFormError, roll_up
from thads.law.indicators.publication import (
    VERSION_LABELS,
    KeptRow,
    VersionKind,
    cells_from,
    digits_of,
    shown_code,
)
from thads.readers.statistics import addresses
from thads.readers.statistics.closing.computing import Recount, edition_of, recount
from thads.readers.statistics.counting import FormCounting
from thads.readers.statistics.engine import Question
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import NOBODY, Row, rows
from thads.readers.statistics.scope import Scope, visible_units
from thads.records.agencies.models import Officer, Unit
from thads.records.publications import queries
from thads.records.publications.models import Publication, PublishedForm, Signature
from thads.records.web import formatting

SIGNER_NAMES = {"thong_ke": "Người lập biểu", "thu_truong": "Thủ trưởng"}
"""Tư cách của hai chữ ký."""


def rows_to_keep(counted: Figures, by: str) -> list[KeptRow]:
    """Các dòng của một trục để cất giữ: everything a page of them needs later."""
    return [_kept(each) for each in rows(counted, by)]


def _kept(row: Row) -> KeptRow:
    return {
        "label": row.label,
        "unit": row.unit.code,
        "extent": row.extent,
        "place": row.place,
        "style": row.style,
        "units": [unit.code for unit in row.units],
        "where": {key: sorted(words) for key, words in sorted(row.where.items())},
        "officer": None if row.officer is None else _officer_code(row),
        "cells": digits_of({"": row.cells})[""],
    }


def _officer_code(row: Row) -> str:
    return "" if row.place == NOBODY else row.place


def version_label(version: Publication) -> str:
    """“Chính thức lần 1”."""
    return f"{VERSION_LABELS[VersionKind(version.kind)]} lần {version.number}"


class Kept:
    """Bản đã chốt để xem: its units, its people and the way to its lists, read once."""

    def __init__(self, version: Publication) -> None:
        """Nothing is counted until a list is opened."""
        self.version = version

    @cached_property
    def days(self) -> Period:
        """Các ngày của kỳ."""
        return Period(self.version.period.first, self.version.period.last)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Các đơn vị được tính, by code."""
        found = Unit.objects.filter(code__in=self.version.units).order_by("code")
        return {unit.code: unit for unit in found}

    @cached_property
    def scope(self) -> Scope:
        """Phạm vi của bản: the units that were counted, whatever was merged since."""
        return Scope(self.version.unit, tuple(self.units.values()), 0, is_all=False)

    @cached_property
    def opened(self) -> set[int]:
        """Khoá của những đơn vị mà người hỏi mở được trang biểu."""
        return {unit.pk for unit in visible_units()}

    @cached_property
    def recount(self) -> Recount:
        """Cách đếm lại, for lists and for what changed since."""
        return recount(self.version.period)

    @cached_property
    def officers(self) -> dict[str, int]:
        """Chấp hành viên của các đơn vị, by code."""
        return dict(Officer.objects.values_list("code", "id"))

    @cached_property
    def forms(self) -> dict[str, PublishedForm]:
        """Các biểu của bản."""
        return {each.form: each for each in queries.forms_of(self.version)}

    @cached_property
    def signatures(self) -> list[str]:
        """“Người lập biểu: Nguyễn Văn A, 05/04/2022 08:00”, in the order of signing."""
        signed = queries.signatures_of(self.version)
        return [
            f"{SIGNER_NAMES[role]}: {each.name}, {formatting.moment(each.signed_at)}"
            for role in queries.SIGNERS
            if (each := signed.get(role)) is not None
        ]

    def form(self, form: str) -> "FrozenFigures":
        """Một biểu của bản. Raises UnknownFormError."""
        found = self.forms.get(form)
        if found is None:
            raise UnknownFormError(
                f"Bản {self.version.code} không có biểu {form}. Các biểu đã chốt: "
                f"{', '.join(self.forms)}."
            )
        used = edition_of(found)
        question = Question(used, self.days, self.version.known_at)
        own = {unit: cells_from(row) for unit, row in found.digits.items()}
        return FrozenFigures(
            FormCounting(self.recount.facts, question),
            self.scope,
            own,
            roll_up(used, own.values()),
            kept=self,
            form=found,
        )

    def rows(self, form: PublishedForm, by: str) -> list[Row] | None:
        """Các dòng đã cất giữ; None for an axis that was not kept."""
        axis = form.axes.filter(axis=by).first()
        return None if axis is None else [self._row(each) for each in axis.rows]

    def _row(self, kept: KeptRow) -> Row:
        officer = kept["officer"]
        cells: Cells = cells_from(kept["cells"])
        return Row(
            label=kept["label"],
            unit=self.units.get(kept["unit"], self.version.unit),
            extent=kept["extent"],
            units=tuple(self.units[code] for code in kept["units"]),
            cells=cells,
            style=kept["style"],
            place=kept["place"],
            where={key: frozenset(words) for key, words in kept["where"].items()},
            officer=None if officer is None else self.officers.get(officer, 0),
        )


@dataclass(frozen=True, slots=True)
class FrozenFigures(Figures):
    """Số liệu đã chốt: printed as stored."""

    kept: Kept = field(repr=False, compare=False)
    form: PublishedForm = field(repr=False, compare=False)

    @property
    def version(self) -> Publication:
        """Bản số liệu."""
        return self.kept.version

    def kept_rows(self, by: str) -> Sequence[Row] | None:
        """Các dòng như đã cất giữ."""
        return self.kept.rows(self.form, by)

    def leads_to(self, unit: Unit) -> bool:
        """A version also counts units whose own pages are for others, or are gone."""
        return unit.pk in self.kept.opened

    def forms_beside(self) -> Sequence[str]:
        """Các biểu của cùng bản."""
        return list(self.kept.forms)

    @property
    def standing(self) -> str:
        """Trạng thái: which version this is."""
        return f"{version_label(self.version)}, đã chốt ({self.version.code})"

    @property
    def file_mark(self) -> str:
        """Phần thêm vào tên tệp: “-ct1”."""
        return f"-{self.version.code.rpartition('-')[2]}"

    @property
    def signed(self) -> str:
        """Ai đã ký bản này."""
        return "; ".join(self.kept.signatures) or "Chưa ký"

    @property
    def check_code(self) -> str:
        """Mã kiểm chứng của biểu đã chốt."""
        return shown_code(self.form.check_code)

    def of_form(self, form: str) -> Figures:
        """Biểu khác của cùng bản."""
        return self.kept.form(form)


def signatures(version: Publication) -> list[tuple[str, Signature | None]]:
    """Hai chỗ ký của bản in, in the order of signing."""
    signed = queries.signatures_of(version)
    return [(role, signed.get(role)) for role in queries.SIGNERS]


def kept_forms(version: Publication) -> list[FrozenFigures]:
    """Mọi biểu của một bản, as stored."""
    kept = Kept(version)
    return [kept.form(form) for form in kept.forms]


def asked_of(found: FrozenFigures, by: str) -> dict[str, str]:
    """Câu hỏi của một bản đã chốt thành phần của địa chỉ."""
    asked = addresses.question(found, by, first_given=False, known_given=True)
    return asked | {"ban": found.version.code}
