"""Kho của tỉnh trình diễn: things judged in four ways, terms that run, an order that waits."""

from datetime import date, datetime
from decimal import Decimal

from thads.readers.simulation.demo_bank import cases, person

_CASES = (9, 10)
_THINGS = (
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
    from thads.records.assets import actions
    from thads.records.cases.actions import record_act
    from thads.records.ledger.values import ProposedAct

    found = cases(unit)[slice(*(_CASES[0], _CASES[-1] + 1))]
    if len(found) < len(_CASES):
        return
    head, keeper = person("truong", today), person("thukho1", today)
    for at, name, much, counted, seal, fate, sort in _THINGS:
        case = found[at]
        thing = actions.list_exhibit(
            proceeding_id=case.pk,
            thing=actions.Thing(
                name,
                Decimal(much),
                counted,
                owner=case.case.debtor_name,
                seal=seal,
                minutes="BBTG của Cơ quan Cảnh sát điều tra",
            ),
            by=None,
            now=now,
        )
        actions.note_fate(
            exhibit_id=thing.pk,
            fate=fate,
            sort=sort,
            basis="phần xử lý vật chứng của bản án",
            by=None,
            now=now,
        )
        if name in _VALUED:
            actions.value_exhibit(
                exhibit_id=thing.pk,
                amount=_VALUED[name],
                on=today,
                method="hoi_dong",
                paper="KL định giá tài sản",
                by=None,
                now=now,
            )
        order = actions.order_move(
            proceeding_id=case.pk,
            reason="nhap_moi",
            quantities={thing.pk: Decimal(much)},
            other="Cơ quan Cảnh sát điều tra",
            on=today,
            by=head,
            now=now,
        )
        if name != _WAITS:
            seen = {thing.pk: actions.Found(Decimal(much), place="Kho A, giá 2")}
            actions.carry_out(
                order_id=order.pk, found=seen, on=today, by=keeper, now=now
            )
    for sort in ("tai_san", "giay_to"):
        act = ProposedAct("thong_bao_nhan_tien", today, result=sort)
        record_act(proceeding_id=found[0].pk, act=act, by=None, now=now)
