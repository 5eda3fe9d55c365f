"""Kiểm tra hệ đang chạy: what must always hold, each by its number in the design.

Composed here because the promises cross the shelves: books, derived tables, forms,
drill-downs, money and the wall between agencies.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.readers.statistics.figures import Figures

SHOWN_MAX = 20


@dataclass(frozen=True, slots=True)
class Promise:
    """Điều phải luôn đúng: its number, its sentence, and what does not hold."""

    number: int
    sentence: str
    broken: Callable[["Moment"], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Moment:
    """Ngày và thời điểm kiểm tra."""

    today: date
    now: datetime


def _replay(_: Moment) -> Iterator[str]:
    from thads.records.ledger import rebuild

    yield from (each.sentence for each in rebuild.compare().differences)


def _chain(_: Moment) -> Iterator[str]:
    from thads.records.ledger import verify

    yield from (each.sentence for each in verify.verify().breaks)


def _publications(_: Moment) -> Iterator[str]:
    from thads.readers.statistics.closing.freezing import reproduce
    from thads.records.publications.queries import every_publication

    for version in every_publication():
        yield from reproduce(version).sentences


def _forms(moment: Moment) -> Iterator[str]:
    for figures in _all_forms(moment):
        for unit, check in figures.failed_checks():
            yield (
                f"{unit}, biểu {figures.edition.form}: {check.identity} không đúng "
                f"({check.left} và {check.right})."
            )


def _drill_downs(moment: Moment) -> Iterator[str]:
    from thads.readers.statistics.drilldown import cell_list

    for figures in _all_forms(moment):
        for column in figures.edition.columns:
            if column.is_rate or not column.counts:
                continue
            found = cell_list(figures, column, figures.scope.units)
            if not found.reconciles:
                yield (
                    f"{figures.scope.top.code}, biểu {figures.edition.form}, cột "
                    f"{column.letter}: danh sách {found.total}, ô {found.value}."
                )


def _all_forms(moment: Moment) -> Iterator["Figures"]:
    from thads.readers.statistics.editions_in_use import editions_on
    from thads.readers.statistics.figures import figures
    from thads.records.agencies.models import Unit

    for top in Unit.objects.filter(parent__isnull=True).order_by("code"):
        for used in editions_on(moment.today):
            yield figures(used.form, top.code, moment.today, known_at=moment.now)


def _money(_: Moment) -> Iterator[str]:
    from thads.records.cashbook import checking

    yield from (each.sentence for each in checking.differences())


def _petitions(_: Moment) -> Iterator[str]:
    from thads.records.complaints import checking

    yield from checking.lost()


def _wall(_: Moment) -> Iterator[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relrowsecurity "
            "AND has_table_privilege('thads_app', c.oid, 'SELECT')"
        )
        for (table,) in cursor.fetchall():
            yield f"Bảng {table} mở cho trang web mà không có quy tắc dòng."


PROMISES = (
    Promise(
        1, "Dựng lại mọi sổ cho đúng trạng thái, thời hạn, số dư đang lưu", _replay
    ),
    Promise(
        2, "Không hành vi nào bị đổi hay mất; chuỗi băm liền, vị trí không hở", _chain
    ),
    Promise(
        3, "Mọi bản số liệu đã chốt tính lại đúng từng chữ số và khớp mã", _publications
    ),
    Promise(4, "Danh sách sau mỗi ô cộng lại bằng ô", _drill_downs),
    Promise(5, "Mọi đẳng thức của biểu đúng ở từng đơn vị và khi cộng lên", _forms),
    Promise(
        6,
        "Nợ bằng có; tiền trong sổ bằng tiền giữ, bằng tiền các việc, bằng biểu tiền",
        _money,
    ),
    Promise(7, "Mọi bảng mở cho trang web đều có quy tắc dòng", _wall),
    Promise(8, "Không đơn, hồ sơ nào rơi mất từ khi nhận đến khi xong", _petitions),
)


def run(moment: Moment, say: Callable[[str], None]) -> bool:
    """Kiểm tra từng điều, nói kết quả; True when all hold."""
    well = True
    for promise in PROMISES:
        broken = list(promise.broken(moment))
        well = well and not broken
        mark = "đạt" if not broken else f"{len(broken)} chỗ không đạt"
        say(f"{promise.number}. {promise.sentence}: {mark}.")
        for sentence in broken[:SHOWN_MAX]:
            say(f"   {sentence}")
    return well


def register(subparsers: Any) -> None:
    """Thêm lệnh check."""
    purpose = "kiểm tra những điều phải luôn đúng trên hệ đang chạy"
    command = subparsers.add_parser("check", help=purpose, description=purpose)
    command.set_defaults(func=_check, role="owner")


def _check(_: argparse.Namespace) -> int:
    from django.utils import timezone

    now = timezone.localtime()
    return 0 if run(Moment(now.date(), now), print) else 1
