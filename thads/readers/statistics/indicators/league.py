"""Bảng so sánh đơn vị: what each row shows, where each figure leads, in which order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thads.law.indicators import Base, Change, Comparison
from thads.law.indicators.targets import BASE_NAMES
from thads.readers.statistics.indicators import links
from thads.readers.statistics.indicators.boards import Asked
from thads.readers.statistics.indicators.links import Door
from thads.readers.statistics.indicators.standing import Board, Standing
from thads.readers.statistics.page import thousands
from thads.records.web import formatting

CASES, MONEY = "viec", "tien"
Order = Callable[[Board, Standing], Any]


def _rate(_: Board, row: Standing) -> Decimal | None:
    return row.now.rate


def _points(_: Board, row: Standing) -> Decimal | None:
    return row.milestone.points_above if row.milestone else None


def _change(_: Board, row: Standing) -> Decimal | None:
    return row.rate_change.points if row.rate_change else None


def _place(board: Board, row: Standing) -> int | None:
    rank = board.rank(row)
    return rank.place if rank else None


ORDERS: Mapping[str, Order] = {
    "don_vi": lambda _, row: row.unit.code,
    "co_dieu_kien": lambda _, row: row.now.with_means,
    "xong": lambda _, row: row.now.done,
    "ty_le": _rate,
    "moc": _points,
    "cung_ky": _change,
    "hang": _place,
    "con_can": lambda _, row: row.missing,
}
"""Cách xếp: the key of `?xep=`; a minus before it turns it round."""


@dataclass(frozen=True, slots=True)
class RowView:
    """Một dòng của bảng, every link already written."""

    row: Standing
    is_total: bool
    url: str
    with_means: Door
    done: tuple[Door, ...]
    compared: Comparison | None
    rank: str
    change: str
    change_url: str
    missing: int | None
    missing_a_month: int | None

    @property
    def done_names(self) -> list[str]:
        """Tên các cột của tử số; a single one is what it sums to."""
        if len(self.done) == 1:
            return ["Xong"]
        return [each.name for each in self.done]

    @property
    def level(self) -> str:
        """Màu của thanh: below its milestone or not."""
        return "low" if self.row.is_behind else ""

    @property
    def tick(self) -> Decimal | None:
        """Vạch mốc trên thanh."""
        return self.row.milestone.target if self.row.milestone else None

    @property
    def bar_label(self) -> str:
        """Điều thanh nói, in words."""
        milestone = self.row.milestone
        if self.row.now.rate is None:
            return "chưa có tỷ lệ"
        told = f"{formatting.decimal_vi(self.row.now.rate)}%"
        if milestone is None:
            return f"{told}, chưa giao chỉ tiêu"
        return f"{told}, mốc {formatting.decimal_vi(milestone.target)}%"


def row_views(asked: Asked, board: Board, base: Base, order: str) -> list[RowView]:
    """Các dòng: the total first, then the units in the order asked for."""
    rows = (board.total, *ordered(board, order))
    return [_view(asked, board, base, row) for row in rows]


def ordered(board: Board, order: str) -> list[Standing]:
    """Xếp các đơn vị; those without the figure stand last, whichever way."""
    told = ORDERS.get(order.removeprefix("-"))
    if told is None:
        return list(board.units)
    known = [row for row in board.units if told(board, row) is not None]
    unknown = [row for row in board.units if told(board, row) is None]
    backwards = order.startswith("-")
    known.sort(key=lambda row: told(board, row), reverse=backwards)
    return [*known, *unknown]


def _view(asked: Asked, board: Board, base: Base, row: Standing) -> RowView:
    question = links.question(asked)
    now = row.now
    bottom, *_ = links.doors(question, row, now, now.official.bottom)
    rank = board.rank(row)
    return RowView(
        row=row,
        is_total=row.is_total,
        url=links.form(question, now.used, row.unit.code),
        with_means=bottom,
        done=tuple(_numerators(asked, row)),
        compared=row.against(base),
        rank=str(rank) if rank else formatting.UNKNOWN,
        change=change_words(row.done_change, is_money=board.is_money),
        change_url=_last_year(asked, row),
        missing=_shown(row.missing, is_money=board.is_money),
        missing_a_month=_shown(row.missing_a_month, is_money=board.is_money),
    )


def _shown(amount: int | None, *, is_money: bool) -> int | None:
    return thousands(amount) if is_money and amount is not None else amount


def _numerators(asked: Asked, row: Standing) -> list[Door]:
    return links.doors(links.question(asked), row, row.now, row.now.official.top)


def _last_year(asked: Asked, row: Standing) -> str:
    if row.before is None:
        return ""
    question = links.question(asked, row.before.period)
    return links.form(question, row.before.used, row.unit.code)


def change_words(change: Change | None, *, is_money: bool) -> str:
    """“+1.204 (+12,44%)”; without figures of last year a dash."""
    if change is None:
        return formatting.UNKNOWN
    number = thousands(change.difference) if is_money else change.difference
    told = formatting.signed(number, 0)
    if change.percent is None:
        return told
    return f"{told} ({formatting.signed(change.percent)}%)"


def findings(board: Board, base: Base) -> str:
    """Một câu mở đầu: how many units stand above and below."""
    compared = [row.against(base) for row in board.units]
    known = [each for each in compared if each is not None]
    if not known:
        return "Chưa giao chỉ tiêu cho năm này nên chưa so được với chỉ tiêu."
    met = sum(each.is_met for each in known)
    return (
        f"{met} đơn vị đạt, {len(known) - met} đơn vị chưa đạt "
        f"{BASE_NAMES[base]} {'về tiền' if board.is_money else 'về việc'}."
    )
