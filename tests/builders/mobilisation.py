"""Dân vận trong các bài kiểm thử: an office with a partner, a case that was talked about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.builders.proceedings import moment
from tests.records.cases.office import Office, an_office
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account
from thads.records.ledger.values import ProposedAct, Refused
from thads.records.mobilisation.actions import talking
from thads.records.mobilisation.actions.talking import NewContact, NewPromise, Present
from thads.records.mobilisation.models import Contact, Partner


@dataclass(frozen=True, slots=True)
class Talked:
    """Cơ quan có Hội phụ nữ phối hợp, with the case of its officer."""

    office: Office
    women: Partner

    @property
    def case(self) -> int:
        """Việc của chấp hành viên."""
        return self.office.case

    @property
    def now(self) -> datetime:
        """Bây giờ, on the day of the test."""
        return moment(self.office.today, 10)


def a_talked_office() -> Talked:
    """Cơ quan AB, its case, its Women's Union."""
    office = an_office()
    agency = office.home.top.agency_id
    assert agency is not None
    women = talking.add_partner(
        agency_id=agency,
        kind="phu_nu",
        name="Hội LHPN tỉnh",
        by=None,
        now=moment(office.today, 7),
        area="tỉnh",
    )
    return Talked(office, women)


def person(account: Account, today: date) -> Person:
    """Người của một tài khoản."""
    found = access.person(account.pk, today)
    assert found is not None
    return found


def talk(
    of: Talked,
    days_ago: int = 0,
    *promises: NewPromise,
    result: str = "dong_y",
    by: Person | None = None,
    case: int | None = None,
    **more: Any,
) -> Contact:
    """Một buổi vận động so many days ago, by the operator unless somebody is named."""
    made = talking.record_contact(
        proceeding_id=case or of.case,
        new=NewContact(
            on=of.office.today - timedelta(days=days_ago),
            setting=more.pop("setting", "tai_nha"),
            result=result,
            people=more.pop(
                "people",
                (Present("phai_thi_hanh"), Present("phoi_hop", partner=of.women)),
            ),
            promises=promises,
            **more,
        ),
        by=by,
        now=of.now,
    )
    assert not isinstance(made, Refused), made
    return made


def act(of: Talked, code: str, days_ago: int = 0, **fields: Any) -> None:
    """Ghi thêm một hành vi of the case, by the operator."""
    from thads.records.ledger import actions as ledger

    on = of.office.today - timedelta(days=days_ago)
    answer = ledger.record(
        proceeding_id=of.case,
        act=ProposedAct(code, on, **fields),
        by=None,
        now=of.now,
    )
    assert not isinstance(answer, Refused), answer
