"""Hành vi thi hành án: the catalogue of acts, what may follow what, and the history.

A case is the ordered list of its dated acts. ``catalogue`` says which kinds there are and
what each needs and leads to, by date of validity; ``history`` folds recorded acts into
statuses and money moved; ``rules`` says which act the law lets follow, and why not.
"""

from thads.law.acts.catalogue import UnknownActError, find, kind, kinds, name
from thads.law.acts.history import (
    CaseFacts,
    CaseState,
    CaseStatus,
    History,
    Means,
    RecordedAct,
)
from thads.law.acts.kinds import (
    FIELD_ATTRIBUTES,
    GROUP_LABELS,
    MEANS_LABELS,
    STATUS_LABELS,
    ActGroup,
    ActKind,
    Choice,
    Edition,
    Field,
)
from thads.law.acts.procedures import Procedure, procedures

__all__ = [
    "FIELD_ATTRIBUTES",
    "GROUP_LABELS",
    "MEANS_LABELS",
    "STATUS_LABELS",
    "ActGroup",
    "ActKind",
    "CaseFacts",
    "CaseState",
    "CaseStatus",
    "Choice",
    "Edition",
    "Field",
    "History",
    "Means",
    "Procedure",
    "RecordedAct",
    "UnknownActError",
    "find",
    "kind",
    "kinds",
    "name",
    "procedures",
]
