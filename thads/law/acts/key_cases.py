"""Án trọng điểm: a case is followed as a key case from the head's act until it is undone."""

from datetime import date

from thads.law.acts.history import History, RecordedAct

DESIGNATION, RELEASE = "xac_dinh_trong_diem", "thoi_trong_diem"


def designation(known: History, on: date) -> RecordedAct | None:
    """Hành vi xác định việc là trọng điểm mà đến ngày ấy chưa được thôi."""
    told = [
        act
        for act in known.acts
        if act.code in (DESIGNATION, RELEASE) and act.effective_on <= on
    ]
    last = told[-1] if told else None
    return last if last is not None and last.code == DESIGNATION else None
