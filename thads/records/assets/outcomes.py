"""Xử lý vật chứng: what the judgment says, what comes next, until when, how it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import catalogue
from thads.law.acts.folding import known
from thads.law.deadlines import term
from thads.records.assets.models import (
    COMES_IN,
    Exhibit,
    ExhibitFate,
    ExhibitValue,
    Fate,
    MoveLine,
    Reason,
    Sort,
    StoreOrder,
)
from thads.records.assets.queries import Lying
from thads.records.cases.queries.recording import recordable
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Deadline

_AWAY = (Reason.FETCHED.value, Reason.HANDED_ON.value)
_UNCLAIMED = {
    Sort.THING: ("xu_ly_tai_san_khong_nhan", "xu_ly_tai_san_khong_nhan"),
    Sort.PERISHABLE: ("xu_ly_tai_san_mau_hong", "xu_ly_tai_san_khong_nhan"),
    Sort.PAPER: ("chuyen_giay_to_khong_nhan", "chuyen_giay_to"),
}
_COURSE = {
    Fate.FORFEIT: (
        ("", "an_dinh_ban_giao_sung_cong"),
        ("ban_giao_sung_cong", "ban_giao_sung_cong"),
    ),
    Fate.DESTROY: (
        ("lap_hoi_dong_tieu_huy", "lap_hoi_dong_tieu_huy"),
        ("tieu_huy", "tieu_huy"),
    ),
    Fate.SECURE: (),
}
"""Mỗi cách xử lý: its acts in turn, each with the term that runs for it."""


@dataclass(frozen=True, slots=True)
class Next:
    """Bước tiếp theo: the act to record, and the term that runs, if one does."""

    act: str
    act_name: str
    term_name: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Một đồ vật như hiện nay: fate, value, next step, and how it left."""

    lying: Lying
    fate: ExhibitFate | None
    value: ExhibitValue | None
    step: Next | None
    outcome: StoreOrder | None

    @property
    def exhibit(self) -> Exhibit:
        """Đồ vật."""
        return self.lying.exhibit


def standing(things: Sequence[Lying]) -> list[Standing]:
    """Các đồ vật với điều đã tuyên, trị giá, việc tiếp theo và kết quả."""
    keys = [each.exhibit.pk for each in things]
    noted = {"exhibit_id__in": keys}
    fates = {
        each.exhibit_id: each
        for each in ExhibitFate.objects.filter(**noted).order_by("pk")
    }
    values = {
        each.exhibit_id: each
        for each in ExhibitValue.objects.filter(**noted).order_by("pk")
    }
    ends = _outcomes(keys)
    cases = {each.exhibit.proceeding_id for each in things}
    done = {pid: {act.code for act in known(ledger.acts_of(pid))} for pid in cases}
    terms = _terms(cases)
    return [
        Standing(
            each,
            fate := fates.get(each.exhibit.pk),
            values.get(each.exhibit.pk),
            None
            if fate is None or each.is_out
            else _next(
                fate,
                done[each.exhibit.proceeding_id],
                terms.get(each.exhibit.proceeding_id, {}),
            ),
            ends.get(each.exhibit.pk) if each.is_out else None,
        )
        for each in things
    ]


def recordable_steps(rows: Sequence[Standing], on: date) -> list[Standing]:
    """Các đồ vật mà người đăng nhập được ghi bước tiếp theo, on that very case."""
    steps = [(each, _pair(each)) for each in rows]
    may = recordable({pair for _, pair in steps if pair}, on)
    return [each for each, pair in steps if pair in may]


def _pair(row: Standing) -> tuple[int, str] | None:
    return (row.exhibit.proceeding_id, row.step.act) if row.step else None


def _outcomes(keys: Sequence[int]) -> dict[int, StoreOrder]:
    """The order by which a thing left last and for good."""
    left = MoveLine.objects.filter(exhibit_id__in=keys).exclude(
        move__order__reason__in=(*COMES_IN, *_AWAY)
    )
    rows = left.select_related("move__order").order_by("pk")
    return {line.exhibit_id: line.move.order for line in rows}


def _terms(cases: Iterable[int]) -> dict[int, dict[str, date]]:
    found: dict[int, dict[str, date]] = {}
    rows = Deadline.objects.filter(proceeding_id__in=list(cases), met_on__isnull=True)
    for pid, code, due in rows.order_by("-due_on").values_list(
        "proceeding_id", "code", "due_on"
    ):
        found.setdefault(pid, {})[code] = due
    return found


def _next(fate: ExhibitFate, done: set[str], terms: dict[str, date]) -> Next | None:
    for code, act in course_of(fate):
        if act not in done:
            name = term(code).name if code else ""
            return Next(act, catalogue.kind(act).name_vi, name, terms.get(code))
    return None


def course_of(fate: ExhibitFate) -> tuple[tuple[str, str], ...]:
    """Các bước của cách xử lý: the term's code, empty where none runs, and the act."""
    if fate.fate == Fate.RETURN:
        return (("", "thong_bao_nhan_tien"), _UNCLAIMED[Sort(fate.sort)])
    return _COURSE[Fate(fate.fate)]


def soonest_first(things: Iterable[Standing]) -> list[Standing]:
    """Có bước tiếp theo trước, the earliest term first."""
    waiting = [each for each in things if each.step]
    return sorted(
        waiting,
        key=lambda each: (each.step and each.step.due_on) or date.max,
    )
