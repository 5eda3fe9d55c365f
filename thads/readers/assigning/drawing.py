"""Rút phân công: who gets which new case, from the published inputs and nothing else.

Cases are taken in the order of SHA-256 over seed and case. For each, officers who may not
have it are left out with the reason; of the others those of its territory, if there are
any; of these the one with the least load, and of equals the one whose SHA-256 over seed,
case and officer is the smallest. Nobody can choose an outcome without choosing the seed,
which is published with it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from statistics import pstdev
from typing import Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """Chấp hành viên: the load carried already, the territories in which they work."""

    code: str
    load: int
    territories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCase:
    """Việc cần phân công: its weight, where it is, who may not have it and why."""

    code: str
    weight: int
    territories: tuple[str, ...] = ()
    excluded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Đầu vào được công bố."""

    seed: str
    candidates: Sequence[Candidate]
    cases: Sequence[NewCase]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Kết quả của một việc: to whom, with what reason; nobody: every one was left out."""

    case: NewCase
    officer: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Độ lệch tải sau phân công: greatest less least, and the standard deviation."""

    range: int
    deviation: float


def draw(given: Inputs) -> list[Drawn]:
    """Rút: the same inputs always give the same answer."""
    loads = {each.code: each.load for each in given.candidates}
    found = []
    for case in sorted(given.cases, key=lambda each: _digest(given.seed, each.code)):
        drawn = _one(given, case, loads)
        if drawn.officer is not None:
            loads[drawn.officer] += case.weight
        found.append(drawn)
    return found


def _one(given: Inputs, case: NewCase, loads: Mapping[str, int]) -> Drawn:
    able = [each for each in given.candidates if each.code not in case.excluded]
    if not able:
        return Drawn(case, None, "Không còn chấp hành viên nào được nhận việc này.")
    near = [each for each in able if set(each.territories) & set(case.territories)]
    pool = near or able
    least = min(loads[each.code] for each in pool)
    equal = [each.code for each in pool if loads[each.code] == least]
    chosen = min(equal, key=lambda code: _digest(given.seed, case.code, code))
    return Drawn(case, chosen, _reason(len(able), bool(near), least, len(equal)))


def _reason(able: int, is_near: bool, least: int, equal: int) -> str:
    told = [f"{able} người được nhận"]
    if is_near:
        told.append("chọn trong người của địa bàn")
    told.append(f"tải thấp nhất là {least}")
    if equal > 1:
        told.append(f"{equal} người cùng tải, chọn theo mã băm")
    return "; ".join(told) + "."


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def by_turn(given: Inputs) -> dict[str, int]:
    """Tải sau khi chia lần lượt theo mã cán bộ, for comparison."""
    loads = {each.code: each.load for each in given.candidates}
    turn = cycle(sorted(loads))
    for case in given.cases:
        for code in (next(turn) for _ in loads):
            if code not in case.excluded:
                loads[code] += case.weight
                break
    return loads


def loads_after(given: Inputs, drawn: Iterable[Drawn]) -> dict[str, int]:
    """Tải của từng người sau khi rút."""
    loads = {each.code: each.load for each in given.candidates}
    for each in drawn:
        if each.officer is not None:
            loads[each.officer] += each.case.weight
    return loads


def spread(loads: Mapping[str, int]) -> Spread:
    """Độ lệch của các tải."""
    if not loads:
        return Spread(0, 0.0)
    amounts = list(loads.values())
    return Spread(max(amounts) - min(amounts), round(pstdev(amounts), 2))


def published(given: Inputs) -> dict[str, Any]:
    """Đầu vào và kết quả, as anybody may read and draw again: no names, no parties."""
    return {
        "hat_giong": given.seed,
        "can_bo": [
            {"ma": each.code, "tai": each.load, "dia_ban": list(each.territories)}
            for each in given.candidates
        ],
        "viec": [
            {
                "ma": each.code,
                "trong_so": each.weight,
                "dia_ban": list(each.territories),
                "khong_nhan": dict(each.excluded),
            }
            for each in given.cases
        ],
        "ket_qua": {each.case.code: each.officer for each in draw(given)},
    }


def read(text: Mapping[str, Any]) -> Inputs:
    """Đọc lại bản công bố; raises KeyError where a part is missing."""
    return Inputs(
        text["hat_giong"],
        [Candidate(e["ma"], e["tai"], tuple(e["dia_ban"])) for e in text["can_bo"]],
        [
            NewCase(e["ma"], e["trong_so"], tuple(e["dia_ban"]), dict(e["khong_nhan"]))
            for e in text["viec"]
        ],
    )
