"""Nội dung trang dấu hiệu: flags, rates to look at, the cases, what was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator

from thads.law.indicators.signs import SignKind
from thads.law.indicators.tails import detectable
from thads.law.periods import in_words
from thads.readers.statistics.scope import UnknownUnit
from thads.readers.statistics.warnings import addresses
from thads.readers.statistics.warnings.flags import Flag, Watched
from thads.readers.statistics.warnings.listing import SignedCase, signed_cases
from thads.readers.statistics.warnings.thresholds import kind_texts
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.publications import flag_notes
from thads.records.publications.flag_notes import ASKED, REPLIED
from thads.records.web import formatting

PAGE_SIZE = 50
_NOTED = {
    ASKED: ("Chờ đơn vị trả lời", "amber", "clock"),
    REPLIED: ("Đơn vị đã trả lời", "blue", "messages"),
}


@dataclass(frozen=True, slots=True)
class FlagRow:
    """Một cờ trên trang."""

    flag: Flag
    url: str
    is_open: bool
    noted: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """Một cờ đang mở: its cases, page by page, and the exchange about it."""

    flag: Flag
    cases: Sequence[SignedCase]
    page: Any
    notes: Sequence[Any]
    part: str
    surely: str
    close_url: str
    post_url: str


def flag_rows(
    watched: Watched, asked_at: datetime | None, opened: Flag | None
) -> list[FlagRow]:
    """Các cờ, each with its address and what was written last."""
    written = flag_notes.answered(watched.last)
    return [
        FlagRow(
            flag=flag,
            url=addresses.flag_address(
                watched.scope.top.code,
                watched.last,
                asked_at,
                kind=flag.kind,
                unit=flag.unit.code,
            ),
            is_open=flag == opened,
            noted=_NOTED.get(written.get((flag.unit.id, flag.kind.value), "")),
        )
        for flag in watched.flags()
    ]


def find_flag(watched: Watched, kind: str, unit: str) -> Flag:
    """Cờ được hỏi; a unit and kind below the threshold can be opened all the same."""
    wanted = watched.scope.find(unit)
    for flag in watched.every():
        if flag.kind.value == kind and flag.unit == wanted:
            return flag
    raise UnknownUnit(
        f"{wanted.name} không có lượt nào thuộc loại dấu hiệu này quanh ngày "
        f"{in_words(watched.last)}."
    )


def opened(
    watched: Watched,
    flag: Flag,
    person: Person,
    asked_at: datetime | None,
    page_number: str,
) -> Opened:
    """Nội dung một cờ đang mở."""
    pages = Paginator(watched.evidence(flag.kind, [flag.unit]), PAGE_SIZE)
    shown = pages.get_page(page_number)
    top = watched.scope.top.code
    return Opened(
        flag=flag,
        cases=signed_cases(list(shown)),
        page=shown,
        notes=flag_notes.notes(flag.unit, watched.last, flag.kind.value),
        part=flag_notes.part_of(person, flag.unit),
        surely=surely(watched, flag),
        close_url=addresses.page_address(top, watched.last, asked_at),
        post_url=addresses.flag_address(
            top,
            watched.last,
            asked_at,
            kind=flag.kind,
            unit=flag.unit.code,
            view="signs:write",
        ),
    )


def totals(watched: Watched) -> list[dict[str, Any]]:
    """Cả phạm vi, loại nào có bao nhiêu: also those that are not more than usual.

    Beside them how many a unit of middle size would need to have more for sure: fewer
    cannot be told from chance by any count.
    """
    counted, every = watched.counted(), list(watched.every())
    flags = [flag for flag in every if flag.judged.stands_out]
    return [
        {
            "title": text.title,
            "signs": counted[kind].signs,
            "chances": counted[kind].chances,
            "among": text.among,
            "units": sum(flag.kind is kind for flag in flags),
            "surely": _surely_in_the_middle(watched, kind, every),
        }
        for kind, text in kind_texts().items()
        if kind in counted
    ]


def _surely_in_the_middle(
    watched: Watched, kind: SignKind, every: Sequence[Flag]
) -> int | None:
    own = sorted(
        (flag.judged for flag in every if flag.kind is kind),
        key=lambda told: told.seen.chances,
    )
    return detectable(own[len(own) // 2], watched.thresholds.limits) if own else None


def surely(watched: Watched, flag: Flag) -> str:
    """Điều phép đếm này không thể thấy ở đơn vị này, said openly."""
    least = detectable(flag.judged, watched.thresholds.limits)
    if least is None:
        return "Số lượt của đơn vị không cho phép thấy chắc loại dấu hiệu này."
    return (
        f"Ở đơn vị này phải thêm từ {formatting.whole(least)} việc sát ngày chốt thì mới "
        "chắc 95 % là nổi lên; ít hơn thế thì phép đếm không phân biệt được với ngẫu "
        "nhiên, phải xem từng việc."
    )


def clocks(watched: Watched) -> list[tuple[str, str]]:
    """Thanh tái lập."""
    limits = watched.thresholds
    return [
        ("Quanh ngày chốt", in_words(watched.last)),
        ("Theo dữ liệu ghi nhận đến", formatting.moment(watched.known_at)),
        ("Ngưỡng", f"{limits.document}, từ {in_words(limits.since)}"),
        (
            "So với",
            f"{len(watched.closes) - 1} cuối tháng trước của chính đơn vị và "
            f"các đơn vị cùng cấp thuộc {watched.compared_with.top.name}",
        ),
    ]


def seen_now(flag: Flag, known_at: datetime) -> dict[str, object]:
    """Số liệu người viết đã thấy, kept beside the words."""
    told = flag.judged
    return {
        "dau_hieu": told.seen.signs,
        "luot": told.seen.chances,
        "le_thuong": round(told.expected, 1),
        "xac_suat": told.unlikely,
        "biet_den": known_at.isoformat(),
    }


def every_case(watched: Watched, kind: SignKind, unit: Unit) -> list[SignedCase]:
    """Mọi việc sau một cờ, for the file."""
    return signed_cases(watched.evidence(kind, [unit]))
