"""Sổ theo dõi thi hành án hành chính dạng Excel: one line a judgment, each step's day."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from thads.law.acts import name
from thads.records.administrative import queries
from thads.records.administrative.models import Obligor
from thads.records.ledger.models import Act, Proceeding
from thads.records.proceedings import declared
from thads.records.web.formatting import day
from thads.records.web.spreadsheets import new_workbook

_HEAD = (
    "STT",
    "Mã hồ sơ",
    "Toà án",
    "Số bản án, quyết định",
    "Ngày tuyên",
    "Người phải thi hành",
    "Nội dung phải thi hành",
    "Cấp trên trực tiếp",
    "Người theo dõi",
    "Trạng thái",
)
_STEPS = (
    "nhan_ban_an_hanh_chinh",
    "thong_bao_tu_nguyen_hanh_chinh",
    "nhan_quyet_dinh_buoc_thi_hanh",
    "lam_viec_voi_nguoi_phai_thi_hanh",
    "cong_khai_quyet_dinh_buoc",
    "kien_nghi_xu_ly_hanh_chinh",
    "nhan_quyet_dinh_hoan_hanh_chinh",
    "nhan_quyet_dinh_huy_hanh_chinh",
    "ket_qua_thi_hanh_hanh_chinh",
)


def columns() -> list[str]:
    """Tên các cột."""
    return [*_HEAD, *(f"{name(code)}, ngày" for code in _STEPS)]


def lines() -> Iterator[list[str]]:
    """Các dòng của sổ, in the order of taking in."""
    matters = queries.monitored()
    days = _days([each.pk for each in matters])
    for number, each in enumerate(matters, start=1):
        yield [str(number), *_identity(each), *_told(each, days)]


def _identity(matter: Proceeding) -> list[str]:
    kept = getattr(matter, "administrative", None)
    if kept is None:
        return [matter.code, "", "", "", "", matter.matter.title, ""]
    return [
        matter.code,
        kept.court,
        kept.number,
        day(kept.judged_on),
        Obligor(kept.obligor).label,
        kept.obligation,
        kept.superior,
    ]


def _told(matter: Proceeding, days: dict[tuple[int, str], list[date]]) -> list[str]:
    status = declared.of(matter.procedure).status_label(matter.status)
    officer = matter.officer.full_name if matter.officer else ""
    steps = ["; ".join(map(day, days.get((matter.pk, code), ()))) for code in _STEPS]
    return [officer, status, *steps]


def _days(ids: list[int]) -> dict[tuple[int, str], list[date]]:
    found: dict[tuple[int, str], list[date]] = {}
    rows = Act.objects.filter(proceeding_id__in=ids, code__in=_STEPS).order_by("seq")
    for matter, code, on in rows.values_list("proceeding_id", "code", "effective_on"):
        found.setdefault((matter, code), []).append(on)
    return found


def workbook_of(today: date) -> bytes:
    """Tệp Excel."""
    out = BytesIO()
    book = new_workbook(out)
    sheet = book.add_worksheet("An hanh chinh")
    bold = book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write(0, 0, f"Sổ theo dõi thi hành án hành chính, đến {day(today)}")
    for place, title in enumerate(columns()):
        sheet.write(2, place, title, bold)
    for row, line in enumerate(lines(), start=3):
        for place, text in enumerate(line):
            sheet.write(row, place, text, wrapped)
    sheet.set_column(1, 18, 22)
    book.close()
    return out.getvalue()
