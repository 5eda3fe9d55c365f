"""Gom đầu vào của lần rút: cases nobody handles, officers in office, kin, ranks, loads."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Q

from thads.law.acts import catalogue
from thads.law.acts.procedures import ENFORCEMENT
from thads.law.acts.rules.signing import KINSHIP
from thads.readers.assigning.drawing import Candidate, Inputs, NewCase
from thads.readers.assigning.places import commune_of
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.models import CaseParty
from thads.records.ledger.models import Act, Proceeding
from thads.records.staffing.queries.posts import moves_of, ranks_on, territories
from thads.records.web.formatting import day

_TITLE = "chấp hành viên"
_RUNNING = "dang_thi_hanh"
_WITHOUT_MEANS = "chua_co_dieu_kien"


@dataclass(frozen=True, slots=True)
class Weights:
    """Trọng số: by stage, by kind, and from which sum a rank is needed."""

    stages: Mapping[str, int]
    kinds: Mapping[str, int]
    rank_from: int
    ranks: frozenset[str]

    def of(self, case: Proceeding) -> int:
        """Trọng số của một việc: stage times kind."""
        stage = _WITHOUT_MEANS if case.means == _WITHOUT_MEANS else case.status
        kind = "theo_yeu_cau" if case.facts.get("on_request") else "chu_dong"
        return self.stages.get(stage, 0) * self.kinds[kind]


@cache
def weights() -> Weights:
    """Trọng số đang dùng."""
    text = Path(__file__).with_name("weights.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    rank = table["ngach"]
    return Weights(
        table["chang"], table["loai"], rank["tu_so_tien"], frozenset(rank["can_ngach"])
    )


def inputs_of(unit: Unit, on: date, seed: str) -> Inputs:
    """Đầu vào của một đơn vị vào một ngày."""
    officers = list(officers_of(unit, on))
    cases = to_assign(unit, on)
    loads, ranks = loads_of(officers), ranks_on(officers, on)
    places = territories([each.pk for each in officers], on)
    kin, debtors = _kin(cases), _communes(cases)
    return Inputs(
        seed,
        [
            Candidate(each.code, loads[each.pk], places.get(each.pk, ()))
            for each in officers
        ],
        [
            NewCase(
                each.code,
                weights().of(each),
                debtors.get(each.pk, ()),
                _left_out(each, officers, ranks, kin.get(each.pk, {})),
            )
            for each in cases
        ],
    )


def officers_of(unit: Unit, on: date) -> Iterable[Officer]:
    in_office = Q(valid_to=None) | Q(valid_to__gte=on)
    found = Officer.objects.filter(in_office, unit=unit, valid_from__lte=on)
    return [e for e in found.order_by("code") if e.title.lower().startswith(_TITLE)]


def to_assign(unit: Unit, on: date) -> list[Proceeding]:
    """Việc chưa ai phụ trách, and open cases whose officer has left the unit."""
    gone = ~Q(officer__unit=unit) | Q(officer__valid_to__lt=on)
    found = Proceeding.objects.filter(procedure=ENFORCEMENT, unit=unit).filter(
        Q(officer=None, status=_RUNNING)
        | (Q(officer__isnull=False, ended_on=None) & gone)
    )
    rows = found.select_related("officer__unit").order_by("opened_on", "code")
    return list(rows)


def why_again(cases: Iterable[Proceeding]) -> dict[int, str]:
    """Vì sao phải phân công lại: whom the case waits for, and where they went."""
    held = {each.pk: each.officer for each in cases if each.officer is not None}
    moved = moves_of(each.pk for each in held.values())
    told = {}
    for pk, officer in held.items():
        move = moved.get(officer.pk)
        if move is None:
            told[pk] = f"{officer.full_name} không còn công tác tại đơn vị."
        else:
            told[pk] = (
                f"{officer.full_name} đã chuyển đến {move.target.name} từ ngày "
                f"{day(move.since)}."
            )
    return told


def loads_of(officers: Iterable[Officer]) -> Counter[int]:
    """Tải đang gánh: the weights of every open case of each officer."""
    loads: Counter[int] = Counter()
    held = Proceeding.objects.filter(
        procedure=ENFORCEMENT, officer__in=officers, ended_on=None
    )
    for case in held.iterator():
        assert case.officer_id is not None
        loads[case.officer_id] += weights().of(case)
    return loads


def _kin(cases: Iterable[Proceeding]) -> dict[int, dict[str, str]]:
    """Ai có quan hệ với đương sự của việc nào, as recorded on the case."""
    found: dict[int, dict[str, str]] = {}
    acts = Act.objects.filter(proceeding__in=cases, code=KINSHIP)
    for act in acts.exclude(result=None):
        words = _relation(act)
        found.setdefault(act.proceeding_id, {})[act.result or ""] = words
    return found


def _relation(act: Act) -> str:
    field = catalogue.kind(KINSHIP).field("ly_do")
    labels: dict[str, Any] = {e.slug: e.label for e in field.choices} if field else {}
    return f"Có quan hệ với đương sự: {labels.get(act.ground or '', act.ground)}"


def _communes(cases: Iterable[Proceeding]) -> dict[int, tuple[str, ...]]:
    """Xã, phường của người phải thi hành án trong từng việc."""
    found: dict[int, set[str]] = {}
    debtors = CaseParty.objects.filter(
        case__proceeding__in=cases, role=CaseParty.CaseRole.DEBTOR
    )
    told = debtors.values_list("case__proceeding_id", "party__address")
    for case, address in told:
        if commune := commune_of(address):
            found.setdefault(case, set()).add(commune)
    return {case: tuple(sorted(places)) for case, places in found.items()}


def _left_out(
    case: Proceeding,
    officers: Iterable[Officer],
    ranks: Mapping[int, str],
    kin: Mapping[str, str],
) -> dict[str, str]:
    """Ai không nhận được việc, vì sao: kin first, then the rank."""
    known, left_out = weights(), dict(kin)
    if case.due >= known.rank_from:
        for each in officers:
            if ranks[each.pk] not in known.ranks:
                left_out.setdefault(each.code, "Việc cần ngạch trung cấp trở lên")
    return left_out
