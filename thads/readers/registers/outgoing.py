"""Sổ đăng ký văn bản đi, sổ gửi bưu điện: Decree 30/2020, annex IV, as papers went out.

A row is a number that was given, also one that was spoiled; the second book holds what
went by post. Whoever may see a paper sees its row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thads.law.periods import Stretch
from thads.readers.registers.values import Shown
from thads.readers.registers.workbook import Line, Table, table_workbook
from thads.records.agencies.models import Unit
from thads.records.documents.models import Document, GivenNumber
from thads.records.paperwork.service.models import Notice, ServiceAttempt

BASIS = "Nghị định 30/2020/NĐ-CP, phụ lục IV"
MOST = 2_000
_BY_POST = Q(way="thu_bao_dam") | Q(deliverer="buu_ta")


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng: its cells, the case its paper belongs to, why a number was spoiled."""

    cells: tuple[Shown, ...]
    case_id: int | None = None
    spoiled: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Một sổ: its columns as the annex has them, and where its rows come from."""

    code: str
    name: str
    columns: tuple[str, ...]
    rows: Callable[[Unit, Stretch], list[Row]]


def sent_out(agency: Unit, period: Stretch) -> list[Row]:
    """Văn bản đi: every number given in these days, in the order it was given."""
    found = list(_given(agency, period))
    ids = [each.document_id for each in found if each.document_id]
    told = _notices(ids)
    return [
        _spoiled(each) if each.document is None else _sent(each.document, each, told)
        for each in found
    ]


def _given(agency: Unit, period: Stretch) -> QuerySet[GivenNumber]:
    last = period.last or period.first
    dated = Q(document__dated__range=(period.first, last))
    lost = Q(document=None, given_at__date__range=(period.first, last))
    rows = GivenNumber.objects.filter(dated | lost, agency=agency)
    chosen = rows.select_related("document__paper", "document__unit")
    return chosen.order_by("series", "year", "number")[:MOST]


def _notices(documents: Iterable[int]) -> dict[int, list[Notice]]:
    found: dict[int, list[Notice]] = {}
    rows = Notice.objects.filter(document_id__in=list(documents)).order_by("id")
    for each in rows.prefetch_related("attempts"):
        found.setdefault(each.document_id, []).append(each)
    return found


def _sent(paper: Document, given: GivenNumber, told: dict[int, list[Notice]]) -> Row:
    notices = told.get(paper.pk, [])
    days = [a.on for each in notices for a in each.attempts.all() if a.way]
    received = [
        a.receiver for each in notices for a in each.attempts.all() if a.receiver
    ]
    cells: tuple[Shown, ...] = (
        given.text,
        paper.dated,
        paper.title,
        paper.signer_name,
        "; ".join(each.name for each in notices),
        paper.unit.name,
        len(notices) + 1,
        min(days, default=None),
        "; ".join(received),
        "",
    )
    filed = getattr(paper, "paper", None)
    return Row(cells, filed.proceeding_id if filed else None)


def _spoiled(given: GivenNumber) -> Row:
    told = f"Số hỏng: {given.spoiled}"
    day = given.given_at.date()
    return Row((given.text, day, "", "", "", "", 0, None, "", told), None, told)


def by_post(agency: Unit, period: Stretch) -> list[Row]:
    """Văn bản gửi bưu điện, in the order they were handed over."""
    last = period.last or period.first
    rows = ServiceAttempt.objects.filter(
        _BY_POST,
        notice__document__agency=agency,
        on__range=(period.first, last),
        withdrawn_by=None,
    ).select_related("notice__document__given_number")
    return [_posted(each) for each in rows.order_by("on", "id")[:MOST]]


def _posted(attempt: ServiceAttempt) -> Row:
    notice = attempt.notice
    given = getattr(notice.document, "given_number", None)
    number = given.text if given else notice.document.number_text
    place = ", ".join(filter(None, (notice.name, notice.address)))
    cells: tuple[Shown, ...] = (
        attempt.on,
        number or notice.document.title,
        place,
        1,
        attempt.proof,
        attempt.reason,
    )
    return Row(cells, notice.proceeding_id)


BOOKS = {
    each.code: each
    for each in (
        Book(
            "van-ban-di",
            "Sổ đăng ký văn bản đi",
            (
                "Số, ký hiệu văn bản",
                "Ngày tháng văn bản",
                "Tên loại và trích yếu nội dung văn bản",
                "Người ký",
                "Nơi nhận văn bản",
                "Đơn vị, người nhận bản lưu",
                "Số lượng bản",
                "Ngày chuyển",
                "Ký nhận",
                "Ghi chú",
            ),
            sent_out,
        ),
        Book(
            "gui-buu-dien",
            "Sổ gửi văn bản đi bưu điện",
            (
                "Ngày chuyển",
                "Số, ký hiệu văn bản",
                "Nơi nhận văn bản",
                "Số lượng bì",
                "Ký nhận và dấu bưu điện",
                "Ghi chú",
            ),
            by_post,
        ),
    )
}


def workbook(book: Book, heading: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Sổ thành tệp Excel."""
    lines = (
        Line(number, each.cells, is_struck=bool(each.spoiled))
        for number, each in enumerate(rows, start=1)
    )
    return table_workbook(Table(book.name, heading, book.columns, lines, (BASIS,)))
