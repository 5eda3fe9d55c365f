"""Two provinces merged into one within a statistics year."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.builders.agencies import Province

MERGED = date(2025, 7, 1)


@pytest.fixture
def merged(db: None) -> "Province":
    """Hai tỉnh AA, BB nhập thành tỉnh CC với hai phòng khu vực."""
    from tests.builders.agencies import a_province
    from tests.readers.statistics.test_statistics_reorganised import NOW, _cases
    from thads.records.agencies import actions
    from thads.records.agencies.models import Level
    from thads.records.ledger.bulk import record_many

    old = [a_province("AA"), a_province("BB")]
    new = a_province("CC", level=Level.REGIONAL_ROOM)
    record_many(list(_cases(old, new)), now=NOW)
    for part in old:
        actions.succeed(predecessor=part.top, successor=new.top, since=MERGED)
        room = new.units[f"CC{1 + old.index(part):02}"]
        for unit in part.units.values():
            actions.succeed(predecessor=unit, successor=room, since=MERGED)
    return new
