"""Chức danh và vai trò ký: as whom an officer signs, by the title they hold on a day."""

from datetime import date

from thads.records.agencies.models import Role

DEPUTY = "pho_thu_truong"
NOT_IN_OFFICE = "khong_giu_chuc_vu"
OTHER = "can_bo_khac"

# What a title begins with, in small letters; the first that fits decides.
_BEGINNINGS = (
    (("phó trưởng phòng",), OTHER),
    (("phó",), DEPUTY),
    (("trưởng phòng", "chấp hành viên trưởng"), Role.ROOM_HEAD.value),
    (
        ("cục trưởng", "chi cục trưởng", "trưởng thads", "thủ trưởng", "trưởng thi"),
        Role.HEAD.value,
    ),
    (("chấp hành viên",), Role.OFFICER.value),
    (("văn thư",), Role.REGISTRAR.value),
    (("kế toán",), Role.ACCOUNTANT.value),
    (("thủ quỹ",), Role.CASHIER.value),
    (("thủ kho",), Role.STOREKEEPER.value),
    (("thẩm tra viên",), Role.EXAMINER.value),
    (("thư ký",), Role.SECRETARY.value),
)
SIGNING_ROLES = frozenset(Role.values) | {DEPUTY, NOT_IN_OFFICE, OTHER}


def role_of(title: str) -> str:
    """Vai trò ứng với chức danh."""
    said = title.strip().lower()
    for beginnings, role in _BEGINNINGS:
        if said.startswith(beginnings):
            return role
    return OTHER


def signing_role(title: str, since: date, until: date | None, on: date) -> str:
    """Vai trò khi ký vào ngày đó; nobody signs before or after their time."""
    if on < since or (until is not None and on > until):
        return NOT_IN_OFFICE
    return role_of(title)
