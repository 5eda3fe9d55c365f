"""Dữ kiện của một kỳ báo cáo: what a unit once counted, it may always count again.

The operator, whom no policy limits, reads the tables themselves: two ways to the same
facts.
"""

from thads.readers.statistics.facts import Facts, load
from thads.readers.statistics.scope import Scope
from thads.readers.statistics.told import Told
from thads.records.publications.models import ReportingPeriod


def facts_of(period: ReportingPeriod, scope: Scope, *, sees_all: bool) -> Facts:
    """Dữ kiện để tính các biểu của kỳ, in the rights of who asks."""
    return load(scope.ids) if sees_all else reported(period)


def codes_of(period: ReportingPeriod) -> dict[int, str]:
    """Mã của mọi hồ sơ được tính trong kỳ, also of those handed on since."""
    return dict(reported(period).codes_apart)


def reported(period: ReportingPeriod) -> Facts:
    """Dữ kiện mà một đơn vị đã tính trong một kỳ, whoever holds the cases today."""
    return Told("publications", period.pk)
