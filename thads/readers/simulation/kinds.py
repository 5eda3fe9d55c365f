"""Loại nghĩa vụ: what judgments order, how often, and how large.

A mixture: many small budget cases, private cases of some tens of millions, few large
credit cases. The shares of request and credit cases come from the specification, the
medians are assumptions.
"""

from dataclasses import dataclass
from math import exp
from random import Random

_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Kind:
    """Loại nghĩa vụ: item, nature, field of law, typical size in nghìn đồng."""

    item: str
    nature: str
    on_request: bool
    fields: tuple[str, ...]
    share: float
    median: float = 0
    spread: float = 1.0
    rounding: int = 1
    flat: tuple[int, ...] = ()

    @property
    def has_money(self) -> bool:
        return self.median > 0

    @property
    def absorbs(self) -> bool:
        """Large enough to take the difference between drawn sizes and a fixed total."""
        return self.median >= 100_000


_CIVIL = ("dan_su", "kinh_doanh_thuong_mai", "hon_nhan_gia_dinh", "lao_dong")
BUDGET = (
    Kind(
        "an_phi", "tien", False, ("hinh_su", *_CIVIL), 0.46, 1_800, 1.1, 1, (200, 300)
    ),
    Kind("tien_phat", "tien", False, ("hinh_su",), 0.25, 9_000, 0.7, 500),
    Kind("truy_thu", "tien", False, ("hinh_su",), 0.22, 4_500, 1.3),
    Kind("tich_thu_sung_quy", "tien", False, ("hinh_su",), 0.04, 2_500, 1.0, 100),
    Kind("tra_giay_to", "tra_tai_san", False, ("hinh_su",), 0.03),
)
PRIVATE = (
    Kind("boi_thuong", "tien", True, ("hinh_su", "dan_su"), 0.24, 38_000, 1.0, 10),
    Kind("cap_duong", "tien", True, ("hon_nhan_gia_dinh",), 0.24, 18_000, 0.5, 500),
    Kind("no_dan_su", "tien", True, ("dan_su",), 0.26, 110_000, 1.0),
    Kind(
        "chia_tai_san",
        "tien",
        True,
        ("hon_nhan_gia_dinh", "dan_su"),
        0.10,
        240_000,
        0.8,
    ),
    Kind("tien_luong", "tien", True, ("lao_dong",), 0.06, 36_000, 0.7),
    Kind("tra_nha_dat", "tra_tai_san", True, ("dan_su",), 0.04, 420_000, 0.7, 1_000),
    Kind("thao_do_cong_trinh", "cong_viec", True, ("dan_su",), 0.04),
    Kind("giao_con", "cong_viec", True, ("hon_nhan_gia_dinh",), 0.02),
)
CREDIT = Kind(
    "no_tin_dung", "tien", True, ("kinh_doanh_thuong_mai", "dan_su"), 1, 1_400_000, 1.35
)


def draw(rng: Random, request_share: float, credit_share: float) -> Kind:
    """Chọn một loại nghĩa vụ theo tỷ trọng."""
    lot = rng.random()
    if lot < credit_share:
        return CREDIT
    family = PRIVATE if lot < request_share else BUDGET
    return rng.choices(family, [kind.share for kind in family])[0]


def size(rng: Random, kind: Kind) -> int:
    """Số tiền tự nhiên của một nghĩa vụ, đồng; zero for what is not valued."""
    if not kind.has_money:
        return 0
    if kind.flat and rng.random() < 0.4:
        return rng.choice(kind.flat) * _THOUSAND
    thousands = kind.median * exp(rng.gauss(0, kind.spread))
    steps = max(1, round(thousands / kind.rounding))
    return max(steps * kind.rounding, min(kind.flat, default=50)) * _THOUSAND
