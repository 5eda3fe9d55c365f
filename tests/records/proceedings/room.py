"""Một phòng khu vực: who takes in, who handles, who decides, and who must not see."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from tests.builders.agencies import Province, a_province, an_account, an_officer
from tests.builders.cases import a_case, running
from thads.records.agencies import access
from thads.records.agencies import actions as agencies
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Level, Officer, Role
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings import actions
from thads.records.proceedings.actions import Concerned, Linked, NewMatter


@dataclass(frozen=True, slots=True)
class Room:
    """Phòng và người của phòng."""

    home: Province
    registrar: Account
    officer: Account
    handler: Account
    head: Account
    room_head: Account
    stranger: Account
    person: Officer
    handling: Officer
    case: int
    today: date


def a_room() -> Room:
    """AB01 with a case of its first officer; CD is another province."""
    home, away = a_province("AB", level=Level.REGIONAL_ROOM), a_province("CD")
    unit = home.units["AB01"]
    first, second = home.officers["AB01"], an_officer(unit, 2)
    handler = an_account(unit, Role.OFFICER, second)
    first_account = an_account_named("chv-mot", first)
    today = timezone.localdate()
    return Room(
        home=home,
        registrar=an_account(unit, Role.REGISTRAR),
        officer=first_account,
        handler=handler,
        head=an_account(home.top, Role.HEAD),
        room_head=an_account(unit, Role.ROOM_HEAD),
        stranger=an_account(away.top, Role.HEAD),
        person=first,
        handling=second,
        case=a_case(unit, first, running(today)),
        today=today,
    )


def an_account_named(name: str, officer: Officer) -> Account:
    """Tài khoản thứ hai của cùng vai trò."""
    return agencies.open_account(
        username=name,
        password="mật khẩu thử nghiệm",
        unit_code=officer.unit.code,
        role=Role.OFFICER,
        officer_code=officer.code,
    )


@contextmanager
def acting(account: Account) -> Iterator[Person]:
    """Làm việc với thẻ của một người, trong một giao dịch."""
    with transaction.atomic():
        access.show_pass(account.pk)
        person = access.person(account.pk, timezone.localdate())
        assert person is not None
        yield person


def opened(
    room: Room,
    by: Account,
    procedure: str = "khieu_nai",
    *,
    days_ago: int = 3,
    officer: Officer | None = None,
    barred: Officer | None = None,
    linked: bool = False,
    title: str = "Kê biên xe không thuộc sở hữu",
) -> int:
    """Mở một hồ sơ bằng hành vi đầu tiên của thủ tục, as this person."""
    code, result = OPENINGS[procedure]
    act = ProposedAct(code, room.today - timedelta(days=days_ago), result=result)
    new = NewMatter(
        procedure=procedure,
        unit_id=room.home.units["AB01"].pk,
        title=title,
        people=[Concerned(PEOPLE.get(procedure, "lien_quan"), "Trần Thị Bưởi")],
        links=[Linked(room.case, "hanh_vi_bi_khieu_nai", 2)] if linked else [],
        barred_officer_id=barred.pk if barred else None,
    )
    with acting(by) as person:
        return actions.open_proceeding(
            new,
            act,
            by=person,
            now=timezone.now(),
            officer_id=officer.pk if officer else None,
        )


OPENINGS: dict[str, tuple[str, str | None]] = {
    "khieu_nai": ("nhan_khieu_nai", "truoc_cuong_che"),
    "to_cao": ("nhan_to_cao", "mot_noi"),
    "kiem_sat": ("nhan_khang_nghi", "cung_cap"),
    "tiep_cong_dan": ("nhan_phan_anh", "truc_tiep"),
    "dan_van": ("mo_dot_dan_van", None),
}
PEOPLE = {"khieu_nai": "nguoi_khieu_nai", "tiep_cong_dan": "cong_dan"}


def sees(account: Account, matter: int) -> bool:
    """Cơ sở dữ liệu cho người này thấy hồ sơ ấy."""
    with acting(account), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_proceeding WHERE id = %s", [matter])
        return bool(cursor.fetchone()[0])
