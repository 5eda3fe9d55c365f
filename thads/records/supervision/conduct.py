"""Phản ánh tác phong theo đơn vị và kỳ: carried over, received, concluded how, still open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from thads.law.acts import catalogue
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Act, Proceeding
from thads.records.supervision.actions import CONDUCT

RECEIVED, CONCLUDED = "nhan_phan_anh_tac_phong", "ket_luan_tac_phong"
SETTLED = "xu_ly_tac_phong"
RIGHT, PARTLY = "dung", "dung_mot_phan"


@dataclass(frozen=True, slots=True)
class Course:
    """Một phản ánh và ngày của từng bước, as far as acts stand."""

    matter: Proceeding
    received: date
    concluded: Act | None
    settled: Act | None

    def concluded_in(self, first: date, last: date, *results: str) -> bool:
        """Kết luận trong kỳ, with one of these results (none named: any)."""
        act = self.concluded
        if act is None or not first <= act.effective_on <= last:
            return False
        return not results or act.result in results

    def open_at(self, day: date) -> bool:
        """Đã nhận, chưa kết luận hết ngày ấy."""
        act = self.concluded
        return self.received <= day and (act is None or act.effective_on > day)

    @property
    def conclusion(self) -> str:
        """Kết luận bằng chữ."""
        return _label(self.concluded)

    @property
    def settlement(self) -> str:
        """Xử lý bằng chữ."""
        return _label(self.settled)


def _label(act: Act | None) -> str:
    field = catalogue.kind(act.code).field("ket_qua") if act else None
    if act is None or field is None:
        return ""
    chosen = field.choice(act.result, act.effective_on)
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
            each.settled is not None and first <= each.settled.effective_on <= last
        ),
    ),
}
"""Cột của bảng: what came in is what was concluded and what is still open."""


def courses(last: date) -> list[Course]:
    """Các phản ánh nhận đến hết ngày ấy mà người hỏi được xem."""
    corrected = Act.objects.filter(
        proceeding=OuterRef("proceeding"), corrects=OuterRef("seq")
    )
    acts = Act.objects.filter(
        ~Exists(corrected),
        proceeding__procedure=CONDUCT,
        code__in=(RECEIVED, CONCLUDED, SETTLED),
    ).select_related("proceeding__unit", "proceeding__matter")
    by_matter: dict[int, dict[str, Act]] = {}
    for act in acts.order_by("effective_on", "seq"):
        by_matter.setdefault(act.proceeding_id, {})[act.code] = act
    return [
        Course(
            told[RECEIVED].proceeding,
            told[RECEIVED].effective_on,
            told.get(CONCLUDED),
            told.get(SETTLED),
        )
        for told in by_matter.values()
        if RECEIVED in told and told[RECEIVED].effective_on <= last
    ]


def in_column(
    found: Sequence[Course], column: str, first: date, last: date, unit: str = ""
) -> list[Course]:
    """Các phản ánh của một ô; no unit: of every unit that is seen."""
    _, counts = COLUMNS[column]
    return [
        each
        for each in found
        if counts(each, first, last) and unit in ("", each.matter.unit.code)
    ]


def units_of(found: Sequence[Course]) -> list[Unit]:
    """Các đơn vị có phản ánh."""
    by_code = {each.matter.unit.code: each.matter.unit for each in found}
    return [by_code[code] for code in sorted(by_code)]
