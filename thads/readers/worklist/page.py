"""Trang bàn làm việc: tiles, filters, groups and words, from counts and rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, overload

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from thads.readers.worklist import conditions, queries
from thads.readers.worklist.conditions import Bucket
from thads.readers.worklist.items import Item, item_of
from thads.readers.worklist.queries import Asked, Counts, Row
from thads.readers.worklist.scopes import Scope
from thads.records.cases.queries.recording import roles_on
from thads.records.web import formatting

BY_TERM, BY_CASE = "han", "viec"
TARGET = "#viec-phai-lam"
_TITLES = {
    Bucket.OVERDUE: "Quá hạn",
    Bucket.TODAY: "Hôm nay",
    Bucket.WEEK: "7 ngày tới",
    Bucket.LATER: "Sau đó",
    Bucket.UNWRITTEN: "Sổ năm trước không ghi",
    Bucket.WAITING: "Đang chờ",
    Bucket.SILENT: f"Im lặng trên {conditions.SILENCE.days} ngày",
}
_LOOKS = {
    Bucket.OVERDUE: ("alert-triangle", "red"),
    Bucket.TODAY: ("clock", "amber"),
    Bucket.WEEK: ("calendar-due", "blue"),
    Bucket.WAITING: ("hourglass", ""),
    Bucket.SILENT: ("player-pause", ""),
}
_NOTHING = {
    None: "Không có việc nào đến hạn trong 7 ngày tới",
    Bucket.OVERDUE: "Không có việc nào quá hạn",
    Bucket.TODAY: "Hôm nay không có việc nào đến hạn",
    Bucket.WEEK: "7 ngày tới không có việc nào đến hạn",
    Bucket.LATER: "Không có thời hạn nào sau 7 ngày tới",
    Bucket.UNWRITTEN: "Sổ các năm trước đã ghi đủ",
    Bucket.WAITING: "Không có việc nào đang chờ",
    Bucket.SILENT: _TITLES[Bucket.SILENT] + ": không có việc nào",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm các mục trên trang."""

    title: str
    detail: str
    items: tuple[Item, ...]
    url: str = ""


