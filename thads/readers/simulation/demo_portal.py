"""Trang công khai của tỉnh trình diễn: invented addresses, numbers nobody answers."""

from datetime import date, datetime

OFFICE_HOURS = "Thứ Hai đến Thứ Sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ đến 16 giờ 30"
RECEPTION = "tiếp công dân sáng Thứ Ba, Thứ Năm"


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Thông tin liên hệ của cơ quan và các phòng, as their head would write it."""
    from thads.records.agencies.models import Unit
    from thads.records.citizens import actions

    rows = Unit.objects.filter(agency_id=agency_id, valid_to=None).order_by("path")
    for number, unit in enumerate(rows):
        is_head = unit.pk == agency_id
        contact = actions.Contact(
            unit_id=unit.pk,
            valid_from=max(unit.valid_from, today.replace(month=1, day=1)),
            address=f"Số {2 * number + 1} đường Mô Phỏng, phường Trung tâm",
            hotline="1900 0000" if is_head else "",
            telephone=f"0203 000 00{number:02}",
            hours=f"{OFFICE_HOURS}; {RECEPTION}",
        )
        actions.keep_contact(contact, by=None, now=now)
