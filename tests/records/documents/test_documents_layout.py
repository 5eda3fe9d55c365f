"""Thể thức của Nghị định 30/2020 measured in the PDF that was made, not in its layout."""

import io
import unicodedata
from datetime import date

import pikepdf
import pytest

from tests.builders import pdf as made
from tests.builders.pdf import MM, Line
from tests.builders.proceedings import moment
from thads.records.documents import rendering
from thads.records.documents.page import (
    Block,
    BlockKind,
    Column,
    Letterhead,
    Page,
    Run,
    Signature,
    Table,
    article,
    basis,
    centred,
    paragraph,
)
from thads.records.documents.wording import day_in_words, lines, number_and_symbol

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, (210 - 15) * MM, (297 - 20) * MM, 20 * MM
NEAR = 1.5
LONG = "Người phải thi hành án có thời hạn để tự nguyện thi hành án. " * 6
NUMBERED = " theo Quyết định thi hành án số 12/QĐ-THADS ngày 27 tháng 5 năm 2026"


def a_page(paragraphs: int = 2, **changed: object) -> Page:
    """Một quyết định with as many paragraphs as asked."""
    values: dict[str, object] = {
        "name": "Quyết định thi hành án",
        "letterhead": Letterhead(
            above=lines("Cục Quản lý Thi hành án dân sự"),
            issuer=lines("THADS tỉnh Hưng Yên"),
            number="Số: 05/QĐ-THADS",
            place_date="Hưng Yên, ngày 05 tháng 01 năm 2026",
        ),
        "title": "QUYẾT ĐỊNH",
        "subject": "Về việc thi hành án theo yêu cầu",
        "authority": "TRƯỞNG THI HÀNH ÁN DÂN SỰ TỈNH HƯNG YÊN",
        "blocks": (
            basis("Căn cứ Điều 36 Luật Thi hành án dân sự năm 2008;"),
            basis("Xét đơn yêu cầu thi hành án."),
            centred("QUYẾT ĐỊNH:"),
            article(1, "Cho thi hành án đối với ông Nguyễn Hữu Tạo."),
            *(paragraph(LONG) for _ in range(paragraphs)),
        ),
        "recipients": ("Đương sự", "Lưu: VT, HSTHA"),
        "signatures": (Signature(("KT. TRƯỞNG", "PHÓ TRƯỞNG"), "Trần Minh Khôi"),),
    }
    return Page(**(values | changed))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A decision of one page and a bit."""
    return rendering.page_pdf(a_page(8))


def line(paper: bytes, start: str) -> Line:
    """The line that begins so."""
    return made.line_with(paper, start)


def test_paper_is_a4_portrait(paper: bytes) -> None:
    """210 × 297 mm."""
    box = made.reader(paper).pages[0].mediabox
    assert float(box.width) == pytest.approx(210 * MM, abs=1)
    assert float(box.height) == pytest.approx(297 * MM, abs=1)


def test_every_line_stands_within_the_margins(paper: bytes) -> None:
    """Trên, dưới 20, trái 30, phải 15 mm; only the page number stands above."""
    for each in made.lines(paper):
        if each.text == "2" and each.y > TOP:
            continue
        assert each.x >= LEFT - NEAR, each
        narrowed = each.text.count(" ") * each.size / 12  # blanks of a justified line
        assert each.x + each.width - narrowed <= RIGHT + NEAR, each
        assert BOTTOM - NEAR <= each.y <= TOP, each


def test_first_page_has_no_number_and_the_second_is_2_in_the_top_margin(
    paper: bytes,
) -> None:
    """Số trang: 14 pt, giữa, ở lề trên, không ở trang đầu."""
    above = [each for each in made.lines(paper) if each.y > TOP]
    assert [(each.page, each.text, each.size) for each in above] == [(1, "2", 14)]
    assert above[0].middle == pytest.approx((LEFT + RIGHT) / 2, abs=NEAR)


@pytest.mark.parametrize(
    ("start", "face", "size"),
    [
        ("CỤC QUẢN LÝ", "Tinos", 12),
        ("TỈNH HƯNG YÊN", "Tinos-Bold", 12),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tinos-Bold", 12),
        ("Độc lập - Tự do - Hạnh phúc", "Tinos-Bold", 13),
        ("Số: 05/QĐ-THADS", "Tinos", 13),
        ("Hưng Yên, ngày 05", "Tinos-Italic", 13),
        ("QUYẾT ĐỊNH", "Tinos-Bold", 14),
        ("Về việc", "Tinos-Bold", 14),
        ("TRƯỞNG THI HÀNH ÁN", "Tinos-Bold", 14),
        ("Căn cứ", "Tinos-Italic", 14),
        ("Điều 1.", "Tinos-Bold", 14),
        ("Cho thi hành án", "Tinos", 14),
        ("Nơi nhận:", "Tinos-BoldItalic", 12),
        ("- Đương sự;", "Tinos", 11),
        ("- Lưu: VT, HSTHA.", "Tinos", 11),
        ("KT. TRƯỞNG", "Tinos-Bold", 14),
        ("Trần Minh Khôi", "Tinos-Bold", 14),
    ],
)
def test_every_part_has_its_face_and_size(
    paper: bytes, start: str, face: str, size: float
) -> None:
    """Cỡ chữ, kiểu chữ của phụ lục I."""
    found = line(paper, start)
    assert (found.face, found.size) == (face, size)


def test_number_and_day_stand_on_one_line_under_agency_and_motto(paper: bytes) -> None:
    """Ô 3 dưới ô 2, ô 4 dưới ô 1."""
    number, day = line(paper, "Số:"), line(paper, "Hưng Yên, ngày")
    assert number.y == pytest.approx(day.y, abs=0.5)
    assert number.middle == pytest.approx(line(paper, "TỈNH HƯNG YÊN").middle, abs=NEAR)
    assert day.middle == pytest.approx(line(paper, "Độc lập").middle, abs=NEAR)


def test_motto_stands_under_the_nation_and_title_in_the_middle(paper: bytes) -> None:
    """Quốc hiệu, Tiêu ngữ bên phải; tên loại ở giữa."""
    nation, motto = line(paper, "CỘNG HÒA"), line(paper, "Độc lập")
    assert nation.middle == pytest.approx(motto.middle, abs=NEAR)
    assert nation.middle > (LEFT + RIGHT) / 2
    assert line(paper, "CỤC QUẢN LÝ").x < nation.x
    for start in ("QUYẾT ĐỊNH", "Về việc", "TRƯỞNG THI HÀNH ÁN"):
        middle = line(paper, start).middle
        assert middle == pytest.approx((LEFT + RIGHT) / 2, abs=NEAR), start


def test_paragraphs_are_indented_and_at_least_6_points_apart(paper: bytes) -> None:
    """Lùi đầu dòng 1 hoặc 1,27 cm; giữa các đoạn 6 pt."""
    first, second = line(paper, "Căn cứ"), line(paper, "Xét đơn")
    assert first.x - LEFT == pytest.approx(12.7 * MM, abs=0.5)
    same = [each for each in made.lines(paper) if each.text.startswith("Người phải")]
    pitch = same[0].y - next(o.y for o in made.lines(paper) if o.y < same[0].y - 1)
    assert first.y - second.y == pytest.approx(pitch + 6, abs=0.5)


@pytest.mark.parametrize("paragraphs", range(4, 16, 2))
def test_signature_block_is_never_alone_on_a_page(paragraphs: int) -> None:
    """Khối ký đi cùng ít nhất một dòng của đoạn cuối."""
    paper = rendering.page_pdf(a_page(paragraphs))
    name = line(paper, "Trần Minh Khôi")
    body = [
        each
        for each in made.lines(paper)
        if each.page == name.page and each.y > name.y and each.x < LEFT + 40
    ]
    assert any(each.size == 14 and each.text != "2" for each in body), paragraphs
    assert line(paper, "Nơi nhận:").page == name.page


def test_the_last_paragraph_is_as_wide_as_every_other() -> None:
    """Đoạn đi cùng khối ký cũng căn đều tới lề phải, line by line as one before it."""
    said = (
        "Đương sự và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành "
    )
    text = f"Quyết định này có hiệu lực kể từ ngày ký. {said}Quyết định này. " * 2
    paper = rendering.page_pdf(a_page(blocks=(paragraph(text), paragraph(text))))
    with pikepdf.open(io.BytesIO(paper)) as opened:
        drawn = [
            str(each.operands)
            for each in pikepdf.parse_content_stream(opened.pages[0])
            if str(each.operator) == "TJ"
        ]
    rows = {each for each in drawn if drawn.count(each) == 2 and len(each) > 200}
    assert len(rows) >= 3, "the lines of the last paragraph are spaced as the first's"


@pytest.mark.parametrize("before", range(28, 36))
def test_a_number_is_not_broken_over_two_lines(before: int) -> None:
    """“12/QĐ-THADS” đứng trọn trên một dòng."""
    paper = rendering.page_pdf(a_page(blocks=(paragraph("x" * before + NUMBERED),)))
    assert "12/QĐ-THADS" in made.text_of(paper)


def test_rules_are_a_third_to_half_of_the_words_above_them() -> None:
    """Đường kẻ dưới tên cơ quan, trích yếu; and no word stands alone on a line."""
    long = (
        "Về việc cưỡng chế buộc thực hiện hoặc không được thực hiện công việc nhất định"
    )
    short = rendering.page_pdf(a_page(subject="Lần thứ nhất"))
    above = line(short, "Lần thứ nhất")
    assert _rules(short)[-1] == pytest.approx(above.width * 0.45, abs=2)
    first, last = [
        each
        for each in made.lines(rendering.page_pdf(a_page(subject=long)))
        if each.face == "Tinos-Bold" and each.text in long
    ]
    assert last.width > first.width / 2


def _rules(paper: bytes) -> list[float]:
    """Chiều dài các đường kẻ của trang đầu, from top to bottom."""
    with pikepdf.open(io.BytesIO(paper)) as opened:
        told = [
            float(each.operands[0])
            for each in pikepdf.parse_content_stream(opened.pages[0])
            if str(each.operator) == "l"
        ]
    return told


def test_recipients_stand_left_level_with_the_capacity(paper: bytes) -> None:
    """Nơi nhận ngang với quyền hạn người ký."""
    recipients, capacity = line(paper, "Nơi nhận:"), line(paper, "KT. TRƯỞNG")
    assert recipients.y == pytest.approx(capacity.y, abs=3)
    assert recipients.x == pytest.approx(LEFT, abs=NEAR)
    assert capacity.middle == pytest.approx(line(paper, "Trần Minh").middle, abs=NEAR)


def test_file_is_a_tagged_pdf_a_in_vietnamese_with_its_fonts_in_it(
    paper: bytes,
) -> None:
    """PDF/A-2a, PDF/UA: marked, titled, nothing referred to outside."""
    opened = made.reader(paper)
    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (a PDF boolean)
    assert root["/Lang"] == "vi"
    assert opened.metadata is not None
    assert opened.metadata.title == "Quyết định thi hành án"
    declared = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in declared
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in declared
    for page in opened.pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in below.get_object()["/FontDescriptor"].get_object()


def test_text_of_data_is_shown_and_never_run() -> None:
    """A party named like an instruction is a party."""
    name = '#import "x": * $a$ *b* _c_ <d> @e `f` \\g [h] // i'
    paper = rendering.page_pdf(a_page(blocks=(paragraph(name),)))
    assert name in made.text_of(paper)


def test_text_is_composed_and_without_control_signs() -> None:
    """NFD from another system prints as NFC; a bell or line break is a blank."""
    loose = unicodedata.normalize("NFD", "Nguyễn Thị Đào") + "\x07\nquê\u200b hương"
    text = made.text_of(rendering.page_pdf(a_page(blocks=(paragraph(loose),))))
    assert unicodedata.is_normalized("NFC", text)
    assert "Nguyễn Thị Đào quê hương" in " ".join(text.split())


def test_same_page_at_the_same_moment_gives_the_same_bytes() -> None:
    """Hash of a document can be computed again."""
    at = moment(date(2026, 7, 6), 9)
    assert rendering.page_pdf(a_page(), at=at) == rendering.page_pdf(a_page(), at=at)


def test_unknown_layout_and_outside_package_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Only layouts of the product, and none that fetches."""
    with pytest.raises(rendering.RenderingError, match="Không có bản trình bày"):
        rendering.pdf("../../settings", {})
    fetching = tmp_path / "x.typ"
    fetching.write_text('#import "@preview/cetz:0.3.0"')
    with pytest.raises(rendering.RenderingError, match="gói bên ngoài"):
        rendering.pdf(fetching, {})
    reading = tmp_path / "y.typ"
    reading.write_text('#read("/etc/passwd")')
    with pytest.raises(rendering.RenderingError, match="not found"):
        rendering.pdf(reading, {})


