"""Câu hỏi về sổ: acts and histories as the law understands them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.records.ledger.models import Act, Proceeding

_FIELDS = (
    "seq",
    "code",
    "effective_on",
    "recorded_at",
    "position",
    "number",
    "amount",
    "ground",
    "until_on",
    "receiving_unit",
    "result",
    "corrects",
    "at",
    "signed_as",
    "recorded_as",
    "signed_by",
)


def facts_of(proceeding: Proceeding) -> CaseFacts:
    """Dữ kiện mà luật cần of a proceeding (with its origin unit at hand)."""
    return CaseFacts(unit=proceeding.origin_unit.code, **proceeding.facts)


def acts_of(proceeding_id: int) -> list[RecordedAct]:
    """Mọi hành vi đã ghi of a proceeding, in order of their number."""
    rows = Act.objects.filter(proceeding_id=proceeding_id).order_by("seq")
    return [RecordedAct(*row) for row in rows.values_list(*_FIELDS)]


def acts_by_proceeding(ids: Iterable[int]) -> dict[int, list[RecordedAct]]:
    """Hành vi của nhiều hồ sơ, each list in order of number."""
    found: dict[int, list[RecordedAct]] = defaultdict(list)
    rows = Act.objects.filter(proceeding_id__in=list(ids)).order_by("seq")
    for proceeding_id, *values in rows.values_list("proceeding_id", *_FIELDS):
        found[proceeding_id].append(RecordedAct(*values))
    return found


def history_of(proceeding: Proceeding, known_at: datetime | None = None) -> History:
    """Diễn biến of a proceeding as known at a moment (None: now)."""
    return history(facts_of(proceeding), acts_of(proceeding.pk), known_at)


def by_code(code: str, unit_code: str | None = None) -> Sequence[Proceeding]:
    """Hồ sơ có mã này, one for each province that uses the code."""
    rows = Proceeding.objects.filter(code=code).select_related(
        "origin_unit", "unit", "root", "officer"
    )
    if unit_code is not None:
        rows = rows.filter(unit__code=unit_code) | rows.filter(root__code=unit_code)
    return list(rows.order_by("root__code"))
