"""Diễn biến ngẫu nhiên: histories that nobody thought of, late and correcting acts too.

Drawn by hypothesis. What is drawn is what a book may hold: days and moments in any
order the book allows, grounds, parts and wholes, hand-overs, corrections of
corrections. Whether the law would have let it happen is not asked.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.builders.proceedings import VIETNAM
from thads.law.acts.history import CaseFacts
from thads.records.agencies.models import Unit
from thads.records.ledger.values import NewAct, NewProceeding

FIRST_DAY, LAST_DAY = date(2020, 7, 1), date(2022, 12, 31)
_LATE_DAYS = (0, 0, 1, 2, 20, 120, 400)
_GROUNDS = ("48.1.a", "48.1.b", "48.1.c", "48.2", None)
_MONEY = ("thu_tien", "giao_tai_san", "quyet_dinh_mien_giam")
_PART_OR_WHOLE = ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac")
_BARE = (
    "nhan_ban_an",
    "quyet_dinh_thi_hanh_an",
    "quyet_dinh_tiep_tuc",
    "quyet_dinh_tiep_tuc",
    "quyet_dinh_chua_co_dieu_kien",
    "chuyen_so_theo_doi_rieng",
    "chuyen_so_theo_doi_rieng",
    "quyet_dinh_tam_dinh_chi",
    "tam_dung_giai_quyet_khieu_nai",
    "ket_thuc",
    "quyet_dinh_thu_hoi",
    "quyet_dinh_huy",
    "gui_lai_yeu_cau",
    "xac_minh",
)

days = st.dates(FIRST_DAY, LAST_DAY)
amounts = st.integers(min_value=1, max_value=400_000_000)


@st.composite
def _act(draw: st.DrawFn, units: Sequence[str]) -> dict[str, Any]:
    """One act without its number: code, day, and what that code needs."""
    code = draw(
        st.sampled_from((*_BARE, *_MONEY, *_PART_OR_WHOLE, "quyet_dinh_hoan"))
        | st.sampled_from(("thu_tien", "ban_giao_viec"))
    )
    fields: dict[str, Any] = {"code": code, "effective_on": draw(days)}
    if code in _MONEY:
        fields["amount"] = draw(amounts)
    elif code in _PART_OR_WHOLE:
        fields["amount"] = draw(st.none() | amounts)
    elif code == "quyet_dinh_hoan":
        fields["ground"] = draw(st.sampled_from(_GROUNDS))
    elif code == "ban_giao_viec":
        fields["receiving_unit"] = draw(st.sampled_from(units))
    return fields


@st.composite
def _numbered(draw: st.DrawFn, drawn: list[dict[str, Any]]) -> list[NewAct]:
    """Number the acts in order of recording and let some correct earlier ones."""
    recorded = [
        (_recorded(fields["effective_on"], draw(st.sampled_from(_LATE_DAYS))), fields)
        for fields in drawn
    ]
    recorded.sort(key=lambda pair: pair[0])
    acts: list[NewAct] = []
    for seq, (moment, fields) in enumerate(recorded, start=1):
        given = dict(fields)
        if seq > 2 and draw(st.integers(0, 5)) == 0:
            given = {"code": "dinh_chinh", "effective_on": fields["effective_on"]}
            given["corrects"] = draw(st.integers(1, seq - 1))
        at = moment + timedelta(seconds=seq)
        acts.append(NewAct(seq=seq, recorded_at=at, **given))
    return acts


def _recorded(day: date, late: int) -> datetime:
    return datetime.combine(day + timedelta(days=late), time(9), VIETNAM)


@st.composite
def proceedings(
    draw: st.DrawFn, units: Sequence[Unit], count: int
) -> list[NewProceeding]:
    """Nhiều việc ngẫu nhiên of these units, with codes G00001, G00002, …"""
    codes = [unit.code for unit in units]
    found = []
    for number in range(1, count + 1):
        unit = draw(st.sampled_from(list(units)))
        opening = [{"code": "quyet_dinh_thi_hanh_an", "effective_on": draw(days)}]
        opening *= draw(st.sampled_from((1, 1, 1, 1, 0)))
        acts = opening + draw(st.lists(_act(codes), min_size=1, max_size=9))
        assert unit.root_id is not None
        found.append(
            NewProceeding(
                root_id=unit.root_id,
                unit_id=unit.id,
                officer_id=None,
                code=f"G{number:05}",
                procedure="thi_hanh_an",
                facts=CaseFacts(
                    on_request=draw(st.booleans()),
                    due=draw(st.integers(0, 900_000_000)),
                    unit=unit.code,
                ),
                acts=draw(_numbered(acts)),
            )
        )
    return found
