"""Tìm việc: by number, name with or without diacritics, identity number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from thads.records.cases.models import CaseParty
from thads.records.ledger.models import Proceeding
from thads.records.parties.names import fold

# Kinds of search keys in the order in which the groups are shown.
GROUPS = {
    "quyet_dinh": "Số quyết định thi hành án",
    "viec": "Mã việc",
    "ban_an": "Số bản án, quyết định",
    "giay_to": "Số giấy tờ",
    "ten": "Đương sự",
}
EXACT = frozenset({"giay_to"})
SHORTEST = 2
SHOWN_MOST = 50
KEYS_MOST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Một việc tìm thấy, and the party whose name or number was meant."""

    case: Proceeding
    party: str


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm kết quả: what the text was found as."""

    kind: str
    label: str
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Found:
    """Kết quả tìm: groups, and whether there is more than is shown."""

    text: str
    groups: Sequence[Group]
    is_more: bool

    @property
    def count(self) -> int:
        """Số việc khác nhau được tìm thấy."""
        return len(self.case_ids)

    @property
    def case_ids(self) -> set[int]:
        """Các việc được tìm thấy."""
        return {hit.case.id for group in self.groups for hit in group.hits}

    @property
    def only(self) -> Proceeding | None:
        """Việc duy nhất, when there is exactly one."""
        if self.is_more or self.count != 1:
            return None
        return self.groups[0].hits[0].case


def search(text: str) -> Found:
    """Tìm trong những việc người đăng nhập xem được, grouped by what was found."""
    wanted = fold(text)
    if len(wanted) < SHORTEST:
        return Found(text, (), False)
    keys = _keys(wanted)
    by_kind: dict[str, list[int]] = {kind: [] for kind in GROUPS}
    for case_id, kind, key in keys:
        found = by_kind[kind]
        if kind in EXACT and key != wanted:
            continue
        if case_id not in found and len(found) < SHOWN_MOST:
            found.append(case_id)
    return Found(text, _groups(by_kind, wanted), len(keys) >= KEYS_MOST)


def _keys(wanted: str) -> list[tuple[int, str, str]]:
    with connection.cursor() as cursor:
        # Folded text holds letters, digits and spaces: nothing that LIKE understands.
        cursor.execute("SELECT * FROM cases_search(%s, %s)", [wanted, KEYS_MOST])
        return list(cursor.fetchall())


def _groups(by_kind: dict[str, list[int]], wanted: str) -> list[Group]:
    ids = {case_id for found in by_kind.values() for case_id in found}
    if not ids:
        return []
    cases = (
        Proceeding.objects.filter(id__in=ids)
        .select_related("case", "officer", "unit")
        .in_bulk()
    )
    people = _people(by_kind["ten"] + by_kind["giay_to"], wanted)
    groups = []
    for kind, label in GROUPS.items():
        hits = [Hit(cases[i], people.get(i, "")) for i in by_kind[kind] if i in cases]
        if hits:
            groups.append(Group(kind, label, hits))
    return groups


def _people(ids: Sequence[int], wanted: str) -> dict[int, str]:
    """The party meant: whose folded name holds the words, or whose number it is."""
    rows = CaseParty.objects.filter(case_id__in=ids).select_related("party")
    return {
        row.case_id: f"{row.party.full_name} ({row.get_role_display().lower()})"
        for row in rows
        if wanted in fold(row.party.full_name)
        or wanted == fold(row.party.identity_number or "")
    }
