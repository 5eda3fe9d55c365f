"""Tỷ lệ: per cent from whole numbers, two decimals, halves up; never a float."""

from decimal import ROUND_HALF_UP, Decimal

TWO_PLACES = Decimal("0.01")
HUNDRED = Decimal(100)


def rate_percent(numerator: int, denominator: int) -> Decimal | None:
    """Tỷ lệ phần trăm with two decimals, half up; None without a denominator."""
    if denominator == 0:
        return None
    # Halves are decided on integers: a long quotient is never rounded twice.
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    top, bottom = abs(numerator) * 10_000, abs(denominator)
    return Decimal(sign * ((2 * top + bottom) // (2 * bottom))).scaleb(-2)


def half_up(value: Decimal) -> Decimal:
    """Làm tròn hai số lẻ, nửa lên."""
    return value.quantize(TWO_PLACES, rounding=ROUND_HALF_UP)
