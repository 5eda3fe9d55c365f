"""Số công bố bên số của sổ: what was printed of a unit and period, and what we count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thads.law.indicators import Cell, Period, UnknownFormError
from thads.law.indicators.cells import whole
from thads.readers.statistics import addresses
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.published.reading import MONEY_UNITS, Published
from thads.readers.statistics.published.wording import measure_name, measures
from thads.readers.statistics.rows import rows as rows_of
from thads.readers.statistics.scope import NATION
from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Unit
from thads.records.parties.names import fold

_WHOLE_NATION = "Toàn quốc"


@dataclass(frozen=True, slots=True)
class Beside:
    """Một chỉ số: as printed, and as the books have it (None: no column counts it)."""

    printed: Published
    ours: Cell
    url: str

    @property
    def name(self) -> str:
        """Tên chỉ số."""
        return measure_name(self.printed.measure)

    @property
    def agrees(self) -> bool | None:
        """Số của sổ nằm trong khoảng đã in; None where there is nothing to compare."""
        if self.ours is None:
            return None
        told, value = self.printed.range, Decimal(self.ours)
        return told.low <= value and (told.high is None or value <= told.high)

    @property
    def difference(self) -> Decimal | None:
        """Số của sổ trừ số đã in, in the printed unit."""
        if self.ours is None:
            return None
        scale = MONEY_UNITS.get(self.printed.unit, 1)
        return Decimal(self.ours) / scale - self.printed.value


def published_of(rows: Iterable[Published], unit: Unit) -> list[Published]:
    """Những số đã công bố về một đơn vị: its name holds that of the scope."""
    if unit.code == NATION:
        return [row for row in rows if row.scope == _WHOLE_NATION]
    root = agencies.units_by_id().get(unit.root_id or 0, unit)
    return [row for row in rows if _is_about(row.scope, unit, root)]


def _is_about(scope: str, unit: Unit, root: Unit) -> bool:
    province, _, below = scope.partition("/")
    province = province.partition(" (")[0]
    if fold(province) not in fold(root.name):
        return False
    return fold(below) in fold(unit.name) if below else unit.id == root.id


def periods(rows: Iterable[Published]) -> list[Period]:
    """Các kỳ đã có số công bố, the latest first."""
    days = {(row.first, row.last) for row in rows if row.first < row.last}
    return [Period(*each) for each in sorted(days, key=lambda d: d[::-1], reverse=True)]


def beside(
    rows: Sequence[Published], unit: str, last: date, known_at: datetime
) -> list[Beside]:
    """Các số công bố của một kỳ, each beside the same of the books."""
    computed: dict[str, Figures | None] = {}
    return [_beside(row, unit, known_at, computed) for row in rows if row.last == last]


def _beside(
    row: Published, unit: str, known_at: datetime, computed: dict[str, Figures | None]
) -> Beside:
    measure = measures().get(row.measure)
    if measure is None or not measure.form:
        return Beside(row, None, "")
    key = f"{measure.form} {row.first}"
    if key not in computed:
        computed[key] = _figures(measure.form, unit, row, known_at)
    told = computed[key]
    letters = measure.columns(told.edition) if told else ()
    if told is None or not letters:
        return Beside(row, None, "")
    cells = [told.total[letter] for letter in letters]
    ours = cells[0] if len(cells) == 1 else sum(whole(cell) for cell in cells)
    return Beside(row, ours, _cell_url(told, letters[0]))


def _figures(
    form: str, unit: str, row: Published, known_at: datetime
) -> Figures | None:
    try:
        return figures(form, unit, row.last, first=row.first, known_at=known_at)
    except UnknownFormError:
        return None


def _cell_url(told: Figures, letter: str) -> str:
    by = told.edition.axes[0]
    asked = addresses.question(told, by, first_given=True, known_given=False)
    top = rows_of(told, by)[0]
    return addresses.cell_address(
        told.edition.form, asked, top, told.edition.column(letter)
    )
