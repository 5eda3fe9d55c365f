"""Cột và đẳng thức: the columns of a form and what must hold between them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Cột: its letter, heading, meaning, and the lines it sums or the rate it is."""

    letter: str
    name: str
    group: tuple[str, ...]
    counts: tuple[str, ...]
    numerator: tuple[str, ...]
    denominator: str
    meaning: str
    because: tuple[str, ...]
    confidence: str
    row: str
    key: str = ""
    label: str = ""
    printed: bool = True
    is_money: bool = False

    @property
    def is_rate(self) -> bool:
        """Cột tỷ lệ: has numerator and denominator instead of cases."""
        return bool(self.denominator)

    @property
    def shown_letter(self) -> str:
        """Ký hiệu in dưới tên cột."""
        return self.label or self.letter

    @property
    def path(self) -> tuple[str, ...]:
        """Tên đầy đủ from the group heading down."""
        return (*self.group, self.name)


@dataclass(frozen=True, slots=True)
class Identity:
    """Đẳng thức giữa các cột: left = signed sum, or left = sum over a column in %."""

    name: str
    left: str
    terms: tuple[tuple[int, str], ...]
    over: str

    def __str__(self) -> str:
        text = "".join(
            f"{letter}" if index == 0 and sign > 0 else f" {'+−'[sign < 0]} {letter}"
            for index, (sign, letter) in enumerate(self.terms)
        )
        return (
            f"{self.left} = ({text}) / {self.over}"
            if self.over
            else (f"{self.left} = {text}")
        )
