"""Luật cho phép hành vi nào: named rules, each with its article and its sentence.

``judge`` says what stands in the way of one act; ``permitted`` lists every act with what
the law says of it today; ``findings`` holds a recorded history against the same rules.
"""

from thads.law.acts.rules.judging import (
    every_rule,
    findings,
    judge,
    permitted,
    when_allowed,
    worth_telling,
)
from thads.law.acts.rules.next_acts import NextAct, When
from thads.law.acts.rules.signing import signatories
from thads.law.acts.rules.values import Finding, Refusal, Rule, Situation

__all__ = [
    "Finding",
    "NextAct",
    "Refusal",
    "Rule",
    "Situation",
    "When",
    "every_rule",
    "findings",
    "judge",
    "permitted",
    "signatories",
    "when_allowed",
    "worth_telling",
]
