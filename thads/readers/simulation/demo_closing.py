"""Kỳ đã chốt của tỉnh trình diễn: last month's figures, and one act put right since.

So the page of versions is alive, and one difference is there to be read to its act.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thads.records.agencies.models import Unit
    from thads.records.ledger.models import Act

_BEFORE = timedelta(minutes=5)
_REASON = "Ghi nhầm ngày kết thúc của việc khác."


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Chốt sơ bộ tháng trước, ký; then one end that was recorded wrongly is corrected."""
    from thads.law.indicators.publication import VersionKind
    from thads.readers.simulation.demo_bank import person
    from thads.readers.statistics.closing.freezing import Asking, close
    from thads.records.agencies.models import Unit
    from thads.records.publications.actions import sign

    agency = Unit.objects.get(pk=agency_id)
    last = today.replace(day=1) - timedelta(days=1)
    asked = Asking(agency, last, VersionKind.PROVISIONAL, known_at=now - _BEFORE)
    version = close(asked, by=None, now=now)
    sign(version, "thong_ke", by=person("thongke", today), now=now)
    _put_right(agency, last, now)


def _put_right(agency: "Unit", last: date, now: datetime) -> None:
    from thads.records.ledger.actions import record
    from thads.records.ledger.values import ProposedAct

    wrong = _an_end(agency, last)
    if wrong is not None:
        act = ProposedAct("dinh_chinh", now.date(), corrects=wrong.seq, note=_REASON)
        record(proceeding_id=wrong.proceeding_id, act=act, by=None, now=now)


def _an_end(agency: "Unit", last: date) -> "Act | None":
    """Hành vi kết thúc gần cuối kỳ nhất, the last of its case."""
    from django.db.models import F

    from thads.records.ledger.models import Act

    rows = Act.objects.filter(
        code="ket_thuc",
        effective_on__lte=last,
        proceeding__unit__agency=agency,
        proceeding__status="xong",
        seq=F("proceeding__version"),
    )
    return rows.order_by("-effective_on", "-position").first()
