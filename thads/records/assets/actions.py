"""Việc của kho: list a thing, order it in or out, carry the order out, take stock.

Each is one transaction. A slip and its act of the case are written together or not at all;
what may not be done is a StoreRefused, what the law refuses comes back as Refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from thads.law.acts.folding import known
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.assets.models import (
    Exhibit,
    ExhibitFate,
    ExhibitValue,
    MoveLine,
    OrderLine,
    Reason,
    SealState,
    Sort,
    StoreMove,
    StoreOrder,
    tidy,
)
from thads.records.assets.refusals import StoreRefused, UndoneByLaw, refusals
from thads.records.cases.actions import record_act
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused

AFTER = {
    Reason.DESTROYED: (
        ("lap_hoi_dong_tieu_huy",),
        "destroyed_after_the_council",
        "tiêu huỷ cần hội đồng tiêu huỷ đã lập. Ghi hành vi lập hội đồng tiêu huỷ",
    ),
    Reason.FORFEITED: (
        ("an_dinh_ban_giao_sung_cong", "sung_quy"),
        "forfeited_after_the_hour_is_set",
        "giao cơ quan tài chính cần thời điểm đã ấn định. Ghi hành vi ấn định thời "
        "điểm giao vật chứng, tài sản tịch thu",
    ),
    Reason.SOLD: (
        (
            "xu_ly_tai_san_khong_nhan",
            *("ban_dau_gia", "ban_khong_dau_gia", "nop_tien_mua_tai_san"),
        ),
        "sold_after_its_term",
        "bán cần hết hạn nhận hoặc đã có người mua. Ghi hành vi xử lý tài sản không có "
        "người nhận, hoặc bán tài sản",
    ),
    Reason.TO_ISSUER: (
        ("chuyen_giay_to",),
        "papers_go_after_their_term",
        "giấy tờ chỉ chuyển khi hết hạn nhận. Ghi hành vi chuyển giấy tờ",
    ),
}
"""Trước khi xuất vì lý do ấy: one of these acts, the rule's name, what is missing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Đồ vật theo biên bản thu giữ đầu tiên."""

    name: str
    quantity: Decimal
    unit: str
    owner: str = ""
    condition: str = ""
    seal: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Thấy khi giao nhận: what really moved, how its seal and state were."""

    quantity: Decimal
    seal: str = SealState.NONE
    conclusion: str = ""
    condition: str = ""
    explanation: str = ""
    place: str = ""


def agency_of(proceeding_id: int) -> int:
    """Cơ quan giữ việc, whose store it is."""
    unit = Unit.objects.get(pk=Proceeding.objects.get(pk=proceeding_id).unit_id)
    assert unit.agency_id is not None
    return unit.agency_id


def list_exhibit(
    *, proceeding_id: int, thing: Thing, by: Person | None, now: datetime
) -> Exhibit:
    """Ghi một vật chứng, tài sản vào danh sách của việc."""
    with refusals():
        made = Exhibit.objects.create(
            agency_id=agency_of(proceeding_id),
            proceeding_id=proceeding_id,
            name=thing.name,
            owner=thing.owner,
            unit=thing.unit,
            seized=thing.quantity,
            condition=thing.condition,
            seal=thing.seal,
            minutes=thing.minutes,
            listed_by=by.account_id if by else None,
            listed_at=now,
        )
        made.refresh_from_db()
        return made


def note_fate(
    *,
    exhibit_id: int,
    fate: str,
    basis: str,
    by: Person | None,
    now: datetime,
    sort: str = Sort.THING,
) -> ExhibitFate:
    """Ghi điều bản án tuyên về một đồ vật; a later note counts instead of this one."""
    with refusals():
        return ExhibitFate.objects.create(
            exhibit_id=exhibit_id,
            fate=fate,
            sort=sort,
            basis=basis,
            noted_by=by.account_id if by else None,
            noted_at=now,
        )


def value_exhibit(
    *,
    exhibit_id: int,
    amount: int,
    on: date,
    method: str,
    by: Person | None,
    now: datetime,
    paper: str = "",
) -> ExhibitValue:
    """Ghi trị giá của một đồ vật, with the paper it stands on."""
    with refusals():
        return ExhibitValue.objects.create(
            exhibit_id=exhibit_id,
            amount=amount,
            on=on,
            method=method,
            paper=paper,
            noted_by=by.account_id if by else None,
            noted_at=now,
        )


def order_move(
    *,
    proceeding_id: int,
    reason: str,
    quantities: Mapping[int, Decimal],
    other: str,
    on: date,
    by: Person,
    now: datetime,
    basis: str = "",
) -> StoreOrder:
    """Ra lệnh nhập, xuất kho; `quantities` by exhibit, `other` who gives or receives."""
    if not quantities:
        raise StoreRefused("Lệnh phải nêu ít nhất một đồ vật.", "order_moves_something")
    _after_its_act(proceeding_id, reason, on)
    with refusals():
        order = StoreOrder.objects.create(
            agency_id=agency_of(proceeding_id),
            proceeding_id=proceeding_id,
            reason=reason,
            on=on,
            other=other,
            basis=basis,
            signed_by=by.account_id,
            signed_at=now,
        )
        OrderLine.objects.bulk_create(
            OrderLine(order=order, exhibit_id=exhibit, quantity=quantity)
            for exhibit, quantity in quantities.items()
        )
        order.refresh_from_db()
        return order


def _after_its_act(proceeding_id: int, reason: str, on: date) -> None:
    if reason not in AFTER:
        return
    codes, rule, missing = AFTER[Reason(reason)]
    acts = known(ledger.acts_of(proceeding_id))
    if not any(act.code in codes and act.effective_on <= on for act in acts):
        raise StoreRefused(f"Chưa được: {missing} vào việc rồi ra lệnh xuất kho.", rule)


def carry_out(
    *,
    order_id: int,
    found: Mapping[int, Found],
    on: date,
    by: Person,
    now: datetime,
) -> tuple[StoreMove, Recorded] | Refused:
    """Thủ kho nhập, xuất theo lệnh: the slip, its lines and the act of the case."""
    order = StoreOrder.objects.get(pk=order_id)
    try:
        with refusals():
            move = StoreMove.objects.create(
                order=order,
                agency_id=order.agency_id,
                on=on,
                kept_by=by.account_id,
                moved_at=now,
            )
            move.refresh_from_db()
            told = _move_lines(order, move, found)
            answer = record_act(
                proceeding_id=order.proceeding_id,
                act=ProposedAct(
                    "nhap_kho_vat_chung" if order.comes_in else "xuat_kho_vat_chung",
                    on,
                    number=move.text,
                    note=f"{order.get_reason_display()} theo {order.text}: {told}",
                ),
                by=by,
                now=now,
            )
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return move, answer
    except UndoneByLaw as undone:
        return undone.refused


def _move_lines(order: StoreOrder, move: StoreMove, found: Mapping[int, Found]) -> str:
    """The lines of a slip; in words, for the act."""
    told = []
    for line in order.all_lines.select_related("exhibit").order_by("pk"):
        seen = found.get(line.exhibit_id, Found(line.quantity))
        is_first = order.reason == Reason.FIRST
        MoveLine.objects.create(
            move=move,
            exhibit=line.exhibit,
            quantity=seen.quantity,
            expected=line.exhibit.seized if is_first else line.quantity,
            seal=seen.seal,
            conclusion=seen.conclusion,
            condition=seen.condition,
            explanation=seen.explanation,
            place=seen.place,
        )
        told.append(f"{line.exhibit.name} × {tidy(seen.quantity)}")
    return "; ".join(told)


def balances(exhibits: Sequence[int]) -> dict[int, Decimal]:
    """Số lượng còn trong kho của từng đồ vật."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, assets_balance(id) FROM unnest(%s::bigint[]) AS x(id)",
            [list(exhibits)],
        )
        return {exhibit: Decimal(left) for exhibit, left in cursor.fetchall()}
