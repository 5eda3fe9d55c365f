"""Tỷ lệ: percentages and ten-thousandths as exact shares."""

from fractions import Fraction

PERCENT = "phan_tram"
_WHOLE = {PERCENT: 100, "phan_van": 10_000}


def share(value: int, unit: str) -> Fraction:
    """Tỷ lệ dạng phân số của một giá trị phần trăm hoặc phần vạn."""
    if unit not in _WHOLE:
        raise ValueError(f"Đơn vị “{unit}” không phải tỷ lệ.")
    return Fraction(value, _WHOLE[unit])
