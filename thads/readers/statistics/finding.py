"""Kết quả của một kiểm tra: what was compared, both sides, and the verdict."""

from dataclasses import dataclass

VERDICTS = {True: "đúng", False: "sai", None: "cần xem"}
"""Kết quả của một kiểm tra, as a word."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Một kiểm tra: its name, what it says, both sides, and the verdict.

    `holds` is None for a warning: something to look at. `url` leads to the list that
    tells the difference, where there is one.
    """

    name: str
    sentence: str
    left: str
    right: str
    holds: bool | None
    url: str = ""
