"""Ý kiến thứ hai về thời hạn và phân loại: one plain function per term of the law.

Written from the text, not from the program: each function says in its first lines what
the law says, with the article of the old law (Law 26/2008 as amended, Decree 62/2015, to
30/6/2026) and of the new one (Law 106/2025, Decree 152/2026, from 01/7/2026). The law of
the day on which a period begins gives its length (Law 106/2025 Art 116(3), (4)).
"""

from collections.abc import Callable
from types import ModuleType

from tests.law.second_opinion import (
    until_paid,
    until_promised,
    until_verified,
    without_means,
)
from tests.law.second_opinion.answers import Clock
from tests.law.second_opinion.reading import Case
from tests.law.second_opinion.without_means import classification

Opinion = Callable[[Case], list[Clock]]
STAGES = (until_verified, without_means, until_paid, until_promised)


def _of(stage: ModuleType) -> dict[str, Opinion]:
    """A function of a stage that answers with clocks bears the code of its term."""
    return {
        name: function
        for name, function in vars(stage).items()
        if getattr(function, "__annotations__", {}).get("return") == list[Clock]
        and not name.startswith("_")
    }


OPINIONS: dict[str, Opinion] = {
    code: opinion for stage in STAGES for code, opinion in _of(stage).items()
}
"""Mã thời hạn và ý kiến về nó."""

__all__ = ["OPINIONS", "STAGES", "classification"]
