"""Tiền của tỉnh trình diễn: a line on every list of the money pages.

Cash an officer still holds, deposits and their interest, unclaimed money, a sheet to approve,
an order to check and one to pay, a buyer whose sale was annulled.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from thads.law.distribution import CannotDistribute
from thads.law.distribution.receipts import receipt_form
from thads.readers.simulation.demo_bank import person

if TYPE_CHECKING:
    from thads.records.cashbook.models import ReceiptBook
    from thads.records.cashbook.queries.waiting import CaseMoney

_BOOK = "QN/{year}"
_TAKEN, _PRICE, _INTEREST = 2_000_000, 85_000_000, 118_400
_MILLION = 1_000_000


def load(*, agency_id: int, unit: str, today: date, now: datetime) -> None:
    """Ghi qua cửa ghi như người của phòng ghi."""
    from thads.records.cashbook.queries import waiting
    from thads.records.ledger.models import Proceeding

    accountant, head = person("ketoan1", today), person("truong", today)
    own = set(Proceeding.objects.filter(unit__code=unit).values_list("pk", flat=True))
    everywhere = [x for x in waiting.cases_with_money(agency_id) if x.held > 0]
    held = [each for each in everywhere if each.proceeding_id in own]
    others = [each for each in everywhere if each.proceeding_id not in own]
    common: dict[str, Any] = {"on": today, "now": now}
    _outside(agency_id, common)
    left = _divided(held, accountant, head, common)
    _set_aside(agency_id, [*left, *others], accountant, common)
    if left:
        _annulled(agency_id, left[-1].proceeding_id, common)


def _outside(agency_id: int, common: Any) -> None:
    """A paper book of an officer, and what was taken with it today."""
    from thads.records.cashbook import actions
    from thads.records.ledger.models import Proceeding

    officer = person("chv1", common["on"])
    case = Proceeding.objects.filter(
        officer_id=officer.officer_id or 0,
        status="dang_thi_hanh",
        remaining__gt=_TAKEN,
    ).first()
    if case is None:
        return
    book = _electronic(agency_id)
    if receipt_form("giay", common["on"]):
        book = actions.issue_book(
            agency_id=agency_id,
            medium="giay",
            symbol=_BOOK.format(year=common["on"].year),
            numbers=(1, 50),
            holder=officer.account_id,
            on=common["on"],
            by=None,
        )
    actions.receive(
        book_id=book.pk,
        proceeding_id=case.pk,
        channel="chap_hanh_vien_giu",
        amount=_TAKEN,
        payer=actions.Payer("người phải thi hành án", "tại nơi ở"),
        by=officer,
        **common,
    )
    if book.medium == "giay":
        actions.spoil(
            book_id=book.pk, reason="viết sai tên người nộp", by=officer, **common
        )


def _electronic(agency_id: int) -> "ReceiptBook":
    from thads.records.cashbook.models import ReceiptBook

    return ReceiptBook.objects.get(agency_id=agency_id, medium="dien_tu")


def _divided(
    held: Sequence["CaseMoney"], accountant: Any, head: Any, common: Any
) -> list["CaseMoney"]:
    """The first three that can be divided: to approve, to check, to pay; the others."""
    from thads.records.cashbook import actions

    wanted, left = [0, 1, 2], list[Any]()
    for case in held:
        if not wanted:
            left.append(case)
            continue
        try:
            sheet = actions.propose_distribution(
                proceeding_id=case.proceeding_id,
                amount=case.held,
                by=accountant,
                **common,
            )
        except (CannotDistribute, actions.MoneyRefused):
            left.append(case)
            continue
        step, now = wanted.pop(0), common["now"]
        if step == 0:
            continue
        actions.approve_distribution(distribution_id=sheet.pk, by=head, now=now)
        order = actions.prepare_share_payment(
            distribution_id=sheet.pk, channel="ngan_hang", by=accountant, **common
        )
        if step > 1:
            actions.check_payment(payment_id=order.pk, by=head, now=now)
    return left


def _set_aside(
    agency_id: int, left: Sequence["CaseMoney"], accountant: Any, common: Any
) -> None:
    """Unclaimed money with its notice, a deposit, and interest that waits to be shared."""
    from thads.records.cases.actions import record_act
    from thads.records.cashbook import actions
    from thads.records.ledger.values import ProposedAct

    if len(left) < 2:
        return
    by_size = sorted(left, key=lambda each: each.held)
    nobody, kept = by_size[0], by_size[-1]
    on, now = common["on"], common["now"]
    notice = ProposedAct("thong_bao_nhan_tien", on, result="tien")
    record_act(proceeding_id=nobody.proceeding_id, act=notice, by=None, now=now)
    actions.set_unclaimed(
        agency_id=agency_id,
        proceeding_id=nobody.proceeding_id,
        amount=nobody.held,
        by=None,
        **common,
    )
    amount = kept.held // 2 // _MILLION * _MILLION
    if amount:
        put = ProposedAct("gui_tien", on, amount=amount)
        record_act(proceeding_id=kept.proceeding_id, act=put, by=accountant, now=now)
    actions.enter_interest(
        agency_id=agency_id, place="tien_gui", amount=_INTEREST, by=None, **common
    )


def _annulled(agency_id: int, proceeding_id: int, common: Any) -> None:
    """A buyer paid in, and the auction was annulled."""
    from thads.records.cases.actions import record_act
    from thads.records.cashbook import actions
    from thads.records.ledger.values import ProposedAct

    actions.receive(
        book_id=_electronic(agency_id).pk,
        proceeding_id=proceeding_id,
        channel="kho_bac",
        amount=_PRICE,
        payer=actions.Payer("Đặng Quốc Khánh", "phường Bãi Cháy"),
        by=None,
        act="nop_tien_mua_tai_san",
        **common,
    )
    act = ProposedAct("huy_ket_qua_dau_gia", common["on"])
    record_act(proceeding_id=proceeding_id, act=act, by=None, now=common["now"])
