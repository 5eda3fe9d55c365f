"""Phản ánh tác phong theo đơn vị và kỳ: carried over, received, concluded how, still open.

A closing counts every complaint through a door of the database that tells courses only:
which matter of which unit, on which days, with which result. No word, no name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef

from thads.law.acts import catalogue
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Act
from thads.records.supervision.actions import CONDUCT

RECEIVED, CONCLUDED = "nhan_phan_anh_tac_phong", "ket_luan_tac_phong"
SETTLED = "xu_ly_tac_phong"
RIGHT, PARTLY = "dung", "dung_mot_phan"


@dataclass(frozen=True, slots=True)
class Course:
    """Một phản ánh và ngày của từng bước, as far as acts stand."""

    matter: int
    code: str
    unit: str
    unit_name: str
    received: date
    concluded: date | None
    result: str
    settled: date | None
    outcome: str

    def concluded_in(self, first: date, last: date, *results: str) -> bool:
        """Kết luận trong kỳ, with one of these results (none named: any)."""
        if self.concluded is None or not first <= self.concluded <= last:
            return False
        return not results or self.result in results

    def open_at(self, day: date) -> bool:
        """Đã nhận, chưa kết luận hết ngày ấy."""
        return self.received <= day and (self.concluded is None or self.concluded > day)

    @property
    def conclusion(self) -> str:
        """Kết luận bằng chữ."""
        return _label(CONCLUDED, self.result, self.concluded)

    @property
    def settlement(self) -> str:
        """Xử lý bằng chữ."""
        return _label(SETTLED, self.outcome, self.settled)


def _label(code: str, result: str, on: date | None) -> str:
    field = catalogue.kind(code).field("ket_qua")
    if on is None or field is None:
        return ""
    chosen = field.choice(result, on)
    return chosen.label if chosen else ""


Counted = Callable[[Course, date, date], bool]
COLUMNS: Mapping[str, tuple[str, Counted]] = {
    "truoc": (
        "Kỳ trước chuyển sang",
        lambda each, first, last: each.open_at(date.fromordinal(first.toordinal() - 1)),
    ),
    "nhan": (
        "Nhận trong kỳ",
        lambda each, first, last: first <= each.received <= last,
    ),
    "dung": (
        "Kết luận đúng",
        lambda each, first, last: each.concluded_in(first, last, RIGHT),
    ),
    "mot-phan": (
        "Đúng một phần",
        lambda each, first, last: each.concluded_in(first, last, PARTLY),
    ),
    "khong": (
        "Không đúng, không đủ căn cứ",
        lambda each, first, last: (
            each.concluded_in(first, last)
            and not each.concluded_in(first, last, RIGHT, PARTLY)
        ),
    ),
    "con": ("Chưa kết luận cuối kỳ", lambda each, first, last: each.open_at(last)),
    "xu-ly": (
        "Đã xử lý, trả lời trong kỳ",
        lambda each, first, last: (
            each.settled is not None and first <= each.settled <= last
        ),
    ),
}
"""Cột của bảng: what came in is what was concluded and what is still open."""


class _Step(NamedTuple):
    """Một hành vi đang có hiệu lực, và hồ sơ của nó."""

    matter: int
    code: str
    unit: int
    act: str
    on: date
    result: str | None


def courses(last: date) -> list[Course]:
    """Các phản ánh nhận đến hết ngày ấy mà người hỏi được xem."""
    corrected = Act.objects.filter(
        proceeding=OuterRef("proceeding"), corrects=OuterRef("seq")
    )
    acts = Act.objects.filter(
        ~Exists(corrected),
        proceeding__procedure=CONDUCT,
        code__in=(RECEIVED, CONCLUDED, SETTLED),
    ).order_by("effective_on", "seq")
    told = acts.values_list(
        *("proceeding_id", "proceeding__code", "proceeding__unit_id"),
        *("code", "effective_on", "result"),
    )
    return _courses([_Step(*each) for each in told], last)


def told_courses(
    unit_ids: Iterable[int], first: date, last: date, known_at: datetime
) -> tuple[Course, ...]:
    """Mọi phản ánh mà một cột của kỳ đếm, as known at a moment, for whoever counts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM supervision_conduct_steps(%s, %s)",
            [list(unit_ids), known_at],
        )
        found = _courses([_Step(*each) for each in cursor.fetchall()], last)
    counted = [counts for _, counts in COLUMNS.values()]
    return tuple(
        each for each in found if any(counts(each, first, last) for counts in counted)
    )


def may_count(unit_ids: Iterable[int]) -> bool:
    """Người hỏi đếm được phản ánh của mọi đơn vị ấy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT supervision_may_count(%s)", [list(unit_ids)])
        allowed: bool = cursor.fetchone()[0]
    return allowed


def _courses(steps: Iterable[_Step], last: date) -> list[Course]:
    by_matter: dict[int, dict[str, _Step]] = {}
    for step in steps:
        by_matter.setdefault(step.matter, {})[step.act] = step
    received = [
        told
        for told in by_matter.values()
        if RECEIVED in told and told[RECEIVED].on <= last
    ]
    units = Unit.objects.in_bulk({told[RECEIVED].unit for told in received})
    return [_course(told, units[told[RECEIVED].unit]) for told in received]


def _course(told: Mapping[str, _Step], unit: Unit) -> Course:
    begun, concluded, settled = (
        told.get(act) for act in (RECEIVED, CONCLUDED, SETTLED)
    )
    assert begun is not None
    return Course(
        matter=begun.matter,
        code=begun.code,
        unit=unit.code,
        unit_name=unit.name,
        received=begun.on,
        concluded=concluded.on if concluded else None,
        result=(concluded.result or "") if concluded else "",
        settled=settled.on if settled else None,
        outcome=(settled.result or "") if settled else "",
    )


def in_column(
    found: Sequence[Course], column: str, first: date, last: date, unit: str = ""
) -> list[Course]:
    """Các phản ánh của một ô; no unit: of every unit that is seen."""
    _, counts = COLUMNS[column]
    return [
        each for each in found if counts(each, first, last) and unit in ("", each.unit)
    ]


def units_of(found: Sequence[Course]) -> dict[str, str]:
    """Các đơn vị có phản ánh: name by code."""
    return dict(sorted((each.unit, each.unit_name) for each in found))
