"""Dấu hiệu cần xem lại: what practitioners describe, found, counted and answered.

A flag says that something happened more often than is usual in a unit, and shows the
cases. It is never a verdict: an ordinary explanation stands beside it, and the unit's
reply. `summary` tells how many there are, for the pages that point here.
"""

from thads.readers.statistics.warnings.summing import Told, summary

__all__ = ["Told", "summary"]
