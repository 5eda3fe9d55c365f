"""Bản chỉ tiêu thu nhỏ: the same shape with fewer cases, every identity kept."""

from collections.abc import Mapping
from dataclasses import replace

from thads.readers.simulation.spec import Figure, Spec

_SUMS = (
    ("B7", ("B8", "B9", "B10", "B11")),
    ("B6", ("B7", "B12", "B13", "B14", "B15")),
    ("B1", ("B6", "B4", "B5")),
    ("done", ("M8", "M9", "M9b")),
    ("M7", ("done", "M10", "M11")),
    ("M6", ("M7", "M12", "M13", "M14", "M15")),
    ("M1", ("M6", "M4", "M5")),
)
"""Cộng lại sau khi thu nhỏ các phần, from the parts to the whole."""


def scaled(spec: Spec, parts: int) -> Spec:
    """Một phần của bản chỉ tiêu: each part at least one case where there was one."""
    small = {name: _part(f.value, parts) for name, f in spec.figures.items()}
    for whole, names in _SUMS:
        small[whole] = sum(small[name] for name in names)
    small["B3"] = small["B1"] - small["B2"]
    habits = spec.habits
    return replace(
        spec,
        figures=_with_values(spec.figures, small),
        coercion=_with_values(
            spec.coercion, {k: _part(f.value, parts) for k, f in spec.coercion.items()}
        ),
        habits=replace(
            habits,
            recorded_late=1,
            corrected=1,
            returned=_part(habits.returned, parts),
            reduced=1,
            received_after=1,
            ended_before=1,
        ),
    )


def _part(value: int, parts: int) -> int:
    return max(value // parts, min(value, 1))


def _with_values(
    figures: Mapping[str, Figure], values: Mapping[str, int]
) -> dict[str, Figure]:
    return {name: replace(each, value=values[name]) for name, each in figures.items()}
