"""PDF/A-2a by a check of our own: another library reads what Typst has written.

veraPDF is no Python package and is not among the programs of the tests; what stands here
is what ISO 19005-2 asks for and can be read from the file's objects.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.records.documents.test_documents_layout import a_page
from thads.records.documents import genuine, rendering

SAYS_CONFORMANCE = ("<pdfaid:part>2</pdfaid:part>", "A</pdfaid:conformance>")
ACTIONS = ("/OpenAction", "/AA", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles")


@pytest.fixture(scope="module")
def paper() -> Iterator[pikepdf.Pdf]:
    """A decision of two pages with its code."""
    page = a_page(8, code=genuine.code("Zk3v9QxT7a-B_c2LmN4pQr8s"))
    with pikepdf.open(io.BytesIO(rendering.page_pdf(page))) as opened:
        yield opened


def dictionaries(paper: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, streams' own among them."""
    for each in paper.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each


def test_it_says_what_it_conforms_to(paper: pikepdf.Pdf) -> None:
    told = paper.Root.Metadata.read_bytes().decode()
    assert all(words in told for words in SAYS_CONFORMANCE)
    assert not paper.is_encrypted
    assert "/ID" in paper.trailer


def test_colours_have_their_profile(paper: pikepdf.Pdf) -> None:
    (intent,) = paper.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert len(intent.DestOutputProfile.read_bytes()) > 100


def test_every_face_is_in_the_file_and_can_be_read_out(paper: pikepdf.Pdf) -> None:
    fonts = [each for each in dictionaries(paper) if each.get("/Type") == "/Font"]
    below = [each for each in fonts if "/FontDescriptor" in each]
    assert below
    for font in below:
        descriptor = font.FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), font
    assert all("/ToUnicode" in each for each in fonts if "/DescendantFonts" in each)


def test_it_is_tagged_and_names_its_language(paper: pikepdf.Pdf) -> None:
    assert bool(paper.Root.MarkInfo.Marked)
    assert str(paper.Root.Lang).startswith("vi")
    kinds = {str(each.get("/S")) for each in dictionaries(paper) if "/P" in each}
    assert {"/H1", "/P"} <= kinds
    figures = [each for each in dictionaries(paper) if each.get("/S") == "/Figure"]
    assert all("/Alt" in each for each in figures)


def test_it_does_nothing_by_itself(paper: pikepdf.Pdf) -> None:
    found = {key for each in dictionaries(paper) for key in ACTIONS if key in each}
    assert found == set()
