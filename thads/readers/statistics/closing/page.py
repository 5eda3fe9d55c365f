"""Nội dung các trang chốt số liệu: what the templates show, with links written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators import Period
from thads.law.indicators.axes import UNITS
from thads.law.indicators.reporting import (
    ReportDue,
    period_name,
    report_due,
    report_ends,
)
from thads.law.periods import in_words, statistics_year_number
from thads.readers.statistics import addresses
from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.agency_page import (
    agency_figures,
    personnel_figures,
)
from thads.readers.statistics.closing.kept import (
    FrozenFigures,
    Kept,
    asked_of,
    signatures,
    version_label,
)
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.headings import headings
from thads.readers.statistics.page import clocks, row_views
from thads.readers.statistics.rows import axis_name
from thads.records.agencies.access import Person
from thads.records.agencies.models import HEADS, Role, Unit
from thads.records.publications import queries
from thads.records.publications.models import Publication
from thads.records.publications.queries import Reported, Stage

GROUP = 8


_STAGES = {
    Stage.NOTHING: "Chưa chốt",
    Stage.CLOSED: "Chờ người lập biểu ký",
    Stage.HALF_SIGNED: "Chờ thủ trưởng ký",
    Stage.SIGNED: "Đã ký, chưa gửi",
    Stage.SENT: "Đã gửi",
}


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
        if self.told.sent_on is not None:
            on_time = self.due is None or self.told.sent_on <= self.due.due_on
            words = f"Đã gửi {in_words(self.told.sent_on)}"
            return (words, "green", "check") if on_time else (words, "amber", "clock")
        if self.is_late:
            return (
                f"Quá hạn: {_STAGES[self.told.stage].lower()}",
                "red",
                "alert-triangle",
            )
        if self.told.latest is None:
            return _STAGES[self.told.stage], "", ""
        return _STAGES[self.told.stage], "blue", "clock"

    @property
    def is_late(self) -> bool:
        """Quá hạn mà chưa gửi."""
        overdue = self.due is not None and self.due.due_on < self.today
        return overdue and self.told.sent_on is None


def unit_rows(units: Sequence[Unit], days: Period, today: date) -> list[UnitRow]:
    """Ai đã báo cáo, ai chưa: the overdue first, then those that have not sent."""
    reporting = queries.reporting_units(units, days.last)
    found = [
        UnitRow(told, report_due(queries.level_of(told.unit), days.last), today)
        for told in queries.reported(reporting, days.first, days.last)
    ]
    return sorted(
        found, key=lambda row: (not row.is_late, row.told.sent_on is not None)
    )


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
    kept = Kept(version)
    chosen = kept.form(form if form in kept.forms else next(iter(kept.forms)))
    used, asked = chosen.edition, asked_of(chosen, UNITS)
    return {
        "version": version,
        "label": version_label(version),
        "period_name": period_name(kept.days),
        "form_tabs": [
            {
                "label": each,
                "url": address("version", version, bieu=each),
                "current": each == used.form,
            }
            for each in kept.forms
        ],
        **_table(chosen, asked),
        "file_url": addresses.form_file(used.form, asked),
        "forms_url": addresses.forms_file(asked),
        "form_url": addresses.form_address(used.form, asked)
        if chosen.leads_to(chosen.scope.top)
        else "",
        "signatures": signatures(version),
        "personnel": personnel_figures(version),
        "agency": agency_figures(version),
        "may_sign": role_to_sign(version, person),
        "may_send": queries.is_signed(version),
        "whole_code": in_groups(version.check_code),
        "others": queries.publications_of(version.period),
    }


def diff_tabs(version: Publication, chosen: str, against: str) -> list[dict[str, Any]]:
    """Các biểu của một bản."""
    forms = [each.form for each in queries.forms_of(version)]
    return _tabs(version, {code: code for code in forms}, chosen, against)


def part_tabs(version: Publication, chosen: str, against: str) -> list[dict[str, Any]]:
    """Những gì một bản cất giữ về chính cơ quan."""
    labels = {
        code: part.title
        for code, part in PARTS.items()
        if queries.part_of(version, code) is not None
    }
    return _tabs(version, labels, chosen, against)


def _tabs(
    version: Publication, labels: dict[str, str], chosen: str, against: str
) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": address("diff", version, bieu=code, voi=against),
            "current": code == chosen,
        }
        for code, label in labels.items()
    ]


def _table(chosen: FrozenFigures, asked: dict[str, str]) -> dict[str, Any]:
    used = chosen.edition
    return {
        "edition": used,
        "top": chosen.scope.top,
        "period": chosen.period,
        "printed_unit": used.printed_unit,
        "heading": f"Biểu {used.form}. {used.title}",
        "row_heading": axis_name(UNITS),
        "repro": clocks(chosen),
        "headings": headings(used.printed_columns()),
        "columns": used.printed_columns(),
        "rows": row_views(chosen, asked, UNITS, None, set()),
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
