"""Trang điều hành: where we are against the milestone, in words, cards, curves, units."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thads.law.indicators import Base
from thads.law.periods import statistics_year_number
from thads.readers.statistics.indicators import honest_page, league, links, trend
from thads.readers.statistics.indicators.ages import Ages, ages
from thads.readers.statistics.indicators.boards import Asked, board
from thads.readers.statistics.indicators.league import RowView
from thads.readers.statistics.indicators.pacing import (
    forecast_words,
    milestone_steps,
    milestones,
    pace,
    percent,
    way,
)
from thads.readers.statistics.indicators.standing import Board, Standing
from thads.readers.statistics.rows import OWN
from thads.readers.statistics.warnings.addresses import page_address
from thads.readers.statistics.warnings.summing import Summary
from thads.records.agencies.models import Unit
from thads.records.web import formatting
from thads.records.web.charts import Chart, Part, bullet, stacked_bar

CARD = 216


@dataclass(frozen=True, slots=True)
class Card:
    """Một thẻ chỉ tiêu: the rate, how it stands, its bar, and what it is made of."""

    label: str
    icon: str
    value: str
    chip: str
    level: str
    chip_icon: str
    chart: Chart | None
    detail: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Một đơn vị: về việc, về tiền, và việc để lâu."""

    cases: RowView
    money: RowView | None
    stock: int
    stock_url: str
    over_a_year: int
    aged_url: str
    signs_url: str
    url: str

    @property
    def place(self) -> str:
        """Tên chỗ ghi số dấu hiệu của dòng."""
        row = self.cases.row
        return warning_place(row.unit, row.extent)


def context(asked: Asked, words: Mapping[str, str], order: str) -> dict[str, Any]:
    """Mọi thứ trang cần, but for the signs and what is due."""
    cases, money = board(asked, is_money=False), board(asked, is_money=True)
    found, aged = trend.trend(asked), ages(asked)
    groups = [honest_page.group(asked, each) for each in (cases, money)]
    return {
        "year": statistics_year_number(asked.period.last),
        "finding": finding(cases.total, money.total),
        "pace": pace(cases.total),
        "milestone_steps": milestone_steps(cases.total, money.total),
        "cards": [
            rate_card(asked, cases),
            rate_card(asked, money),
            stock_card(asked, cases),
        ],
        "trend": found,
        "stock_chart": trend.stock_chart(asked, found),
        "flow_chart": trend.flow_chart(asked, found),
        "by_province": not asked.scope.top.id,
        "units": unit_rows(asked, cases, money, aged, words, order),
        "milestones": milestones(cases.total, money.total),
        "honest": groups,
        "beside": _beside(groups),
        "ages": aged,
        "median_words": honest_page.median_words(aged),
        "age_chart": honest_page.age_chart(aged, words, 500),
        "honest_url": links.page("honest", words),
        "compare_url": links.page("compare", words),
    }


_SHORT = {
    "tren_phai_thi_hanh": "Xong ÷ phải thi hành",
    "khong_ke_hoan_thoa_thuan": "Không kể hoãn theo thoả thuận",
    "giai_quyet_tren_thu_ly": "Xong ÷ thụ lý mới",
    "thoi_gian_giai_quyet": "Hết án tồn sau",
}


