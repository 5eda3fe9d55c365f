"""Bảng dân vận, phối hợp; rows are only ever added."""

from thads.records.mobilisation.models.partners import Partner, PartnerKind
from thads.records.mobilisation.models.talks import (
    Circumstance,
    Contact,
    ContactPerson,
    Promise,
    PromiseAnswer,
)

__all__ = [
    "Circumstance",
    "Contact",
    "ContactPerson",
    "Partner",
    "PartnerKind",
    "Promise",
    "PromiseAnswer",
]
