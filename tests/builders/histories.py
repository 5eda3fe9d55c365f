"""Diễn biến ngẫu nhiên: histories that nobody thought of, late and correcting acts too.

Made from a seed. They hold what a book may hold: days and moments in any order the
book allows, grounds, parts and wholes, hand-overs, corrections of corrections.
Whether the law would have let it happen is not asked. Days come from a small pool,
so that acts meet on one day, and on the first and last days of periods.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from tests.builders.proceedings import VIETNAM
from thads.law.acts import catalogue
from thads.law.acts.history import CaseFacts
from thads.law.indicators import editions
from thads.records.agencies.models import Unit
from thads.records.ledger.values import NewAct, NewProceeding

FIRST_DAY, DAYS = date(2020, 7, 1), 900
POOL_SIZE = 25
YEAR_ENDS = (date(2020, 9, 30), date(2020, 10, 1), date(2021, 9, 30), date(2021, 10, 1))
DECISION = "quyet_dinh_thi_hanh_an"
_LATE_DAYS = (0, 0, 1, 2, 20, 120, 400)
_GROUNDS = ("48.1.a", "48.1.b", "48.1.c", "48.1.c", "48.2", None)
_MONEY = (
    *("thu_tien", "thu_tien", "giao_tai_san", "quyet_dinh_mien_giam"),
    "xac_dinh_lai_cham",
)
_PART_OR_WHOLE = ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac")
_BARE = (
    *("nhan_ban_an", "nhan_ban_an", "xac_minh", "quyet_dinh_tiep_tuc"),
    *("quyet_dinh_chua_co_dieu_kien", "chuyen_so_theo_doi_rieng"),
    *("chuyen_so_theo_doi_rieng", "quyet_dinh_tam_dinh_chi"),
    *("tam_dung_giai_quyet_khieu_nai", "ket_thuc", "quyet_dinh_thu_hoi"),
    *("quyet_dinh_huy", "gui_lai_yeu_cau", DECISION),
)
_ASSIGNMENT = "phan_cong_chap_hanh_vien"
_OTHERS = ("quyet_dinh_hoan", "ban_giao_viec", _ASSIGNMENT)
_CODES = (*_BARE, *_MONEY, *_PART_OR_WHOLE, *_OTHERS)
_COUNTED_ELSEWHERE = 0.4
"""Phần hành vi chỉ các biểu 06 đến 12 đếm, and those that answer them."""


def random_proceedings(
    seed: int, units: Sequence[Unit], count: int
) -> list[NewProceeding]:
    """Nhiều việc ngẫu nhiên of these units, with codes G00001, G00002, …"""
    chance = Random(seed)
    pool = _pool(chance)
    return [
        _proceeding(chance, f"G{number:05}", units, pool)
        for number in range(1, count + 1)
    ]


def random_acts(
    chance: Random, units: Sequence[str], count: int
) -> list[dict[str, Any]]:
    """Hành vi rời, to be recorded on whatever case."""
    pool = _pool(chance)
    return [_act(chance, units, pool) for _ in range(count)]


def _pool(chance: Random) -> tuple[date, ...]:
    some = [
        FIRST_DAY + timedelta(days=chance.randrange(DAYS)) for _ in range(POOL_SIZE)
    ]
    return (*some, *YEAR_ENDS)


def _proceeding(
    chance: Random, code: str, units: Sequence[Unit], pool: Sequence[date]
) -> NewProceeding:
    unit = chance.choice(units)
    assert unit.root_id is not None
    return NewProceeding(
        root_id=unit.root_id,
        unit_id=unit.id,
        officer_id=None,
        code=code,
        procedure="thi_hanh_an",
        facts=CaseFacts(
            on_request=chance.random() < 0.5,
            due=chance.choice((0, 1, chance.randrange(900_000_000))),
            unit=unit.code,
        ),
        acts=_acts(chance, [unit.code for unit in units], pool),
    )


def _acts(chance: Random, units: Sequence[str], pool: Sequence[date]) -> list[NewAct]:
    """Acts numbered in order of recording; some correct an earlier one."""
    drawn = [_act(chance, units, pool) for _ in range(chance.randint(1, 9))]
    if chance.random() < 0.9:
        drawn.append({"code": DECISION, "effective_on": min(chance.choices(pool, k=3))})
    recorded = [(_recorded(chance, fields["effective_on"]), fields) for fields in drawn]
    recorded.sort(key=lambda pair: pair[0])
    acts: list[NewAct] = []
    for seq, (moment, fields) in enumerate(recorded, start=1):
        given = fields
        if seq > 1 and chance.random() < 0.15:
            corrects = chance.randint(1, seq - 1)
            given = {"code": "dinh_chinh", "effective_on": fields["effective_on"]}
            given["corrects"] = corrects
        at = moment + timedelta(seconds=seq)
        acts.append(NewAct(seq=seq, recorded_at=at, **given))
    return acts


def _act(chance: Random, units: Sequence[str], pool: Sequence[date]) -> dict[str, Any]:
    """One act without its number: code, day, and what that code needs."""
    if chance.random() < _COUNTED_ELSEWHERE:
        return _counted_act(chance, pool)
    code = chance.choice(_CODES)
    fields: dict[str, Any] = {"code": code, "effective_on": chance.choice(pool)}
    if code in _MONEY:
        fields["amount"] = chance.randrange(1, 400_000_000)
    elif code in _PART_OR_WHOLE:
        fields["amount"] = chance.choice((None, chance.randrange(1, 400_000_000)))
    elif code == "quyet_dinh_hoan":
        fields["ground"] = chance.choice(_GROUNDS)
    elif code == "ban_giao_viec":
        fields["receiving_unit"] = chance.choice(units)
    elif code == _ASSIGNMENT:
        fields["result"] = f"{chance.choice(units)}-CHV01"
    return fields


@cache
def _counted() -> tuple[tuple[str, ...], ...]:
    """Acts that belong together: those of one line of a form, with their answers."""
    return tuple(
        tuple(sorted(line.acts)) + tuple(sorted(line.answers - set(_CODES)))
        for each in editions()
        for line in each.lines
        if line.acts
    )


def _counted_act(chance: Random, pool: Sequence[date]) -> dict[str, Any]:
    """An act that a form counts, with a ground, a result, an amount, or without."""
    code = chance.choice(chance.choice(_counted()))
    fields: dict[str, Any] = {"code": code, "effective_on": chance.choice(pool)}
    kind = catalogue.kind(code)
    for name, attribute in (("ly_do", "ground"), ("ket_qua", "result")):
        field = kind.field(name)
        if field and field.choices and chance.random() < 0.8:
            fields[attribute] = chance.choice(field.choices).slug
    if kind.field("so_tien") and chance.random() < 0.8:
        fields["amount"] = chance.choice((0, chance.randrange(1, 400_000_000)))
    return fields


def _recorded(chance: Random, day: date) -> datetime:
    late = timedelta(days=chance.choice(_LATE_DAYS))
    return datetime.combine(day + late, time(9), VIETNAM)
