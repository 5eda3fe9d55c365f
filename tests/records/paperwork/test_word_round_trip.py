"""Word: what an officer gets opens, is edited, and prints with its measures unchanged.

Three papers are edited and go through LibreOffice in one call; what is read is the PDF
it prints.
"""

import io
import os
import subprocess
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest

from tests.builders import pdf as made
from tests.builders.papers import occasion
from tests.builders.pdf import MM
from thads.records.documents.page import MOTTO, NATION
from thads.records.documents.rendering import FONTS
from thads.records.documents.uploads import checked_word
from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.making import Draft, draft, file_of

ON = date(2026, 7, 6)
PLAN, LETTER, MINUTES = "F22", "F22B", "F23"
WRITTEN = "Nhà hai tầng, gắn liền thửa đất số 27, đã xuống cấp; ông Lò Văn Ún ký giữ."
LEFT, RIGHT, MIDDLE = 30 * MM, (210 - 15) * MM, 105 * MM
NEAR = 2.5


@dataclass(frozen=True, slots=True)
class Printed:
    """Giấy đã in: who signs it, and the PDF."""

    signers: tuple[str, ...]
    pdf: bytes


def printed(folder: Path) -> dict[str, Printed]:
    """The edited papers as LibreOffice prints them."""
    drawn = {code: a_paper(code) for code in (PLAN, LETTER, MINUTES)}
    for code, paper in drawn.items():
        (folder / f"{code}.docx").write_bytes(checked_word(edited(file_of(paper))))
    words = [str(path) for path in sorted(folder.glob("*.docx"))]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    way = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    faces = {"FONTCONFIG_FILE": str(faces_in(folder))}
    subprocess.run(
        ["soffice", profile, *way, *words],
        check=True,
        capture_output=True,
        timeout=300,
        env=os.environ | faces,
    )
    return {
        code: Printed(
            tuple(each.capacity[0] for each in paper.page.signatures),
            (folder / f"{code}.pdf").read_bytes(),
        )
        for code, paper in drawn.items()
    }


def faces_in(folder: Path) -> Path:
    """Tinos has the measures of Times New Roman; what else is installed is no matter."""
    written = folder / "fonts.conf"
    written.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>"
        '<alias binding="same"><family>Times New Roman</family>'
        "<prefer><family>Tinos</family></prefer></alias></fontconfig>"
    )
    return written


def a_paper(code: str) -> Draft:
    return draft(FORMS[code], occasion(Random(code), FORMS[code], ON))


def edited(content: bytes) -> bytes:
    """The officer writes on the first dotted line, or adds a line; and saves."""
    opened = docx.Document(io.BytesIO(content))
    dotted = [each for each in opened.paragraphs if each.text.startswith("………")]
    place = dotted[0] if dotted else opened.paragraphs[-1]
    place.text = ""
    place.add_run(WRITTEN).font.size = docx.shared.Pt(14)
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


@pytest.mark.office
def test_word_papers_open_are_edited_and_print(tmp_path: Path, db: Any) -> None:
    """One call of LibreOffice for all three, for it starts slowly."""
    papers = printed(tmp_path)
    for paper in papers.values():
        says_what_was_written(paper)
        has_the_measures_of_the_decree(paper.pdf)
    numbers_its_second_page(papers[MINUTES].pdf)


def says_what_was_written(paper: Printed) -> None:
    text = " ".join(made.reader(paper.pdf).pages[0].extract_text().split())
    assert text.count(NATION) == text.count(MOTTO) == 1
    assert WRITTEN in text
    assert unicodedata.is_normalized("NFC", text)
    whole = made.text_of(paper.pdf)
    assert all(signer.split()[0] in whole for signer in paper.signers)


def has_the_measures_of_the_decree(paper: bytes) -> None:
    """A4; text from 30 mm; nation and motto right of the middle, 12 and 13 points."""
    box = made.reader(paper).pages[0].mediabox
    size = [float(box.width), float(box.height)]
    assert size == pytest.approx([210 * MM, 297 * MM], abs=1)
    found = made.lines(paper)
    assert min(each.x for each in found) >= LEFT - NEAR
    assert max(each.x + each.width for each in found) <= RIGHT + NEAR
    assert {each.face.split("-")[0] for each in found} == {"Tinos"}
    nation, motto = (made.line_with(paper, text[:6]) for text in (NATION, MOTTO))
    assert (nation.size, motto.size) == (12, 13)
    assert nation.middle == pytest.approx(motto.middle, abs=NEAR)
    assert nation.x > MIDDLE - 10 * MM
    assert motto.y < nation.y
    assert made.line_with(paper, WRITTEN[:12]).size == 14


def numbers_its_second_page(paper: bytes) -> None:
    """In the top margin, in the middle; the first page has none."""
    numbers = [each for each in made.lines(paper) if each.text in ("1", "2")]
    assert [(each.page, each.text) for each in numbers] == [(1, "2")]
    assert numbers[0].y > (297 - 20) * MM
    assert numbers[0].x == pytest.approx((LEFT + RIGHT) / 2, abs=6)
