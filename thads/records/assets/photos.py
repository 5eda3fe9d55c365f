"""Ảnh đồ vật: taken in redrawn, shown with its thing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.agencies.access import Person
from thads.records.assets.models import ExhibitPhoto
from thads.records.assets.refusals import StoreRefused, refusals
from thads.records.documents.pictures import PictureRefused, redrawn


@dataclass(frozen=True, slots=True)
class Taken:
    """Ảnh gửi vào: the file as it came, when it was taken, what it shows."""

    data: bytes
    on: date
    caption: str = ""


def add_photo(
    *, exhibit_id: int, photo: Taken, by: Person | None, now: datetime
) -> ExhibitPhoto:
    """Nhận một ảnh của đồ vật; what cannot be redrawn is refused in words."""
    try:
        drawn = redrawn(photo.data)
    except PictureRefused as refused:
        raise StoreRefused(str(refused), "photo_is_a_picture") from refused
    with refusals():
        return ExhibitPhoto.objects.create(
            exhibit_id=exhibit_id,
            content=drawn.content,
            width=drawn.width,
            height=drawn.height,
            taken_on=photo.on,
            caption=photo.caption,
            added_by=by.account_id if by else None,
            added_at=now,
        )


def photos_of(exhibits: Iterable[int]) -> dict[int, list[ExhibitPhoto]]:
    """Ảnh theo đồ vật, in the order they were sent; without their content."""
    found: dict[int, list[ExhibitPhoto]] = defaultdict(list)
    rows = ExhibitPhoto.objects.filter(exhibit_id__in=list(exhibits)).defer("content")
    for each in rows.order_by("pk"):
        found[each.exhibit_id].append(each)
    return found
