"""Sổ theo dõi vật chứng, tài sản: a row a thing, as the store's own papers tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from thads.records.assets.models import Exhibit, MoveLine, tidy
from thads.records.assets.outcomes import Standing, standing
from thads.records.assets.queries import lying
from thads.records.cases.models import Judgment
from thads.records.web.formatting import day, whole
from thads.records.web.spreadsheets import new_workbook

A3 = 8
TITLES = (
    *("STT", "Ngày nhập", "Lệnh, phiếu nhập", "Biên bản thu giữ", "Việc", "Bản án"),
    *("Chủ sở hữu", "Tên, đặc điểm, niêm phong", "Số lượng", "Tình trạng"),
    *("Vị trí", "Trị giá", "Tuyên xử lý", "Xuất: ngày, lệnh, phiếu"),
    *("Lý do, người nhận", "Tồn", "Ghi chú"),
)
WIDTHS = (5, 11, 16, 16, 14, 18, 18, 30, 10, 18, 12, 14, 16, 20, 22, 8, 16)


@dataclass(frozen=True, slots=True)
class BookRow:
    """Một dòng của sổ."""

    exhibit: Exhibit
    cells: tuple[str, ...]


def book_of(agency_id: int, since: date, until: date) -> list[BookRow]:
    """Sổ của một kỳ: what moved in it, and what lay there when it began."""
    moved = Exhibit.objects.filter(
        agency_id=agency_id, moved__move__on__lte=until
    ).distinct()
    rows = moved.select_related("proceeding").order_by("pk")
    shown = [
        each
        for each in standing(lying(rows))
        if not each.lying.is_out
        or each.exhibit.moved.filter(move__on__gte=since).exists()
    ]
    return [
        BookRow(each.exhibit, (str(place), *_cells(each, until)))
        for place, each in enumerate(shown, start=1)
    ]


def _cells(each: Standing, until: date) -> Iterator[str]:
    thing = each.exhibit
    lines = list(
        thing.moved.filter(move__on__lte=until)
        .select_related("move__order")
        .order_by("pk")
    )
    came = [line for line in lines if line.move.order.comes_in]
    left = [line for line in lines if not line.move.order.comes_in]
    yield from ("; ".join(day(line.move.on) for line in came), _papers(came))
    yield from (thing.minutes, thing.proceeding.number or thing.proceeding.code)
    yield from (_judgment(thing.proceeding_id), thing.owner)
    seal = f", niêm phong {thing.seal}" if thing.seal else ""
    yield from (f"{thing.name}{seal}", f"{tidy(thing.seized)} {thing.unit}")
    yield from (thing.condition, each.lying.place)
    yield whole(each.value.amount) if each.value else ""
    yield f"{each.fate.get_fate_display()}: {each.fate.basis}" if each.fate else ""
    yield "; ".join(f"{day(line.move.on)} {_papers([line])}" for line in left)
    yield "; ".join(
        f"{line.move.order.get_reason_display()}, {line.move.order.other}"
        for line in left
    )
    yield f"{tidy(each.lying.left)}"
    yield "; ".join(line.explanation for line in lines if line.explanation)


def _papers(lines: list[MoveLine]) -> str:
    return "; ".join(f"{x.move.order.text}, {x.move.text}" for x in lines)


def _judgment(proceeding_id: int) -> str:
    found = Judgment.objects.filter(cases__proceeding_id=proceeding_id).first()
    return f"{found.number} ngày {day(found.date)}" if found else ""


def book_file(rows: list[BookRow], since: date, until: date) -> bytes:
    """Sổ thành tệp Excel khổ A3 nằm ngang."""
    content = BytesIO()
    with new_workbook(content) as made:
        base = {"font_name": "Times New Roman", "border": 1, "text_wrap": True}
        plain, bold = made.add_format(base), made.add_format({**base, "bold": True})
        sheet = made.add_worksheet("Sổ vật chứng")
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        title = "Sổ theo dõi vật chứng, tài sản kê biên, tạm giữ"
        sheet.write(0, 0, title, made.add_format({"bold": True}))
        sheet.write(1, 0, f"Từ ngày {day(since)} đến ngày {day(until)}")
        sheet.write_row(3, 0, TITLES, bold)
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 0)
        for line, row in enumerate(rows, start=4):
            sheet.write_row(line, 0, row.cells, plain)
    return content.getvalue()
