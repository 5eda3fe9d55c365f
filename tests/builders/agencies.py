"""Cơ quan và người trong các bài kiểm thử: two provinces that must not see each other."""

from dataclasses import dataclass
from datetime import date

from thads.records.agencies import actions
from thads.records.agencies.models import Account, Level, Officer, Unit

SINCE = date(2009, 7, 1)


@dataclass(frozen=True, slots=True)
class Province:
    """Một tỉnh: the agency, its units and the officers of each."""

    top: Unit
    units: dict[str, Unit]
    officers: dict[str, Officer]

    @property
    def first(self) -> Unit:
        """The first unit below the top."""
        return next(iter(self.units.values()))


def a_province(
    code: str = "QN", *, level: str = Level.DISTRICT, units: int = 2
) -> Province:
    """Tỉnh với n đơn vị trực thuộc and one officer in each (code <unit>-CHV01)."""
    top = a_unit(f"{code}00", Level.PROVINCE, None)
    below = {
        f"{code}{n:02}": a_unit(f"{code}{n:02}", level, top)
        for n in range(1, units + 1)
    }
    everywhere = [top, *below.values()]
    officers = {unit.code: an_officer(unit) for unit in everywhere}
    return Province(top, below, officers)


def a_unit(code: str, level: str, parent: Unit | None) -> Unit:
    """Đơn vị."""
    return actions.found_unit(
        code=code,
        name=f"Đơn vị {code}",
        level=level,
        parent=parent,
        valid_from=SINCE,
        valid_to=None,
        extra={},
    )


def an_officer(unit: Unit, number: int = 1) -> Officer:
    """Chấp hành viên của đơn vị."""
    return Officer.objects.create(
        code=f"{unit.code}-CHV{number:02}",
        full_name=f"Nguyễn Văn {unit.code}",
        title="Chấp hành viên",
        rank="sơ cấp",
        unit=unit,
        valid_from=SINCE,
    )


def an_account(unit: Unit, role: str, officer: Officer | None = None) -> Account:
    """Tài khoản with one appointment; the username is <unit>.<role>, lower case."""
    return actions.open_account(
        username=f"{unit.code}.{role}".lower(),
        password="mật khẩu thử nghiệm",
        unit_code=unit.code,
        role=role,
        officer_code=officer.code if officer else None,
    )
