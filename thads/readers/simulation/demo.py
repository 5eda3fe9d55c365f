"""Tỉnh trình diễn: Quảng Ninh with a past that is exact and a present up to today.

`books` is pure: the same day gives the same books. `load` imports them and opens
accounts with passwords anyone may read here, so it is for a demonstration only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from random import Random

from thads.law.periods import statistics_year_number
from thads.readers.simulation import book as sheets
from thads.readers.simulation import (
    demo_administrative,
    demo_bank,
    demo_cases,
    demo_closing,
    demo_courts,
    demo_directives,
    demo_inquiries,
    demo_interest,
    demo_key_cases,
    demo_mistakes,
    demo_mobilisation,
    demo_money,
    demo_operations,
    demo_own_accounts,
    demo_papers,
    demo_petition_papers,
    demo_petitions,
    demo_portal,
    demo_registers,
    demo_report_words,
    demo_seals,
    demo_staffing,
    demo_store,
    demo_supervision,
    demo_taken_back,
    present_spec,
    staff,
)
from thads.readers.simulation.book import Book, Row
from thads.readers.simulation.present_spec import PresentSpec
from thads.readers.simulation.province import Progress
from thads.readers.simulation.spec import LOCAL, ROOMS_SINCE
from thads.readers.simulation.staff import officer_code

# Work of the day is not yet written down when the demonstration starts.
_MORNING = time(7, 45)
_PASSWORD = "mo-phong-{}"
BUSY_ROOM = "QN-KV1"
LAST_RECEIPT = 99_999_999
_TAX_CODE = "0314409058"
_DAY_BEFORE = ROOMS_SINCE.replace(month=6, day=30)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Tài khoản trình diễn."""

    label: str
    username: str
    role: str
    unit: str
    officer: str | None
    name: str = ""

    @property
    def password(self) -> str:
        """Mật khẩu trình diễn, the same in every demonstration."""
        return _PASSWORD.format(self.username)


ACCOUNTS = (
    SignIn("Chấp hành viên, Phòng khu vực 1", "chv1", "chap_hanh_vien", "QN-KV1",
           officer_code("QN-KV1", 1)),
    SignIn("Trưởng phòng khu vực 1", "tp1", "truong_phong", "QN-KV1", "QN-KV1-LD01"),
    SignIn("Trưởng THADS tỉnh", "truong", "thu_truong", "THADS-QN", "THADS-QN-LD01"),
    SignIn("Lãnh đạo tỉnh", "lanhdao", "lanh_dao_tinh", "THADS-QN", "THADS-QN-LD02"),
    SignIn("Công chức thống kê", "thongke", "thong_ke", "THADS-QN", "THADS-QN-TK01"),
    SignIn("Văn thư, Phòng khu vực 1", "vanthu1", "van_thu", "QN-KV1", "QN-KV1-VT01"),
    SignIn("Kế toán, Phòng khu vực 1", "ketoan1", "ke_toan", "QN-KV1", "QN-KV1-KT01"),
    SignIn("Thủ quỹ, Phòng khu vực 1", "thuquy1", "thu_quy", "QN-KV1", "QN-KV1-TQ01"),
    SignIn("Thủ kho, Phòng khu vực 1", "thukho1", "thu_kho", "QN-KV1", None,
           "Hoàng Thị Mỵ"),
    SignIn("Uỷ ban Kiểm tra Tỉnh uỷ", "kiemtra", "uy_ban_kiem_tra", "THADS-QN", None,
           "Phạm Đức Nghĩa"),
    SignIn("Chấp hành viên, Phòng khu vực 4", "chv4", "chap_hanh_vien", "QN-KV4",
           officer_code("QN-KV4", 1)),
    SignIn("Người phụ trách đơn thư, Phòng khu vực 1", "donthu1", "chap_hanh_vien",
           "QN-KV1", officer_code("QN-KV1", 2)),
    SignIn("Thẩm tra viên, THADS tỉnh", "thamtra", "tham_tra_vien", "THADS-QN",
           staff.EXAMINER),
    SignIn("Kiểm sát viên", "ksv1", "kiem_sat_vien", "QN-KV1", None,
           "Trịnh Bảo Ngọc"),
)  # fmt: skip


def sign_ins() -> list[tuple[str, str, str]]:
    """Vai trò, tài khoản, mật khẩu, to be printed when the demonstration starts."""
    own = [(each.label, each.username, each.password) for each in ACCOUNTS]
    name = demo_mobilisation.PARTNER_ACCOUNT
    return [
        *own,
        ("Hội Liên hiệp Phụ nữ, bên phối hợp", name, demo_mobilisation.password()),
        ("Người gửi đơn tố cáo", demo_petitions.PETITIONER, demo_petitions.password()),
    ]


def books(
    today: date, *, now: datetime | None = None, progress: Progress | None = None
) -> list[Book]:
    """Các sổ của tỉnh trình diễn vào một ngày; nothing in them is later than `now`."""
    spec = present_spec.shipped()
    if today <= spec.since:
        raise ValueError(f"Bản trình diễn bắt đầu sau ngày {spec.since:%d/%m/%Y}.")
    moment = now or datetime.combine(today, _MORNING, LOCAL)
    past = demo_cases.past(spec, moment, progress)
    present = demo_cases.present_cases(spec, moment)
    sheets.number_decisions([*past, *present])
    made = _frame(spec, today)
    rng = Random(spec.seed)
    place = (spec.province, spec.person_code)
    sheets.Writer(rng, *place, prefix="BA").write(made, past)
    sheets.Writer(rng, *place, prefix="BA25").write(made, present)
    return [made]


