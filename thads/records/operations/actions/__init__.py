"""Việc của cuộc cưỡng chế: open, plan, sign, take a step, record the day, look after.

Each is one transaction: what is written here and its act of the case stand together or
not at all. What may not be done is a DeedRefused; what the law refuses is Refused.
"""

from thads.records.operations.actions.days import record_day, visit
from thads.records.operations.actions.planning import (
    draft_plan,
    history_of,
    open_operation,
    sign_plan,
)
from thads.records.operations.actions.steps import STEPS, take_step

__all__ = [
    "STEPS",
    "draft_plan",
    "history_of",
    "open_operation",
    "record_day",
    "sign_plan",
    "take_step",
    "visit",
]
