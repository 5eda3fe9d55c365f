"""Việc ngẫu nhiên có bản án, nghĩa vụ, đương sự: histories with the traits rows ask for."""

from collections.abc import Sequence
from random import Random

from tests.builders.histories import FIRST_DAY, random_proceedings
from thads.law.indicators import Item, Traits
from thads.records.agencies.models import Unit
from thads.records.cases.actions import (
    NewCase,
    NewJudgment,
    NewObligation,
    NewParty,
    enter_judgments,
)
from thads.records.ledger.values import NewProceeding

FIELDS = ("dan_su", "hinh_su", "hon_nhan_gia_dinh", "lao_dong", "khac")
CRIMES = ("ma_tuy", "tham_nhung_kinh_te", None)
ITEMS = ("an_phi", "tien_phat", "truy_thu", "no_dan_su", "no_tin_dung")
CREDITORS = ("ca_nhan", "nha_nuoc", "to_chuc", "to_chuc_tin_dung")
_WEIGHT = {"to_chuc_tin_dung": 3, "nha_nuoc": 2, "to_chuc": 1, "ca_nhan": 0}


def random_cases(
    seed: int, units: Sequence[Unit], count: int
) -> list[tuple[NewCase, Traits]]:
    """Nhiều việc ngẫu nhiên, each with the traits that its rows must see."""
    chance = Random(seed)
    return [
        _with_traits(chance, each) for each in random_proceedings(seed, units, count)
    ]


def random_traits(chance: Random) -> Traits:
    """Đặc điểm ngẫu nhiên, items of no amount and of the same kind among them."""
    return _traits(chance)[0]


def _traits(chance: Random) -> tuple[Traits, list[str]]:
    field, crime = chance.choice(FIELDS), chance.choice(CRIMES)
    creditors = chance.sample(CREDITORS, chance.randint(0, 2))
    items = [
        Item(chance.choice(ITEMS), chance.choice((0, 1, chance.randrange(10**9))))
        for _ in range(chance.randint(0, 3))
    ]
    weightiest = max(creditors, key=_WEIGHT.__getitem__, default="")
    return Traits(field, crime or "", weightiest, tuple(items)), creditors


def _with_traits(chance: Random, told: NewProceeding) -> tuple[NewCase, Traits]:
    traits, creditors = _traits(chance)
    case = _case(
        chance,
        told,
        traits.field,
        traits.crime or None,
        creditors,
        traits.items,
    )
    return case, traits


def _case(
    chance: Random,
    told: NewProceeding,
    field: str,
    crime: str | None,
    creditors: Sequence[str],
    items: Sequence[Item],
) -> NewCase:
    extra: dict[str, object] = {"nhom_toi": crime} if crime else {}
    code = f"BA-{told.code}"
    judgment = NewJudgment(
        *(told.root_id, code, "1/BA", FIRST_DAY, "TAND", field, None, None, extra)
    )
    owed = [
        NewObligation(f"N{number}", "tien", item.code, item.amount)
        for number, item in enumerate(items, start=1)
    ]
    return NewCase(
        root_id=told.root_id,
        unit_id=told.unit_id,
        unit_code=told.facts.unit,
        officer_id=None,
        code=told.code,
        judgment_id=enter_judgments([judgment])[0],
        judgment_number=judgment.number,
        on_request=chance.random() < 0.5,
        parties=[NewParty("duoc_thi_hanh", kind, f"Bên {kind}") for kind in creditors],
        obligations=owed,
        acts=told.acts,
    )
