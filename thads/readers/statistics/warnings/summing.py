"""Tóm tắt dấu hiệu, for the pages that point to the page of signs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from thads.law.indicators import Period, UnknownFormError
from thads.readers.statistics.figures import figures
from thads.readers.statistics.scope import Scope
from thads.readers.statistics.warnings.addresses import page_address
from thads.readers.statistics.warnings.flags import watch
from thads.readers.statistics.warnings.notices import Notice, notices

Told = tuple[str, int, str]
"""Một dòng tóm tắt: what, how many units, where they are listed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Tóm tắt: what was seen in how many units, and how many questions each unit has."""

    told: tuple[Told, ...]
    by_unit: Counter[int]

    def of(self, units: Iterable[int]) -> int:
        """Số dấu hiệu của một số đơn vị."""
        return sum(self.by_unit[unit] for unit in units)


def summary(scope: Scope, period: Period, knowledge: datetime) -> Summary:
    """Tóm tắt dấu hiệu của một phạm vi và kỳ, in the rights of who asks.

    The kinds with most units first; what has nothing is left out.
    """
    watched = watch(scope, period.last, knowledge)
    flags, far = watched.flags(), far_rates(scope, period, knowledge)
    titles = Counter(flag.text.title for flag in flags)
    titles.update(each.title for each in far)
    by_unit = Counter(flag.unit.id for flag in flags)
    by_unit.update(each.unit.id for each in far)
    url = page_address(scope.top.code, period.last, knowledge)
    told = tuple((title, count, url) for title, count in titles.most_common())
    return Summary(told, by_unit)


def far_rates(scope: Scope, period: Period, knowledge: datetime) -> list[Notice]:
    """Các tỷ lệ cần xem của phạm vi; none where form 01 has no edition."""
    try:
        first = figures("01", scope.top.code, period.last, known_at=knowledge)
    except UnknownFormError:
        return []
    return notices(first)
