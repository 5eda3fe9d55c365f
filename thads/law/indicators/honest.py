"""Số liệu đối chứng: what stands beside an official rate, and what it leaves out.

Each is a fraction of lines of form 01 or 02, so each opens the cases behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators.columns import Column
from thads.law.indicators.editions import Edition
from thads.law.indicators.lines import Line
from thads.law.indicators.period import Period
from thads.law.indicators.rates import half_up, rate_percent

PER_CENT, DAYS = "%", "ngày"
CEPEJ = "CEPEJ(2008)11, Hướng dẫn GOJUST về thống kê tư pháp"
"""Nguồn của hai số đo châu Âu; recalled, not read again."""

ENDED = (Line.DONE, Line.TERMINATED, Line.REDUCED)
OPEN = (
    Line.IN_PROGRESS,
    Line.POSTPONED_BY_AGREEMENT,
    Line.WITHOUT_MEANS,
    Line.POSTPONED,
    Line.SUSPENDED,
    Line.PAUSED,
    Line.OTHER,
)
"""Chuyển kỳ sau: open on the last day and not in the separate book."""


@dataclass(frozen=True, slots=True)
class Side:
    """Tử số hoặc mẫu số: its name, the lines it sums, the sum."""

    name: str
    lines: tuple[str, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Một số đo: two sides, what they make, and the words for both."""

    code: str
    name: str
    top: Side
    bottom: Side
    value: Decimal | None
    unit: str
    formula: str
    meaning: str
    source: str = ""
    confidence: str = ""

    @property
    def is_official(self) -> bool:
        """Tỷ lệ của biểu."""
        return self.code == "chinh_thuc"


def measures(
    used: Edition, lines: Mapping[str, int], period: Period
) -> tuple[Measure, ...]:
    """Tỷ lệ của biểu và những số đứng cạnh nó, from the sums of its lines."""
    if used.rate is None:
        return ()
    made = _Made(lines, is_money=used.is_money)
    with_means = _lines_of(used, used.rate)
    done = made.side("đã thi hành xong", ENDED)
    return (
        _official(made, done, with_means),
        _of_all(made, done),
        _without_agreed(made, done, with_means),
        _clearance(made, done),
        _disposition(made, done, period),
    )


def _lines_of(used: Edition, rate: Column) -> tuple[str, ...]:
    return used.column(rate.denominator).counts


@dataclass(frozen=True, slots=True)
class _Made:
    """The sums of the lines, and the words for cases or money."""

    lines: Mapping[str, int]
    is_money: bool

    @property
    def noun(self) -> str:
        return "tiền" if self.is_money else "việc"

    def side(self, name: str, lines: tuple[str, ...]) -> Side:
        codes = tuple(str(line) for line in lines)
        return Side(
            f"{self.noun} {name}", codes, sum(self.lines.get(c, 0) for c in codes)
        )


def _share_done(top: Side, bottom: Side, **said: str) -> Measure:
    """Một tỷ lệ phần trăm of what was done, with the words that belong to it."""
    value = rate_percent(top.amount, bottom.amount)
    return Measure(top=top, bottom=bottom, value=value, unit=PER_CENT, **said)


def _official(made: _Made, done: Side, with_means: tuple[str, ...]) -> Measure:
    bottom = made.side("có điều kiện thi hành", with_means)
    return _share_done(
        done,
        bottom,
        code="chinh_thuc",
        name="Tỷ lệ của biểu: xong trên có điều kiện",
        formula="xong ÷ có điều kiện",
        meaning="Tỷ lệ chính thức. Để ngoài: việc chưa có điều kiện, việc hoãn, tạm "
        "đình chỉ, tạm dừng và sổ theo dõi riêng.",
    )


def _of_all(made: _Made, done: Side) -> Measure:
    bottom = made.side("phải thi hành", (*ENDED, *OPEN))
    return _share_done(
        done,
        bottom,
        code="tren_phai_thi_hanh",
        name="Xong trên tổng số phải thi hành",
        formula="xong ÷ phải thi hành",
        meaning="Không đổi theo cách phân loại điều kiện: mẫu số gồm cả việc chưa có "
        "điều kiện và việc đang dừng.",
    )


def _without_agreed(made: _Made, done: Side, with_means: tuple[str, ...]) -> Measure:
    agreed = Line.POSTPONED_BY_AGREEMENT.value
    kept = tuple(line for line in with_means if line != agreed)
    bottom = made.side("có điều kiện, không kể hoãn theo thoả thuận", kept)
    return _share_done(
        done,
        bottom,
        code="khong_ke_hoan_thoa_thuan",
        name="Tỷ lệ không kể việc hoãn theo thoả thuận",
        formula="xong ÷ (có điều kiện − hoãn theo thoả thuận)",
        meaning="Việc hoãn vì đương sự thoả thuận vẫn nằm trong mẫu số chính thức dù "
        "cơ quan thi hành án phải dừng.",
    )


def _clearance(made: _Made, done: Side) -> Measure:
    bottom = made.side("thụ lý mới", (Line.NEW,))
    return _share_done(
        done,
        bottom,
        code="giai_quyet_tren_thu_ly",
        name="Tỷ lệ giải quyết trên thụ lý mới",
        formula="xong ÷ thụ lý mới",
        meaning="Trên 100% thì án tồn giảm, dưới 100% thì án tồn tăng. Không kể phần "
        "ra khỏi kỳ cách khác: uỷ thác, thu hồi, huỷ, chuyển sổ, gửi lại.",
        source=f"{CEPEJ} (clearance rate)",
        confidence="recalled",
    )


def _disposition(made: _Made, done: Side, period: Period) -> Measure:
    pending = made.side("chuyển kỳ sau", OPEN)
    days = (period.last - period.first).days + 1
    value = None
    if done.amount:
        value = half_up(Decimal(pending.amount * days) / done.amount)
    return Measure(
        code="thoi_gian_giai_quyet",
        name="Thời gian giải quyết hết án tồn",
        top=pending,
        bottom=done,
        value=value,
        unit=DAYS,
        formula=f"chuyển kỳ sau ÷ xong × {days} ngày của kỳ",
        meaning="Với tốc độ của kỳ này, chừng ấy ngày nữa thì hết án tồn nếu không thụ "
        "lý thêm.",
        source=f"{CEPEJ} (disposition time)",
        confidence="recalled",
    )
