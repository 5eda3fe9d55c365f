"""Lệnh `thads form` và `thads cells`: figures for a script, a reader or a workbook."""

import argparse
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.indicators import (
    Cell,
    Column,
    Edition,
    PeriodError,
    UnknownFormError,
    form_codes,
)
from thads.law.indicators.axes import UNITS
from thads.law.periods import in_words
from thads.readers.statistics import (
    consistency,
    edition_commands,
    references,
    succession_commands,
    text,
    workbook,
)
from thads.readers.statistics.asking import UnreadableDate, read_day, read_moment
from thads.readers.statistics.drilldown import RateHasNoList, case_codes, row_list
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.rows import OWN, SUBTREE, Row, rows
from thads.readers.statistics.scope import UnknownUnit
from thads.readers.statistics.sheets import Address

FORMS = ", ".join(form_codes())
REFUSALS = (PeriodError, UnknownFormError, UnknownUnit, UnreadableDate, RateHasNoList)


def register(subparsers: Any) -> None:
    """Thêm các lệnh của thống kê."""
    edition_commands.register(subparsers)
    succession_commands.register(subparsers)
    form = subparsers.add_parser("form", help="tính một biểu thống kê")
    form.add_argument("form", metavar="BIỂU", help=f"một trong {FORMS}")
    _add_question(form)
    output = form.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="in ra JSON")
    output.add_argument("--xlsx", type=Path, metavar="TỆP", help="ghi ra tệp Excel")
    form.set_defaults(func=run_form, role="app")

    every = subparsers.add_parser(
        "forms", help="mọi biểu của một đơn vị thành tệp Excel"
    )
    _add_question(every)
    every.add_argument(
        "--xlsx", type=Path, metavar="TỆP", required=True, help="ghi ra tệp Excel"
    )
    every.add_argument(
        "--site", metavar="ĐỊA CHỈ", help="địa chỉ trang để mỗi số mở danh sách của nó"
    )
    every.set_defaults(func=run_forms, role="app")

    cells = subparsers.add_parser("cells", help="các việc đứng sau một ô của biểu")
    cells.add_argument(
        "--form", required=True, metavar="BIỂU", help=f"một trong {FORMS}"
    )
    cells.add_argument("--column", required=True, metavar="CỘT", help="như B8, M7")
    _add_question(cells)
    cells.add_argument(
        "--row", metavar="DÒNG", help="dòng của trục khác, hoặc mã chấp hành viên"
    )
    cells.add_argument(
        "--extent",
        choices=(SUBTREE, OWN),
        default=SUBTREE,
        help="cả đơn vị dưới, hay riêng",
    )
    cells.add_argument("--json", action="store_true", help="in ra JSON")
    cells.set_defaults(func=run_cells, role="app")


def _add_question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    parser.add_argument("--to", required=True, metavar="NGÀY", help="hết ngày nào")
    parser.add_argument(
        "--from", dest="first", metavar="NGÀY", help="từ ngày (mặc định 01/10)"
    )
    parser.add_argument(
        "--known-at",
        metavar="LÚC",
        help="theo dữ liệu ghi nhận đến, như “2022-04-06 17:00:00” (mặc định: bây giờ)",
    )


def run_form(arguments: argparse.Namespace) -> int:
    """In biểu, or write it to a workbook."""
    computed = _computed(arguments)
    if arguments.json:
        print(json.dumps(form_json(computed), ensure_ascii=False, indent=1))
    elif arguments.xlsx:
        path = Path(arguments.xlsx)
        path.write_bytes(workbook.form_workbook(computed))
        print(f"Đã ghi biểu {computed.edition.form} vào {path}.")
    else:
        print(text.form_text(computed))
    return 0


def run_forms(arguments: argparse.Namespace) -> int:
    """Ghi mọi biểu vào một tệp, and say what the checks found."""
    arguments.form = "01"
    first = _computed(arguments)
    path = Path(arguments.xlsx)
    path.write_bytes(workbook.forms_workbook(first, _site(arguments.site, first)))
    wrong = [each for each in consistency.findings(first) if each.holds is False]
    print(f"Đã ghi mọi biểu của {first.scope.top.name} vào {path}.")
    if (last := first.period.last) > timezone.localdate():
        print(f"Ngày {in_words(last)} chưa đến: chỉ có những gì đã ghi nhận đến nay.")
    for each in wrong:
        print(f"{each.name}: {each.sentence} ({each.left} và {each.right}).")
    return 1 if wrong else 0


def _site(site: str | None, first: Figures) -> Address | None:
    """Where a figure opens, on the site given; without one, the command that lists."""
    if site is None:
        return None

    def address(form: Figures, by: str, row: Row, column: Column) -> str:
        reference = references.of_cell(form, by, row, column)
        return f"{site.rstrip('/')}{references.short_address(reference)}"

    return address


def run_cells(arguments: argparse.Namespace) -> int:
    """In mã các việc trong ô."""
    computed = _computed(arguments)
    try:
        column = computed.edition.column(arguments.column)
        row = _row(computed, arguments.extent, arguments.row or "")
        found = row_list(computed, column, row)
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    codes = case_codes(computed, found)
    if arguments.json:
        print(json.dumps({"cases": codes}, ensure_ascii=False))
    else:
        print(text.list_text(computed, found, codes))
    return 0


def _computed(arguments: argparse.Namespace) -> Figures:
    try:
        return figures(
            arguments.form,
            arguments.unit,
            read_day(arguments.to),
            first=_day(arguments.first),
            known_at=_moment(arguments.known_at),
        )
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal


def _row(computed: Figures, extent: str, place: str) -> Row:
    """The row that the reference of a figure names."""
    wanted = (computed.scope.top.code, extent, place)
    for by in computed.edition.axes if place else (UNITS,):
        for row in rows(computed, by):
            if row.key == wanted:
                return row
    raise UnknownUnit(
        f"Biểu {computed.edition.form} của {computed.scope.top.name} không có dòng "
        f"“{place or extent}”."
    )


def _day(given: str | None) -> date | None:
    return read_day(given) if given else None


def _moment(given: str | None) -> datetime:
    return read_moment(given) if given else timezone.localtime()


def form_json(computed: Figures) -> dict[str, Any]:
    """Biểu thành JSON: the total in `columns`, each unit's own cases in `units`."""
    edition = computed.edition
    return {
        "form": edition.form,
        "edition": edition.code,
        "unit": computed.scope.top.code,
        "from": computed.period.first.isoformat(),
        "to": computed.period.last.isoformat(),
        "known_at": computed.known_at.isoformat(),
        "check_code": computed.check_code,
        "units_not_seen": computed.scope.unseen,
        "columns": _plain(edition, computed.total),
        "units": {code: _plain(edition, own) for code, own in computed.own.items()},
    }


def _plain(
    edition: Edition, cells: Mapping[str, Cell]
) -> dict[str, int | float | None]:
    plain = {letter: _number(cell) for letter, cell in cells.items()}
    if edition.rate is not None:
        plain["rate"] = plain[edition.rate.letter]
    return plain


def _number(cell: Cell) -> int | float | None:
    """JSON has no decimals: two places come back exactly from the nearest float."""
    return float(cell) if isinstance(cell, Decimal) else cell
