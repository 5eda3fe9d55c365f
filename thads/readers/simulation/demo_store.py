"""Kho của tỉnh trình diễn: things judged in four ways, terms that run, an order that waits."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from thads.readers.simulation.demo_bank import cases, person

if TYPE_CHECKING:
    from thads.records.assets.models import Exhibit
    from thads.records.ledger.models import Proceeding


class _Told(NamedTuple):
    name: str
    much: str
    counted: str
    seal: str
    fate: str
    sort: str


_CASES = (9, 10)
_THINGS = (  # the case, and what is told of the thing
    (0, "Xe máy Honda Wave 14B1-337.21", "1", "chiếc", "", "tra_lai", "tai_san"),
    (0, "Giấy phép lái xe", "1", "tờ", "", "tra_lai", "giay_to"),
    (0, "Điện thoại di động Oppo A57", "1", "chiếc", "NP-118", "tich_thu", "tai_san"),
    (1, "Dao nhọn cán gỗ", "2", "con", "NP-121", "tieu_huy", "tai_san"),
    (1, "Bộ đánh bạc", "1", "bộ", "", "tieu_huy", "tai_san"),
)
_WAITS = "Bộ đánh bạc"
_VALUED = {"Xe máy Honda Wave 14B1-337.21": 14_500_000}


def load(*, unit: str, today: date, now: datetime) -> None:
    """Ghi vật chứng, ra lệnh, nhập kho, thông báo nhận lại; the newest order waits."""
    from thads.records.cases.actions import record_act
    from thads.records.ledger.values import ProposedAct

    found = cases(unit)[slice(*(_CASES[0], _CASES[-1] + 1))]
    if len(found) < len(_CASES):
        return
    for at, *told in _THINGS:
        _store(found[at], _Told(*told), today, now)
    for sort in ("tai_san", "giay_to"):
        act = ProposedAct("thong_bao_nhan_tien", today, result=sort)
        record_act(proceeding_id=found[0].pk, act=act, by=None, now=now)


def _store(case: "Proceeding", told: _Told, today: date, now: datetime) -> None:
    """Kê khai, định giá nếu có, ra lệnh và nhập kho một vật."""
    from thads.records.assets import actions

    thing = _listed(case, told, now)
    if told.name in _VALUED:
        actions.value_exhibit(
            exhibit_id=thing.pk,
            amount=_VALUED[told.name],
            on=today,
            method="hoi_dong",
            paper="KL định giá tài sản",
            by=None,
            now=now,
        )
    order = actions.order_move(
        proceeding_id=case.pk,
        reason="nhap_moi",
        quantities={thing.pk: Decimal(told.much)},
        other="Cơ quan Cảnh sát điều tra",
        on=today,
        by=person("truong", today),
        now=now,
    )
    if told.name != _WAITS:
        seen = {thing.pk: actions.Found(Decimal(told.much), place="Kho A, giá 2")}
        keeper = person("thukho1", today)
        actions.carry_out(order_id=order.pk, found=seen, on=today, by=keeper, now=now)


def _listed(case: "Proceeding", told: _Told, now: datetime) -> "Exhibit":
    from thads.records.assets import actions

    thing = actions.list_exhibit(
        proceeding_id=case.pk,
        thing=actions.Thing(
            told.name,
            Decimal(told.much),
            told.counted,
            owner=case.case.debtor_name,
            seal=told.seal,
            minutes="BBTG của Cơ quan Cảnh sát điều tra",
        ),
        by=None,
        now=now,
    )
    actions.note_fate(
        exhibit_id=thing.pk,
        fate=told.fate,
        sort=told.sort,
        basis="phần xử lý vật chứng của bản án",
        by=None,
        now=now,
    )
    return thing
