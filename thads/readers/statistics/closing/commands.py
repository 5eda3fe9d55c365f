"""Lệnh `thads close` và `thads diff`: freeze a period, explain what changed."""

import argparse
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.indicators import Cell, PeriodError, UnknownFormError
from thads.law.indicators.publication import VersionKind, shown_code
from thads.readers.statistics.asking import UnreadableDate, read_day, read_moment
from thads.readers.statistics.closing import (
    differences,
    freezing,
    packing,
    part_differences,
    telling,
)
from thads.readers.statistics.closing.differences import (
    CaseDifference,
    Difference,
    FormDifference,
)
from thads.readers.statistics.closing.part_differences import NotComparable
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.records.agencies.access import Person, current_person
from thads.records.publications import queries
from thads.records.publications.actions import NotPublished
from thads.records.publications.models import Publication
from thads.records.web import formatting

REFUSALS = (
    NotComparable,
    NotPublished,
    PeriodError,
    UnknownFormError,
    UnknownUnit,
    UnreadableDate,
)
NOW = "now"


def register(subparsers: Any) -> None:
    """Thêm hai lệnh."""
    close = subparsers.add_parser("close", help="chốt số liệu một kỳ báo cáo")
    close.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    close.add_argument("--to", required=True, metavar="NGÀY", help="hết ngày nào")
    close.add_argument(
        "--version",
        required=True,
        choices=[kind.value for kind in VersionKind],
        help="sơ bộ, chính thức, hay đính chính số liệu đã ký",
    )
    close.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do đính chính")
    close.add_argument(
        "--known-at",
        metavar="LÚC",
        help="theo dữ liệu ghi nhận đến, không sau lúc chốt (mặc định: lúc chốt)",
    )
    close.add_argument("--json", action="store_true", help="in ra JSON")
    close.set_defaults(func=run_close, role="app")

    publication = subparsers.add_parser(
        "publication", help="ghi một bản số liệu thành gói để nơi khác kiểm tra"
    )
    publication.add_argument(
        "publication", metavar="BẢN", help="như QN01-2022-03-31-ct1"
    )
    publication.add_argument("file", type=Path, metavar="TỆP", help="gói, JSON")
    publication.set_defaults(func=run_publication, role="app")

    diff = subparsers.add_parser(
        "diff", help="khác biệt giữa hai bản số liệu, đến từng việc và hành vi"
    )
    diff.add_argument("publication", metavar="BẢN", help="như QN01-2022-03-31-ct1")
    diff.add_argument(
        "other", nargs="?", default=NOW, metavar="BẢN|now", help="mặc định: hiện nay"
    )
    diff.add_argument("--form", default="", metavar="BIỂU", help="chỉ một biểu")
    diff.add_argument("--json", action="store_true", help="in ra JSON")
    diff.set_defaults(func=run_diff, role="app")


def run_close(arguments: argparse.Namespace) -> int:
    """thads close."""
    now = timezone.localtime()
    try:
        asked = freezing.Asking(
            unit=scope_of(arguments.unit).top,
            last=read_day(arguments.to),
            kind=VersionKind(arguments.version),
            reason=arguments.reason,
            known_at=_known_at(arguments.known_at, now),
        )
        version = freezing.close(asked, by=_person(now.date()), now=now)
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    if arguments.json:
        print(json.dumps(version_json(version), ensure_ascii=False, indent=1))
    else:
        print(_closed(version))
    return 0


def _person(today: date) -> Person | None:
    """Người mà lệnh làm thay (--as), or the operator."""
    return current_person(today)


def _known_at(given: str | None, now: datetime) -> datetime | None:
    if not given:
        return None
    moment = read_moment(given)
    if moment > now:
        raise UnreadableDate(
            f"Không chốt theo dữ liệu của tương lai: {formatting.moment(moment)}. Chọn "
            f"thời điểm đến {formatting.moment(now)}."
        )
    return moment


def _closed(version: Publication) -> str:
    forms = ", ".join(
        f"{each.form} (mã kiểm chứng {shown_code(each.check_code)})"
        for each in queries.forms_of(version)
    )
    return (
        f"Đã chốt bản {version.code} của {version.unit.name}, theo dữ liệu ghi nhận đến "
        f"{formatting.moment(version.known_at)}. Các biểu: {forms}."
    )


