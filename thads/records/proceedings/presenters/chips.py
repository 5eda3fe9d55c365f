"""Nhãn trạng thái của hồ sơ."""

from thads.records.cases.presenters.chips import Chip
from thads.records.proceedings.declared import Declared


def status_chip(procedure: Declared, status: str) -> Chip:
    """Nhãn trạng thái: ended in green, waiting to begin plain, running in blue."""
    label = procedure.status_label(status)
    if status in procedure.law.ended:
        return Chip(label, "green", "circle-check")
    first = next(iter(procedure.law.statuses), "")
    if status == first or status not in procedure.law.statuses:
        return Chip(label, "", "inbox")
    if status.startswith("tam_"):
        return Chip(label, "amber", "player-pause")
    return Chip(label, "blue", "player-play")
