"""Khối lượng của từng người: open cases by stage and kind, and their weight together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts.procedures import ENFORCEMENT
from thads.readers.assigning.drawing import Spread, spread
from thads.readers.assigning.gathering import officers_of, weights
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger.models import Proceeding
from thads.records.staffing.queries.posts import ranks_on, territories

RUNNING, WITHOUT, STOPPED, OTHER = "dang", "chua", "dung", "khac"
STAGES = (
    (RUNNING, "Đang thi hành"),
    (WITHOUT, "Chưa có điều kiện"),
    (STOPPED, "Hoãn, tạm đình chỉ, tạm dừng"),
    (OTHER, "Khác"),
)
_STOPPED = frozenset({"hoan", "hoan_theo_thoa_thuan", "tam_dinh_chi", "tam_dung"})


@dataclass(frozen=True, slots=True)
class Load:
    """Khối lượng của một chấp hành viên."""

    officer: Officer
    rank: str
    places: tuple[str, ...]
    by_stage: Mapping[str, int]
    on_request: int
    weight: int

    @property
    def cases(self) -> int:
        """Số việc đang giữ."""
        return sum(self.by_stage.values())


def loads(unit: Unit, on: date) -> list[Load]:
    """Khối lượng của các chấp hành viên một đơn vị, the heaviest first."""
    officers = list(officers_of(unit, on))
    ranks = ranks_on(officers, on)
    places = territories([each.pk for each in officers], on)
    held: dict[int, list[Proceeding]] = {each.pk: [] for each in officers}
    cases = Proceeding.objects.filter(
        procedure=ENFORCEMENT, officer__in=officers, ended_on=None
    )
    for case in cases:
        assert case.officer_id is not None
        held[case.officer_id].append(case)
    found = [
        _load(each, ranks[each.pk], places.get(each.pk, ()), held[each.pk])
        for each in officers
    ]
    return sorted(found, key=lambda each: (-each.weight, each.officer.code))


def _load(
    officer: Officer, rank: str, places: tuple[str, ...], cases: Sequence[Proceeding]
) -> Load:
    stages = Counter(map(_stage, cases))
    return Load(
        officer,
        rank,
        places,
        {code: stages[code] for code, _ in STAGES},
        sum(bool(each.facts.get("on_request")) for each in cases),
        sum(map(weights().of, cases)),
    )


def _stage(case: Proceeding) -> str:
    if case.means == "chua_co_dieu_kien":
        return WITHOUT
    if case.status in _STOPPED:
        return STOPPED
    return RUNNING if case.status == "dang_thi_hanh" else OTHER


def cases_of(officer: Officer, stage: str) -> list[tuple[Proceeding, int]]:
    """Những việc sau một con số, each with its weight; no stage: all of them."""
    held = Proceeding.objects.filter(
        procedure=ENFORCEMENT, officer=officer, ended_on=None
    )
    rows = held.select_related("case").order_by("opened_on", "code")
    return [(e, weights().of(e)) for e in rows if stage in ("", _stage(e))]


def spread_of(rows: Sequence[Load]) -> Spread:
    """Độ lệch tải hiện nay."""
    return spread({each.officer.code: each.weight for each in rows})
