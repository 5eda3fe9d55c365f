"""Bản án, quyết định hư cấu: court, number, field, days; one may open two cases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from thads.readers.simulation.kinds import Kind
from thads.readers.simulation.people import Party

_SUFFIX = {
    "hinh_su": "HS", "dan_su": "DS", "hon_nhan_gia_dinh": "HNGĐ",
    "kinh_doanh_thuong_mai": "KDTM", "lao_dong": "LĐ",
}  # fmt: skip
_SETTLED = frozenset(
    {"dan_su", "hon_nhan_gia_dinh", "kinh_doanh_thuong_mai", "lao_dong"}
)
_SHARED_FOR_DAYS = 120
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Judgment:
    """Một dòng của bảng ban_an, kèm người phải thi hành án."""

    code: str
    number: str
    issued_on: date
    court: str
    field: str
    in_force_on: date
    received_on: date
    debtors: tuple[Party, ...]


class Registry:
    """Sổ nhận bản án: numbers judgments per court and year, and shares some of them."""

    def __init__(self, rng: Random, prefix: str, appeal_court: str) -> None:
        self.rng, self.prefix, self.appeal_court = rng, prefix, appeal_court
        self.rows: list[Judgment] = []
        self._numbers: dict[tuple[str, int, str], int] = defaultdict(int)
        self._recent: dict[tuple[str, str], Judgment] = {}

    def shared(
        self, unit: str, fields: Sequence[str], received_on: date
    ) -> Judgment | None:
        """A judgment the unit already has, of which a party now asks for its own part."""
        for field in fields:
            found = self._recent.get((unit, field))
            if found and field != "hinh_su" and _is_near(found, received_on):
                return (
                    self._recent.pop((unit, field)) if self.rng.random() < 0.6 else None
                )
        return None

    def enter(
        self,
        unit: str,
        court: str,
        kind: Kind,
        received_on: date,
        debtors: tuple[Party, ...],
    ) -> Judgment:
        """Vào sổ một bản án mới."""
        rng = self.rng
        field = rng.choice(kind.fields)
        settled = field in _SETTLED and rng.random() < 0.45
        appealed = not settled and court != self.appeal_court and rng.random() < 0.14
        in_force_on = received_on - timedelta(days=rng.randrange(4, 29))
        wait = 0 if settled or appealed else rng.randrange(31, 36)
        issued_on = in_force_on - timedelta(days=wait)
        issued_on -= timedelta(days=max(0, issued_on.weekday() - _FRIDAY))
        issuer = self.appeal_court if appealed else court
        judgment = Judgment(
            f"{self.prefix}-{len(self.rows) + 1:05d}",
            self._number(issuer, issued_on.year, field, settled=settled, appealed=appealed),
            issued_on, issuer, field, in_force_on, received_on, debtors,
        )  # fmt: skip
        self.rows.append(judgment)
        if not kind.on_request:
            self._recent[unit, field] = judgment
        return judgment

    def _number(
        self, court: str, year: int, field: str, *, settled: bool, appealed: bool
    ) -> str:
        if settled:
            series = f"QĐST-{_SUFFIX[field]}"
        elif field == "hon_nhan_gia_dinh":
            series = "HNGĐ-PT" if appealed else "HNGĐ-ST"
        else:
            series = f"{_SUFFIX[field]}-{'PT' if appealed else 'ST'}"
        self._numbers[court, year, series] += self.rng.randrange(1, 3)
        return f"{self._numbers[court, year, series]:02d}/{year}/{series}"


def _is_near(judgment: Judgment, day: date) -> bool:
    return 0 <= (day - judgment.received_on).days <= _SHARED_FOR_DAYS
