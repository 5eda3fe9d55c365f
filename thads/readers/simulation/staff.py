"""Công chức hư cấu: heads, enforcement officers, secretaries, accountants per unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from thads.readers.simulation.people import person_name
from thads.readers.simulation.spec import ROOMS_SINCE, UnitSpec

Row = dict[str, object]
_SENIOR, _MIDDLE, _JUNIOR = "cao cấp", "trung cấp", "sơ cấp"


@dataclass(frozen=True, slots=True)
class Post:
    """Vị trí: code suffix, title, rank."""

    suffix: str
    title: str
    rank: str


HEADS: Mapping[str, tuple[Post, ...]] = {
    "tinh": (
        Post("LD01", "Cục trưởng", _SENIOR),
        Post("LD02", "Phó Cục trưởng", _MIDDLE),
        Post("TK01", "Công chức thống kê", "chuyên viên"),
    ),
    "chi_cuc": (
        Post("LD01", "Chi cục trưởng", _MIDDLE),
        Post("LD02", "Phó Chi cục trưởng", _MIDDLE),
    ),
    "phong_khu_vuc": (
        Post("LD01", "Trưởng phòng", _MIDDLE),
        Post("LD02", "Phó Trưởng phòng", _MIDDLE),
    ),
    "tinh_moi": (
        Post("LD01", "Trưởng THADS tỉnh", _SENIOR),
        Post("LD02", "Phó Trưởng THADS tỉnh", _MIDDLE),
        Post("TK01", "Công chức thống kê", "chuyên viên"),
    ),
}
COMMON = (
    Post("TKY01", "Thư ký", "thư ký thi hành án"),
    Post("KT01", "Kế toán", "kế toán viên"),
    Post("VT01", "Văn thư", "nhân viên"),
    Post("TQ01", "Thủ quỹ", "nhân viên"),
)


def of_unit(
    rng: Random, unit: UnitSpec, *, since: date, until: date | None
) -> Iterator[Row]:
    """Công chức của một đơn vị."""
    is_new_province = unit.level == "tinh" and unit.since >= ROOMS_SINCE
    posts = [
        *HEADS["tinh_moi" if is_new_province else unit.level],
        *(_officer(rng, number) for number in range(1, unit.officers + 1)),
        *COMMON,
    ]
    for post in posts:
        yield {
            "ma": f"{unit.code}-{post.suffix}",
            "ho_ten": person_name(rng),
            "chuc_danh": post.title,
            "ngach": post.rank,
            "don_vi": unit.code,
            "tu_ngay": since,
            "den_ngay": until,
        }


def _officer(rng: Random, number: int) -> Post:
    rank = _MIDDLE if rng.random() < 0.3 else _JUNIOR
    return Post(f"CHV{number:02d}", "Chấp hành viên", rank)


EXAMINER = "THADS-QN-TTV01"
"""Mã thẩm tra viên của tỉnh trình diễn."""


def examiner(unit: UnitSpec) -> Row:
    """Thẩm tra viên của cơ quan: told apart, so that nobody else's name is drawn anew."""
    return {
        "ma": EXAMINER,
        "ho_ten": "Đặng Thuý Liễu",
        "chuc_danh": "Thẩm tra viên",
        "ngach": "thẩm tra viên",
        "don_vi": unit.code,
        "tu_ngay": ROOMS_SINCE,
        "den_ngay": None,
    }


def officer_code(unit: str, number: int) -> str:
    """Mã chấp hành viên thứ `number` của đơn vị."""
    return f"{unit}-CHV{number:02d}"
