"""Một cuộc đời mẫu: from its opening to its end or to no end, free of any plan.

Money is in parts of the debt (UNITS make the whole); a drawn case multiplies them.
The same number always gives the same life.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from thads.law.money import split
from thads.readers.simulation import kinds, standing, steps
from thads.readers.simulation.country.spec import CLASSES, CountrySpec
from thads.readers.simulation.kinds import Kind
from thads.readers.simulation.life import Act, Life, open_case, set_recording
from thads.readers.simulation.workdays import default_workdays

UNITS = 1_000
"""Phần của một nghĩa vụ trong đời mẫu."""

PER_CLASS = (110, 50, 20)
"""Số đời mẫu một tháng: ngân sách, giữa các bên, tín dụng."""

A_MONTH = sum(PER_CLASS)
_LATE_SHARE = 0.03
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Template:
    """Đời mẫu: which month it opens in, what kind of debt, its acts."""

    number: int
    kind: Kind
    field: str
    life: Life

    @property
    def due(self) -> int:
        """Nghĩa vụ, in parts; none where the judgment orders no money."""
        return UNITS if self.kind.has_money else 0

    @property
    def acts(self) -> list[Act]:
        """Hành vi theo thứ tự ghi nhận."""
        return self.life.acts


def template(spec: CountrySpec, seed: int, number: int, first_month: date) -> Template:
    """Đời mẫu thứ `number`; months are counted from `first_month`."""
    rng = Random(f"{seed}:{number}")
    month, place = divmod(number, A_MONTH)
    group = _group(place)
    kind = _kind(rng, group)
    life = Life(rng, default_workdays(), _LATE_SHARE, kind.on_request)
    _live(life, spec, kind, group, month_after(first_month, month))
    set_recording(life)
    if rng.random() < spec["ghi_tre"]:
        _record_late(life)
    if rng.random() < spec["dinh_chinh"]:
        _correct(life)
    return Template(number, kind, rng.choice(kind.fields), life)


def month_after(first: date, months: int) -> date:
    """Ngày đầu của tháng thứ bao nhiêu sau tháng đầu."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _group(place: int) -> int:
    for group, count in enumerate(PER_CLASS):
        if place < count:
            return group
        place -= count
    raise IndexError(place)


def _kind(rng: Random, group: int) -> Kind:
    if CLASSES[group] == "tin_dung":
        return kinds.CREDIT
    family = kinds.PRIVATE if CLASSES[group] == "cac_ben" else kinds.BUDGET
    return rng.choices(family, [kind.share for kind in family])[0]


def _live(life: Life, spec: CountrySpec, kind: Kind, group: int, month: date) -> None:
    open_case(life, month + timedelta(days=life.rng.randrange(7)))
    names = list(spec.fates)
    weights = [spec.fates[name][group] for name in names]
    fate = life.rng.choices(names, weights)[0]
    _FATES[fate](life, spec, kind)


def _later(life: Life, spec: CountrySpec, mean_days: float) -> date:
    """A day after the last act; months in which much is closed are likelier."""
    start, rng = life.last_on, life.rng
    days = [
        start + timedelta(days=3 + rng.expovariate(1 / mean_days))
        for _ in range(_TRIES)
    ]
    weights = [spec.done_by_month[day.month - 1] for day in days]
    return life.workdays.roll(rng.choices(days, weights)[0])


_MEAN_DAYS = {True: 115.0, False: 42.0}
_MEAN_DAYS_OF_CREDIT = 480.0
"""Giữa các bên lâu hơn ngân sách; giả định."""


def _done(life: Life, spec: CountrySpec, kind: Kind) -> None:
    """Thi hành xong, now and then in several payments."""
    if life.rng.random() < 0.5 or kind.on_request:
        steps.verify_first(life, "co_dieu_kien")
    _perform(life, spec, kind, UNITS)
    steps.close(life)


def _perform(life: Life, spec: CountrySpec, kind: Kind, units: int) -> None:
    mean = _mean_days(kind)
    if kind.on_request and life.rng.random() < spec["cuong_che_theo_yeu_cau"]:
        _coerce(life)
    if kind.nature == "tien":
        count = life.rng.choices((1, 2, 3, 5), (70, 15, 10, 5))[0]
        weights = [life.rng.randint(1, 9) for _ in range(count)]
        for part in split(units, weights):
            steps.collect(life, part, _later(life, spec, mean / count))
    elif kind.nature == "tra_tai_san":
        steps.hand_over(life, units if kind.has_money else 0, _later(life, spec, mean))
    else:
        life.add("van_dong", _later(life, spec, mean), result="dong_y")


def _mean_days(kind: Kind) -> float:
    return _MEAN_DAYS_OF_CREDIT if kind is kinds.CREDIT else _MEAN_DAYS[kind.on_request]


