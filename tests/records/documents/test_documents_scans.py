"""Bản quét: what may come in, and everything that may not, each told in plain words."""

import io
import zipfile
import zlib

import pikepdf
import pytest
from PIL import Image

from thads.records.documents import scans
from thads.records.documents.scans import ScanRefused, accept, clean_name


def a_pdf(pages: int = 1) -> pikepdf.Pdf:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    return made


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def a_picture(kind: str, size: tuple[int, int] = (400, 560), frames: int = 1) -> bytes:
    out, drawn = io.BytesIO(), [Image.new("RGB", size, "white") for _ in range(frames)]
    more = {"save_all": True, "append_images": drawn[1:]} if frames > 1 else {}
    drawn[0].save(out, kind, **more)
    return out.getvalue()


def test_a_scanned_pdf_is_kept_as_it_came() -> None:
    data = saved(a_pdf(3))
    scan = accept("bien-ban.pdf", data)
    assert (scan.name, scan.pdf, scan.pages) == ("bien-ban.pdf", data, 3)


@pytest.mark.parametrize(
    ("name", "kind", "pages"),
    [("a.png", "PNG", 1), ("a.JPG", "JPEG", 1), ("nhieu-trang.tiff", "TIFF", 3)],
)
def test_a_picture_becomes_a_pdf_of_its_pages(name: str, kind: str, pages: int) -> None:
    scan = accept(name, a_picture(kind, frames=pages))
    assert scan.name.endswith(".pdf")
    with pikepdf.open(io.BytesIO(scan.pdf)) as opened:
        assert scan.pages == len(opened.pages) == pages
        _, _, width, height = (float(side) for side in opened.pages[0].mediabox)
    assert width <= scans.A4[0] + 1 and height <= scans.A4[1] + 1


def test_nothing_but_the_picture_comes_along() -> None:
    out = io.BytesIO()
    note = Image.Exif()
    note[0x9286] = "<script>alert(1)</script>"
    Image.new("RGB", (40, 40)).save(out, "JPEG", exif=note)
    assert b"<script>" in out.getvalue()
    assert b"<script>" not in accept("a.jpg", out.getvalue()).pdf


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Users\a\biên bản.pdf", "biên bản.pdf"),
        ("a\x00b\u202epdf.exe", "abpdf.exe"),
        ("...", "ban-quet"),
        ("", "ban-quet"),
        ('<img src=x onerror="1">.pdf', "img src=x onerror=1.pdf"),
    ],
)
def test_a_name_with_a_path_in_it_is_only_a_name(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"MZ\x90\x00"),
        ("a.pdf", b"<html><script>alert(1)</script></html>"),
        ("a.pdf", a_picture("PNG")),
        ("a.png", b"%PDF-1.7\n"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.exe", a_picture("PNG")),
        ("a", a_picture("PNG")),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(ScanRefused, match="không phải bản quét"):
        accept(name, data)


ACTS = {
    "/JavaScript": "JavaScript",
    "/Launch": "mở chương trình",
    "/SubmitForm": "gửi dữ liệu",
    "/GoToE": "tệp nhúng",
}


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize("place", ["mở tệp", "mở trang", "trong chú thích"])
def test_a_pdf_that_acts_is_refused(kind: str, place: str) -> None:
    made = a_pdf()
    act = pikepdf.Dictionary(S=pikepdf.Name(kind), JS=pikepdf.String("app.alert(1)"))
    if place == "mở tệp":
        made.Root.OpenAction = act
    elif place == "mở trang":
        made.pages[0].obj["/AA"] = pikepdf.Dictionary(O=act)
    else:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=made.make_indirect(act))
        made.pages[0].obj["/Annots"] = pikepdf.Array([note])
    for packed in (False, True):
        mode = pikepdf.ObjectStreamMode
        how = mode.generate if packed else mode.disable
        with pytest.raises(ScanRefused, match="không phải bản quét"):
            accept("a.pdf", saved(made, object_stream_mode=how))


def test_a_pdf_that_hides_a_file_is_refused() -> None:
    made = a_pdf()
    made.attachments["la.exe"] = b"MZ"
    with pytest.raises(ScanRefused, match="tệp nhúng"):
        accept("a.pdf", saved(made))


def test_a_form_with_code_is_refused() -> None:
    made = a_pdf()
    made.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("<xdp/>"))
    with pytest.raises(ScanRefused, match="XFA"):
        accept("a.pdf", saved(made))


def an_archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"MZ" * 40)
    return out.getvalue()


@pytest.mark.parametrize(
    "behind", [an_archive("la.exe"), b"<script>alert(1)</script>", b"MZ\x90" * 30]
)
def test_a_pdf_that_is_something_else_too_is_refused(behind: bytes) -> None:
    """PDF và ZIP, HTML, chương trình trong cùng một tệp."""
    with pytest.raises(ScanRefused, match="dữ liệu lạ"):
        accept("a.pdf", saved(a_pdf()) + behind)
    assert accept("a.pdf", saved(a_pdf()) + b"\r\n\x00").pages == 1


