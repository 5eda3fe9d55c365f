"""Sổ có dấu hiệu: a quiet province, and a unit whose class swings around 30/9/2025."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment
from thads.records.agencies.models import Account, Level, Role, Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewParty,
    enter_judgments,
    open_cases,
)
from thads.records.ledger.values import NewAct

LAST = date(2025, 9, 30)
NOW = moment(date(2026, 2, 1))
NO_MEANS, BACK = "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_tiep_tuc"
SWUNG, RINGED = 6, 4
DAY = timedelta(days=1)
Told = tuple[str, date, dict[str, object]]


@dataclass(frozen=True, slots=True)
class WatchedBook:
    """Tỉnh QN: QN01 đổi phân loại quanh kỳ, QN01 và QN02 uỷ thác vòng; người xem."""

    home: Province
    province: Account
    unit: Account
    officer: Account


def a_watched_book() -> WatchedBook:
    """Ten quiet no-means decisions a month in each unit; six swings in QN01."""
    home = a_province("QN", units=3, level=Level.DISTRICT)
    open_cases(list(_cases(home)), now=NOW)
    first = home.units["QN01"]
    return WatchedBook(
        home=home,
        province=an_account(home.top, Role.STATISTICIAN),
        unit=an_account(first, Role.HEAD),
        officer=an_account(first, Role.OFFICER, home.officers["QN01"]),
    )


def _cases(home: Province) -> Iterator[NewCase]:
    for number, unit in enumerate(home.units.values()):
        for month in range(12):
            end = date(2024, 10, 31) + timedelta(days=30.4 * month)
            for nth in range(4):
                on = end - timedelta(days=2 + 3 * nth)
                yield _case(unit, f"Y{number}-{month}-{nth}", (NO_MEANS, on, {}))
    first, second = home.units["QN01"], home.units["QN02"]
    for nth in range(SWUNG):
        went, came = LAST - (2 + nth) * DAY, LAST + (9 + nth) * DAY
        yield _case(first, f"S{nth}", (NO_MEANS, went, {}), (BACK, came, {}))
    for nth in range(RINGED):
        for way, (sender, receiver, on) in enumerate(
            ((first, second, LAST - 3 * DAY), (second, first, LAST + 12 * DAY))
        ):
            given = {"receiving_unit": receiver.code}
            yield _case(
                sender,
                f"R{nth}-{way}",
                ("quyet_dinh_uy_thac", on, given),
                judgment=f"{nth}/2025/DS-ST",
            )


def _case(unit: Unit, code: str, *more: Told, judgment: str = "") -> NewCase:
    assert unit.root_id is not None
    decided = date(2024, 10, 2)
    told: list[Told] = [
        ("quyet_dinh_thi_hanh_an", decided, {"number": f"{code}/QĐ"}),
        *more,
    ]
    number = judgment or f"1/{unit.code}-{code}"
    kept = NewJudgment(
        *(unit.root_id, f"BA-{unit.code}-{code}", number, date(2024, 9, 1), "TAND QN"),
        *("dan_su", None, None),
    )
    return NewCase(
        root_id=unit.root_id,
        unit_id=unit.id,
        unit_code=unit.code,
        officer_id=None,
        code=f"{unit.code}-{code}",
        judgment_id=enter_judgments([kept])[0],
        judgment_number=number,
        on_request=True,
        parties=[NewParty("phai_thi_hanh", "ca_nhan", f"Trần Văn {number}")],
        obligations=[],
        acts=[
            NewAct(seq, act, on, recorded_at=moment(on, second=seq), **fields)  # type: ignore[arg-type]
            for seq, (act, on, fields) in enumerate(told, start=1)
        ],
    )
