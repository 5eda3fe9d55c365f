"""Dòng của con số: what is done with a partner beside the talks, and what came after.

Education, acts done together, cases referred, complaints; each row says when, what, and
where it stands in the record.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from thads.records.ledger.models import Act
from thads.records.mobilisation.models import Joined
from thads.records.mobilisation.queries.gathering import Gathered
from thads.records.web import formatting


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của con số: when, what, where it stands in the record."""

    on: date
    title: str
    detail: str
    url: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """Con số: its code, its words, its rows."""

    code: str
    label: str
    unit: str
    rows: tuple[Row, ...]

    @property
    def value(self) -> int:
        """Số dòng, or the sum where đồng or people are counted."""
        if self.unit in ("đồng", "người"):
            return sum(row.amount for row in self.rows)
        return len(self.rows)

    @property
    def amounts(self) -> str:
        """Tên cột số của từng dòng; empty where no row has one of its own."""
        if not any(row.amount for row in self.rows):
            return ""
        return "Người" if self.unit in ("người", "lần") else "Đồng"

    @property
    def text(self) -> str:
        """Con số thành chữ số."""
        return formatting.whole(self.value)


Rows = Iterable[Row]


def education_rows(found: Gathered) -> Rows:
    """Các lần tuyên truyền."""
    url = reverse("mobilisation:education")
    for each in found.education:
        where = ", ".join(filter(None, [each.get_kind_display(), each.commune]))
        yield Row(each.on, each.title, where, url, each.people or 0)


def audience_rows(found: Gathered) -> Rows:
    """Các lần đã ghi số người nghe."""
    return (row for row in education_rows(found) if row.amount)


def joined_rows(code: str) -> Callable[[Gathered], Rows]:
    """Các hành vi một loại có bên phối hợp cùng tham gia."""

    def rows(found: Gathered) -> Rows:
        keys = [(each.proceeding_id, each.act_seq) for each in found.joined]
        acts = Act.objects.filter(
            code=code, proceeding_id__in={pk for pk, _ in keys}
        ).values_list("proceeding_id", "seq", "effective_on")
        days = {(pk, seq): on for pk, seq, on in acts}
        for each in found.joined:
            on = days.get((each.proceeding_id, each.act_seq))
            if on is not None and found.scope.has(on):
                yield _of_joined(each, on)

    return rows


def _of_joined(each: Joined, on: date) -> Row:
    number = each.proceeding.number or each.proceeding.code
    url = reverse("cases:detail", args=[each.proceeding_id])
    return Row(
        on,
        f"{number} {each.proceeding.case.debtor_name}".strip(),
        f"hành vi {each.act_seq}, cùng {each.partner.name}",
        f"{url}#hanh-vi-{each.act_seq}",
    )


def complaint_rows(found: Gathered) -> Rows:
    """Complaints about a talked case that came after its first talk of the period."""
    first: dict[int, tuple[date, str]] = {}
    for case in found.cases:
        wanted = case.attended(found.scope.partner_id)
        days = [t.effective_on for t in case.persuasion.talks if t.seq in wanted]
        mine = [day for day in days if found.scope.has(day)]
        if mine:
            first[case.proceeding.pk] = (min(mine), case.name)
    for link in found.complaints:
        opened, talk = link.proceeding.opened_on, first.get(link.target_id)
        if opened is None or talk is None or opened < talk[0]:
            continue
        if found.scope.has(opened):
            url = reverse("proceedings:detail", args=["khieu-nai", link.proceeding_id])
            said = f"khiếu nại {link.proceeding.number or link.proceeding.code}"
            since = formatting.day(talk[0])
            yield Row(opened, talk[1], f"{said}, sau buổi vận động {since}", url)


def referral_rows(found: Gathered) -> Rows:
    """Các việc đã chuyển bên phối hợp."""
    for each in found.referrals:
        yield Row(
            each.sent_on,
            each.shown_name,
            f"{each.get_relation_display()}, {each.branch or each.area}",
            reverse("mobilisation:of_case", args=[each.proceeding_id]),
        )
