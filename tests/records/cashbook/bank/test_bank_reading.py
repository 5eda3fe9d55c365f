"""Đọc sao kê: four formats tell the same; what is wrong is told with its place."""

import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move
from thads.records.cashbook.bank.reading import Asked, BankStatement, read
from thads.records.cashbook.bank.reading.files import LARGEST

DAY = date(2026, 8, 5)
MOVES = (
    Move(DAY, 5_000_000, "FT26001", "NGUYEN HUU TAO", "THAK00000001234 nop tien"),
    Move(DAY, -1_200_000, "FT26002", "", "UNC-2026-00001 chi tra"),
    Move(date(2026, 8, 6), 42, "FT26003", "LAI", "Lai tien gui"),
)
MADE = Made("217", "1903668879", 100_000_000, MOVES)
Write = Callable[[Made], bytes]


def statement(data: bytes, asked: Asked | None = None) -> BankStatement:
    found = read(data, asked)
    assert found.statement is not None, [each.sentence() for each in found.problems]
    return found.statement


def problems(data: bytes, asked: Asked | None = None) -> list[str]:
    found = read(data, asked)
    assert found.statement is None
    return [each.sentence() for each in found.problems]


def told(found: BankStatement) -> list[tuple[date, int, str, str]]:
    return [(line.on, line.amount, line.reference, line.name) for line in found.lines]


@pytest.mark.parametrize("write", statements.FORMATS.values())
def test_every_format_tells_the_same(write: Write) -> None:
    found = statement(write(MADE))
    assert told(found) == [
        (each.on, each.amount, each.reference, each.name) for each in MOVES
    ]
    assert (found.opening, found.closing) == (MADE.opening, MADE.closing)
    assert (found.since, found.until) == (DAY, date(2026, 8, 6))
    assert found.account == MADE.account
    assert "THAK00000001234" in found.lines[0].content
    assert found.digest == statement(statements.as_csv(MADE)).digest


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("cp1258", "Windows-1258")],
)
def test_letters_are_read_in_every_encoding(encoding: str, label: str) -> None:
    text = (
        "Ngày;Số tham chiếu;Ghi nợ;Ghi có;Nội dung;Số dư\n"
        "05/08/2026;FT1;;1.000;Nguyễn Hữu Tạo nộp;11.000\n"
    )
    spread = text if encoding != "cp1258" else for_cp1258(text)
    found = read(spread.encode(encoding))
    assert found.statement is not None, found.problems
    assert found.encoding == label
    assert found.statement.lines[0].content == "Nguyễn Hữu Tạo nộp"


def for_cp1258(text: str) -> str:
    """That page writes the base letter, then the tone as a mark of its own."""
    found = []
    for char in text:
        try:
            char.encode("cp1258")
            found.append(char)
        except UnicodeEncodeError:
            spread = unicodedata.normalize("NFD", char)
            base, tone = spread[:-1], spread[-1]
            if len(spread) == 3:
                tones = [
                    mark for mark in spread[1:] if mark not in "\u0302\u0306\u031b"
                ]
                shape = "".join(mark for mark in spread[1:] if mark not in tones)
                base, tone = spread[0] + shape, tones[0]
            found.append(unicodedata.normalize("NFC", base) + tone)
    return "".join(found)


@given(
    st.integers(0, 10**12),
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.integers(-(10**9), 10**9).filter(bool),
            st.text(alphabet="ABC012 ", max_size=10),
        ),
        min_size=1,
        max_size=8,
    ),
)
@settings(deadline=None, max_examples=40)
def test_any_statement_is_read_alike_from_every_format(
    opening: int, drawn: list[tuple[int, int, str]]
) -> None:
    drawn.sort(key=lambda each: each[0])
    moves = [
        Move(date(2026, 8, 1 + day), amount, f"R{at}", "TEN", f"nd {text}")
        for at, (day, amount, text) in enumerate(drawn)
    ]
    made = Made("1", "123456789", opening, moves)
    digests = {statement(write(made)).digest for write in statements.FORMATS.values()}
    assert len(digests) == 1


def test_newest_first_is_read_too() -> None:
    head, *rows = statements.as_csv(MADE).decode("utf-8-sig").splitlines()[2:-1]
    turned = "\n".join([head, *reversed(rows)])
    assert told(statement(turned.encode())) == told(statement(statements.as_csv(MADE)))


def test_every_bad_row_is_listed_with_what_is_expected() -> None:
    text = (
        "Ngày,Số tham chiếu,Số tiền,Nội dung\n"
        "32/08/2026,FT1,1.000,a\n"
        '05/08/2026,FT2,"1.000,5",b\n'
        "05/08/2026,FT3,0,c\n"
        "05/08/2026,FT4,9.000,d\n"
    )
    found = problems(text.encode(), Asked(opening=0, closing=9_000))
    assert found == [
        "Dòng 2, Ngày: “32/08/2026”, cần một ngày có trong lịch.",
        "Dòng 3, Số tiền (có dấu): “1.000,5”, cần số tiền tròn đồng, ví dụ 1.234.567.",
        "Dòng 4, Số tiền (có dấu): “0”, cần số tiền khác 0.",
    ]