def _frame(spec: PresentSpec, today: date) -> Book:
    """Đơn vị, cán bộ, chỉ tiêu of the past and of the present."""
    made, rng, old = sheets.empty(), Random(spec.seed), spec.past
    made["don_vi"] = [sheets.unit_row(unit) for unit in spec.units]
    for unit in old.units:
        row = sheets.unit_row(unit, until=_DAY_BEFORE)
        # The old Cục stands under its successor, who answers for its past.
        row["truc_thuoc"] = row["truc_thuoc"] or spec.head.code
        made["don_vi"].append(row)
        made["can_bo"] += staff.of_unit(
            rng, unit, since=sheets.OFFICERS_SINCE, until=_DAY_BEFORE
        )
    made["don_vi"].append(sheets.outside_row(old.outside))
    for unit in spec.units:
        made["can_bo"] += staff.of_unit(rng, unit, since=ROOMS_SINCE, until=None)
    made["can_bo"].append(staff.examiner(spec.head))
    made["chi_tieu"] = [dict(row) for row in old.targets] + _targets(spec, today)
    return made


def _targets(spec: PresentSpec, today: date) -> list[Row]:
    """Chỉ tiêu of each statistics year since the rooms exist, for the province."""
    first, last = statistics_year_number(spec.since), statistics_year_number(today)
    return [
        {
            **target,
            "don_vi": spec.head.code,
            "nam": year,
            "van_ban": target["van_ban"].format(nam=year),
        }
        for year in range(first + 1, last + 1)
        for target in spec.targets
    ]


def load(today: date, now: datetime, progress: Progress | None = None) -> None:
    """Nạp tỉnh trình diễn into the database and open its accounts."""
    from thads.readers.exchange.actions import import_book
    from thads.records.agencies.actions import open_account

    for made in books(today, now=now, progress=progress):
        result = import_book(made, now=now, progress=progress)
        if not result.accepted:
            sentences = "; ".join(each.sentence() for each in result.problems[:3])
            raise RuntimeError(f"Sổ trình diễn không nhập được: {sentences}")
    for each in ACCOUNTS:
        open_account(
            username=each.username,
            password=each.password,
            officer_code=each.officer,
            unit_code=each.unit,
            role=each.role,
            display_name=each.name,
        )
    agency = _agency()
    _receipts(agency, today)
    demo_bank.load(agency_id=agency, unit=BUSY_ROOM, today=today, now=now)
    demo_money.load(agency_id=agency, unit=BUSY_ROOM, today=today, now=now)
    demo_own_accounts.load(agency_id=agency, unit=BUSY_ROOM, today=today, now=now)
    demo_interest.load(agency_id=agency, today=today, now=now)
    demo_taken_back.load(agency_id=agency, unit=BUSY_ROOM, today=today, now=now)
    demo_store.load(unit=BUSY_ROOM, today=today, now=now)
    demo_operations.load(today=today, now=now)
    demo_petitions.load(today=today, now=now)
    demo_administrative.load(today=today, now=now)
    demo_inquiries.load(today=today, now=now)
    demo_papers.load(today=today, now=now)
    demo_petition_papers.load(today=today, now=now)
    demo_seals.load(today=today, now=now)
    demo_courts.load(today=today, now=now)
    demo_key_cases.load(today=today, now=now)
    demo_directives.load(agency_id=agency, today=today, now=now)
    demo_registers.load(agency_id=agency, today=today, now=now)
    demo_staffing.load(today=today, now=now)
    demo_supervision.load(agency_id=agency, today=today, now=now)
    demo_closing.load(agency_id=agency, today=today, now=now)
    demo_report_words.load(today=today, now=now)
    demo_mobilisation.load(agency_id=agency, today=today, now=now)
    demo_portal.load(agency_id=agency, today=today, now=now)
    demo_mistakes.load(now=now)


def samples(folder: Path, today: date) -> Sequence[Path]:
    """Tệp sao kê để thử nhập."""
    return demo_bank.write_samples(folder, BUSY_ROOM, today)


def _agency() -> int:
    from thads.records.agencies.models import Unit

    agency = Unit.objects.get(code=present_spec.shipped().head.code).agency_id
    assert agency is not None
    return agency


def _receipts(agency: int, today: date) -> None:
    """Mở dải số biên lai điện tử of the year, so that money can be taken in at once."""
    from django.utils import timezone

    from thads.records.cashbook.actions import issue_book, say_tax_code

    say_tax_code(
        agency_id=agency,
        tax_code=_TAX_CODE,
        basis="mã mô phỏng, không phải mã thật của cơ quan",
        valid_from=today.replace(year=today.year - 1, month=1, day=1),
        by=None,
        now=timezone.now(),
    )
    issue_book(
        agency_id=agency,
        medium="dien_tu",
        symbol=f"{today:%y}TAA",
        numbers=(1, LAST_RECEIPT),
        holder=None,
        on=today,
        by=None,
    )
