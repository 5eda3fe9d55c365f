"""Ai phải ký kế hoạch, in which order; the database holds the same order.

The law names the head (approval) and the officer (draft). The accountant checks the
estimate since money is advanced on it; the head of a regional room answers for the room.
"""

from thads.records.agencies.models import Level
from thads.records.operations.models import Hand


def hands(level: str) -> tuple[Hand, ...]:
    """Các tay phải ký của đơn vị ở cấp này, in turn."""
    if level == Level.REGIONAL_ROOM:
        return (Hand.OFFICER, Hand.ACCOUNTANT, Hand.ROOM_HEAD, Hand.HEAD)
    return (Hand.OFFICER, Hand.ACCOUNTANT, Hand.HEAD)
