"""Án trọng điểm của tỉnh trình diễn: the head designates three large cases of the room."""

from datetime import date, datetime

from thads.readers.simulation.workdays import default_workdays

_ROOM = "QN-KV1"
_DAYS_AGO = 45
_LOOKED_AT = 12
_REASONS = ("so_tien_lon", "keo_dai_phuc_tap", "cap_tren_chi_dao")


def load(*, today: date, now: datetime) -> None:
    """Ghi quyết định xác định, through the one write door."""
    from thads.law.acts.key_cases import DESIGNATION
    from thads.records.cases.actions import record_act
    from thads.records.ledger.models import Proceeding
    from thads.records.ledger.values import ProposedAct, Refused

    on = default_workdays().shift(default_workdays().back(today), -_DAYS_AGO)
    rows = Proceeding.objects.filter(
        unit__code=_ROOM, status="dang_thi_hanh", opened_on__lt=on
    )
    reasons = list(_REASONS)
    for case in rows.order_by("-due", "pk")[:_LOOKED_AT]:
        if not reasons:
            break
        act = ProposedAct(DESIGNATION, on, result=reasons[0])
        done = record_act(proceeding_id=case.pk, act=act, by=None, now=now)
        if not isinstance(done, Refused):
            reasons.pop(0)
