"""Three cases of one unit and one of another province, acts with a correction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from thads.law.acts.history import DECISION

if TYPE_CHECKING:
    from tests.builders.agencies import Province
    from thads.records.agencies.models import Account


@dataclass(frozen=True, slots=True)
class Shelf:
    """Tỉnh có sổ, tỉnh khác, và ba việc."""

    home: "Province"
    away: "Province"
    cases: tuple[int, int, int]
    head: "Account"
    stranger: "Account"
    keeper: "Account"


@pytest.fixture
def shelf(db: None) -> Shelf:
    """Sổ mẫu: two decided on request, one ex officio; one decision corrected."""
    from tests.builders.agencies import a_province, an_account
    from tests.builders.cases import a_case
    from tests.builders.proceedings import moment
    from thads.records.agencies.models import Role

    home, away = a_province("AB"), a_province("CD")
    unit, officer = home.units["AB01"], home.officers["AB01"]

    def story(n: int, taken_in: int, day: int, *more: Any, **how: Any) -> int:
        acts = [
            ("nhan_yeu_cau", date(2026, 3, 1), {}),
            (DECISION, date(2026, 3, day), {"number": f"{n:02}/QĐ-THADS"}),
            *more,
        ]
        how["recorded_from"] = moment(date(2026, 4, taken_in))
        return a_case(unit, officer, acts, code=f"V{n}", debtor=f"Người {n}", **how)

    ended = {"number": "07/QĐ-THADS", "ground": "50.1.c"}
    stopped = {"number": "05/QĐ-THADS", "ground": "48.1.b"}
    corrected = {"corrects": 3, "recorded_at": moment(date(2026, 4, 5))}
    second = story(
        2,
        1,
        3,
        ("quyet_dinh_hoan", date(2026, 3, 10), stopped),
        ("dinh_chinh", date(2026, 3, 12), corrected),
    )
    first = story(
        1,
        6,
        4,
        ("thu_tien", date(2026, 3, 9), {"amount": 400_000}),
        ("quyet_dinh_dinh_chi", date(2026, 3, 20), ended),
        due=1_000_000,
    )
    third = story(3, 7, 5, on_request=False)
    theirs = [
        ("nhan_yeu_cau", date(2026, 3, 1), {}),
        (DECISION, date(2026, 3, 6), {"number": "99/QĐ"}),
    ]
    a_case(away.units["CD01"], None, theirs, code="X1")
    head, stranger = (an_account(each.top, Role.HEAD) for each in (home, away))
    keeper = an_account(home.top, Role.REGISTRAR)
    return Shelf(home, away, (first, second, third), head, stranger, keeper)


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Any]]:
    """`signed_in(account)`: a client; from here on the database knows the web's role."""
    from tests.records.cases.office import signed_in as sign_in

    with as_app_role():
        yield sign_in
