"""Sổ của một đơn vị: its part of the country as a book of the exchange format.

The same lives and the same drawing as for the country: who imports the book of a room
counts the cases that the country's figures count for it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from thads.readers.simulation import book as sheets
from thads.readers.simulation import files, staff
from thads.readers.simulation.country.bank import Progress, traits_of
from thads.readers.simulation.country.draw import draw, months_of
from thads.readers.simulation.country.lives import Template, template
from thads.readers.simulation.country.spec import CountrySpec, Office
from thads.readers.simulation.country.spread import last_moment
from thads.readers.simulation.life import Act, Life
from thads.readers.simulation.plan import Plan
from thads.readers.simulation.province import Case
from thads.readers.simulation.spec import AGENCIES_SINCE, ROOMS_SINCE, UnitSpec
from thads.readers.statistics.tables import moment_number

OUTSIDE = "NGOAI-TINH"
_STAFF_SINCE = date(2009, 7, 1)


class UnknownOffice(LookupError):
    """Không có đơn vị này trong đất nước mô phỏng."""


def book(
    spec: CountrySpec,
    code: str,
    *,
    years: int,
    seed: int,
    size: float = 1.0,
    progress: Progress | None = None,
) -> sheets.Book:
    """Lập sổ của một đơn vị."""
    office = _find(spec, code)
    top = next(each for each in spec.offices if each.number == office.province)
    unit, rng = _unit(office, top), Random(f"{seed}:{code}")
    made = sheets.empty()
    own = [_unit(top, top), unit] if office is not top else [unit]
    made["don_vi"] = [
        *({**sheets.unit_row(each), "tu_ngay": AGENCIES_SINCE} for each in own),
        sheets.outside_row(OUTSIDE),
    ]
    for each in own:
        made["can_bo"] += staff.of_unit(rng, each, since=_STAFF_SINCE, until=None)
    cases = list(_cases(spec, office, unit, years, seed, size, progress))
    cases.sort(key=lambda case: case.decided_on)
    sheets.number_decisions(cases)
    writer = sheets.Writer(rng, top.name.removeprefix("THADS "), "001", f"BA-{code}")
    writer.write(made, cases)
    return made


def write(made: sheets.Book, target: Path) -> None:
    """Viết sổ ra tệp."""
    files.write_sheets(made, target)


def _find(spec: CountrySpec, code: str) -> Office:
    for office in spec.offices:
        if office.code == code:
            return office
    raise UnknownOffice(
        f"Đất nước mô phỏng không có đơn vị “{code}”. Mã gồm mã tỉnh và số phòng, như "
        f"{spec.offices[1].code}; cơ quan tỉnh là {spec.offices[0].code}."
    )


def _unit(office: Office, top: Office) -> UnitSpec:
    place = office.name.rpartition(" - ")[2].removeprefix("THADS ")
    return UnitSpec(
        code=office.code,
        name=office.name,
        level="tinh" if office is top else "phong_khu_vuc",
        parent=None if office is top else top.code,
        weight=office.cases,
        officers=office.officers,
        court=f"TAND khu vực {office.number - office.province or 1} - {place}",
        district=place,
        communes=tuple(f"phường số {number}" for number in range(1, 9)),
        fixed={},
        since=ROOMS_SINCE,
    )


def _cases(
    spec: CountrySpec,
    office: Office,
    unit: UnitSpec,
    years: int,
    seed: int,
    size: float,
    progress: Progress | None,
) -> Iterator[Case]:
    months = months_of(spec, years)
    traits = traits_of(spec, seed, months.written, progress)
    drawn = draw(spec, traits, seed, months, size)
    place = spec.offices.index(office)
    for row in np.flatnonzero(drawn.office == place):
        life = template(spec, seed, int(drawn.template[row]), months.written[0])
        case = _moved(
            life,
            weeks=int(drawn.weeks[row]),
            seconds=int(drawn.seconds[row]),
            scale=int(drawn.scale[row]),
            end=last_moment(spec),
        )
        if case.acts:
            plan = Plan(
                unit, "dang", life.kind, brought=life.due * int(drawn.scale[row])
            )
            yield Case(plan, case, officer=1 + int(drawn.officer[row]))


def _moved(life: Template, *, weeks: int, seconds: int, scale: int, end: int) -> Life:
    """The life at its own place in time; what is not recorded yet is not there."""
    days, moments = timedelta(weeks=weeks), timedelta(weeks=weeks, seconds=seconds)
    copies: dict[int, Act] = {}
    for act in life.acts:
        assert act.recorded_at is not None
        recorded = act.recorded_at + moments
        if moment_number(recorded) > end:
            continue
        copies[id(act)] = _copied(act, days, recorded, scale)
    for act in life.acts:
        if act.corrects is not None and id(act) in copies:
            copies[id(act)].corrects = copies[id(act.corrects)]
    own = life.life
    acts = list(copies.values())
    return Life(own.rng, own.workdays, own.late_share, own.on_request, acts)


def _copied(act: Act, days: timedelta, recorded: datetime, scale: int) -> Act:
    changed: dict[str, Any] = {
        "receiver": OUTSIDE if act.receiver else None,
        "amount": None if act.amount is None else act.amount * scale,
    }
    return Act(
        code=act.code,
        on=act.on + days,
        recorded_at=recorded,
        ground=act.ground,
        until_on=act.until_on + days if act.until_on else None,
        result=act.result,
        note=act.note,
        **changed,
    )
