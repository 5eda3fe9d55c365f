"""Word: the measures of Decree 30 in the file, and what comes back is safe to keep."""

import io
import warnings
import zipfile

import docx
import pytest
from docx.shared import Pt

from tests.records.documents.test_documents_layout import a_page
from thads.records.documents import uploads, word
from thads.records.documents.page import (
    Block,
    BlockKind,
    Column,
    Run,
    Table,
    paragraph,
)
from thads.records.documents.uploads import UploadRefused, checked_word


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def line(file: docx.document.Document, start: str) -> docx.text.paragraph.Paragraph:
    """The first paragraph, also of a table, that begins so."""
    cells = [cell for t in file.tables for row in t.rows for cell in row.cells]
    every = [*file.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return next(p for p in every if p.text.startswith(start))


def test_page_and_margins_are_those_of_the_decree() -> None:
    section = opened(word.page_docx(a_page())).sections[0]
    measured = {
        section.page_width: 210,
        section.page_height: 297,
        section.left_margin: 30,
        section.right_margin: 15,
        section.top_margin: 20,
        section.bottom_margin: 20,
    }
    for length, millimetres in measured.items():
        assert length is not None
        assert length.mm == pytest.approx(millimetres, abs=0.1)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic"),
    [
        ("CỘNG HÒA", 12, True, False),
        ("Độc lập", 13, True, False),
        ("CỤC QUẢN LÝ", 12, False, False),
        ("TỈNH HƯNG YÊN", 12, True, False),
        ("Số: 05", 13, False, False),
        ("Hưng Yên, ngày", 13, False, True),
        ("QUYẾT ĐỊNH", 14, True, False),
        ("Căn cứ", 14, False, True),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, HSTHA.", 11, False, False),
        ("KT. TRƯỞNG", 14, True, False),
        ("Trần Minh Khôi", 14, True, False),
    ],
)
def test_parts_have_their_size_and_style(
    start: str, size: float, bold: bool, italic: bool
) -> None:
    found = line(opened(word.page_docx(a_page())), start)
    run = next(run for run in found.runs if run.text)
    assert run.font.size == Pt(size)
    assert (bool(run.bold), bool(run.italic)) == (bold, italic)


def test_data_is_text_and_never_a_mark_of_the_frame() -> None:
    blocks = (
        paragraph("{{ title }} {% for x in y %} <w:t> & ]]>"),
        Block(BlockKind.ITEM, (Run("Án phí", bold=True),)),
        Table((Column("Khoản"), Column("Số tiền")), (("A <b>", "1"),), ("Cộng", "1")),
        Block(BlockKind.BLANKS, count=2),
    )
    file = opened(word.page_docx(a_page(blocks=blocks)))
    assert line(file, "{{ title }} {% for x in y %} <w:t> & ]]>")
    assert [c.text for c in file.tables[1].rows[1].cells] == ["A <b>", "1"]
    assert sum(p.text.startswith("………") for p in file.paragraphs) == 2


def test_the_same_page_gives_the_same_file_and_it_may_come_back() -> None:
    content = word.page_docx(a_page())
    assert content == word.page_docx(a_page())
    assert checked_word(content) == content


def changed(**parts: str) -> bytes:
    """A Word file with parts put in or replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word.page_docx(a_page()))) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        named = {name.replace("__", "/"): text for name, text in parts.items()}
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, text in named.items():
            new.writestr(name, text)
    return written.getvalue()


def twice(name: str) -> bytes:
    """A Word file with one part there two times: which is read depends on who reads."""
    written = io.BytesIO(word.page_docx(a_page()))
    with zipfile.ZipFile(written, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(name, "<khac/>")
    return written.getvalue()


_OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/>'
    "</Relationships>"
)
_PICTURE = _OUTSIDE.replace("attachedTemplate", "image").replace("x/y.dotm", "x/y.png")
_CHUNK = _OUTSIDE.replace("attachedTemplate", "aFChunk").replace("External", "Internal")
_LINK = _OUTSIDE.replace("attachedTemplate", "hyperlink")
_FIELD = (
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd"
    "</w:instrText></w:r></w:p></w:ftr>"
)
_MARKS = f"<x>{'<a/>' * uploads.MARKS_MOST}</x>"
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 khong phai word", "không phải Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "Word cũ"),
        (b"PK\x03\x04" + bytes(50), "bị hỏng"),
        (bytes(uploads.LARGEST + 1), "Tệp lớn hơn 10 MB"),
        (changed(**{"word__vbaProject.bin": "x"}), "macro"),
        (changed(**{"word__embeddings__a.bin": "x"}), "đối tượng nhúng"),
        (changed(**{"..__..__x": "x"}), "đường dẫn lạ"),
        (changed(**{"word___rels__settings.xml.rels": _OUTSIDE}), "từ bên ngoài"),
        (changed(**{"word___rels__x.xml.rels": _PICTURE}), "từ bên ngoài"),
        (changed(**{"word___rels__x.xml.rels": _CHUNK}), "từ bên ngoài"),
        (changed(**{"word__footer9.xml": _FIELD}), "trường tự chạy"),
        (changed(**{"customXml__item1.xml": _LAUGHS}), "bị hỏng"),
        (changed(**{"docProps__CORE9.XML": _LAUGHS}), "bị hỏng"),
        (changed(**{"word\\..\\..\\x.dll": "x"}), "đường dẫn lạ"),
        (changed(**{"C:\\x\x00.xml": "x"}), "đường dẫn lạ"),
        (changed(**{"Word__Document.xml": "<x/>"}), "cùng tên"),
        (twice("word/document.xml"), "cùng tên"),
        (changed(**{"word___rels__x.xml.rels": _LAUGHS}), "bị hỏng"),
        (changed(bomb="0" * (uploads.LARGEST_UNPACKED + 1)), "quá lớn"),
        (changed(**{"word__header9.xml": _MARKS}), "quá nhiều phần tử"),
    ],
)
def test_what_is_not_a_plain_word_file_is_refused_in_plain_words(
    content: bytes, said: str
) -> None:
    with pytest.raises(UploadRefused, match=said):
        checked_word(content)


def test_a_link_that_a_person_clicks_is_text_like_another() -> None:
    linked = changed(**{"word___rels__x.xml.rels": _LINK})
    assert checked_word(linked) == linked
