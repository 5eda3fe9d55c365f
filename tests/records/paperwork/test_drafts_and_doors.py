"""Bản thảo và các cửa nhận tệp: the preview follows the draft, each door refuses plainly."""

import io
import zipfile
import zlib
from collections.abc import Callable

import docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_a_paper_is_served import decided_case
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    head_of_agency,
)
from thads.records.agencies.models import Account
from thads.records.documents import scans
from thads.records.documents.models import (
    Counter,
    Document,
    DocumentFile,
    GivenNumber,
    StoredFile,
)
from thads.records.documents.store import WORD
from thads.records.ledger.models import Act
from thads.records.paperwork.models import Paper

__all__ = ["head_of_agency"]
SignIn = Callable[[Account], Client]


def written() -> tuple[int, ...]:
    """Số dòng của mọi bảng mà một văn bản thêm vào."""
    tables = (Counter, Document, GivenNumber, DocumentFile, StoredFile, Act)
    with as_owner():
        return tuple(each.objects.count() for each in tables)


def test_the_preview_follows_the_draft_and_takes_no_number(
    office: Office, signed_in: SignIn
) -> None:
    """Each stroke is on the page at once; a hundred previews leave no trace."""
    case = decided_case(office, signed_in(office.head))
    officer, before = signed_in(office.officer), written()
    address = f"/viec/{case}/tai-lieu/lap/f06/xem-truoc/"
    for place in ("trụ sở", "trụ sở Phòng", "trụ sở Phòng khu vực 2"):
        typed = {"vb_nguoi_duoc_moi": "ông Tạo", "vb_dia_diem": place}
        page = officer.post(address, typed).content.decode()
        assert f"<mark>{place.capitalize()}</mark>" in page or (
            f"<mark>{place}</mark>" in page
        )
        assert "Số: &nbsp;" in page or "/GTT-THADS" in page
        assert "01/GTT" not in page
    acted = f"/viec/{case}/ghi-nhan/quyet_dinh_hoan/xem-truoc/"
    for reason in ("46.1.a", "46.1.b"):
        officer.post(acted, {"ngay": f"{office.today:%d/%m/%Y}", "ly_do": reason})
    printed = {**typed, "xem_in": "co"}
    answer = officer.post(f"/viec/{case}/tai-lieu/lap/f06/", printed)
    assert answer["Content-Type"] == "application/pdf"
    assert written() == before


def minutes_of(office: Office, client: Client, case: int) -> str:
    """Một biên bản Word đã lập; the address of the paper."""
    said = {"vb_thoi_diem": "08 giờ", "vb_dia_diem": "trụ sở", "vb_thanh_phan": "A; B"}
    assert client.post(f"/viec/{case}/tai-lieu/lap/f07/", said).status_code == 302
    with as_owner():
        paper = Paper.objects.get(proceeding_id=case, form="F07")
    return f"/viec/{case}/tai-lieu/{paper.pk}/"


def test_an_edited_word_file_returns_as_a_further_version(
    office: Office, signed_in: SignIn
) -> None:
    """What the officer wrote is in the file of the case; the first version stays."""
    case = decided_case(office, signed_in(office.head))
    officer = signed_in(office.officer)
    address = minutes_of(office, officer, case)
    first = officer.get(address).content
    opened = docx.Document(io.BytesIO(first))
    opened.add_paragraph("Ông Tạo có 02 thửa đất, đã thế chấp.")
    saved = io.BytesIO()
    opened.save(saved)
    sent = SimpleUploadedFile("../../bien ban đã sửa.docx", saved.getvalue(), WORD)
    assert officer.post(f"{address}sua/", {"tep": sent}).status_code == 302
    back = officer.get(address)
    assert back.content == saved.getvalue()
    assert "/" not in back["Content-Disposition"].split("filename=")[1]
    assert officer.get(f"{address}?ban=1").content == first
    with as_owner():
        origins = DocumentFile.objects.order_by("version").filter(
            document_id=int(address.split("/")[-2])
        )
        assert [each.origin for each in origins] == ["he_thong", "can_bo_sua"]


def a_pdf(act: str = "", bomb: bool = False) -> bytes:
    """Một PDF một trang; with a script, or a stream that unpacks without end."""
    made = pikepdf.new()
    made.add_blank_page()
    if act:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(act))
    if bomb:
        stream = pikepdf.Stream(made, b"")
        stream.write(zlib.compress(bytes(9_000_000)), filter=pikepdf.Name.FlateDecode)
        made.pages[0].obj.Contents = made.make_indirect(stream)
    out = io.BytesIO()
    made.save(out, compress_streams=False)
    return out.getvalue()


def a_word_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(61 * 1024 * 1024))
    return out.getvalue()


def a_wide_picture() -> bytes:
    """Ảnh vài nghìn byte mà mở ra hàng trăm triệu điểm."""
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    return out.getvalue()


SENT = {
    "chương trình đội tên PDF": ("a.pdf", b"MZ\x90\x00", "không phải bản quét"),
    "trang web đội tên ảnh": ("a.png", b"<html><script>", "không phải bản quét"),
    "mã lệnh trong PDF": ("a.pdf", a_pdf("/JavaScript"), "JavaScript"),
    "PDF mở chương trình": ("a.pdf", a_pdf("/Launch"), "mở chương trình"),
    "PDF bung ra": ("a.pdf", a_pdf(bomb=True), "bung ra quá lớn"),
    "ảnh bung ra": ("a.png", a_wide_picture(), "quá lớn"),
    "tên có đường dẫn": ("../../etc/passwd", b"root:x", "“passwd” không phải"),
}


@pytest.mark.parametrize("attack", SENT)
def test_every_door_of_a_case_refuses_in_plain_words(
    office: Office,
    signed_in: SignIn,
    attack: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Taken in with arrivals, or as the scan of what was signed: told, nothing kept."""
    monkeypatch.setattr(scans, "UNPACKED_MOST", 8_000_000)
    name, data, said = SENT[attack]
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    address, before = minutes_of(office, officer, case), written()
    arrived = {"kind": "cong_van", "channel": "buu_chinh", "arrived_on": on}
    doors = (
        (f"/viec/{case}/tai-lieu/dua-vao/", arrived),
        (f"{address}sua/", {}),
    )
    for door, more in doors:
        file = SimpleUploadedFile(name, data)
        answer = officer.post(door, {**more, "tep": file}, follow=True)
        assert said in answer.content.decode(), door
        assert "Traceback" not in answer.content.decode()
    assert written() == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (a_word_bomb(), "quá lớn khi mở ra"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"{\\rtf1 }", "không phải Word"),
    ],
)
def test_a_word_file_that_is_none_does_not_return(
    office: Office, signed_in: SignIn, data: bytes, said: str
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer = signed_in(office.officer)
    address, before = minutes_of(office, officer, case), written()
    file = SimpleUploadedFile("bien ban.docx", data, WORD)
    answer = officer.post(f"{address}sua/", {"tep": file}, follow=True)
    assert said in answer.content.decode()
    assert written() == before


def test_the_page_of_notices_leads_to_the_act_for_what_was_told_outside(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    service = signed_in(office.officer).get(f"/viec/{case}/tai-lieu/thong-bao/")
    assert f'href="/viec/{case}/ghi-nhan/thong_bao/"' in service.content.decode()
