"""Cài dấu hiệu: invented cases that have the form practitioners describe, on purpose.

Only where it is asked for: to measure what the detector finds, to train those who read
flags. Days are drawn without looking at the detector's windows, so some lie outside.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from thads.law.indicators.signs import SignKind, decision_due
from thads.readers.simulation import kinds
from thads.readers.simulation.kinds import Kind
from thads.readers.simulation.life import Act, Life, open_case, set_recording
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.province import Case, Province
from thads.readers.simulation.spec import LOCAL
from thads.readers.simulation.workdays import default_workdays

DEBT = 25_000_000
"""Nghĩa vụ của một việc được cài, đồng."""

_BEFORE, _AFTER = 3.5, 14.0
"""Trung bình bao nhiêu ngày trước và sau ngày chốt; giả định."""

_OLDEST, _YOUNGEST = 500, 120
_NO_MEANS, _BACK = "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_tiep_tuc"
_ENTRUSTING = "quyet_dinh_uy_thac"


@dataclass(frozen=True, slots=True)
class Planted:
    """Một việc được cài: its kind, its life, the place that holds it.

    Place 0 is the unit in which it is planted, 1 and on are others; a receiver is
    written as the number of its place. Cases of one `group` have one judgment.
    """

    kind: SignKind
    life: Life
    debt: Kind
    place: int = 0
    group: int = 0


def planted(kind: SignKind, rng: Random, last: date, group: int = 0) -> list[Planted]:
    """Một lần cài quanh một ngày chốt: one case, or those of a round."""
    made = [replace(each, group=group) for each in _PLANTS[kind](rng, last)]
    return made


def plant(
    counts: Mapping[SignKind, int], rng: Random, last: date, first_group: int = 1
) -> Iterator[Planted]:
    """Cài nhiều lần: how often of each kind; every time with a judgment of its own."""
    group = first_group
    for kind, count in counts.items():
        for _ in range(count):
            yield from planted(kind, rng, last, group)
            group += 1


def _opened(rng: Random, last: date) -> tuple[Life, Kind]:
    """Một việc bình thường đã thụ lý từ trước."""
    debt = rng.choice([kind for kind in kinds.PRIVATE if kind.nature == "tien"])
    life = Life(rng, default_workdays(), 0.0, debt.on_request)
    open_case(life, last - timedelta(days=rng.randrange(_YOUNGEST, _OLDEST)))
    return life, debt


def _before(rng: Random, last: date) -> date:
    return last - timedelta(days=int(rng.expovariate(1 / _BEFORE)))


def _after(rng: Random, last: date, least: int = 3) -> date:
    return last + timedelta(days=least + int(rng.expovariate(1 / _AFTER)))


def _late_no_means(rng: Random, last: date) -> Iterator[Planted]:
    life, debt = _opened(rng, last)
    _declare(life, _before(rng, last))
    set_recording(life)
    yield Planted(SignKind.LATE_NO_MEANS, life, debt)


def _swing_to_no_means(rng: Random, last: date) -> Iterator[Planted]:
    life, debt = _opened(rng, last)
    _declare(life, _before(rng, last))
    life.add(_BACK, _after(rng, last))
    set_recording(life)
    yield Planted(SignKind.SWING_TO_NO_MEANS, life, debt)


def _swing_to_means(rng: Random, last: date) -> Iterator[Planted]:
    life, debt = _opened(rng, last)
    _declare(life, last - timedelta(days=rng.randrange(40, 90)))
    life.add(_BACK, _before(rng, last))
    _declare(life, _after(rng, last))
    set_recording(life)
    yield Planted(SignKind.SWING_TO_MEANS, life, debt)


def _declare(life: Life, on: date) -> None:
    life.add("xac_minh", on, result="khong_co_dieu_kien")
    life.add(_NO_MEANS, on, ground="44a.1.a")


def _reopened(rng: Random, last: date) -> Iterator[Planted]:
    life, debt = _opened(rng, last)
    life.add("ket_thuc", _before(rng, last))
    again = _after(rng, last)
    if rng.random() < 0.25:
        life.add("thu_tien", again, amount=DEBT // 5)
        set_recording(life)
    else:
        set_recording(life)
        _correct(life, again)
    yield Planted(SignKind.REOPENED, life, debt)


def _correct(life: Life, on: date) -> None:
    wrong = life.acts[-1]
    at = _moment(life.rng, max(on, _recorded_on(wrong) + timedelta(days=1)))
    life.acts.append(Act("dinh_chinh", at.date(), recorded_at=at, corrects=wrong))


def _pushed(rng: Random, last: date) -> Iterator[Planted]:
    debt = rng.choice([kind for kind in kinds.PRIVATE if kind.nature == "tien"])
    life = Life(rng, default_workdays(), 0.0, debt.on_request)
    received = _before(rng, last)
    due = decision_due(received, on_request=debt.on_request)
    decided = max(_after(rng, last), due + timedelta(days=rng.randrange(1, 12)))
    life.add("nhan_yeu_cau" if debt.on_request else "nhan_ban_an", received)
    life.add("quyet_dinh_thi_hanh_an", decided)
    if rng.random() < 0.4:
        life.acts[0].recorded_at = _moment(rng, decided)
    set_recording(life)
    yield Planted(SignKind.PUSHED, life, debt)


def _backdated(rng: Random, last: date) -> Iterator[Planted]:
    life, debt = _opened(rng, last)
    set_recording(life)
    code = rng.choice(("ket_thuc", "thu_tien", "quyet_dinh_dinh_chi"))
    act = life.add(code, _before(rng, last))
    act.amount = DEBT // 2 if code == "thu_tien" else None
    act.ground = "50.1.a" if code == "quyet_dinh_dinh_chi" else None
    act.recorded_at = _moment(rng, _after(rng, last, least=10))
    yield Planted(SignKind.BACKDATED, life, debt)


def _ring(rng: Random, last: date) -> Iterator[Planted]:
    """A → B → A or A → B → C → A; each receiver opens the case and sends it on."""
    length = rng.choice((2, 2, 3))
    on = _before(rng, last)
    for place in range(length):
        life, debt = _opened(rng, last) if not place else _received(rng, on)
        if place:
            on = life.last_on + timedelta(days=1 + int(rng.expovariate(1 / 5)))
        life.add(_ENTRUSTING, on, receiver=str((place + 1) % length))
        set_recording(life)
        yield Planted(SignKind.RING, life, debt, place)


def _received(rng: Random, sent: date) -> tuple[Life, Kind]:
    debt = rng.choice([kind for kind in kinds.PRIVATE if kind.nature == "tien"])
    life = Life(rng, default_workdays(), 0.0, debt.on_request)
    open_case(life, sent + timedelta(days=rng.randrange(4, 9)))
    return life, debt


def _crossed(rng: Random, last: date) -> Iterator[Planted]:
    """Two cases that have nothing in common go opposite ways."""
    for place in (0, 1):
        life, debt = _opened(rng, last)
        life.add(_ENTRUSTING, _before(rng, last), receiver=str(1 - place))
        set_recording(life)
        yield Planted(SignKind.CROSSED, life, debt, place)


def _recorded_on(act: Act) -> date:
    assert act.recorded_at is not None
    return act.recorded_at.date()


def _moment(rng: Random, on: date) -> datetime:
    return datetime.combine(on, time(9, rng.randrange(60), rng.randrange(60)), LOCAL)


_PLANTS: dict[SignKind, Callable[[Random, date], Iterator[Planted]]] = {
    SignKind.LATE_NO_MEANS: _late_no_means,
    SignKind.SWING_TO_NO_MEANS: _swing_to_no_means,
    SignKind.SWING_TO_MEANS: _swing_to_means,
    SignKind.REOPENED: _reopened,
    SignKind.PUSHED: _pushed,
    SignKind.BACKDATED: _backdated,
    SignKind.RING: _ring,
    SignKind.CROSSED: _crossed,
}


def add_to(
    province: Province, counts: Mapping[SignKind, int], unit: str, last: date, seed: int
) -> list[tuple[Case, Planted]]:
    """Cài vào một tỉnh mô phỏng: the cases added, each with what it was planted for."""
    units = {each.code: each for each in province.spec.units}
    if unit not in units:
        raise ValueError(f"Không có đơn vị “{unit}”. Có: {', '.join(units)}.")
    rng = Random(seed)
    others = [each for code, each in units.items() if code != unit]
    added = []
    for each in plant(counts, rng, last):
        places = [units[unit], *Random(each.group).sample(others, 2)]
        for act in each.life.acts:
            if act.receiver is not None:
                act.receiver = places[int(act.receiver)].code
        plan = Plan(places[each.place], "dang", each.debt, brought=DEBT)
        case = Case(plan, each.life, shared_judgment=each.group)
        added.append((case, each))
    province.cases.extend(case for case, _ in added)
    return added


def read_counts(words: Sequence[str]) -> dict[SignKind, int]:
    """“sang_chua_roi_ve=6” as a kind and how often; a refusal names the kinds."""
    counts = {}
    for word in words:
        code, _, number = word.partition("=")
        if code not in list(SignKind) or not number.isdigit():
            raise ValueError(
                f"“{word}” không đọc được. Viết LOẠI=SỐ, loại là một trong "
                f"{', '.join(SignKind)}."
            )
        counts[SignKind(code)] = int(number)
    return counts
