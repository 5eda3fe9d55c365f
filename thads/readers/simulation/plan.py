"""Kế hoạch: which cases each unit has, what becomes of each, and its money.

Cases come from the totals by largest remainder; the money of a class adds up to its
total exactly. Nothing here knows about acts or days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from thads.law.money import split
from thads.readers.simulation import kinds
from thads.readers.simulation.kinds import Kind
from thads.readers.simulation.spec import Spec, SpecError, UnitSpec

# Each fate: its column, the money it brings into the period, how readily it is an old
# case (carried over) rather than a new one.
FATES = {
    "xong": ("B8", ("thu_xong",), 0.34),
    "dinh_chi": ("B9", ("M9",), 0.75),
    "dang": ("B10", ("M10", "thu_dang", "M9b"), 0.52),
    "hoan_thoa_thuan": ("B11", ("M11",), 0.80),
    "chua": ("B12", ("M12", "thu_chua"), 0.90),
    "hoan": ("B13", ("M13",), 0.80),
    "tam_dinh_chi": ("B14", ("M14",), 0.85),
    "tam_dung": ("B15", ("M15",), 0.80),
    "uy_thac": ("B4", ("M4",), 0.30),
    "thu_hoi": ("B5", ("M5",), 0.30),
}
WITH_MEANS = ("xong", "dinh_chi", "dang", "hoan_thoa_thuan")
SEPARATE_BOOK = "so_rieng"
OUTSIDE = (SEPARATE_BOOK, "xong_truoc", "sau_ky")
# Fates that mostly concern two parties rather than the budget.
_BETWEEN_PARTIES = frozenset(
    {"hoan_thoa_thuan", "hoan", "tam_dinh_chi", "tam_dung", "uy_thac", "thu_hoi"}
)
_JITTER = 0.16
_FINE = 1_000_000
_LARGEST_PART = 0.75


@dataclass(slots=True)
class Plan:
    """Một việc trong kế hoạch: unit, fate, origin and money, before it has a life."""

    unit: UnitSpec
    fate: str
    kind: Kind
    is_old: bool = False
    returned: bool = False
    brought: int = 0
    collected: int = 0
    reduced: int = 0
    earlier: int = 0
    coercion: str | None = None
    recorded_late: bool = False
    corrected: bool = False
    rng: Random = field(default_factory=Random, repr=False)

    @property
    def due(self) -> int:
        """Nghĩa vụ: what the judgment ordered, with what was done before the period."""
        return self.brought + self.earlier

    @property
    def must_move(self) -> bool:
        """Phải có kết quả trong kỳ: money or a coercion in the period."""
        return bool(self.collected or self.reduced or self.coercion)


def make(spec: Spec, rng: Random) -> list[Plan]:
    """Lập kế hoạch cho cả tỉnh."""
    plans = _cases(spec, rng)
    _mark_origins(spec, plans, rng)
    _give_money(spec, plans, rng)
    _choose_coercions(spec, plans, rng)
    _choose_late_and_wrong(spec, plans, rng)
    for plan in plans:
        plan.rng = Random(rng.getrandbits(64))
    return plans


def counts(spec: Spec, rng: Random) -> dict[str, dict[str, int]]:
    """Số việc theo đơn vị và số phận: columns exact, fixed units exact."""
    table: dict[str, dict[str, int]] = {unit.code: {} for unit in spec.units}
    left = {fate: spec[column] for fate, (column, _, _) in FATES.items()}
    for unit in spec.units:
        if (with_means := unit.fixed.get("B7")) is not None:
            parts = split(with_means, [left[fate] for fate in WITH_MEANS])
            for fate, part in zip(WITH_MEANS, parts, strict=True):
                table[unit.code][fate] = part
                left[fate] -= part
    for fate, total in left.items():
        open_units = [unit for unit in spec.units if fate not in table[unit.code]]
        for unit, part in zip(
            open_units, split(total, _weights(open_units, rng)), strict=True
        ):
            table[unit.code][fate] = part
    return table


def _weights(units: Sequence[UnitSpec], rng: Random) -> list[int]:
    return [
        round(unit.weight * rng.lognormvariate(0, _JITTER) * _FINE) for unit in units
    ]


def _cases(spec: Spec, rng: Random) -> list[Plan]:
    table = counts(spec, rng)
    extra = {
        SEPARATE_BOOK: spec["B18"],
        "xong_truoc": spec.habits.ended_before,
        "sau_ky": spec.habits.received_after,
    }
    for fate, total in extra.items():
        for unit, part in zip(
            spec.units, split(total, _weights(spec.units, rng)), strict=True
        ):
            table[unit.code][fate] = part
    return [
        Plan(unit, fate, _kind(spec, rng, fate))
        for unit in spec.units
        for fate, number in table[unit.code].items()
        for _ in range(number)
    ]


def _kind(spec: Spec, rng: Random, fate: str) -> Kind:
    """Small debts are paid, large ones wait: the shares depend on the fate."""
    request, credit = spec.habits.request_share, spec.habits.credit_share
    if fate == "xong":
        request, credit = request * 0.8, credit * 0.45
    elif fate in _BETWEEN_PARTIES:
        request, credit = 1 - (1 - request) / 4, credit * 3
    while True:
        kind = kinds.draw(rng, request, credit)
        if kind.has_money or fate in ("xong", "dang"):
            return kind


def _of(plans: Iterable[Plan], *fates: str) -> list[Plan]:
    return [plan for plan in plans if plan.fate in fates]


def _mark_origins(spec: Spec, plans: list[Plan], rng: Random) -> None:
    weights = [round(spec[col] * pref * _FINE) for col, _, pref in FATES.values()]
    for fate, old in zip(FATES, split(spec["B2"], weights), strict=True):
        for plan in rng.sample(_of(plans, fate), old):
            plan.is_old = True
    fresh = [plan for plan in _of(plans, "dang", "xong") if not plan.is_old]
    for plan in rng.sample(fresh, spec.habits.returned):
        plan.returned = True
    for plan in _of(plans, SEPARATE_BOOK, "xong_truoc"):
        plan.is_old = True


def _give_money(spec: Spec, plans: list[Plan], rng: Random) -> None:
    totals = {letter: figure.value for letter, figure in spec.figures.items()}
    totals["thu_xong"] = spec["M8"] - spec["thu_dang"] - spec["thu_chua"]
    for fate, (_, letters, _) in FATES.items():
        group = _of(plans, fate)
        total = sum(totals[letter] for letter in letters)
        for plan, amount in zip(group, _amounts(group, total, rng), strict=True):
            plan.brought = amount
    for plan in _of(plans, *OUTSIDE):
        plan.brought = kinds.size(rng, plan.kind)
    for plan in _of(plans, "xong"):
        plan.collected = plan.brought
    _collect_parts(_of(plans, "dang"), totals["thu_dang"], rng)
    _collect_parts(_of(plans, "chua"), totals["thu_chua"], rng)
    _reduce(_of(plans, "dang"), totals["M9b"], spec.habits.reduced, rng)
    _collected_before(plans, rng)


def _amounts(group: list[Plan], total: int, rng: Random) -> list[int]:
    """Drawn sizes; the large files take the difference to the total, or all private ones.

    Budget debts keep their natural size unless nothing else is left to scale.
    """
    drawn = [kinds.size(rng, plan.kind) for plan in group]
    for takes in (_is_large, _is_private, _is_any):
        chosen = [n for n, plan in enumerate(group) if takes(plan)]
        own = sum(drawn[n] for n in chosen)
        rest = total - sum(drawn) + own
        if own and rest * 3 >= own:
            break
    parts = split(rest, [drawn[n] for n in chosen])
    for n, part in zip(chosen, parts, strict=True):
        drawn[n] = part
    return drawn


def _is_large(plan: Plan) -> bool:
    return plan.kind.absorbs


def _is_private(plan: Plan) -> bool:
    return plan.kind.on_request


def _is_any(_: Plan) -> bool:
    return True


def _collect_parts(group: list[Plan], total: int, rng: Random) -> None:
    """Part payments on cases that stay open; less than what each of them owes."""
    order = rng.sample(group, len(group))
    order.sort(key=lambda plan: not plan.is_old)
    chosen, drawn = [], []
    for plan in order:
        if plan.kind.nature != "tien" or not plan.kind.on_request:
            continue
        chosen.append(plan)
        drawn.append(round(plan.brought * rng.uniform(0.08, _LARGEST_PART)))
        if sum(drawn) >= total:
            break
    for plan, part in zip(chosen, split(total, drawn), strict=True):
        plan.collected = part


def _reduce(group: list[Plan], total: int, number: int, rng: Random) -> None:
    """Court reductions, on budget debts that have not paid anything this period."""
    able = [
        plan
        for plan in group
        if plan.is_old and not plan.kind.on_request and not plan.collected
        and plan.kind.nature == "tien"
    ]  # fmt: skip
    able.sort(key=lambda plan: -plan.brought)
    room = [plan.brought * 4 // 5 for plan in able]
    while number < len(able) and sum(room[:number]) < total:
        number += 1
    if sum(room[:number]) < total:
        raise SpecError("M9b lớn hơn số tiền các việc đang thi hành có thể được giảm.")
    for plan, part in zip(able, split(total, room[:number]), strict=False):
        plan.reduced = part


def _collected_before(plans: list[Plan], rng: Random) -> None:
    """Some carried-over debts had been paid in part in earlier years."""
    for plan in plans:
        may = plan.is_old and plan.fate in ("xong", "dang", "hoan_thoa_thuan", "chua")
        if may and plan.kind.nature == "tien" and rng.random() < 0.07:
            part = int(plan.brought * rng.uniform(0.05, 0.5))
            plan.earlier = max(100_000, part // 10_000 * 10_000)


def _choose_coercions(spec: Spec, plans: list[Plan], rng: Random) -> None:
    """Gives coercion decisions to cases on request, first to the units that are fixed."""
    wanted = {name: figure.value for name, figure in spec.coercion.items()}
    wanted["cho"] = wanted["quyet_dinh"] - wanted["to_chuc"] - wanted["tu_nguyen"]
    fixed = [unit for unit in spec.units if "quyet_dinh" in unit.fixed]
    for unit in fixed:
        own = dict(unit.fixed)
        own["cho"] = own["quyet_dinh"] - own["to_chuc"] - own["tu_nguyen"]
        _coerce([p for p in plans if p.unit is unit], own, rng)
        for name in ("to_chuc", "tu_nguyen", "cho"):
            wanted[name] -= own[name]
    _coerce([plan for plan in plans if plan.unit not in fixed], wanted, rng)
    organised = [plan for plan in plans if plan.coercion == "to_chuc"]
    for plan in rng.sample(organised, wanted["lien_nganh"]):
        plan.coercion = "lien_nganh"


def _coerce(plans: list[Plan], wanted: dict[str, int], rng: Random) -> None:
    able = [
        plan for plan in plans
        if plan.kind.on_request and not plan.returned and plan.kind.item != "cap_duong"
    ]  # fmt: skip
    done, going = _of(able, "xong"), _of(able, "dang")
    rng.shuffle(done)
    rng.shuffle(going)
    # An old case has room for the sale of what is seized before the period ends.
    done.sort(key=lambda plan: not plan.is_old)
    open_organised = min(wanted["to_chuc"] // 5, len(going) - wanted["cho"])
    pools = (
        ("to_chuc", done, wanted["to_chuc"] - open_organised),
        ("to_chuc", going, open_organised),
        ("tu_nguyen", done, wanted["tu_nguyen"]),
        ("cho", going, wanted["cho"]),
    )
    for name, pool, number in pools:
        for _ in range(number):
            pool.pop().coercion = name


def _choose_late_and_wrong(spec: Spec, plans: list[Plan], rng: Random) -> None:
    """Closings written down after the report, and closings written down by mistake."""
    small = [
        plan for plan in plans
        if not plan.kind.on_request and plan.kind.nature == "tien"
        and plan.coercion is None and not plan.earlier
    ]  # fmt: skip
    open_cases = [p for p in _of(small, "dang") if not (p.collected or p.reduced)]
    for plan in rng.sample(open_cases, spec.habits.recorded_late):
        plan.recorded_late = True
    for plan in rng.sample(_of(small, "xong"), spec.habits.corrected):
        plan.corrected = True
