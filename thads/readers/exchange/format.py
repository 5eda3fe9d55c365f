"""Sổ dạng tệp: its sheets, their columns, and what a cell of each may hold."""

from dataclasses import dataclass
from enum import Enum

from thads.law.distribution import DayCount
from thads.records.agencies.models import Role

TEXT_LONGEST = 32_000
NUMBER_MAX = 1_000_000


class Kind(Enum):
    """Loại giá trị của một cột."""

    TEXT = "chữ"
    DAY = "ngày"
    CLOCK = "giờ"
    MOMENT = "thời điểm"
    MONEY = "số tiền"
    NUMBER = "số nguyên"
    PERCENT = "tỷ lệ"


@dataclass(frozen=True, slots=True)
class Column:
    """Cột: name, kind of value, whether each row needs one, what it may be.

    An optional column came later: a book of before has not got it.
    """

    name: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    longest: int = TEXT_LONGEST
    choices: tuple[str, ...] = ()
    most: int = NUMBER_MAX
    optional: bool = False


def _text(name: str, longest: int, *, needed: bool = False) -> Column:
    return Column(name, Kind.TEXT, needed, longest)


def _choice(name: str, *choices: str) -> Column:
    return Column(name, Kind.TEXT, needed=True, choices=choices)


def _day(name: str, *, needed: bool = False) -> Column:
    return Column(name, Kind.DAY, needed)


UNITS, OFFICERS, JUDGMENTS, CASES = "don_vi", "can_bo", "ban_an", "viec"
PARTIES, OBLIGATIONS, ACTS, TARGETS = "duong_su", "nghia_vu", "hanh_vi", "chi_tieu"
INTEREST = "lai_cham"

SHEETS: dict[str, tuple[Column, ...]] = {
    UNITS: (
        _text("ma", 40, needed=True),
        _text("ten", 200, needed=True),
        _choice("cap", "tinh", "chi_cuc", "phong_khu_vuc"),
        _text("truc_thuoc", 40),
        _day("tu_ngay", needed=True),
        _day("den_ngay"),
    ),
    OFFICERS: (
        _text("ma", 40, needed=True),
        _text("ho_ten", 120, needed=True),
        _text("chuc_danh", 80),
        _text("ngach", 40),
        _text("don_vi", 40, needed=True),
        _day("tu_ngay", needed=True),
        _day("den_ngay"),
    ),
    JUDGMENTS: (
        _text("ma", 60, needed=True),
        _text("so", 80, needed=True),
        _day("ngay", needed=True),
        _text("co_quan", 200, needed=True),
        _text("linh_vuc", 60),
        _day("ngay_hieu_luc"),
        _day("ngay_nhan"),
    ),
    CASES: (
        _text("ma", 60, needed=True),
        _text("don_vi", 40, needed=True),
        _text("ban_an", 60, needed=True),
        _choice("loai", "chu_dong", "theo_yeu_cau"),
        _text("chap_hanh_vien", 40),
    ),
    PARTIES: (
        _text("viec", 60, needed=True),
        _choice("vai_tro", "duoc_thi_hanh", "phai_thi_hanh", "lien_quan"),
        _choice("loai", "ca_nhan", "to_chuc", "to_chuc_tin_dung", "nha_nuoc"),
        _text("ho_ten", 200, needed=True),
        _text("so_giay_to", 40),
        _text("dia_chi", 300),
    ),
    OBLIGATIONS: (
        _text("viec", 60, needed=True),
        _text("ma", 40, needed=True),
        _choice("loai", "tien", "tra_tai_san", "cong_viec"),
        _text("khoan", 80),
        Column("so_tien", Kind.MONEY),
        Column("nguoi_duoc", longest=200, optional=True),
        Column("ngay_yeu_cau", Kind.DAY, optional=True),
    ),
    ACTS: (
        _text("viec", 60, needed=True),
        Column("stt", Kind.NUMBER, needed=True),
        _text("loai", 60, needed=True),
        _day("ngay", needed=True),
        Column("ghi_nhan_luc", Kind.MOMENT),
        _text("so", 60),
        Column("so_tien", Kind.MONEY),
        _text("ly_do", 60),
        _day("den_ngay"),
        _text("don_vi_nhan", 60),
        _text("ket_qua", 60),
        Column("dinh_chinh_stt", Kind.NUMBER),
        _text("ghi_chu", TEXT_LONGEST),
        Column("gio", Kind.CLOCK, optional=True),
        Column("ky_boi", longest=40, optional=True),
        Column("ghi_boi", choices=tuple(Role.values), optional=True),
    ),
    INTEREST: (
        _text("viec", 60, needed=True),
        Column("stt", Kind.NUMBER, needed=True),
        _text("nghia_vu", 40, needed=True),
        Column("so_tien", Kind.MONEY, needed=True),
        Column("goc", Kind.MONEY, needed=True),
        _day("tu_sau_ngay", needed=True),
        _day("den_het_ngay", needed=True),
        Column("so_ngay", Kind.NUMBER, needed=True),
        _text("lai_suat", 20),
        _choice("cach_dem", *DayCount),
    ),
    TARGETS: (
        _text("don_vi", 40, needed=True),
        Column("nam", Kind.NUMBER, needed=True, most=9999),
        _choice("chi_so", "ty_le_viec", "ty_le_tien"),
        _choice("so_sanh", ">", ">="),
        Column("gia_tri", Kind.PERCENT, needed=True),
        _text("van_ban", 200),
    ),
}
OPTIONAL_SHEETS = frozenset({INTEREST, TARGETS})


def column_names(sheet: str) -> tuple[str, ...]:
    """Tên các cột của một bảng, in the order in which they are written."""
    return tuple(column.name for column in SHEETS[sheet])


def required_names(sheet: str) -> tuple[str, ...]:
    """Tên các cột phải có."""
    return tuple(column.name for column in SHEETS[sheet] if not column.optional)
