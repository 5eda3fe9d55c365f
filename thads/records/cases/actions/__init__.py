"""Việc ghi về bản án và việc: many at a time as a book brings them, or one act."""

from thads.records.cases.actions.opening import (
    KEY_LONGEST,
    NAME_KEY_LONGEST,
    NAME_LONGEST,
    VALUED,
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    due_of,
    enter_judgments,
    names_in_short,
    open_cases,
)
from thads.records.cases.actions.recording import record_act

__all__ = [
    "KEY_LONGEST",
    "NAME_KEY_LONGEST",
    "NAME_LONGEST",
    "VALUED",
    "NewCase",
    "NewJudgment",
    "NewObligation",
    "NewParty",
    "due_of",
    "enter_judgments",
    "names_in_short",
    "open_cases",
    "record_act",
]
