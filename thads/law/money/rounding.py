"""Làm tròn đến đồng: one way for every sum that the law does not round itself."""

from thads.law.money.splitting import Dong


def half_up(numerator: int, denominator: int) -> Dong:
    """Làm tròn đến đồng gần nhất, nửa đồng thì lên."""
    return (2 * numerator + denominator) // (2 * denominator)
