"""Dấu hiệu thành tệp Excel: the flags, every case behind them, what was written."""

from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from thads.law.periods import in_words
from thads.readers.statistics.sheets import A4, Styles, styles_of
from thads.readers.statistics.warnings.flags import Flag, Watched
from thads.readers.statistics.warnings.page import every_case
from thads.records.publications import flag_notes
from thads.records.publications.flag_notes import REPLIED
from thads.records.web import formatting
from thads.records.web.spreadsheets import new_workbook

_FLAGS = (
    *("Đơn vị", "Dấu hiệu", "Số dấu hiệu", "Số lượt", "Lẽ thường", "Xác suất"),
    *("Nói thành câu", "Điều bình thường cũng có dạng ấy"),
)
_CASES = (
    *("Đơn vị", "Dấu hiệu", "Việc", "Số quyết định", "Người phải thi hành"),
    *("Trước kỳ", "Sau kỳ", "Hành vi"),
)
_NOTES = ("Đơn vị", "Dấu hiệu", "Viết lúc", "Người viết", "Hỏi hay trả lời", "Nội dung")
_TITLE_ROWS = 5


def workbook(watched: Watched) -> bytes:
    """Tệp Excel của mọi dấu hiệu vượt ngưỡng."""
    content, flags = BytesIO(), watched.flags()
    with new_workbook(content) as book:
        book.set_properties({"title": "Dấu hiệu cần xem lại", "company": ""})
        styles = styles_of(book)
        _flags(_sheet(book, "Dấu hiệu", watched, _FLAGS, styles), flags, styles)
        _cases(
            _sheet(book, "Các việc", watched, _CASES, styles), watched, flags, styles
        )
        _notes(
            _sheet(book, "Trao đổi", watched, _NOTES, styles), watched, flags, styles
        )
    return content.getvalue()


def file_name(watched: Watched) -> str:
    """Tên tệp: unit and last day."""
    day = in_words(watched.last).replace("/", "-")
    return f"dau-hieu-{watched.scope.top.code}-{day}.xlsx"


def _sheet(
    book: Any, name: str, watched: Watched, heads: tuple[str, ...], styles: Styles
) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, len(heads) - 1, 26)
    sheet.write(0, 0, f"{name}: {watched.scope.top.name}", styles.title)
    sheet.write(1, 0, f"Quanh ngày chốt {in_words(watched.last)}", styles.plain)
    known = formatting.moment(watched.known_at)
    sheet.write(2, 0, f"Theo dữ liệu ghi nhận đến {known}", styles.plain)
    sheet.write(3, 0, "Dấu hiệu không phải là kết luận.", styles.plain)
    for at, text in enumerate(heads):
        sheet.write(_TITLE_ROWS, at, text, styles.head)
    sheet.freeze_panes(_TITLE_ROWS + 1, 1)
    return sheet


def _flags(sheet: Worksheet, flags: list[Flag], styles: Styles) -> None:
    for line, flag in enumerate(flags, start=_TITLE_ROWS + 1):
        told = flag.judged
        sheet.write_string(line, 0, flag.unit.name, styles.label)
        sheet.write_string(line, 1, flag.text.title, styles.label)
        sheet.write_number(line, 2, told.seen.signs, styles.number)
        sheet.write_number(line, 3, told.seen.chances, styles.number)
        sheet.write_number(line, 4, round(told.expected, 2), styles.rate)
        sheet.write_number(line, 5, told.unlikely, styles.label)
        sheet.write_string(line, 6, flag.sentence, styles.label)
        sheet.write_string(line, 7, flag.text.ordinary, styles.label)


def _cases(
    sheet: Worksheet, watched: Watched, flags: list[Flag], styles: Styles
) -> None:
    line = _TITLE_ROWS
    for flag in flags:
        for case in every_case(watched, flag.kind, flag.unit):
            line += 1
            texts = (flag.unit.name, flag.text.title, case.code, case.number)
            for at, text in enumerate((*texts, case.debtor)):
                sheet.write_string(line, at, text, styles.label)
            sheet.write_datetime(line, 5, case.done_on, styles.day)
            if case.undone_on is not None:
                sheet.write_datetime(line, 6, case.undone_on, styles.day)
            sheet.write_string(line, 7, "; ".join(case.acts), styles.label)


def _notes(
    sheet: Worksheet, watched: Watched, flags: list[Flag], styles: Styles
) -> None:
    line = _TITLE_ROWS
    for flag in flags:
        for note in flag_notes.notes(flag.unit, watched.last, flag.kind.value):
            line += 1
            part = "Trả lời" if note.part == REPLIED else "Hỏi"
            texts = (
                *(flag.unit.name, flag.text.title, formatting.moment(note.written_at)),
                *(f"{note.name}, {note.title}", part, note.text),
            )
            for at, text in enumerate(texts):
                sheet.write_string(line, at, text, styles.label)
