"""Câu hỏi gửi Toà án và miễn, giảm của tỉnh trình diễn: at each step, through the door."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from thads.readers.simulation.workdays import default_workdays

if TYPE_CHECKING:
    from thads.records.ledger.models import Proceeding

_ROOM = "QN-KV1"
_ASKED, _EXPLAINED = "yeu_cau_giai_thich", "tra_loi_giai_thich"
_REVIEW = "kien_nghi_giam_doc_tham"
# Mỗi việc một chuỗi hành vi: mã, số ngày làm việc trước hôm nay.
_QUESTIONS: tuple[tuple[tuple[str, int], ...], ...] = (
    ((_ASKED, 40), (_EXPLAINED, 25)),
    ((_ASKED, 60), (_EXPLAINED, 15)),
    ((_ASKED, 50),),
    ((_ASKED, 45), ("toa_bao_phuc_tap", 30)),
    ((_ASKED, 6),),
    ((_REVIEW, 55),),
    ((_REVIEW, 80), ("tra_loi_kien_nghi_giam_doc_tham", 20)),
)
_REVIEWS: tuple[tuple[tuple[str, int], ...], ...] = (
    (("xac_minh", 30), ("de_nghi_mien_giam", 12)),
    (
        ("xac_minh", 30),
        ("de_nghi_mien_giam", 20),
        ("y_kien_vien_kiem_sat_mien_giam", 15),
        ("gui_toa_mien_giam", 12),
    ),
    (
        ("xac_minh", 35),
        ("de_nghi_mien_giam", 30),
        ("y_kien_vien_kiem_sat_mien_giam", 26),
        ("gui_toa_mien_giam", 24),
        ("toa_thu_ly_mien_giam", 22),
        ("phien_hop_mien_giam", 10),
        ("quyet_dinh_mien_giam", 9),
    ),
)
_HARDSHIPS = (
    "Tai nạn lao động, giám định mất sức 61 %",
    "Nhà cháy năm ngoái, đang ở nhờ họ hàng",
)


def load(*, today: date, now: datetime) -> None:
    """Ghi các câu hỏi và các lần xét, as the operator of the demonstration."""
    for case, told in zip(_open_cases(today), _QUESTIONS, strict=False):
        _tell(case.pk, told, today, now)
    _remissions(today, now)
    _hardships(today, now)


def _open_cases(today: date) -> "Iterator[Proceeding]":
    from thads.records.ledger.models import Proceeding

    rows = Proceeding.objects.filter(
        unit__code=_ROOM,
        status="dang_thi_hanh",
        opened_on__lt=default_workdays().shift(default_workdays().back(today), -90),
    ).exclude(acts__code=_ASKED)
    yield from rows.order_by("pk")[: len(_QUESTIONS)]


def _remissions(today: date, now: datetime) -> None:
    from thads.readers.remission.queries import rows

    fitting = (row for row in rows(today, unit_code=_ROOM) if row.qualifies)
    for row, told in zip(islice(fitting, len(_REVIEWS)), _REVIEWS, strict=False):
        ground = row.grounds[0]
        more = {"ground": ground.code, "amount": ground.most}
        _tell(row.proceeding.pk, told, today, now, more)


def _hardships(today: date, now: datetime) -> None:
    """Two poor debtors of the budget whose hardship the plan of persuasion tells."""
    from thads.readers.remission.queries import rows
    from thads.records.mobilisation.actions.talking import (
        NewCircumstance,
        note_circumstance,
    )

    found = [row for row in rows(today, unit_code=_ROOM) if row.qualifies]
    for row, told in zip(reversed(found), _HARDSHIPS, strict=False):
        new = NewCircumstance("kho_khan", detail=told)
        note_circumstance(proceeding_id=row.proceeding.pk, new=new, by=None, now=now)


def _tell(
    case: int,
    told: Sequence[tuple[str, int]],
    today: date,
    now: datetime,
    proposal: dict[str, Any] | None = None,
) -> None:
    from thads.records.cases.actions import record_act
    from thads.records.ledger.values import ProposedAct, Refused

    workdays = default_workdays()
    for code, ago in told:
        more = _parts(code, proposal or {})
        on = workdays.shift(workdays.back(today), -ago)
        act = ProposedAct(code, on, **more)
        if isinstance(
            record_act(proceeding_id=case, act=act, by=None, now=now), Refused
        ):
            return


def _parts(code: str, proposal: dict[str, Any]) -> dict[str, Any]:
    if code == "xac_minh":
        return {"result": "khong_co_dieu_kien"}
    if code == "de_nghi_mien_giam":
        return proposal
    if code == "quyet_dinh_mien_giam":
        return {"amount": proposal["amount"]}
    return {}