def version_json(version: Publication) -> dict[str, Any]:
    """Bản số liệu thành JSON."""
    return {
        "publication": version.code,
        "unit": version.unit.code,
        "from": version.period.first.isoformat(),
        "to": version.period.last.isoformat(),
        "version": version.kind,
        "known_at": timezone.localtime(version.known_at).isoformat(),
        "units": version.units,
        "check_code": version.check_code,
        "forms": {
            each.form: {
                "edition": each.edition,
                "check_code": each.check_code,
                "digits": each.digits,
            }
            for each in queries.forms_of(version)
        },
    }


def run_publication(arguments: argparse.Namespace) -> int:
    """thads publication: write the package."""
    try:
        version = _publication(arguments.publication)
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    arguments.file.write_bytes(packing.packed(version))
    print(
        f"Đã ghi bản {version.code} vào {arguments.file}. Nơi nhận kiểm tra bằng "
        f"thads check-publication {arguments.file}."
    )
    return 0


def run_diff(arguments: argparse.Namespace) -> int:
    """thads diff."""
    now = timezone.localtime()
    try:
        one = _publication(arguments.publication)
        other = None if arguments.other == NOW else _publication(arguments.other)
        found = differences.differ(one, other, now=now, form=arguments.form)
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    if arguments.json:
        print(json.dumps(difference_json(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(difference_text(found)))
    return 0 if found.sums else 1


def _publication(code: str) -> Publication:
    found = queries.publication(code)
    if found is None:
        raise NotComparable(
            f"Không có bản số liệu “{code}”. Mã bản do lệnh thads close in ra, như "
            "QN01-2022-03-31-ct1."
        )
    return found


def difference_text(found: Difference) -> list[str]:
    """Khác biệt bằng lời."""
    one, other = telling.version_name(found)
    if found.same:
        return [f"{one} và {other}: không có gì khác."]
    lines = [f"Từ {one} đến {other}:"]
    for form in found.forms:
        lines += _form_text(form)
    for part in found.parts:
        lines += part_differences.sentences(part)
    if not found.sums:
        lines.append("Có khác biệt không giải thích được bằng hành vi nào.")
    return lines


def _form_text(form: FormDifference) -> list[str]:
    lines = [f"Biểu {form.after.form}: {formatting.whole(len(form.cases))} việc đổi."]
    for cell in form.cells:
        if cell.amount is not None:
            before, after = (
                formatting.whole(value) if isinstance(value, int) else ""
                for value in (cell.before, cell.after)
            )
            lines.append(
                f"  {cell.unit}, cột {cell.column.shown_letter}: {before} → {after} "
                f"({cell.amount:+d})"
            )
    return lines + [f"  {telling.case_sentence(form, each)}" for each in form.cases]


def difference_json(found: Difference) -> dict[str, Any]:
    """Khác biệt thành JSON; `sums` says that the cases make every difference."""
    one, other = found.one, found.other
    return {
        "from": one.code,
        "to": other.code if other else NOW,
        "unit": one.unit.code,
        "known_at": timezone.localtime(found.known_at).isoformat(),
        "same": found.same,
        "sums": found.sums,
        "forms": [_form_json(each) for each in found.forms],
        "parts": [part_differences.as_json(each) for each in found.parts],
    }


def _form_json(form: FormDifference) -> dict[str, Any]:
    return {
        "form": form.after.form,
        "edition": [form.before.code, form.after.code],
        "sums": form.sums,
        "cells": [
            {
                "unit": cell.unit,
                "column": cell.column.letter,
                "before": _plain(cell.before),
                "after": _plain(cell.after),
                "difference": cell.amount,
                "explained": None if cell.column.is_rate else cell.explained,
            }
            for cell in form.cells
        ],
        "cases": [_case_json(form, each) for each in form.cases],
    }


def _case_json(form: FormDifference, case: CaseDifference) -> dict[str, Any]:
    return {
        "case": case.code,
        "number": case.number,
        "seen": case.is_seen,
        "sentence": telling.case_sentence(form, case),
        "columns": case.columns(form.before, form.after),
        "steps": [
            {
                "acts": [
                    {
                        "seq": act.seq,
                        "code": act.code,
                        "effective_on": act.effective_on.isoformat(),
                        "recorded_at": timezone.localtime(act.recorded_at).isoformat(),
                        "corrects": act.corrects,
                    }
                    for act in step.acts
                ],
                "moved": [
                    {"unit": unit, "line": line, "amount": amount}
                    for (unit, line), amount in step.moved.items()
                ],
            }
            for step in case.steps
        ],
    }


def _plain(cell: Cell) -> int | float | None:
    return float(cell) if isinstance(cell, Decimal) else cell
