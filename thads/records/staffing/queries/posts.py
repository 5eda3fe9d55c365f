"""Biên chế, ngạch, địa bàn vào một ngày: what the last row that stands then says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thads.records.agencies.models import Officer, Unit
from thads.records.staffing.models import Move, Quota, Rank, RankHeld, Territory

# Ngạch theo chữ của sổ trao đổi, cho người chưa có quyết định nào trong hồ sơ.
_WORDS = {
    "cao cấp": Rank.SENIOR,
    "trung cấp": Rank.MIDDLE,
    "sơ cấp": Rank.JUNIOR,
    **{label.lower(): Rank(code) for code, label in Rank.choices},
}
OTHER = "khac"
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("cao_cap", "Chấp hành viên cao cấp", (Rank.SENIOR,)),
    ("trung_cap", "Chấp hành viên trung cấp", (Rank.MIDDLE,)),
    ("so_cap", "Chấp hành viên sơ cấp", (Rank.JUNIOR,)),
    ("tham_tra", "Thẩm tra viên", (Rank.EXAMINER_MAIN, Rank.EXAMINER)),
    ("thu_ky", "Thư ký", (Rank.SECRETARY_MIDDLE, Rank.SECRETARY)),
    (OTHER, "Khác", ()),
)
"""Nhóm ngạch của bảng biên chế: code, heading, the ranks in it."""


@dataclass(frozen=True, slots=True)
class Posts:
    """Biên chế của một đơn vị: given, filled, and by rank."""

    unit: Unit
    quota: Quota | None
    filled: int
    by_group: Mapping[str, int]

    @property
    def lacking(self) -> int | None:
        """Còn thiếu; below zero where more serve than posts were given."""
        return None if self.quota is None else self.quota.posts - self.filled


def units_read(root_id: int) -> list[int]:
    """Các đơn vị đang hoạt động của tỉnh mà người hỏi xem được cán bộ."""
    there = Unit.objects.filter(root_id=root_id, valid_to=None, officers__isnull=False)
    return list(there.order_by("code").values_list("pk", flat=True).distinct())


def in_office(units: Iterable[Unit], on: date) -> QuerySet[Officer]:
    """Người đang công tác vào một ngày."""
    there = Q(valid_to=None) | Q(valid_to__gte=on)
    found = Officer.objects.filter(there, unit__in=units, valid_from__lte=on)
    return found.select_related("unit").order_by("unit__code", "code")


def ranks_on(officers: Sequence[Officer], on: date) -> dict[int, str]:
    """Ngạch của từng người: by the last decision, else as the book names it."""
    ranks = {each.pk: _WORDS.get(each.rank.strip().lower(), "") for each in officers}
    held = RankHeld.objects.filter(
        officer__in=officers, since__lte=on, taken_back__isnull=True
    )
    ranks.update(held.order_by("since", "id").values_list("officer_id", "rank"))
    return {officer: str(rank) for officer, rank in ranks.items()}


def group_of(rank: str) -> str:
    """Nhóm của một ngạch."""
    return next((code for code, _, ranks in GROUPS if rank in ranks), OTHER)


def quotas(
    units: Iterable[Unit], year: int, known_at: datetime | None = None
) -> dict[int, Quota]:
    """Biên chế giao trong năm, the last decision of each unit, recorded by then."""
    rows = Quota.objects.filter(unit__in=units, year=year).order_by("id")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return {each.unit_id: each for each in rows}


def posts(
    units: Sequence[Unit], on: date, known_at: datetime | None = None
) -> list[Posts]:
    """Biên chế của các đơn vị vào một ngày, by what was recorded until then."""
    given = quotas(units, on.year, known_at)
    people = list(in_office(units, on))
    ranks = ranks_on(people, on)
    found = []
    for unit in units:
        groups = [group_of(ranks[e.pk]) for e in people if e.unit_id == unit.pk]
        by_group = {code: groups.count(code) for code, _, _ in GROUPS}
        found.append(Posts(unit, given.get(unit.pk), len(groups), by_group))
    return found


def territories(officers: Iterable[int], on: date) -> dict[int, tuple[str, ...]]:
    """Địa bàn của từng người: communes given and not taken back."""
    given: dict[int, dict[str, bool]] = {}
    rows = Territory.objects.filter(officer__in=list(officers), since__lte=on)
    for row in rows.order_by("since", "id"):
        given.setdefault(row.officer_id, {})[row.place] = row.is_given
    return {
        officer: tuple(sorted(place for place, held in places.items() if held))
        for officer, places in given.items()
    }


def moves_of(officers: Iterable[int]) -> dict[int, Move]:
    """Lần điều động sau cùng của từng người."""
    rows = Move.objects.filter(officer__in=officers, taken_back__isnull=True)
    rows = rows.select_related("origin", "target")
    return {each.officer_id: each for each in rows.order_by("since", "id")}
