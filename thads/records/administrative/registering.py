"""Phần thêm vào hồ sơ án hành chính."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from thads.records.administrative import actions, presenters
from thads.records.administrative.forms import JudgmentForm
from thads.records.agencies.access import Person
from thads.records.proceedings import panels
from thads.records.proceedings.panels import Column, Opening

BOARD = "administrative:board"


def register() -> None:
    """Ghi mọi phần thêm, once, when the program starts."""
    panels.register(
        actions.PROCEDURE,
        panel=presenters.judgment,
        opening=Opening(JudgmentForm, save),
        column=Column("Người phải thi hành", presenters.obligors),
        home=BOARD,
    )


def save(matter_id: int, read: Mapping[str, Any], by: Person, now: datetime) -> None:
    """Ghi bản án của hồ sơ vừa mở."""
    actions.describe(
        matter_id,
        actions.NewJudgment(
            court=read["toa_an"],
            number=read["so_ban_an"],
            judged_on=read["ngay_tuyen"],
            in_force_on=read["ngay_hieu_luc"],
            obligor=read["phai_thi_hanh"],
            obligation=read["noi_dung"],
            superior=read["cap_tren"],
        ),
    )
