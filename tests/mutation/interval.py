"""Khoảng tin cậy: between which shares the whole package lies, judged by its sample."""

from math import sqrt

_OF_95_PERCENT = 1.96


def interval(killed: int, tried: int, there: int) -> tuple[float, float]:
    """Wilson's interval at 95 %, narrowed by how much of the package was tried."""
    if not tried:
        return 0.0, 1.0
    share = killed / tried
    if tried >= there:
        return share, share
    size = tried * (there - 1) / (there - tried)
    square = _OF_95_PERCENT**2
    middle = (share + square / (2 * size)) / (1 + square / size)
    half = sqrt(share * (1 - share) / size + square / (4 * size * size))
    half *= _OF_95_PERCENT / (1 + square / size)
    return max(0.0, middle - half), min(1.0, middle + half)
