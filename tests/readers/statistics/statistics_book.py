"""Sổ mẫu của các bài kiểm thử thống kê: a province, five cases, one late correction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.proceedings import moment
from thads.records.agencies import actions
from thads.records.agencies.models import Account, Role, Target, Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    enter_judgments,
    open_cases,
)
from thads.records.ledger.values import NewAct

DUE, PAID = 50_000_000, 10_000_500
DECIDED, BEFORE = date(2021, 11, 2), date(2021, 5, 3)
ENDED, LAST, CORRECTED = date(2022, 2, 1), date(2022, 3, 31), date(2022, 4, 15)
CLOSED_AT = moment(date(2022, 4, 6), 17)
NOW = moment(date(2026, 4, 1))
Told = tuple[str, date, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Book:
    """Tỉnh QN với năm việc, tỉnh HY với một việc, và người xem."""

    home: Province
    away: Province
    statistician: Account
    officer: Account
    province_officer: Account


def a_book() -> Book:
    """B8 of QN01 is 2 at the closing and 1 after the correction of 15/4/2022."""
    home, away = a_province("QN"), a_province("HY")
    open_cases(list(_cases(home, away)), now=NOW)
    actions.set_targets([_target(home.top)])
    first = home.units["QN01"]
    return Book(
        home=home,
        away=away,
        statistician=an_account(home.top, Role.STATISTICIAN),
        officer=an_account(first, Role.OFFICER, home.officers["QN01"]),
        province_officer=an_account(home.top, Role.OFFICER, home.officers["QN00"]),
    )


def _target(unit: Unit) -> Target:
    return Target(
        unit=unit,
        year=2022,
        measure="ty_le_viec",
        comparator=">=",
        percent=Decimal("80.00"),
        document="Quyết định 12/QĐ-CTHADS",
    )


def _cases(home: Province, away: Province) -> Iterator[NewCase]:
    first, second = home.units["QN01"], home.units["QN02"]
    paid: Told = ("thu_tien", ENDED, {"amount": PAID})
    end: Told = ("ket_thuc", ENDED, {"number": "7/KT"})
    yield a_case(first, "V1", DECIDED, paid, end)
    yield a_case(
        first, "V2", DECIDED, paid, end, ("dinh_chinh", CORRECTED, {"corrects": 3})
    )
    yield a_case(second, "V3", BEFORE)
    yield a_case(second, "V4", DECIDED, ("quyet_dinh_chua_co_dieu_kien", ENDED, {}))
    yield a_case(home.top, "V5", BEFORE, ("quyet_dinh_thu_hoi", ENDED, {}))
    yield a_case(away.units["HY01"], "V1", DECIDED)


def a_case(unit: Unit, code: str, decided: date, *more: Told) -> NewCase:
    """Một việc đã ra quyết định, with what followed."""
    assert unit.root_id is not None
    judgment = NewJudgment(
        unit.root_id, f"BA-{code}", f"1/{code}", decided, "TAND", "dan_su", None, None
    )
    told: list[Told] = [
        ("quyet_dinh_thi_hanh_an", decided, {"number": f"{code}/QĐ-THA"}),
        *more,
    ]
    return NewCase(
        root_id=unit.root_id,
        unit_id=unit.id,
        unit_code=unit.code,
        officer_id=None,
        code=code,
        judgment_id=enter_judgments([judgment])[0],
        judgment_number=judgment.number,
        on_request=True,
        parties=[NewParty("phai_thi_hanh", "ca_nhan", f"Trần Văn {code}")],
        obligations=[NewObligation("N1", "tien", "Tiền hàng", DUE)],
        acts=[
            NewAct(seq, act, on, recorded_at=moment(on, second=seq), **fields)
            for seq, (act, on, fields) in enumerate(told, start=1)
        ],
    )


def as_typed(at: datetime) -> str:
    """Thời điểm như người ta gõ ở dòng lệnh, giờ địa phương."""
    return at.strftime("%Y-%m-%d %H:%M:%S")