def _coerce(life: Life) -> None:
    rng, day = life.rng, life.last_on
    steps.decide_coercion(
        life, "khau_tru_tai_khoan", life.between(day, day + timedelta(30))
    )
    if rng.random() < 0.09:
        life.add(
            "tu_nguyen_thi_hanh",
            life.between(life.last_on, life.last_on + timedelta(20)),
        )
        return
    held = steps.coercion_day(
        life, life.last_on + timedelta(6), life.last_on + timedelta(40)
    )
    steps.organise_coercion(life, held, joint_forces=rng.random() < 0.45)


def _terminated(life: Life, spec: CountrySpec, kind: Kind) -> None:
    ground = life.rng.choice(standing.TERMINATION_GROUNDS)
    life.add("quyet_dinh_dinh_chi", _later(life, spec, 80), ground=ground)


def _entrusted(life: Life, spec: CountrySpec, kind: Kind) -> None:
    """Uỷ thác toàn bộ; whoever draws this life also opens the case at the receiver."""
    life.add("quyet_dinh_uy_thac", _later(life, spec, 30), receiver="UY-THAC")


def _withdrawn(life: Life, spec: CountrySpec, kind: Kind) -> None:
    ground = life.rng.choice(standing.WITHDRAWAL_GROUNDS)
    life.add("quyet_dinh_thu_hoi", _later(life, spec, 60), ground=ground)


def _stopped(code: str, grounds: Sequence[str | None], mean_days: float) -> "_Fate":
    def stop(life: Life, spec: CountrySpec, kind: Kind) -> None:
        day = life.between(life.last_on, life.last_on + timedelta(days=40))
        resumed = life.workdays.roll(
            day + timedelta(days=20 + life.rng.expovariate(1 / mean_days))
        )
        until = resumed if code == "quyet_dinh_hoan" else None
        life.add(code, day, ground=life.rng.choice(grounds), until_on=until)
        life.add("quyet_dinh_tiep_tuc", resumed)
        _done(life, spec, kind)

    return stop


def _without_means(life: Life, spec: CountrySpec, kind: Kind) -> None:
    """Chưa có điều kiện: most come back sooner or later, many go to the separate book."""
    steps.verify_first(life, "khong_co_dieu_kien")
    found = steps.declare_no_means(life, is_long=life.rng.random() < 0.2)
    lot = life.rng.random()
    if lot < 0.27:
        steps.move_to_separate_book(life, steps.separate_book_day(life))
        if life.rng.random() < 0.80:
            return
        steps.regain_means(life, life.last_on + timedelta(life.rng.randrange(90, 1200)))
        if life.rng.random() < _LOST_AGAIN:
            _separated_again(life)
            return
    else:
        back = found + timedelta(days=60 + life.rng.expovariate(1 / 420))
        steps.verify_again_until(life, back)
        if lot > 0.88:
            ground = life.rng.choice(standing.TERMINATION_GROUNDS)
            life.add("quyet_dinh_dinh_chi", life.workdays.roll(back), ground=ground)
            return
        steps.regain_means(life, max(back, life.last_on))
    _done(life, spec, kind)


_LOST_AGAIN = 0.4
"""Có điều kiện rồi lại mất: such a case cannot be summed by its points; giả định."""


def _separated_again(life: Life) -> None:
    """Lại chưa có điều kiện, and to the separate book for the second time."""
    life.add(
        "xac_minh",
        life.between(life.last_on, life.last_on + timedelta(days=90)),
        result="khong_co_dieu_kien",
    )
    steps.declare_no_means(life)
    steps.move_to_separate_book(life, steps.separate_book_day(life))


_Fate = Callable[[Life, CountrySpec, Kind], None]
_FATES: dict[str, _Fate] = {
    "xong": _done,
    "dinh_chi": _terminated,
    "uy_thac": _entrusted,
    "thu_hoi": _withdrawn,
    "hoan": _stopped("quyet_dinh_hoan", standing.POSTPONEMENT_GROUNDS, 160),
    "hoan_thoa_thuan": _stopped("quyet_dinh_hoan", ("48.1.c",), 180),
    "tam_dinh_chi": _stopped(
        "quyet_dinh_tam_dinh_chi", standing.SUSPENSION_GROUNDS, 260
    ),
    "tam_dung": _stopped("tam_dung_giai_quyet_khieu_nai", (None,), 60),
    "chua": _without_means,
}


def _record_late(life: Life) -> None:
    """One act is written down weeks later, together with what followed it."""
    late = timedelta(days=life.rng.randrange(7, 60))
    place = life.rng.randrange(len(life.acts))
    first = life.acts[place].recorded_at
    assert first is not None
    moment = first + late
    for act in life.acts[place:]:
        assert act.recorded_at is not None
        moment = max(moment + timedelta(minutes=1), act.recorded_at)
        act.recorded_at = moment


def _correct(life: Life) -> None:
    """The last act was a mistake and is taken back some weeks later."""
    wrong = life.acts[-1]
    assert wrong.recorded_at is not None
    moment = wrong.recorded_at + timedelta(days=life.rng.randrange(3, 90))
    life.acts.append(
        Act("dinh_chinh", moment.date(), recorded_at=moment, corrects=wrong)
    )