def test_tables_clauses_and_several_signatures_are_laid_out() -> None:
    """What minutes, plans and statements need."""
    blocks = (
        Block(BlockKind.CLAUSE, (Run("Khoản thứ nhất."),), label="1."),
        Block(BlockKind.POINT, (Run("Điểm thứ nhất."),), label="a)"),
        Block(BlockKind.ITEM, (Run("Một khoản"), Run(" đậm", bold=True))),
        Block(BlockKind.BLANKS, count=2),
        Table(
            (Column("Khoản", width=3), Column("Số tiền", "right")),
            (("Án phí", "200.000"), ("Tiền phạt", "5.000.000")),
            ("Cộng", "5.200.000"),
        ),
        paragraph("Biên bản đã đọc lại cho mọi người cùng nghe."),
    )
    people = ("CHẤP HÀNH VIÊN", "NGƯỜI LẬP", "ĐƯƠNG SỰ", "NGƯỜI CHỨNG KIẾN")
    signed = tuple(Signature((each,), "", "(Ký, ghi rõ họ tên)") for each in people)
    page = a_page(title="BIÊN BẢN", blocks=blocks, recipients=(), signatures=signed)
    text = made.text_of(rendering.page_pdf(page))
    for part in ("1. Khoản", "a) Điểm", "5.200.000", *people):
        assert part in text
    several = rendering.page_pdf(a_page(to=("Toà án", "Viện kiểm sát")))
    assert "- Viện kiểm sát." in made.text_of(several)


def test_days_numbers_and_names_are_written_as_the_decree_says() -> None:
    """Ngày 05 tháng 01, tháng 6 không có số 0; số dưới 10 có số 0."""
    assert day_in_words(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert day_in_words(date(2026, 6, 29)) == "ngày 29 tháng 6 năm 2026"
    assert number_and_symbol(5, "QĐ", "THADS") == "05/QĐ-THADS"
    assert number_and_symbol(412, "", "THADS") == "412/THADS"
    assert lines("Thi hành án dân sự tỉnh Quảng Ninh") == (
        "THI HÀNH ÁN DÂN SỰ",
        "TỈNH QUẢNG NINH",
    )
    assert lines("Cục Thi hành án dân sự thành phố Hồ Chí Minh") == (
        "CỤC THI HÀNH ÁN DÂN SỰ",
        "THÀNH PHỐ HỒ CHÍ MINH",
    )