def test_opening_plus_movements_is_closing() -> None:
    text = "Ngày,Số tham chiếu,Số tiền,Nội dung\n05/08/2026,FT1,1.000,a\n".encode()
    assert statement(text, Asked(opening=5, closing=1_005)).closing == 1_005
    (wrong,) = problems(text, Asked(opening=5, closing=1_006))
    assert wrong.startswith("Số dư cuối kỳ: “1.006”, cần 1.005")
    missing = problems(text)
    assert [each.partition(":")[0] for each in missing] == [
        "Số dư đầu kỳ",
        "Số dư cuối kỳ",
    ]
    broken = statements.as_mt940(MADE).replace(b"103800042", b"103800043")
    assert "Số dư cuối kỳ" in problems(broken)[0]


def test_a_row_whose_balance_does_not_follow_is_told() -> None:
    rows = (
        statements.as_csv(MADE)
        .decode("utf-8-sig")
        .replace("105.000.000", "105.000.001")
    )
    assert "Số dư" in problems(rows.encode())[0]


def test_columns_are_those_a_person_chose() -> None:
    text = (
        "Ngày,Mã,Vào,Ra,Ghi chú\n05/08/2026,X1,1.000,,Nguyen Van A\n"
        "05/08/2026,X2,,400,b\n"
    ).encode()
    assert "Dòng tiêu đề" in problems(text)[0]
    chosen = {"ghi_co": "Vào", "ghi_no": "Ra", "noi_dung": "Ghi chú"}
    asked = Asked({**chosen, "tham_chieu": "Mã"}, opening=0, closing=600)
    assert [line.amount for line in statement(text, asked).lines] == [1_000, -400]


def test_one_reference_twice_is_two_lines() -> None:
    moves = [
        Move(DAY, 1_000, "FT1", "A", "tien"),
        Move(DAY, 1_000, "FT1", "A", "tien"),
        Move(DAY, -11, "FT1", "", "phi"),
    ]
    lines = statement(statements.as_csv(Made("1", "123456", 50, moves))).lines
    assert [line.reference for line in lines] == ["FT1", "FT1 #2", "FT1 #3"]
    assert len({line.key for line in lines}) == 3


BOMB = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><x>&b;</x></Document>"""
REACHING = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<Document><BkToCstmrStmt><Stmt><Id>&a;</Id></Stmt></BkToCstmrStmt></Document>"""


@pytest.mark.parametrize("xml", [BOMB, REACHING])
def test_xml_with_entities_is_refused(xml: str) -> None:
    assert problems(xml.encode()) == [
        "Tệp XML: “có DTD hoặc thực thể”, cần XML không có DTD."
    ]


def test_an_archive_that_unpacks_too_far_is_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (160 * 2**20))
    (told,) = problems(packed.getvalue())
    assert "bung ra 160 MB" in told


@pytest.mark.parametrize(
    ("data", "column"),
    [
        (b"", "Tệp"),
        (b"x" * (LARGEST + 1), "Cỡ tệp"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Loại tệp"),
        (b"PK\x03\x04 not an archive", "Tệp Excel"),
        (b"<html><body>no statement</body></html>", "Tệp XML"),
        (b"<not xml", "Tệp XML"),
        (b":20:X\r\n:61:garbage\r\n", "Khối MT940"),
        (b":20:X\r\n:25:1\r\n:28C:1\r\n:60F:C260805VND1,\r\n", "Số dư"),
        (b"MZ\x90\x00binary\x00\x00", "Dòng tiêu đề"),
        ("một dòng chữ thường".encode(), "Dòng tiêu đề"),
    ],
)
def test_what_is_no_statement_is_refused_in_words(data: bytes, column: str) -> None:
    assert problems(data)[0].startswith((column, "Bảng mã", "Loại tệp"))


def test_another_currency_and_parts_of_a_dong_are_refused() -> None:
    dollars = statements.as_mt940(MADE).replace(b"VND", b"USD")
    assert "Loại tiền" in problems(dollars)[0]
    parts = statements.as_camt053(MADE).replace(b">5000000<", b">5000000.50<")
    assert "tròn đồng" in problems(parts)[0]


def test_statements_of_one_file_follow_one_another() -> None:
    second = Made("218", MADE.account, MADE.closing, [Move(DAY, 7, "FT9")])
    both = statements.as_mt940(MADE) + b"\r\n" + statements.as_mt940(second)
    found = statement(both)
    assert found.number == "217–218" and len(found.lines) == len(MOVES) + 1
    broken = Made("218", MADE.account, MADE.closing + 1, [Move(DAY, 7, "FT9")])
    text = statements.as_mt940(MADE) + b"\r\n" + statements.as_mt940(broken)
    assert "nối tiếp" in problems(text)[0]


def test_many_entries_of_a_message_are_all_read_in_their_order() -> None:
    moves = [Move(DAY, 1_000 + at, f"R{at}", "A", "nop") for at in range(130)]
    made = Made("1", "123456789", 0, moves)
    found = statement(statements.as_camt053(made))
    assert [line.amount for line in found.lines] == [each.amount for each in moves]
    assert found.digest == statement(statements.as_csv(made)).digest