def _beside(groups: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Các số đối chứng trên thẻ: one row each, cases then money."""
    values = [
        {each.measure.code: each.value for each in group["measures"]}
        for group in groups
    ]
    return [
        (name, [own.get(code, formatting.UNKNOWN) for own in values])
        for code, name in _SHORT.items()
    ]


def finding(cases: Standing, money: Standing) -> str:
    """“Về việc chậm mốc 0,5 điểm, về tiền vượt mốc 5,1 điểm.”"""
    told = [
        f"{name} {way(row)}"
        for name, row in (("về việc", cases), ("về tiền", money))
        if row.milestone is not None
    ]
    if not told:
        return "Chưa giao chỉ tiêu cho năm này."
    sentence = ", ".join(told)
    return f"{sentence[0].upper()}{sentence[1:]}."


def rate_card(asked: Asked, found: Board) -> Card:
    """Thẻ tỷ lệ với mốc và chỉ tiêu."""
    row = found.total
    level, icon, words = _standing_chip(row)
    top, bottom = row.now.official.top.amount, row.now.official.bottom.amount
    return Card(
        label="Về tiền" if found.is_money else "Về việc",
        icon="cash-banknote" if found.is_money else "scale",
        value=percent(row.now.rate),
        chip=words,
        level=level,
        chip_icon=icon,
        chart=_bullet(row, found),
        detail=_fraction(top, bottom, is_money=found.is_money),
        note=forecast_words(row),
        url=links.form(links.question(asked), row.now.used, row.unit.code),
    )


def _fraction(top: int, bottom: int, *, is_money: bool) -> str:
    if is_money:
        parts = (formatting.money_short(each) for each in (top, bottom))
        return "{} / {} đồng có điều kiện".format(*parts)
    parts = (formatting.whole(each) for each in (top, bottom))
    return "{} / {} việc có điều kiện".format(*parts)


def _standing_chip(row: Standing) -> tuple[str, str, str]:
    if row.milestone is None:
        return "", "target", "chưa giao chỉ tiêu"
    behind = row.milestone.points_above < 0
    look = ("amber", "trending-down") if behind else ("green", "trending-up")
    return (*look, way(row).replace(" mốc", "", 1))


def _bullet(row: Standing, found: Board) -> Chart | None:
    full, milestone = row.full, row.milestone
    if full is None or milestone is None:
        return None
    marks = [("chỉ tiêu", full.target)]
    if milestone.target != full.target:
        marks.insert(0, ("mốc", milestone.target))
    told = ", ".join(f"{name} {formatting.decimal_vi(at, 1)}%" for name, at in marks)
    name = "Về tiền" if found.is_money else "Về việc"
    return bullet(
        full.rate,
        marks,
        summary=f"{name}: {percent(full.rate)}, {told}",
        name=name,
        width=CARD,
        is_low=row.is_behind,
    )


def stock_card(asked: Asked, found: Board) -> Card:
    """Thẻ chuyển kỳ sau: with means and without, beside last year's."""
    row = found.total
    now, change = row.now, row.stock_change
    level, icon, words = "", "stack-2", "chưa có năm trước"
    if change is not None:
        falls = change.difference <= 0
        level, icon = ("green", "trending-down") if falls else ("amber", "trending-up")
        amount = formatting.whole(abs(change.difference))
        words = f"{'giảm' if falls else 'tăng'} {amount}"
    rest = now.stock - now.stock_with_means
    chart = stacked_bar(
        [Part("có điều kiện", now.stock_with_means), Part("còn lại", rest)],
        summary=f"Chuyển kỳ sau {now.stock}: có điều kiện {now.stock_with_means}, "
        f"chưa có điều kiện và đang dừng {rest}",
        width=CARD,
    )
    last = change.before if change else None
    column = links.column_for(now.used, now.measures[4].top.lines)
    return Card(
        label="Chuyển kỳ sau",
        icon="stack-2",
        value=f"{formatting.whole(now.stock)} việc",
        chip=words,
        level=level,
        chip_icon=icon,
        chart=chart if now.stock else None,
        detail=f"cùng kỳ năm trước: {formatting.whole(last)} việc" if last else "",
        url=links.cell(
            links.question(asked),
            now.used,
            column.letter if column else "",
            row.unit.code,
        ),
    )


def unit_rows(
    asked: Asked,
    cases: Board,
    money: Board,
    aged: Ages,
    words: Mapping[str, str],
    order: str,
) -> list[UnitRow]:
    """Bảng theo đơn vị, the total last as in a column that sums."""
    by_money = {
        (each.row.unit.code, each.row.extent): each
        for each in league.row_views(asked, money, Base.PRORATED, "")
    }
    total, *rest = league.row_views(asked, cases, Base.PRORATED, order)
    return [_unit(asked, view, by_money, aged, words) for view in (*rest, total)]


def _unit(
    asked: Asked,
    view: RowView,
    by_money: Mapping[tuple[str, str], RowView],
    aged: Ages,
    words: Mapping[str, str],
) -> UnitRow:
    row = view.row
    changed = {**words, "don_vi": row.unit.code}
    column = links.column_for(row.now.used, row.now.measures[4].top.lines)
    return UnitRow(
        cases=view,
        money=by_money.get((row.unit.code, row.extent)),
        stock=row.now.stock,
        stock_url=links.cell(
            links.question(asked),
            row.now.used,
            column.letter if column else "",
            row.unit.code,
            row.extent,
        ),
        over_a_year=aged.of(row.unit_ids).over_a_year_with_means,
        aged_url="" if row.extent == OWN else links.page("honest", changed),
        signs_url=page_address(row.unit.code, asked.period.last),
        url=links.page("dashboard", changed),
    )


def warning_place(unit: Unit, extent: str) -> str:
    """Chỗ ghi số dấu hiệu của một dòng, by its name on the page."""
    return f"dh-{unit.code}-{extent}"


def warned(asked: Asked, found: Summary) -> list[dict[str, Any]]:
    """Số dấu hiệu của từng dòng đơn vị, each leading to the signs of that unit."""
    shown = board(asked, is_money=False).rows
    return [
        {
            "place": warning_place(row.unit, row.extent),
            "name": row.unit.name,
            "count": found.of(row.unit_ids),
            "url": page_address(row.unit.code, asked.period.last),
        }
        for row in shown
    ]
