"""Thông báo về thi hành án: in which ways, which day counts, what stands in the way.

Under Law 26/2008 Articles 39 to 43 and, from 01/7/2026, Decree 152/2026 Articles 15 to
19. The law of the day of an attempt decides on it; ways are data with their articles.
"""

from thads.law.acts.service.next_steps import NextStep, next_step
from thads.law.acts.service.rules import RULES, ServiceRule, faults
from thads.law.acts.service.serving import (
    BODY,
    NOTICE_CLOCKS,
    ORGANISATION,
    PERSON,
    Attempt,
    Fault,
    Serving,
    act_result,
    counted_on,
    decisive_acts,
    due,
    kept_until,
    served_on,
)
from thads.law.acts.service.ways import (
    NEEDS,
    Named,
    Way,
    deliverers,
    grounds,
    places,
    relations,
    way,
    ways,
)

__all__ = [
    "BODY",
    "NEEDS",
    "NOTICE_CLOCKS",
    "ORGANISATION",
    "PERSON",
    "RULES",
    "Attempt",
    "Fault",
    "Named",
    "NextStep",
    "ServiceRule",
    "Serving",
    "Way",
    "act_result",
    "counted_on",
    "decisive_acts",
    "deliverers",
    "due",
    "faults",
    "grounds",
    "kept_until",
    "next_step",
    "places",
    "relations",
    "served_on",
    "way",
    "ways",
]
