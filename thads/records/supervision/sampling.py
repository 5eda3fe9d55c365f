"""Rút mẫu: which cases are looked at, from a published list and nothing else.

Codes are put in the order of SHA-256 over seed and code; the sample is the first so many.
Whoever has the list and the seed draws the same. From what the review finds the number of
wrong ones in the whole list is told with its bounds: those numbers of wrong ones under
which a sample like this would not be rarer than one in forty on either side.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

# Each side of the interval leaves out one in forty: together 95 in 100 remain.
_SIDE = 40


@dataclass(frozen=True, slots=True)
class Estimate:
    """Ước lượng: of `frame` cases, from `wrong` in `seen`."""

    frame: int
    seen: int
    wrong: int
    least: int
    most: int

    @property
    def likely(self) -> int:
        """Số ước lượng trong cả danh sách, rounded half up."""
        return (2 * self.frame * self.wrong + self.seen) // (2 * self.seen)


def draw(seed: str, codes: Sequence[str], size: int) -> list[str]:
    """Rút: the same list in any order gives the same sample in the same order."""
    return sorted(set(codes), key=lambda code: (_digest(seed, code), code))[:size]


def _digest(seed: str, code: str) -> str:
    return hashlib.sha256(f"{seed}|{code}".encode()).hexdigest()


def in_order(verdicts: Sequence[bool | None]) -> list[bool]:
    """Những kết quả dùng được: from the first case on, until one is not seen yet.

    A beginning of the draw is a random sample; what somebody picked out of it is not.
    """
    found: list[bool] = []
    for each in verdicts:
        if each is None:
            break
        found.append(each)
    return found


def estimate(frame: int, verdicts: Sequence[bool]) -> Estimate | None:
    """Ước lượng số hồ sơ sai (True) trong danh sách; None before anything is seen."""
    seen, wrong = len(verdicts), sum(verdicts)
    if seen == 0:
        return None
    possible = range(wrong, frame - (seen - wrong) + 1)
    whole = comb(frame, seen)
    least = _first(possible, lambda held: _at_least(frame, held, seen, wrong), whole)
    back = possible[::-1]
    most = _first(back, lambda held: _at_most(frame, held, seen, wrong), whole)
    return Estimate(frame, seen, wrong, least, most)


def _first(candidates: range, ways: Any, whole: int) -> int:
    """The first candidate that is not too rare; the ways grow along the candidates."""
    low, high = 0, len(candidates) - 1
    while low < high:
        middle = (low + high) // 2
        if ways(candidates[middle]) * _SIDE > whole:
            high = middle
        else:
            low = middle + 1
    return candidates[low]


def _ways(frame: int, held: int, seen: int, found: int) -> int:
    return comb(held, found) * comb(frame - held, seen - found)


def _at_least(frame: int, held: int, seen: int, wrong: int) -> int:
    return sum(_ways(frame, held, seen, each) for each in range(wrong, seen + 1))


def _at_most(frame: int, held: int, seen: int, wrong: int) -> int:
    return sum(_ways(frame, held, seen, each) for each in range(wrong + 1))


def published(
    seed: str, codes: Sequence[str], size: int, verdicts: Mapping[str, str]
) -> dict[str, Any]:
    """Bản công bố: list, seed, sample, what was found; codes only, no names."""
    return {
        "hat_giong": seed,
        "danh_sach": sorted(codes),
        "co_mau": size,
        "mau": draw(seed, codes, size),
        "ket_qua": dict(verdicts),
    }


def same_again(text: Mapping[str, Any]) -> bool:
    """Rút lại từ bản công bố; raises KeyError where a part is missing."""
    again = draw(text["hat_giong"], text["danh_sach"], text["co_mau"])
    return again == list(text["mau"])
