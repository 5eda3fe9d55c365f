"""Người ký của một dòng hành vi: a role as it stands, or the code of an officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thads.readers.exchange.entries import Entries, Entry
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.format import OFFICERS
from thads.records.agencies.titles import SIGNING_ROLES, signing_role


@dataclass(frozen=True, slots=True)
class Signers:
    """Cán bộ của sổ và của hệ thống, by code."""

    officers: Mapping[str, Mapping[str, Any]]

    def knows(self, signer: str) -> bool:
        """Là một vai trò hay một cán bộ đã biết."""
        return signer in SIGNING_ROLES or signer in self.officers

    def of(self, entry: Entry) -> tuple[str | None, str | None]:
        """Vai trò ký và mã người ký of an act; the code only where one stands there."""
        signer = entry["ky_boi"]
        if signer is None or signer in SIGNING_ROLES:
            return signer, None
        officer = self.officers[signer]
        role = signing_role(
            officer["chuc_danh"] or "",
            officer["tu_ngay"],
            officer["den_ngay"],
            entry["ngay"],
        )
        return role, signer


def signers(entries: Entries, existing: Existing) -> Signers:
    """Những người có thể ký: of the book and of the system."""
    here = {entry["ma"]: entry.values for entry in entries[OFFICERS]}
    return Signers({**existing.officers, **here})
