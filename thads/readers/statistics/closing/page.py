"""Nội dung các trang chốt số liệu: what the templates show, with links written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators import Cells, Edition, Period, roll_up
from thads.law.indicators.publication import (
    VERSION_LABELS,
    VersionKind,
    cells_from,
    shown_code,
)
from thads.law.indicators.reporting import (
    ReportDue,
    period_name,
    report_due,
    report_ends,
)
from thads.law.periods import in_words, statistics_year_number
from thads.readers.statistics.closing.computing import edition_of
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.headings import headings
from thads.readers.statistics.page import shown
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.publications import queries
from thads.records.publications.models import Publication, PublishedForm
from thads.records.publications.queries import Reported
from thads.records.web import formatting

GROUP = 8
HEADS = frozenset({Role.HEAD, Role.ROOM_HEAD})


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Một đơn vị trên trang các kỳ: how far its report has come, and when it is due."""

    told: Reported
    due: ReportDue | None
    today: date

    @property
    def unit(self) -> Unit:
        """Đơn vị."""
        return self.told.unit

    @property
    def versions(self) -> list[dict[str, str]]:
        """Các bản, with their addresses."""
        return [
            {"label": version_label(each), "url": address("version", each)}
            for each in self.told.versions
        ]

    @property
    def standing(self) -> tuple[str, str, str]:
        """Tình hình: words, colour, icon."""
        latest = self.told.latest
        if self.told.sent_on is not None:
            on_time = self.due is None or self.told.sent_on <= self.due.due_on
            words = f"Đã gửi {in_words(self.told.sent_on)}"
            return (words, "green", "check") if on_time else (words, "amber", "clock")
        if self.due is not None and self.due.due_on < self.today:
            return "Chưa báo cáo, quá hạn", "red", "alert-triangle"
        if latest is None:
            return "Chưa chốt", "", ""
        if queries.is_signed(latest):
            return "Đã ký, chưa gửi", "blue", "check"
        return "Chờ ký", "blue", "clock"


def unit_rows(units: Sequence[Unit], days: Period, today: date) -> list[UnitRow]:
    """Ai đã báo cáo, ai chưa."""
    return [
        UnitRow(told, report_due(queries.level_of(told.unit), days.last), today)
        for told in queries.reported(units, days.first, days.last)
    ]


def version_label(version: Publication) -> str:
    """“Chính thức lần 1”."""
    return f"{VERSION_LABELS[VersionKind(version.kind)]} lần {version.number}"


def address(view: str, version: Publication, **query: str) -> str:
    """Địa chỉ một trang của bản số liệu."""
    path = reverse(f"closing:{view}", args=[version.code])
    return f"{path}?{urlencode(query)}" if query else path


def period_choices(days: Period) -> list[dict[str, Any]]:
    """Mười hai kỳ của năm, the one shown marked."""
    return [
        {
            "label": f"{number} tháng",
            "url": f"{reverse('closing:periods')}?den={last.isoformat()}",
            "current": last == days.last,
        }
        for number, last in enumerate(
            report_ends(statistics_year_number(days.last)), start=1
        )
    ]


def preview(forms: Sequence[Figures]) -> list[dict[str, Any]]:
    """Xem trước khi chốt: every form with its checks."""
    return [
        {
            "edition": each.edition,
            "units": len(each.own),
            "checks": len(each.checks()),
            "failed": each.failed_checks(),
        }
        for each in forms
    ]


def version_context(
    version: Publication, form: str, person: Person | None
) -> dict[str, Any]:
    """Trang một bản số liệu: the digits as stored, both clocks, code, signatures."""
    forms = {each.form: each for each in version.forms.order_by("form")}
    chosen = forms.get(form) or next(iter(forms.values()))
    used = edition_of(chosen)
    signed = queries.signatures_of(version)
    days = Period(version.period.first, version.period.last)
    return {
        "version": version,
        "label": version_label(version),
        "period_name": period_name(days),
        "form_tabs": [
            {
                "label": each,
                "url": address("version", version, bieu=each),
                "current": each == chosen.form,
            }
            for each in forms
        ],
        "edition": used,
        "repro": clocks(version, chosen, used),
        "headings": headings(used.printed_columns()),
        "columns": used.printed_columns(),
        "rows": digit_rows(version, chosen, used),
        "signatures": [(role, signed.get(role)) for role in queries.SIGNERS],
        "may_sign": role_to_sign(version, person),
        "may_send": queries.is_signed(version),
        "whole_code": in_groups(version.check_code),
        "others": queries.publications_of(version.period),
    }


def in_groups(code: str) -> str:
    """Mã dài chia nhóm, so that it can be read out and breaks on a narrow page."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def role_to_sign(version: Publication, person: Person | None) -> str:
    """Tư cách mà người này có thể ký tiếp, or nothing."""
    signed = queries.signatures_of(version)
    roles = person.roles if person else frozenset()
    if "thong_ke" not in signed:
        return "thong_ke" if Role.STATISTICIAN in roles else ""
    if "thu_truong" not in signed and roles & HEADS:
        return "thu_truong"
    return ""


def clocks(
    version: Publication, form: PublishedForm, used: Edition
) -> list[tuple[str, str]]:
    """Thanh tái lập của một biểu đã chốt."""
    return [
        ("Số liệu tính đến", f"hết {in_words(version.period.last)}"),
        ("Theo dữ liệu ghi nhận đến", formatting.moment(version.known_at)),
        ("Quy tắc tính", f"{used.based_on}, {used.version} ({form.edition})"),
        ("Trạng thái", f"{version_label(version)}, đã chốt"),
        ("Mã kiểm chứng", shown_code(form.check_code)),
    ]


def digit_rows(
    version: Publication, form: PublishedForm, used: Edition
) -> list[dict[str, Any]]:
    """Các dòng của biểu đã chốt: the total, then every unit as stored."""
    own: dict[str, Cells] = {
        unit: cells_from(digits) for unit, digits in form.digits.items()
    }
    names = dict(Unit.objects.filter(code__in=own).values_list("code", "name"))
    rows = [_row("Tổng số", "tong", roll_up(used, own.values()), used)]
    return rows + [
        _row(names.get(unit, unit), "con", cells, used) for unit, cells in own.items()
    ]


def _row(label: str, style: str, cells: Cells, used: Edition) -> dict[str, Any]:
    return {
        "label": label,
        "style": style,
        "cells": [
            shown(cells[column.letter], is_money=used.is_money or column.is_money)
            for column in used.printed_columns()
        ],
    }