def test_an_archive_hidden_before_the_end_is_refused() -> None:
    """The same bytes open as ZIP although nothing stands behind the end."""
    data, hidden = saved(a_pdf()), an_archive("la.exe")
    both = data.replace(b"startxref", b"%" + hidden + b"\nstartxref")
    assert zipfile.is_zipfile(io.BytesIO(both))
    with pytest.raises(ScanRefused):
        accept("a.pdf", both)


@pytest.mark.parametrize("name", ["ban-an.pdf.exe", "ban-an.exe.html", "anh.png.svg"])
def test_a_double_ending_is_judged_by_its_last(name: str) -> None:
    with pytest.raises(ScanRefused, match="không phải bản quét"):
        accept(name, saved(a_pdf()))


def test_a_drawing_that_runs_named_as_a_picture_is_refused() -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
    for name in ("a.png", "a.jpg", "a.svg.png"):
        with pytest.raises(ScanRefused, match="không phải bản quét"):
            accept(name, drawing)


def test_a_huge_page_behind_a_small_first_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every page of a picture is measured before it is drawn, and all together."""
    out, small = io.BytesIO(), Image.new("1", (10, 10))
    large = Image.new("1", (2_000, 2_000))
    small.save(out, "TIFF", save_all=True, append_images=[large], compression="group4")
    monkeypatch.setattr(scans, "PIXELS_MOST", 1_000_000)
    with pytest.raises(ScanRefused, match="quá lớn"):
        accept("a.tiff", out.getvalue())
    monkeypatch.setattr(scans, "ALL_PIXELS_MOST", 100_000)
    with pytest.raises(ScanRefused, match="cả tệp"):
        accept("b.tiff", a_picture("TIFF", size=(200, 200), frames=3))


def test_dimensions_of_a_forged_head_are_refused_before_unpacking() -> None:
    """PNG khai 60.000 × 60.000 điểm ảnh trong vài trăm byte."""
    data = bytearray(a_picture("PNG", size=(8, 8)))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    with pytest.raises(ScanRefused, match="quá lớn"):
        accept("a.png", bytes(data))


def test_a_name_written_in_code_hides_nothing() -> None:
    data = saved(a_pdf(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    hidden = data.replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /J#61vaScript /JS (1) >>"
    )
    with pytest.raises(ScanRefused, match="JavaScript"):
        accept("a.pdf", hidden)


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = saved(a_pdf(), encryption=pikepdf.Encryption(owner="a", user="b"))
    open_to_all = saved(a_pdf(), encryption=pikepdf.Encryption(owner="a", user=""))
    for data in (locked, open_to_all):
        with pytest.raises(ScanRefused, match="mật khẩu"):
            accept("a.pdf", data)


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "UNPACKED_MOST", 8_000_000)
    made = a_pdf()
    bomb = zlib.compress(b"\0" * 8_000_001, 9)
    assert len(bomb) < 10_000
    stream = pikepdf.Stream(made, b"")
    stream.write(bomb, filter=pikepdf.Name.FlateDecode)
    made.pages[0].obj["/Contents"] = made.make_indirect(stream)
    with pytest.raises(ScanRefused, match="bung ra quá lớn"):
        accept("a.pdf", saved(made, compress_streams=False))


def test_objects_packed_so_that_none_can_measure_them_are_refused() -> None:
    data = saved(a_pdf(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/ObjStm" in data
    twice = data.replace(b"/Filter /FlateDecode", b"/Filter [/AHx/FlateDecode]")
    with pytest.raises(ScanRefused):
        accept("a.pdf", twice)


@pytest.mark.parametrize(
    "body", [b"stream\n" * 2_000_000, b" 1 0 obj<<" + b"stream\n" * 9_000]
)
def test_what_only_looks_like_streams_costs_nothing(body: bytes) -> None:
    """Each of them was copied to the end of the file: hours for one upload."""
    with pytest.raises(ScanRefused, match="lành lặn"):
        accept("a.pdf", b"%PDF-1.4\n" + body + b"%%EOF")


def test_too_much_is_told_with_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "PAGES_MOST", 3)
    with pytest.raises(ScanRefused, match="4 trang, nhiều hơn 3"):
        accept("a.pdf", saved(a_pdf(4)))
    with pytest.raises(ScanRefused, match="quá lớn"):
        accept("a.tiff", a_picture("TIFF", frames=4))
    monkeypatch.setattr(scans, "PIXELS_MOST", 1_000)
    with pytest.raises(ScanRefused, match="quá lớn"):
        accept("a.png", a_picture("PNG"))
    monkeypatch.setattr(scans, "MOST", 10)
    with pytest.raises(ScanRefused, match="lớn hơn"):
        accept("a.png", a_picture("PNG"))
    with pytest.raises(ScanRefused, match="rỗng"):
        accept("a.png", b"")


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_a_broken_file_is_refused_not_kept(cut: int) -> None:
    for data in (saved(a_pdf())[:cut], a_picture("JPEG")[:cut], a_picture("PNG")[:cut]):
        suffix = "pdf" if data.startswith(b"%PDF") else "png"
        with pytest.raises(ScanRefused):
            accept(f"a.{suffix}", data)
