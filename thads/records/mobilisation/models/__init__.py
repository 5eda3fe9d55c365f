"""Bảng dân vận, phối hợp; rows are only ever added."""

from thads.records.mobilisation.models.partners import Partner, PartnerKind
from thads.records.mobilisation.models.programmes import (
    Commitment,
    CommitmentKind,
    Education,
    EducationKind,
    Joined,
    MeetingKind,
    PlannedPartner,
    Programme,
    ProgrammeMeeting,
    ProgrammePaper,
)
from thads.records.mobilisation.models.referrals import (
    PartnerAccount,
    PartnerTalk,
    Referral,
    ReferralEvent,
    ReferralStep,
    TakenTalk,
)
from thads.records.mobilisation.models.talks import (
    Circumstance,
    Contact,
    ContactPerson,
    Promise,
    PromiseAnswer,
)

__all__ = [
    "Circumstance",
    "Commitment",
    "CommitmentKind",
    "Contact",
    "ContactPerson",
    "Education",
    "EducationKind",
    "Joined",
    "MeetingKind",
    "Partner",
    "PartnerAccount",
    "PartnerKind",
    "PartnerTalk",
    "PlannedPartner",
    "Programme",
    "ProgrammeMeeting",
    "ProgrammePaper",
    "Promise",
    "PromiseAnswer",
    "Referral",
    "ReferralEvent",
    "ReferralStep",
    "TakenTalk",
]
