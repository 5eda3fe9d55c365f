"""Cột của sổ đơn thư: from whom, how it came, against what, until when."""

from collections.abc import Sequence
from datetime import date

from thads.law.acts.history import History
from thads.law.deadlines import derive
from thads.records.complaints.models import PROTECTED, Channel, Petition
from thads.records.ledger.models import Proceeding

FIRST, SECOND = "lần đầu", "lần hai"


def kept(matter: Proceeding) -> Petition | None:
    """Đơn của hồ sơ, if it has one; a reception has none."""
    return getattr(matter, "petition", None)


def title(matter: Proceeding) -> str:
    """Nội dung, as whoever took it in wrote it."""
    told = getattr(matter, "matter", None)
    return told.title if told else ""


def senders(matter: Proceeding) -> str:
    """Người gửi, with their address."""
    people = [each.party for each in matter.people.all()]
    return "; ".join(
        ", ".join(filter(None, (each.full_name, each.address))) for each in people
    )


def denouncer(_: Proceeding) -> str:
    """Người tố cáo is told by no book; whoever may know asks on the matter's page."""
    return PROTECTED


def channel(matter: Proceeding) -> str:
    """Đơn đến bằng cách nào."""
    found = kept(matter)
    return Channel(found.channel).label if found else ""


def headcount(matter: Proceeding) -> int | None:
    """Số người cùng đơn."""
    found = kept(matter)
    return found.headcount if found else None


def complained_of(matter: Proceeding) -> str:
    """Quyết định, hành vi và người bị khiếu nại."""
    found = kept(matter)
    if found is None:
        return ""
    against = found.against.full_name if found.against else ""
    return "; ".join(filter(None, (found.object_text, against)))


def due(known: History, seq: int, terms: Sequence[str]) -> date | None:
    """Hạn giải quyết that this act started, with what was added to it."""
    found = derive(known, known.acts[-1].effective_on)
    days = [
        each.due_on for each in found if each.code in terms and each.from_act == seq
    ]
    return max(days, default=None)
