"""Kho vật chứng của một cơ quan: its people, one case, two things of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Level, Role
from thads.records.assets import actions
from thads.records.assets.actions import Thing
from thads.records.assets.models import Exhibit

TODAY = date(2026, 8, 5)
NOW = moment(TODAY, 9)
_OPENED = [
    ("nhan_ban_an", date(2026, 7, 1), {}),
    ("quyet_dinh_thi_hanh_an", date(2026, 7, 6), {"number": "413/QĐ-KV1"}),
]


@dataclass(frozen=True, slots=True)
class Store:
    """Kho: head, accountant, storekeeper, officer; a motorbike and sealed ampoules."""

    province: Province
    head: Account
    accountant: Account
    keeper: Account
    officer: Account
    case: int
    bike: Exhibit
    ampoules: Exhibit

    @property
    def agency(self) -> int:
        """The province's agency keeps the store."""
        return self.province.top.pk


def a_store() -> Store:
    """Kho của một tỉnh, nothing in it yet."""
    province = a_province("QN", level=Level.REGIONAL_ROOM, units=1)
    room, top = province.first, province.top
    case = a_case(room, province.officers[room.code], _OPENED, due=1_000_000)
    return Store(
        province=province,
        head=an_account(top, Role.HEAD),
        accountant=an_account(top, Role.ACCOUNTANT),
        keeper=an_account(top, Role.STOREKEEPER),
        officer=an_account(room, Role.OFFICER, province.officers[room.code]),
        case=case,
        bike=_listed(case, Thing("Xe máy Honda 14B1-123.45", Decimal(1), "chiếc")),
        ampoules=_listed(
            case, Thing("Ống thuỷ tinh niêm phong", Decimal(12), "ống", seal="NP-07")
        ),
    )


def _listed(case: int, thing: Thing) -> Exhibit:
    return actions.list_exhibit(proceeding_id=case, thing=thing, by=None, now=NOW)


def person(account: Account) -> Person:
    """Người của tài khoản, as the page knows them."""
    found = access.person(account.pk, TODAY)
    assert found is not None
    return found
