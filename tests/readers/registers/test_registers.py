"""Sổ thi hành án: rows as recorded, columns as declared, nothing of anybody else's."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.builders.proceedings import moment
from tests.readers.registers.conftest import Shelf
from thads.law.acts import catalogue, find
from thads.law.deadlines import term
from thads.law.periods import Stretch
from thads.readers.registers import values
from thads.readers.registers.asking import Refused, asked_of
from thads.readers.registers.definitions import Register, register_of, registers
from thads.readers.registers.rows import Asked, Row, count, rows
from thads.readers.registers.telling import struck_words
from thads.readers.registers.workbook import HEAD, register_workbook
from thads.readers.statistics.scope import scope_of

NOW = moment(date(2026, 6, 1))
YEAR = Stretch(date(2025, 10, 1), date(2026, 9, 30))


def asked(code: str, unit: str = "AB00", known_at: Any = NOW) -> Asked:
    return Asked(register_of(code), scope_of(unit), YEAR, known_at)


def cell(row: Row, register: Register, title: str) -> values.Shown:
    titles = [column.title for column in register.columns]
    return row.cells[next(n for n, each in enumerate(titles) if each.startswith(title))]


def test_there_are_the_twenty_one_of_the_annex() -> None:
    assert sorted({each.number for each in registers()}) == [
        f"{number:02}" for number in range(1, 22)
    ]


@pytest.mark.parametrize("register", registers(), ids=lambda each: each.code)
def test_its_acts_and_its_columns_exist(register: Register) -> None:
    codes = {*register.acts, *(code for c in register.columns for code in c.acts)}
    assert all(find(code) for code in codes)
    assert all(column.value in values._VALUES for column in register.columns)
    assert all(term(code) for column in register.columns for code in column.terms)


def test_every_act_that_names_a_register_of_enforcement_is_in_one() -> None:
    """The catalogue says which register an act belongs to; none is lost."""
    shown = {code for each in registers() for code in each.acts}
    shown |= {code for r in registers() for c in r.columns for code in c.acts}
    ends = {"ket_thuc"}  # told in the column of results
    named = {
        kind.code
        for kind in map(catalogue.kind, catalogue.kinds())
        if kind.procedure == "thi_hanh_an" and any(e.register for e in kind.editions)
    }
    assert named - shown == ends


def test_rows_stand_in_the_order_the_book_took_them_in(shelf: Shelf) -> None:
    question = asked("so_thu_ly_theo_yeu_cau")
    found = rows(question)
    assert [row.number for row in found] == [1, 2]
    assert [row.case_code for row in found] == ["V2", "V1"]
    assert count(question) == 2
    assert [row.case_code for row in rows(question, 1, 2)] == ["V1"]
    assert rows(question, 1, 2)[0].number == 2


def test_ex_officio_has_a_series_of_its_own(shelf: Shelf) -> None:
    assert [row.case_code for row in rows(asked("so_thu_ly_chu_dong"))] == ["V3"]


def test_a_row_tells_case_people_money_and_outcome(shelf: Shelf) -> None:
    question = asked("so_thu_ly_theo_yeu_cau")
    row = rows(question)[1]
    told = {
        c.title: value
        for c, value in zip(question.register.columns, row.cells, strict=True)
    }
    assert told["Quyết định thi hành án (số, ngày)"] == "01/QĐ-THADS, 04/03/2026"
    assert told["Người phải thi hành án (tên, địa chỉ)"] == "Người 1, Số 12 ngõ 3"
    assert told["Khoản phải thi hành"] == "Tiền hàng (nợ gốc): 1.000.000 đồng"
    assert told["Kết quả (số, ngày, số tiền)"] == (
        "Đình chỉ, 07/QĐ-THADS, 20/03/2026, 1.000.000 đồng"
    )
    assert told["Ngày kết thúc"] == date(2026, 3, 20)


def test_a_termination_of_the_whole_names_what_was_still_due(shelf: Shelf) -> None:
    question = asked("so_dinh_chi")
    (row,) = rows(question)
    assert cell(row, question.register, "Số tiền") == 600_000
    assert "48" not in str(cell(row, question.register, "Căn cứ"))


def test_a_corrected_row_stays_struck_through_from_the_moment_it_was(
    shelf: Shelf,
) -> None:
    question = asked("so_hoan_tam_dinh_chi_tiep_tuc")
    (row,) = rows(question)
    assert struck_words(row) == "đã sửa đổi, bổ sung ngày 12/03/2026 (hành vi số 4)"
    before = asked("so_hoan_tam_dinh_chi_tiep_tuc", known_at=moment(date(2026, 4, 4)))
    assert struck_words(rows(before)[0]) == ""


def test_what_was_recorded_later_is_not_in_an_earlier_register(shelf: Shelf) -> None:
    early = asked("so_thu_ly_theo_yeu_cau", known_at=moment(date(2026, 4, 3)))
    assert [row.case_code for row in rows(early)] == ["V2"]


def test_excel_holds_dates_and_money_as_such_and_repeats_its_head(shelf: Shelf) -> None:
    question = asked("so_dinh_chi")
    sheet = load_workbook(BytesIO(register_workbook(question, rows(question))))["Sổ"]
    titles = [value.value for value in sheet[HEAD]]
    line = dict(zip(titles, [each.value for each in sheet[HEAD + 1]], strict=True))
    assert line["STT"] == 1
    assert line["Số tiền đình chỉ (đồng)"] == 600_000
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 8


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("so_la", "AB00", "", "", ""), "Không có sổ"),
        (("so_dinh_chi", "", "", "", ""), "Chưa nêu đơn vị"),
        (("so_dinh_chi", "ZZ", "", "", ""), "Không có đơn vị"),
        (("so_dinh_chi", "AB00", "31/02/2026", "", ""), "không phải là một ngày"),
        (("so_dinh_chi", "AB00", "2026-05-02", "2026-05-01", ""), "sau ngày cuối"),
        (("so_dinh_chi", "AB00", "", "", "hôm qua"), "không phải là một thời điểm"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(
    shelf: Shelf, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        asked_of(*words)


def test_days_left_out_mean_the_year_of_statistics(shelf: Shelf) -> None:
    question = asked_of("so_dinh_chi", "AB00", "", "2026-03-31", "")
    assert question.period == Stretch(date(2025, 10, 1), date(2026, 3, 31))


def test_another_province_sees_nothing_of_it(shelf: Shelf, signed_in: Any) -> None:
    address = "/so-sach/so_thu_ly_theo_yeu_cau/?tu=2025-10-01&den=2026-09-30"
    own = signed_in(shelf.head).get(address)
    assert "Người 1" in own.content.decode()
    assert "99/QĐ" not in own.content.decode()
    client = signed_in(shelf.stranger)
    assert "Người 1" not in client.get(address).content.decode()
    refused = client.get(f"{address}&don_vi=AB00")
    assert refused.status_code == 422
    assert "Người 1" not in refused.content.decode()
    assert client.get("/so-sach/khong_co/").status_code == 404


def test_the_pages_lead_to_each_other_and_to_the_case(
    shelf: Shelf, signed_in: Any
) -> None:
    client = signed_in(shelf.head)
    assert "/so-sach/so_dinh_chi/" in client.get("/so-sach/").content.decode()
    page = client.get("/so-sach/so_dinh_chi/?tu=2025-10-01").content.decode()
    assert f'href="/viec/{shelf.cases[0]}/#muc-4"' in page
    file = client.get("/so-sach/so_dinh_chi/tep/?tu=2025-10-01")
    assert file["Content-Disposition"].startswith('attachment; filename="so_dinh_chi')
