"""Lập Ban chỉ đạo: what its form adds to the page that opens a matter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from thads.readers.directives.committee_forms import CommitteeForm
from thads.records.agencies.access import Person
from thads.records.proceedings.panels import Opening
from thads.records.steering import committees


def save_committee(
    matter_id: int, read: Mapping[str, Any], by: Person, now: datetime
) -> None:
    """Ghi Ban chỉ đạo của hồ sơ vừa mở."""
    committees.describe(
        matter_id,
        committees.NewCommittee(
            read["cap"],
            read["noi_lap"],
            read["tu_ngay"],
            read["den_ngay"],
            read["quy_che"],
        ),
    )


COMMITTEE_OPENING = Opening(CommitteeForm, save_committee)
