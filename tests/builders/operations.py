"""Cuộc cưỡng chế trong các bài kiểm thử: an office with every hand, a coerced case."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.law.periods import default_calendar
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Level, Role
from thads.records.operations import actions
from thads.records.operations.models import Forces, Operation
from thads.records.operations.values import NewCost, NewForce, NewPlan


def working_day(day: date) -> date:
    """Ngày làm việc gần nhất, not after this one."""
    calendar = default_calendar()
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class Coercing:
    """Phòng khu vực có đủ các tay ký; `decision` is the number of the act."""

    province: Province
    case: int
    officer: Account
    accountant: Account
    room_head: Account
    head: Account
    registrar: Account
    stranger: Account
    today: date
    day: date
    decision: int

    def on(self, before: int) -> date:
        """Ngày cách ngày cưỡng chế mấy ngày về trước."""
        return self.day - timedelta(days=before)


def an_office(today: date) -> Coercing:
    """Việc đã có quyết định cưỡng chế giao nhà, ten days before the day."""
    province, away = a_province("AB", level=Level.REGIONAL_ROOM), a_province("CD")
    room = province.first
    day = working_day(today)
    acts = [
        ("nhan_ban_an", day - timedelta(days=60), {}),
        ("nhan_yeu_cau", day - timedelta(days=58), {}),
        (
            "quyet_dinh_thi_hanh_an",
            day - timedelta(days=55),
            {"number": "412/QĐ-KV1"},
        ),
        ("thong_bao", day - timedelta(days=54), {}),
        ("xac_minh", day - timedelta(days=30), {"result": "co_dieu_kien"}),
        (
            "quyet_dinh_cuong_che",
            day - timedelta(days=20),
            {"ground": "giao_tai_san", "number": "07/QĐ-KV1"},
        ),
    ]
    officer = province.officers[room.code]
    return Coercing(
        province=province,
        case=a_case(room, officer, acts),
        officer=an_account(room, Role.OFFICER, officer),
        accountant=an_account(room, Role.ACCOUNTANT),
        room_head=an_account(room, Role.ROOM_HEAD),
        head=an_account(province.top, Role.HEAD),
        registrar=an_account(room, Role.REGISTRAR),
        stranger=an_account(away.top, Role.HEAD),
        today=today,
        day=day,
        decision=6,
    )


def person(account: Account, today: date) -> Person:
    """Người của tài khoản, as the page knows them."""
    found = access.person(account.pk, today)
    assert found is not None
    return found


def a_plan(on: date, *, joint: bool = False, starts: time = time(8)) -> NewPlan:
    """Kế hoạch giao nhà: eight people, nine million đồng."""
    bodies = [NewForce("thi_hanh_an", 4)]
    bodies += [NewForce("cong_an", 4, "Công an phường", "giữ trật tự")] if joint else []
    return NewPlan(
        on=on,
        starts=starts,
        place="số 12 ngõ 3, phường Tân Hưng",
        method="Vận động lần cuối; kiểm kê, di chuyển đồ đạc; giao nhà.",
        forces=Forces.JOINT if joint else Forces.OWN,
        bodies=bodies,
        costs=[NewCost("Bồi dưỡng", 8, 500_000), NewCost("Thuê xe", 1, 5_000_000)],
        risks=[("Người nhà cản trở", "Mời Hội LHPN cùng vận động")],
    )


def opened(office: Coercing) -> Operation:
    """Cuộc vừa mở."""
    return actions.open_operation(
        proceeding_id=office.case,
        decision_seq=office.decision,
        by=None,
        now=moment(office.on(15), 10),
    )
