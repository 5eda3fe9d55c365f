"""Lệnh `thads account`: who may sign in, as what, and until when."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from thads.law.periods import in_words
from thads.records.agencies import accounts, actions
from thads.records.agencies.models import Account, Officer, Role, Unit
from thads.records.web import forms

EVERYBODY = "tat-ca"
Step = Callable[[argparse.Namespace], int]


def register(subparsers: Any) -> None:
    """Thêm lệnh account."""
    account = subparsers.add_parser(
        "account", help="tài khoản đăng nhập, mật khẩu, bổ nhiệm"
    )
    steps = account.add_subparsers(metavar="BƯỚC", required=True)
    opened = _step(steps, "open", run_open, "mở tài khoản, in mật khẩu lần đầu")
    _add_appointment(opened)
    opened.add_argument("--officer", metavar="MÃ", help="mã cán bộ, nếu có")
    opened.add_argument("--name", default="", metavar="TÊN", help="tên hiển thị")
    appointed = _step(steps, "appoint", run_appoint, "bổ nhiệm thêm một vai trò")
    _add_appointment(appointed)
    appointed.add_argument("--until", metavar="NGÀY", help="đến hết ngày nào")
    ended = _step(steps, "end", run_end, "kết thúc bổ nhiệm, đăng xuất mọi nơi")
    ended.add_argument("--last-day", required=True, metavar="NGÀY", help="ngày cuối")
    _add_role(ended, is_required=False)
    _step(steps, "password", run_password, "đặt lại mật khẩu, đăng xuất mọi nơi")
    _step(steps, "close", run_close, "đóng tài khoản, đăng xuất mọi nơi")
    _step(steps, "sign-out", run_sign_out, f"đăng xuất mọi nơi; {EVERYBODY}: mọi người")
    listed = steps.add_parser("list", help="các tài khoản và bổ nhiệm")
    listed.set_defaults(func=run_list, role="owner")


def _step(steps: Any, name: str, act: Step, purpose: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = steps.add_parser(name, help=purpose)
    parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")
    parser.set_defaults(func=act, role="owner")
    return parser


def _add_appointment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    _add_role(parser, is_required=True)
    parser.add_argument("--since", metavar="NGÀY", help="từ ngày nào (hôm nay)")
    parser.add_argument(
        "--only-unit",
        action="store_true",
        help="kiểm sát viên chỉ xem đơn vị ấy, không xem cả cơ quan",
    )


def _add_role(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    # Not kept as `role`, which says as whom the command itself asks the database.
    parser.add_argument(
        "--role",
        dest="appointed",
        required=is_required,
        choices=Role.values,
        metavar="VAI_TRÒ",
        help="vai trò: " + ", ".join(Role.values),
    )


@transaction.atomic
def run_open(given: argparse.Namespace) -> int:
    """thads account open."""
    if Account.objects.filter(username=given.username).exists():
        raise CommandError(f"Đã có tài khoản “{given.username}”.")
    unit, password = _unit(given.unit), accounts.a_password()
    _refuse_holding(given)
    account = actions.open_account(
        username=given.username,
        password=password,
        unit_code=unit.code,
        role=given.appointed,
        officer_code=_officer_code(given.officer),
        display_name=given.name,
        valid_from=_day(given.since) or timezone.localdate(),
        only_unit=given.only_unit,
    )
    said = f"mở tài khoản, {Role(given.appointed).label} của {unit.name}{_held(given)}"
    _note(account, "mo_tai_khoan", said)
    print(f"{account.display_name}: {said}.")
    _tell_password(password)
    return 0


@transaction.atomic
def run_appoint(given: argparse.Namespace) -> int:
    """thads account appoint."""
    account, unit = _account(given.username), _unit(given.unit)
    since, until = _day(given.since) or timezone.localdate(), _day(given.until)
    if until is not None and until < since:
        raise CommandError("Ngày cuối sớm hơn ngày đầu của bổ nhiệm.")
    _refuse_holding(given)
    only = given.only_unit
    accounts.appoint(account, unit, given.appointed, since, until, only_unit=only)
    role = Role(given.appointed).label
    said = f"{role} của {unit.name}{_held(given)} từ {in_words(since)}"
    _note(account, "bo_nhiem", f"bổ nhiệm {said}")
    print(f"{account.display_name}: {said}.")
    return 0


@transaction.atomic
def run_end(given: argparse.Namespace) -> int:
    """thads account end."""
    account, last_day = _account(given.username), _day(given.last_day)
    assert last_day is not None
    ended = accounts.end_appointments(account, last_day=last_day, role=given.appointed)
    said = f"kết thúc {ended} bổ nhiệm sau {in_words(last_day)}"
    _note(account, "ket_thuc_bo_nhiem", said)
    print(f"{account.display_name}: {said}, đã đăng xuất mọi nơi.")
    return 0


@transaction.atomic
def run_password(given: argparse.Namespace) -> int:
    """thads account password."""
    account, password = _account(given.username), accounts.a_password()
    accounts.set_password(account, password)
    _note(account, "dat_lai_mat_khau", "đặt lại mật khẩu")
    print(f"{account.display_name}: đã đặt lại mật khẩu, đã đăng xuất mọi nơi.")
    _tell_password(password)
    return 0


@transaction.atomic
def run_close(given: argparse.Namespace) -> int:
    """thads account close."""
    account = _account(given.username)
    accounts.close(account)
    _note(account, "dong_tai_khoan", "đóng tài khoản")
    print(f"{account.display_name}: đã đóng tài khoản, đã đăng xuất mọi nơi.")
    return 0


@transaction.atomic
def run_sign_out(given: argparse.Namespace) -> int:
    """thads account sign-out."""
    everybody = given.username == EVERYBODY
    account = None if everybody else _account(given.username)
    ended = accounts.sign_out(account)
    _note(account, "dang_xuat_moi_noi", "đăng xuất mọi nơi")
    print(f"Đã kết thúc {ended} phiên.")
    return 0


def run_list(_: argparse.Namespace) -> int:
    """thads account list."""
    rows = Account.objects.prefetch_related("appointments__unit").order_by("username")
    for account in rows:
        print(f"{account.username}: {account.display_name}{_standing(account)}")
        for each in account.appointments.all():
            until = f" đến {in_words(each.valid_to)}" if each.valid_to else ""
            role = Role(each.role).label
            held = " (chỉ đơn vị này)" if each.only_unit else ""
            print(
                f"  {role}, {each.unit.name}{held}, từ {in_words(each.valid_from)}{until}"
            )
    return 0


def _refuse_holding(given: argparse.Namespace) -> None:
    if given.only_unit and given.appointed != Role.PROCURATOR:
        raise CommandError("--only-unit chỉ dùng cho vai trò kiem_sat_vien.")


def _held(given: argparse.Namespace) -> str:
    return ", chỉ xem đơn vị này" if given.only_unit else ""


def _standing(account: Account) -> str:
    return "" if account.is_active else " (đã đóng)"


def _tell_password(password: str) -> None:
    print(f"Mật khẩu, chỉ in lần này: {password}")
    print("Đổi sau khi đăng nhập, ở “Tài khoản của tôi”.")


def _note(account: Account | None, action: str, sentence: str) -> None:
    accounts.note(account, action, sentence, timezone.now())


def _account(username: str) -> Account:
    found = Account.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"Không có tài khoản “{username}”. Xem: thads account list")
    return found


def _unit(code: str) -> Unit:
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise CommandError(
            f"Không có đơn vị mã “{code}”. Đơn vị vào cùng sổ: thads import"
        )
    return found


def _officer_code(code: str | None) -> str | None:
    if code is not None and not Officer.objects.filter(code=code).exists():
        raise CommandError(f"Không có cán bộ mã “{code}”. Cán bộ vào cùng sổ.")
    return code


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = forms.read_day(text)
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"Không đọc được ngày “{text}”. Ghi dạng 19/05/2026.")
    return day
