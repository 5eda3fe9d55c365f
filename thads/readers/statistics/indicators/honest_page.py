"""Trang số liệu đối chứng: each official rate, what stands beside it, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thads.law.indicators import Measure
from thads.law.indicators.ages import BANDS
from thads.law.indicators.honest import CEPEJ, DAYS, Side
from thads.readers.statistics.indicators import links
from thads.readers.statistics.indicators.ages import Ages, ages
from thads.readers.statistics.indicators.boards import Asked, board
from thads.readers.statistics.indicators.links import Door
from thads.readers.statistics.indicators.standing import Board, Standing
from thads.readers.statistics.page import thousands
from thads.records.web import formatting
from thads.records.web.charts import Chart, Part, stacked_bar

TITLE = "Số liệu đối chứng"
WIDE = 1040


@dataclass(frozen=True, slots=True)
class SideView:
    """Một vế: its number and the cells that make it."""

    side: Side
    amount: int
    doors: tuple[Door, ...]

    @property
    def url(self) -> str:
        """Danh sách, where one cell says the same."""
        return self.doors[0].url if len(self.doors) == 1 else ""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Một số đo trên trang."""

    measure: Measure
    value: str
    top: SideView
    bottom: SideView

    @property
    def steps(self) -> list[dict[str, str]]:
        """Vì sao: what is divided by what, and where the definition comes from."""
        told = [{"text": self.measure.meaning}]
        told += [_step(self.top), _step(self.bottom)]
        if self.measure.source:
            told.append(
                {
                    "text": "Theo cách đo của châu Âu, áp dụng cho thi hành án.",
                    "citation": self.measure.source,
                    "url": "",
                    "confidence": self.measure.confidence,
                }
            )
        return told


def _step(view: SideView) -> dict[str, str]:
    parts = " + ".join(each.letter for each in view.doors)
    return {
        "text": f"{view.side.name.capitalize()}: {formatting.whole(view.amount)}"
        f"{f' (cột {parts})' if parts else ''}."
    }


def context(asked: Asked, words: Mapping[str, str]) -> dict[str, Any]:
    """Mọi thứ trang cần: both measures, and the age of what is left."""
    found = ages(asked)
    return {
        "title": TITLE,
        "groups": [group(asked, board(asked, is_money=each)) for each in (False, True)],
        "ages": found,
        "median_words": median_words(found),
        "bands": bands(found, words),
        "age_chart": age_chart(found, words),
        "age_csv": links.page("honest", {**words, "tai": "tuoi-an"}),
        "source": CEPEJ,
    }


def group(asked: Asked, found: Board) -> dict[str, Any]:
    """Các số đo về việc hoặc về tiền, of the total row."""
    row = found.total
    return {
        "label": "Về tiền" if found.is_money else "Về việc",
        "unit": "nghìn đồng" if found.is_money else "việc",
        "measures": [_view(asked, row, each) for each in row.now.measures],
        "form_url": links.form(
            links.question(asked), row.now.used, asked.scope.top.code
        ),
        "form": row.now.used.form,
    }


def _view(asked: Asked, row: Standing, measure: Measure) -> MeasureView:
    return MeasureView(
        measure=measure,
        value=value_words(measure),
        top=_side(asked, row, measure.top),
        bottom=_side(asked, row, measure.bottom),
    )


def value_words(measure: Measure) -> str:
    """“62,94%” hoặc “404 ngày”."""
    if measure.value is None:
        return formatting.UNKNOWN
    if measure.unit == DAYS:
        return f"{formatting.whole(measure.value)} {DAYS}"
    return f"{formatting.decimal_vi(measure.value)}%"


def _side(asked: Asked, row: Standing, side: Side) -> SideView:
    doors = links.doors(links.question(asked), row, row.now, side)
    is_money = row.now.used.is_money
    return SideView(
        side, thousands(side.amount) if is_money else side.amount, tuple(doors)
    )


def median_words(found: Ages) -> str:
    """Tuổi ở giữa, in days and in words."""
    if found.median_days is None:
        return formatting.UNKNOWN
    places = 0 if found.median_days == found.median_days.to_integral_value() else 1
    return f"{formatting.decimal_vi(found.median_days, places)} ngày"


def bands(found: Ages, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Các nhóm tuổi with their lists."""
    return [
        {
            "band": each.band,
            "cases": each.cases,
            "with_means": each.with_means,
            "money": thousands(each.money),
            "cases_url": band_url(each.band.code, words, "viec"),
            "money_url": band_url(each.band.code, words, "tien"),
        }
        for each in found.bands
    ]


def band_url(code: str, words: Mapping[str, str], measure: str) -> str:
    """Danh sách của một nhóm tuổi."""
    return links.listing(code, {**words, "ve": measure})


def age_chart(found: Ages, words: Mapping[str, str], width: int = WIDE) -> Chart:
    """Thanh chồng các nhóm tuổi."""
    total = formatting.whole(found.cases)
    return stacked_bar(
        [
            Part(
                each.band.name,
                each.cases,
                band_url(each.band.code, words, "viec"),
                f"{each.band.name}: {formatting.whole(each.cases)} việc",
            )
            for each in found.bands
        ],
        summary=f"{total} việc chuyển kỳ sau theo {len(BANDS)} nhóm tuổi",
        columns=("Tuổi án", "Việc"),
        width=width,
    )
