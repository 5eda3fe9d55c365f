"""Dịp lập văn bản: the case or other matter, the day, the act and who signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from thads.law.acts import ActKind, Choice, find
from thads.law.acts.history import RecordedAct
from thads.records.agencies.models import Unit
from thads.records.cases.models import CaseParty
from thads.records.cases.queries.file import ActsOnFile, CaseFile
from thads.records.documents import letterhead
from thads.records.documents.letterhead import Style
from thads.records.documents.models import AgencyStyle
from thads.records.ledger.values import ProposedAct
from thads.records.paperwork.signing import Signer

Act = ProposedAct | RecordedAct


@dataclass(frozen=True, slots=True)
class Look:
    """Cách trình bày: what day and level give, and what the agency has set itself."""

    style: Style
    kept: AgencyStyle | None

    @property
    def account(self) -> str | None:
        """Tài khoản nhận tiền của cơ quan, in one phrase."""
        kept = self.kept
        if kept is None or not kept.account_number:
            return None
        named = kept.account_name or kept.issuer
        parts = [f"số tài khoản {kept.account_number}"]
        parts += [f"tên tài khoản: {named}"] if named else []
        parts += [f"mở tại {kept.account_bank}"] if kept.account_bank else []
        return ", ".join(parts)


def look_of(agency: Unit, on: date) -> Look:
    """Cách trình bày của cơ quan vào ngày đó."""
    kept = AgencyStyle.objects.filter(agency=agency).first()
    given = letterhead.style_of(agency, on)
    if kept is None:
        return Look(given, None)
    style = Style(
        above=kept.above or given.above,
        symbol=kept.symbol or given.symbol,
        head=kept.head or given.head,
        issuer=kept.issuer,
        place=kept.place,
        confidence=given.confidence,
    )
    return Look(style, kept)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Dịp lập một văn bản."""

    file: ActsOnFile
    on: date
    agency: Unit
    look: Look
    signer: Signer = field(default_factory=Signer)
    act: Act | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    number: str = ""

    @property
    def case(self) -> CaseFile | None:
        """Hồ sơ việc thi hành án; None for a matter that is no case."""
        return self.file if isinstance(self.file, CaseFile) else None

    @property
    def parties(self) -> Sequence[CaseParty]:
        """Đương sự của việc."""
        return self.case.parties if self.case else ()

    @property
    def kind(self) -> ActKind | None:
        """Loại hành vi, where the paper is made for an act."""
        return find(self.act.code) if self.act else None

    @property
    def ground(self) -> Choice | None:
        """Căn cứ đã chọn, by the law of the day."""
        return self._choice("ly_do", self.act.ground if self.act else None)

    @property
    def result(self) -> Choice | None:
        """Kết quả đã chọn."""
        return self._choice("ket_qua", self.act.result if self.act else None)

    def _choice(self, name: str, slug: str | None) -> Choice | None:
        found = self.kind.field(name) if self.kind else None
        return found.choice(slug, self.on) if found else None
