"""Người và tổ chức hư cấu: invented names, identity numbers and addresses.

No row is taken from a real file. A personal number has the shape of a Vietnamese
identity number (province, century and sex, year of birth, six digits) and a tax number
carries its check digit, so that the program's own checks are exercised.
"""

from dataclasses import dataclass
from random import Random

from thads.law.money.tax_codes import check_digit

FAMILIES = (
    ("Nguyễn", 31), ("Trần", 11), ("Lê", 9), ("Phạm", 8), ("Vũ", 6), ("Hoàng", 6),
    ("Bùi", 4), ("Đỗ", 4), ("Đặng", 4), ("Ngô", 3), ("Dương", 3), ("Đinh", 2),
    ("Đoàn", 2), ("Lưu", 1), ("Trịnh", 1), ("Đào", 1), ("Tạ", 1), ("Phùng", 1),
    ("Chíu", 1), ("Tằng", 1), ("Lương", 1), ("Mạc", 1),
)  # fmt: skip
MALE_MIDDLE = (
    "Văn",
    "Đức",
    "Hữu",
    "Quang",
    "Minh",
    "Xuân",
    "Công",
    "Đình",
    "Thế",
    "Ngọc",
)
FEMALE_MIDDLE = ("Thị", "Thị Thu", "Thị Thanh", "Thị Ngọc", "Thuỳ", "Thị Bích", "Khánh")
MALE_GIVEN = (
    "Hùng", "Dũng", "Tuấn", "Mạnh", "Sơn", "Thắng", "Quyết", "Trường", "Khải", "Đạt",
    "Vinh", "Tiến", "Toàn", "Hưng", "Phong", "Nghĩa", "Bắc", "Luận", "Chiến", "Kiên",
    "Thuận", "Duy", "Lâm", "Tưởng", "Huỳnh",
)  # fmt: skip
FEMALE_GIVEN = (
    "Hương", "Lan", "Huệ", "Thuỷ", "Nga", "Hằng", "Yến", "Oanh", "Nhung", "Hạnh",
    "Mai", "Thơm", "Phượng", "Tuyết", "Loan", "Dung", "Hiền", "Thảo", "Liên", "Duyên",
    "Ngân", "Quỳnh", "Trang", "Xuyến", "Vượng",
)  # fmt: skip
STREETS = (
    "Lê Thánh Tông", "Trần Phú", "Nguyễn Văn Cừ", "Hoàng Quốc Việt", "Trần Nhân Tông",
    "Bạch Đằng", "Lý Thường Kiệt", "Nguyễn Trãi", "Quang Trung", "Hạ Long",
    "Hùng Vương", "Phan Đình Phùng", "Điện Biên Phủ", "Tô Hiệu", "Lê Lợi",
)  # fmt: skip
BANKS = (
    "Ngân hàng TMCP Đông Hải", "Ngân hàng TMCP Phương Việt", "Ngân hàng TMCP Bắc Thành",
    "Ngân hàng TMCP Công nghiệp Mới", "Ngân hàng TNHH MTV Nông Gia",
    "Công ty tài chính TNHH Tín Nghĩa", "Quỹ tín dụng nhân dân liên xã Bình Minh",
)  # fmt: skip
TRADES = (
    "Xây dựng", "Thương mại và Vận tải", "Thuỷ sản", "Vật liệu xây dựng", "Cơ khí",
    "Du lịch", "Than và Khoáng sản", "Nông sản", "Dịch vụ Cảng", "May mặc",
)  # fmt: skip
OWN_NAMES = (
    "Hải Yến", "Thành Đạt", "Phú Cường", "An Khang", "Đại Dương Xanh", "Tân Tiến",
    "Vân Hải", "Minh Quang", "Hồng Phát", "Bình Nguyên", "Trường Thịnh", "Đông Á Mới",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Đương sự: one row of the sheet duong_su, without the case."""

    role: str
    kind: str
    name: str
    paper: str | None
    address: str | None


def person_name(rng: Random, *, female: bool | None = None) -> str:
    """Họ tên: family, middle and given name."""
    female = rng.random() < 0.4 if female is None else female
    family = rng.choices(
        [name for name, _ in FAMILIES], [share for _, share in FAMILIES]
    )[0]
    middle = rng.choice(FEMALE_MIDDLE if female else MALE_MIDDLE)
    return f"{family} {middle} {rng.choice(FEMALE_GIVEN if female else MALE_GIVEN)}"


def personal_number(rng: Random, province: str, *, female: bool) -> str:
    """Số định danh: province, century and sex, year of birth, six digits."""
    born = rng.randrange(1955, 2004)
    century = (2 if born >= 2000 else 0) + (1 if female else 0)
    return f"{province}{century}{born % 100:02d}{rng.randrange(1_000_000):06d}"


def tax_number(rng: Random) -> str:
    """Mã số doanh nghiệp with its check digit; numbers without one are not issued."""
    while True:
        digits = [rng.choice("02345678") if n < 1 else rng.choice("0123456789")
                  for n in range(9)]  # fmt: skip
        base = "".join(digits)
        if check := check_digit(base):
            return f"{base}{check}"


class Neighbourhood:
    """Địa bàn: invents parties who live in one unit's communes."""

    def __init__(self, rng: Random, province: str, code: str) -> None:
        self.rng, self.province, self.code = rng, province, code

    def address(self, communes: tuple[str, ...], district: str) -> str:
        rng, commune = self.rng, self.rng.choice(communes)
        place = (
            f"{commune}, {district}, tỉnh {self.province}"
            if district
            else (f"{commune}, tỉnh {self.province}")
        )
        if commune.startswith(("xã", "đặc khu")):
            return f"Thôn {rng.randrange(1, 13)}, {place}"
        if rng.random() < 0.5:
            return f"Tổ {rng.randrange(1, 60)}, khu {rng.randrange(1, 11)}, {place}"
        return f"Số {rng.randrange(1, 420)} đường {rng.choice(STREETS)}, {place}"

    def person(self, role: str, communes: tuple[str, ...], district: str) -> Party:
        rng = self.rng
        female = rng.random() < 0.38
        home = self.code if rng.random() < 0.85 else f"{rng.randrange(1, 97):03d}"
        return Party(
            role,
            "ca_nhan",
            person_name(rng, female=female),
            personal_number(rng, home, female=female),
            self.address(communes, district),
        )

    def company(self, role: str, communes: tuple[str, ...], district: str) -> Party:
        rng = self.rng
        form = rng.choice(("Công ty TNHH", "Công ty cổ phần", "Công ty TNHH MTV"))
        name = f"{form} {rng.choice(TRADES)} {rng.choice(OWN_NAMES)}"
        address = self.address(communes, district)
        return Party(role, "to_chuc", name, tax_number(rng), address)

    def bank(self, role: str, town: str) -> Party:
        rng = self.rng
        name = rng.choice(BANKS)
        address = f"Số {rng.randrange(1, 200)} đường {rng.choice(STREETS)}, {town}"
        return Party(role, "to_chuc_tin_dung", name, tax_number(rng), address)


STATE = Party("duoc_thi_hanh", "nha_nuoc", "Ngân sách nhà nước", None, None)
