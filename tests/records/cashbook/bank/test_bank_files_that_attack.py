"""Tệp sao kê phá hoại: refused in words, at once, and the program goes on.

Each of these ended the program, held it for minutes, or broke the page before.
"""

import zipfile
from io import BytesIO

import pytest

from tests.records.cashbook.bank.test_bank_reading import MADE, problems
from thads.readers.simulation import statements
from thads.records.cashbook.bank.reading.cells import BadCell, dong_of, text_of

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CORNERS = {
    "a cell in the last corner": '<row><c r="XFD1048576"><v>1</v></c></row>',
    "written with blanks": '<row><c r = "XFD&#49;048576"><v>1</v></c></row>',
    "two corners": '<row><c r="XFD1"/></row><row r="1048576"><c><v>1</v></c></row>',
    "with a prefix": f'<x:row xmlns:x="{SHEET}"><x:c r="XFD1048576"/></x:row>',
}


def a_sheet(rows: str, **parts: str) -> bytes:
    """Bảng tính có một trang viết tay, with further parts."""
    packed = BytesIO()
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize("rows", CORNERS.values(), ids=CORNERS)
def test_two_cells_far_apart_do_not_take_the_memory_of_what_is_between(
    rows: str,
) -> None:
    """A reader would ask for 512 GB, which ends the whole program."""
    assert "quá xa vùng dữ liệu" in problems(a_sheet(rows))[0]


def test_a_workbook_of_two_contents_or_a_lying_part_is_refused() -> None:
    assert "hai nội dung" in problems(a_sheet("", content__xml="<office/>"))[0]
    lying = a_sheet("<row/>").replace(b"<row/>", b"<raw/>")
    assert "bị hỏng" in problems(lying)[0]


@pytest.mark.parametrize(
    "amount", ["1E+999999", "NaN", "Infinity", "9" * 30, "-" + "9" * 19]
)
def test_no_amount_of_a_message_is_larger_than_an_account_holds(amount: str) -> None:
    """1E+999999 has a million digits: it is refused before it is written out."""
    told = problems(
        statements.as_camt053(MADE).replace(b">5000000<", f">{amount}<".encode())
    )
    assert "không quá 1.000.000.000.000.000 đồng" in told[0]


@pytest.mark.parametrize("cell", ["9" * 6000, "9" * 17, 1e308, float("nan")])
def test_no_cell_is_larger_than_an_account_holds(cell: object) -> None:
    with pytest.raises(BadCell, match=r"không quá|tròn đồng"):
        dong_of(cell)
    assert text_of(cell)


def test_a_message_with_more_than_a_page_can_read_is_refused_at_once() -> None:
    entries = b"<Ntry/>" * 30_001
    xml = statements.as_camt053(MADE).replace(b"</Stmt>", entries + b"</Stmt>")
    assert "Số dòng giao dịch" in problems(xml)[0]
    assert "Số thẻ :61:" in problems(b":20:1\n" + b":61:\n" * 30_001)[0]
