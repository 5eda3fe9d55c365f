"""Lệnh `thads indicators`: comparison and honest measures for a script or a reader."""

import argparse
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.indicators import Comparison
from thads.readers.statistics.asking import read_day, read_moment
from thads.readers.statistics.indicators.ages import Ages, ages
from thads.readers.statistics.indicators.asking import REFUSALS
from thads.readers.statistics.indicators.boards import Asked, asked_of, board
from thads.readers.statistics.indicators.honest_page import value_words
from thads.readers.statistics.indicators.standing import Board, Standing
from thads.records.web import formatting


def register(subparsers: Any) -> None:
    """Thêm lệnh của chỉ số điều hành."""
    parser = subparsers.add_parser(
        "indicators", help="so sánh đơn vị, số liệu đối chứng, tuổi án tồn"
    )
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    parser.add_argument("--to", required=True, metavar="NGÀY", help="hết ngày nào")
    parser.add_argument(
        "--from", dest="first", metavar="NGÀY", help="từ ngày (mặc định 01/10)"
    )
    parser.add_argument(
        "--known-at",
        metavar="LÚC",
        help="theo dữ liệu ghi nhận đến (mặc định: bây giờ)",
    )
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(func=run, role="app")


def run(arguments: argparse.Namespace) -> int:
    """In chỉ số của đơn vị và các đơn vị trực thuộc."""
    try:
        asked = _asked(arguments)
        boards = [board(asked, is_money=each) for each in (False, True)]
        found = ages(asked)
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    if arguments.json:
        print(json.dumps(as_json(asked, boards, found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(asked, boards)))
    return 0


def _asked(arguments: argparse.Namespace) -> Asked:
    first: date | None = read_day(arguments.first) if arguments.first else None
    known_at: datetime = (
        read_moment(arguments.known_at) if arguments.known_at else timezone.localtime()
    )
    return asked_of(arguments.unit, read_day(arguments.to), first, known_at)


def as_json(asked: Asked, boards: list[Board], found: Ages) -> dict[str, Any]:
    """Chỉ số thành JSON; rates are per cent, amounts cases or đồng."""
    cases, money = boards
    return {
        "unit": asked.scope.top.code,
        "from": asked.period.first.isoformat(),
        "to": asked.period.last.isoformat(),
        "known_at": asked.known_at.isoformat(),
        "cases": [_row(cases, row) for row in cases.rows],
        "money": [_row(money, row) for row in money.rows],
        "ages": {
            "median_days": _number(found.median_days),
            "over_a_year_with_means": found.over_a_year_with_means,
            "bands": [
                {
                    "band": each.band.code,
                    "cases": each.cases,
                    "with_means": each.with_means,
                    "money": each.money,
                }
                for each in found.bands
            ],
        },
    }


def _row(found: Board, row: Standing) -> dict[str, Any]:
    rank, told = found.rank(row), row.forecast
    return {
        "unit": row.unit.code,
        "extent": row.extent,
        "is_total": row.is_total,
        "measures": {
            each.code: {
                "value": _number(each.value),
                "unit": each.unit,
                "numerator": each.top.amount,
                "denominator": each.bottom.amount,
                "formula": each.formula,
            }
            for each in row.now.measures
        },
        "rank": rank and {"place": rank.place, "of": rank.of, "shared": rank.is_shared},
        "target": row.goal
        and {
            "percent": _number(row.goal.percent),
            "comparator": row.goal.comparator,
            "holder": row.goal.holder,
            "decision": row.goal.decision,
        },
        "against_full": _comparison(row.full),
        "against_prorated": _comparison(row.milestone),
        "needed": row.missing,
        "needed_a_month": row.missing_a_month,
        "last_year": row.before
        and {
            "done": row.before.done,
            "rate": _number(row.before.rate),
            "stock": row.before.stock,
        },
        "rate_change_points": _points(row),
        "forecast": told
        and {
            "rate": _number(told.rate),
            "done": told.done,
            "lowest": _number(told.lowest),
            "highest": _number(told.highest),
            "years": list(told.years),
        },
    }


def _comparison(told: Comparison | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "target": _number(told.target),
        "points": _number(told.points_above),
        "share_of_target": _number(told.share_of_target),
        "met": told.is_met,
    }


def _points(row: Standing) -> float | None:
    return _number(row.rate_change.points) if row.rate_change else None


def _number(value: Decimal | None) -> float | None:
    """JSON has no decimals: two places come back exactly from the nearest float."""
    return None if value is None else float(value)


def _lines(asked: Asked, boards: list[Board]) -> list[str]:
    told = [
        f"Chỉ số của {asked.scope.top.name}, {asked.period}",
        f"Theo dữ liệu ghi nhận đến {formatting.moment(asked.known_at)}",
    ]
    for found in boards:
        told += ["", "Về tiền (đồng)" if found.is_money else "Về việc"]
        for each in found.total.now.measures:
            parts = f"{formatting.whole(each.top.amount)} ÷ "
            parts += formatting.whole(each.bottom.amount)
            told.append(f"  {each.name:<48}{value_words(each):>12}   {parts}")
        told += [f"  {_rank_line(found, row)}" for row in found.units]
    return told


def _rank_line(found: Board, row: Standing) -> str:
    rank = found.rank(row)
    rate = formatting.UNKNOWN if row.now.rate is None else f"{row.now.rate:f}"
    return (
        f"{row.label:<48}{rate.replace('.', ','):>11}%   {rank or formatting.UNKNOWN}"
    )