class Counted(Sequence[Row]):
    """Danh sách biết trước số dòng; a page of it is read when it is shown."""

    def __init__(self, total: int, read: Callable[[int], list[Row]], size: int) -> None:
        """Keep how many there are and how to read one page."""
        self.total, self.read, self.size = total, read, size

    def __len__(self) -> int:
        """Số dòng."""
        return self.total

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Một trang; the paginator asks for whole pages only."""
        if isinstance(place, int):
            return self.read(place // self.size + 1)[place % self.size]
        return self.read((place.start or 0) // self.size + 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """Cách xem đã chọn trong địa chỉ."""

    bucket: Bucket | None
    by_case: bool
    page: str
    for_print: bool

    @classmethod
    def of(cls, query: QueryDict) -> "Choice":
        """Đọc từ địa chỉ; what is not understood is left out."""
        asked = query.get("loc", "")
        return cls(
            bucket=Bucket(asked) if asked in list(Bucket) else None,
            by_case=query.get("nhom") == BY_CASE,
            page=query.get("trang", "1"),
            for_print="in" in query,
        )


def context(scope: Scope, query: QueryDict, today: date) -> dict[str, Any]:
    """Biến của trang bàn làm việc."""
    chosen = Choice.of(query)
    counted = queries.counts(scope, today)
    shown = _page(scope, chosen, counted, today)
    items = _items(list(shown.object_list), today)
    return {
        "scope": scope,
        "chosen": chosen,
        "counts": counted,
        "sub": _sub(counted),
        "tiles": tiles(counted, chosen, query, today),
        "target": TARGET,
        "groupings": groupings(chosen, query),
        "page": shown,
        "groups": list(groups(items, chosen, counted)),
        "first": items[0] if items else None,
        "later_url": changed(query, loc=Bucket.LATER, trang=""),
        "aside": _aside(counted, chosen, query),
        "all_url": changed(query, loc="", trang=""),
        "print_url": changed(query, **{"in": "1", "trang": ""}),
        "heading": _TITLES[chosen.bucket] if chosen.bucket else "Việc phải làm",
        **_nothing(scope, chosen, today, is_empty=not items),
    }


def _items(rows: Sequence[Row], today: date) -> list[Item]:
    """Các mục, each with the roles its case is recorded in by the one who asks."""
    roles = roles_on({row.proceeding_id for row in rows})
    none: frozenset[str] = frozenset()
    return [item_of(row, today, roles.get(row.proceeding_id, none)) for row in rows]


def _aside(counted: Counts, chosen: Choice, query: QueryDict) -> list[dict[str, Any]]:
    """Nhóm để riêng: neither near nor late, a link below the list each."""
    if chosen.bucket is not None:
        return []
    return [
        {
            "label": _TITLES[bucket],
            "count": counted.of[bucket],
            "url": changed(query, loc=bucket, trang=""),
        }
        for bucket in (Bucket.LATER, Bucket.UNWRITTEN)
        if counted.of[bucket]
    ]


def _page(scope: Scope, chosen: Choice, counted: Counts, today: date) -> Page[Any]:
    bucket = chosen.bucket
    total = counted.near() if bucket is None else counted.of[bucket]
    size = queries.PRINTED_MOST if chosen.for_print else queries.PAGE_SIZE

    def read(number: int) -> list[Row]:
        asked = Asked(scope, today, bucket, chosen.by_case, number, size)
        return queries.page(asked, total)

    return Paginator(Counted(total, read, size), size).get_page(chosen.page)


def _sub(counted: Counts) -> str:
    most = counted.cases == conditions.COUNTED_MOST
    cases = f"{'từ ' if most else ''}{formatting.whole(counted.cases)} việc đang thụ lý"
    if counted.remaining is None:
        return cases
    money = formatting.money_short(counted.remaining)
    return f"{cases} · {money} đồng còn phải thi hành"


def tiles(
    counted: Counts, chosen: Choice, query: QueryDict, today: date
) -> list[dict[str, Any]]:
    """Ô đếm: each filters the list, and a second time shows all again."""
    details = {
        Bucket.OVERDUE: _oldest(counted, today),
        Bucket.TODAY: formatting.weekday(today),
        Bucket.WEEK: f"đến hết {formatting.day(today + conditions.WEEK)}",
        Bucket.WAITING: _allowed(counted),
        Bucket.SILENT: "chưa có hành vi mới",
    }
    return [
        {
            "label": _TITLES[bucket],
            "value": counted.of[bucket],
            "detail": _capped(bucket, counted.of[bucket]) or details[bucket],
            "icon": icon,
            "level": level if counted.of[bucket] else "",
            "url": changed(
                query,
                loc="" if chosen.bucket is bucket else bucket,
                **{"trang": "", "in": ""},
            ),
            "current": chosen.bucket is bucket,
        }
        for bucket, (icon, level) in _LOOKS.items()
    ]


def _allowed(counted: Counts) -> str:
    if counted.allowed:
        return f"{formatting.whole(counted.allowed)} việc đã được làm tiếp"
    return "người khác làm hoặc chưa đến ngày"


def _capped(bucket: Bucket, value: int) -> str:
    silent = bucket is Bucket.SILENT
    most = conditions.SILENT_MOST if silent else conditions.COUNTED_MOST
    return "trở lên, chỉ đếm đến đây" if value == most else ""


def _oldest(counted: Counts, today: date) -> str:
    if counted.oldest_on is None:
        return "không có"
    return f"lâu nhất {formatting.whole((today - counted.oldest_on).days)} ngày"


def groupings(chosen: Choice, query: QueryDict) -> list[dict[str, Any]]:
    """Nhóm theo thời hạn hay theo việc."""
    options = (("Theo thời hạn", BY_TERM, False), ("Theo việc", BY_CASE, True))
    return [
        {
            "label": label,
            "url": changed(query, nhom="" if not by_case else value, trang=""),
            "current": chosen.by_case is by_case,
        }
        for label, value, by_case in options
    ]


def groups(items: Sequence[Item], chosen: Choice, counted: Counts) -> Iterator[Group]:
    """Các nhóm theo thứ tự đã xếp."""
    if chosen.by_case and chosen.bucket is not Bucket.SILENT:
        for _, own in groupby(items, key=lambda item: item.row.proceeding_id):
            mine = tuple(own)
            detail = f"{mine[0].row.debtor} · {len(mine)} việc phải làm"
            yield Group(mine[0].number, detail, mine, mine[0].url)
        return
    for bucket, some in groupby(items, key=lambda item: item.bucket):
        total = formatting.whole(counted.of[bucket])
        yield Group(_TITLES[bucket], f"{total} việc", tuple(some))


def _nothing(
    scope: Scope, chosen: Choice, today: date, *, is_empty: bool
) -> dict[str, Any]:
    if not is_empty:
        return {}
    return {
        "nothing": _NOTHING[chosen.bucket],
        "next_due_on": queries.next_due_on(scope, today, chosen.bucket),
    }


def changed(query: QueryDict, **changes: str) -> str:
    """?… of the present page with some parameters set, or removed when empty."""
    copy = query.copy()
    for name, value in changes.items():
        copy.pop(name, None)
        if value:
            copy[name] = value
    return f"?{copy.urlencode()}"


def filters(scope: Scope) -> list[dict[str, Any]]:
    """Ô lọc: unit, officer, whose duty; those with a choice to make."""
    found = []
    if len(scope.units) > 1:
        options = [(unit.code, unit.name) for unit in scope.units]
        chosen = scope.unit.code if scope.unit else ""
        found.append(_menu("don_vi", "Đơn vị", "Mọi đơn vị", options, chosen))
    if len(scope.officers) > 1:
        options = [(each.code, each.full_name) for each in scope.officers]
        chosen = scope.officer.code if scope.officer else ""
        menu = ("can_bo", "Chấp hành viên", "Mọi chấp hành viên")
        found.append(_menu(*menu, options, chosen))
    if not scope.is_own:
        found.append(
            _menu("vai", "Người làm", "Mọi người làm", list(WHO.items()), scope.who)
        )
    return found


WHO = {
    "chap_hanh_vien": "Chấp hành viên làm",
    "thu_truong": "Thủ trưởng làm",
    "van_thu": "Văn thư làm",
    "ke_toan": "Kế toán làm",
}


def _menu(
    name: str, label: str, every: str, pairs: Sequence[tuple[str, str]], chosen: str
) -> dict[str, Any]:
    options = [
        {"value": value, "label": text, "is_chosen": value == chosen}
        for value, text in [("", every), *pairs]
    ]
    return {"name": name, "label": label, "options": options}
