"""Mã VietQR trên văn bản đòi tiền: scanned from the paper, all of it in words beside."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thads.records.cases.models import CaseParty
from thads.records.cashbook.bank.paying_in import PayIn, pay_in_at_once, pay_in_whole
from thads.records.documents.page import Laid, PayCode
from thads.records.paperwork import people
from thads.records.paperwork.forms import AskedMoney, Form
from thads.records.paperwork.occasion import Occasion
from thads.records.parties.names import fold
from thads.records.web.formatting import whole

_ADDRESSED = ("nguoi_duoc_moi", "nguoi_duoc_thong_bao")


def with_pay_code(
    blocks: tuple[Laid, ...], form: Form, occasion: Occasion, facts: Mapping[str, Any]
) -> tuple[Laid, ...]:
    """Thân văn bản kèm mã VietQR, where the paper asks its reader for money.

    It stands behind the words that name the account, else before the last words. A
    treasury account has no VietQR, so without an account at a bank there is none.
    """
    code = _code_of(form, occasion) if facts.get("co_tien") else None
    if code is None or not blocks or facts.get("tra_lai_duong_su"):
        return blocks
    named = [
        place + 1
        for place, each in enumerate(blocks)
        if code.account.number in each.text
    ]
    place = named[0] if named else len(blocks) - 1
    return (*blocks[:place], _drawn(code), *blocks[place:])


def _code_of(form: Form, occasion: Occasion) -> PayIn | None:
    case = occasion.file.proceeding
    asked = form.asks_for_money
    if asked is AskedMoney.NONE or not case.unit.agency_id or _is_to_creditor(occasion):
        return None
    if asked is AskedMoney.OPEN:
        code = pay_in_whole(case, occasion.on)
        return replace(code, amount=None) if code else None
    return pay_in_at_once(case, occasion.on)


def _is_to_creditor(occasion: Occasion) -> bool:
    """The person named on the paper receives the money: nothing is asked of them."""
    given = (occasion.inputs.get(name, "") for name in _ADDRESSED)
    named = fold(" ".join(given))
    creditors = people.in_role(occasion.parties, CaseParty.CaseRole.CREDITOR)
    return any(fold(each.full_name) in named for each in creditors if named)


def _drawn(code: PayIn) -> PayCode:
    amount = f"{whole(code.amount)} đồng" if code.amount else "theo số phải nộp"
    return PayCode(
        drawing=code.drawing,
        image=code.image,
        title="Quét mã VietQR bằng ứng dụng ngân hàng để nộp tiền thi hành án",
        facts=(
            ("Ngân hàng", code.bank),
            ("Số tài khoản", code.account.number),
            ("Tên tài khoản", code.account.name),
            ("Số tiền", amount),
            ("Nội dung chuyển khoản", code.spoken),
        ),
    )
