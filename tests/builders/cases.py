"""Việc trong các bài kiểm thử: a case with judgment, people, obligation and acts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from tests.builders.proceedings import moment
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    enter_judgments,
    open_cases,
)
from thads.records.ledger.values import NewAct

DEBTOR, CREDITOR = "Nguyễn Hữu Tạo", "Công ty TNHH Vật tư Hoà Lạc"
IDENTITY = "031074004471"
DUE = 715_569_863
Act = tuple[str, date, dict[str, Any]]


def a_case(
    unit: Unit,
    officer: Officer | None = None,
    acts: Sequence[Act] = (),
    *,
    code: str = "V000001",
    debtor: str = DEBTOR,
    creditor: str = CREDITOR,
    identity: str | None = IDENTITY,
    due: int = DUE,
    on_request: bool = True,
    judgment: str = "18/2026/KDTM-ST",
    item: str = "Tiền hàng (nợ gốc)",
    others: int = 0,
    recorded_from: datetime | None = None,
) -> int:
    """Một việc with these acts, in this order; its id.

    Acts are recorded on their own days, or one after the other from a moment; `others`
    is a civil debt besides.
    """
    assert unit.root_id is not None
    new = NewCase(
        root_id=unit.root_id,
        unit_id=unit.id,
        unit_code=unit.code,
        officer_id=officer.id if officer else None,
        code=code,
        judgment_id=_judgment(unit.root_id, code, judgment),
        judgment_number=judgment,
        on_request=on_request,
        parties=[
            NewParty("phai_thi_hanh", "ca_nhan", debtor, identity, "Số 12 ngõ 3"),
            NewParty("duoc_thi_hanh", "to_chuc", creditor),
        ],
        obligations=[
            NewObligation("N1", "tien", item, due),
            *([NewObligation("N2", "tien", "no_dan_su", others)] if others else []),
        ],
        acts=[_act(seq, *act, recorded_from) for seq, act in enumerate(acts, start=1)],
    )
    last = max((act.recorded_at for act in new.acts if act.recorded_at), default=None)
    return open_cases([new], now=last or moment(date(2026, 1, 5)))[0]


def _judgment(root_id: int, code: str, number: str) -> int:
    new = NewJudgment(
        root_id=root_id,
        code=f"BA-{code}",
        number=number,
        date=date(2026, 3, 12),
        issuer="TAND khu vực 2",
        field="kinh_doanh_thuong_mai",
        effective_on=date(2026, 4, 12),
        received_on=date(2026, 4, 20),
    )
    return enter_judgments([new])[0]


def _act(
    seq: int,
    code: str,
    on: date,
    fields: dict[str, Any],
    recorded_from: datetime | None,
) -> NewAct:
    moment_of = moment(on, 8, seq)
    if recorded_from is not None:
        # Less than two calls can lie apart: the next case begins after this one's last act.
        moment_of = recorded_from + timedelta(microseconds=seq)
    given = {"recorded_at": moment_of, **fields}
    return NewAct(seq=seq, code=code, effective_on=on, **given)


def running(today: date, *, number: str = "412/QĐ-KV2") -> list[Act]:
    """Diễn biến của một việc đang thi hành: decided, noticed, partly paid, verified."""

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    return [
        ("nhan_ban_an", ago(29), {}),
        ("nhan_yeu_cau", ago(25), {"number": "118/ĐYC"}),
        ("quyet_dinh_thi_hanh_an", ago(20), {"number": number}),
        ("thong_bao", ago(18), {}),
        ("van_dong", ago(11), {"note": "Có Hội LHPN phường tham gia."}),
        ("thu_tien", ago(7), {"amount": 150_000_000, "number": "BL-0001187"}),
        ("xac_minh", ago(1), {"result": "co_dieu_kien"}),
    ]
