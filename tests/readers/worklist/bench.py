"""Việc của hai chấp hành viên, placed around the day the test runs on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import Act, a_case
from tests.builders.proceedings import moment
from thads.law.deadlines import term
from thads.law.periods import count, default_calendar
from thads.law.statutes import find
from thads.records.agencies.models import Account, Level, Role

# Cases are entered one after the other; so are their acts in the books.
FIRST_MOMENT = moment(date(2010, 1, 4))


@dataclass(frozen=True, slots=True)
class Bench:
    """Bàn làm việc mẫu: cases by name and the accounts that look at them."""

    province: Province
    today: date
    cases: dict[str, int]
    officer: Account
    colleague: Account
    room_head: Account
    head: Account
    registrar: Account
    accountant: Account
    statistician: Account
    stranger: Account


def day_for(code: str, due_on: date) -> date:
    """Ngày mở thời hạn mà hạn chót rơi đúng ngày này, or the last day before it."""
    for back in range(400):
        on = due_on - timedelta(days=back)
        basis = find(term(code).value, on)
        assert basis is not None
        counted = count(basis.unit, on, basis.value, default_calendar())
        if counted.due_on <= due_on:
            return on
    raise AssertionError(f"{code}: no day for {due_on}")


def waiting_for_decision(on: date) -> list[Act]:
    """Đã nhận bản án, chưa ra quyết định."""
    return [("nhan_ban_an", on, {})]


def money_in_hand(on: date, amount: int) -> list[Act]:
    """Đã thu tiền, chưa chi trả; everything before it done in time."""
    return [
        ("nhan_ban_an", on - timedelta(days=40), {}),
        *decided(on - timedelta(days=38)),
        ("thu_tien", on, {"amount": amount, "number": "BL-1"}),
    ]


def decided(on: date) -> list[Act]:
    """Đã ra quyết định, thông báo, lập hồ sơ, gửi viện kiểm sát, xác minh."""
    return [
        ("quyet_dinh_thi_hanh_an", on, {"number": f"{on:%d%m%y}/QĐ-THA"}),
        ("phan_cong_chap_hanh_vien", on, {}),
        ("gui_quyet_dinh_cho_vien_kiem_sat", on, {}),
        ("lap_ho_so", on, {}),
        ("thong_bao", on, {}),
        ("xac_minh", on + timedelta(days=1), {"result": "co_dieu_kien"}),
    ]


def silent(today: date) -> list[Act]:
    """Xác minh xong từ lâu rồi không có gì nữa."""
    on = today - timedelta(days=200)
    return [("nhan_ban_an", on, {}), *decided(on)]


def a_bench() -> Bench:
    """Dựng tỉnh, việc, tài khoản."""
    today = timezone.localdate()
    home, away = a_province("AB", level=Level.REGIONAL_ROOM), a_province("CD")
    room = home.units["AB01"]
    own, other = home.officers["AB01"], home.officers["AB02"]
    late = day_for("ra_quyet_dinh_chu_dong", today - timedelta(days=20))
    soon = day_for("chi_tra", today + timedelta(days=4))
    stories = {
        "late": (room, own, waiting_for_decision(late)),
        "soon": (room, own, money_in_hand(soon, 42_000_000)),
        "silent": (room, own, silent(today)),
        "other": (home.units["AB02"], other, waiting_for_decision(late)),
        "away": (away.units["CD01"], away.officers["CD01"], waiting_for_decision(late)),
    }
    cases = {
        name: a_case(
            unit,
            officer,
            acts,
            code=f"V-{name}",
            debtor=f"Người phải thi hành {name}",
            on_request=False,
            recorded_from=_moment(place),
        )
        for place, (name, (unit, officer, acts)) in enumerate(stories.items())
    }
    return Bench(
        province=home,
        today=today,
        cases=cases,
        officer=an_account(room, Role.OFFICER, own),
        colleague=an_account(home.units["AB02"], Role.OFFICER, other),
        room_head=an_account(room, Role.ROOM_HEAD),
        head=an_account(home.top, Role.HEAD),
        registrar=an_account(home.top, Role.REGISTRAR),
        accountant=an_account(home.top, Role.ACCOUNTANT),
        statistician=an_account(home.top, Role.STATISTICIAN),
        stranger=an_account(away.top, Role.HEAD),
    )


def _moment(place: int) -> datetime:
    return FIRST_MOMENT + timedelta(hours=place)
