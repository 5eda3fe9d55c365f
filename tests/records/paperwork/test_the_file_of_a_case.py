"""Hồ sơ: papers come in checked, sheets are numbered once, all of it becomes one PDF."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from PIL import Image

from tests.builders import pdf as made
from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_a_paper_is_served import decided_case, photo
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    head_of_agency,
)
from thads.records.agencies import access
from thads.records.agencies.models import Account
from thads.records.audit.models import Entry
from thads.records.documents.models import Document, DocumentFile
from thads.records.paperwork.dossier import commands
from thads.records.paperwork.models import IncomingPaper, Leaf, Paper

__all__ = ["head_of_agency"]
SignIn = Callable[[Account], Client]


def a_scan(name: str, pages: int = 1, turned: int = 0) -> SimpleUploadedFile:
    """Bản quét PDF nhiều trang, as a scanner makes it."""
    out, first = io.BytesIO(), Image.new("RGB", (620, 877), "white")
    first.save(out, "PDF", save_all=True, append_images=[first] * (pages - 1))
    with pikepdf.open(io.BytesIO(out.getvalue())) as opened:
        for page in opened.pages:
            page.Rotate = turned
        out = io.BytesIO()
        opened.save(out)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def brought(client: Client, case: int, *files: SimpleUploadedFile, **said: str) -> str:
    """Đưa giấy tờ vào; the page that answers."""
    sent = {
        "kind": "cong_van",
        "channel": "buu_chinh",
        "arrived_on": said.pop("on"),
        "tep": list(files),
        **said,
    }
    answer = client.post(f"/viec/{case}/tai-lieu/dua-vao/", sent, follow=True)
    return answer.content.decode()


def test_the_file_is_numbered_in_the_order_of_the_law_and_bound(
    office: Office, signed_in: SignIn, tmp_path: Path
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    letter = {"author": "UBND phường Tân Hưng", "number": "118/UBND-TP", "on": on}
    assert "Đã đưa 1 giấy tờ" in brought(officer, case, a_scan("tra loi.pdf"), **letter)
    judgment = {"kind": "ban_an", "author": "TAND khu vực 2", "on": on}
    brought(officer, case, a_scan("ban an.pdf", 3), **judgment)
    plan = {"two_sided": "on", "title": "Sơ đồ nhà đất", "on": on}
    brought(officer, case, a_scan("so do.pdf", 3, 90), **plan)
    page = officer.get(f"/viec/{case}/tai-lieu/ho-so/").content.decode()
    assert "Chưa có tài liệu nào được đánh bút lục" in page
    officer.post(f"/viec/{case}/tai-lieu/ho-so/danh-so/", {"to_x": "9", "to_1": "0"})
    with as_owner():
        rows = [
            (each.document.form, each.first, each.last)
            for each in Leaf.objects.order_by("position").select_related("document")
        ]
    assert rows[0] == ("F02", 1, 1)
    assert rows[1] == ("DEN", 2, 2)  # the judgment: three sheets, one number
    assert {each[0] for each in rows[2:4]} == {"DEN"}
    assert rows[-1][0] == "F04"
    assert [each[1] for each in rows[1:]] == [each[2] + 1 for each in rows[:-1]]
    step = officer.post(f"/viec/{case}/tai-lieu/ho-so/tep/").content.decode()
    address = step.split('href="')[1].split('"')[0]
    bound = officer.get(address)
    assert bound["X-Content-Type-Options"] == "nosniff"
    text = made.text_of(bound.content)
    for said in ("DANH MỤC TÀI LIỆU", "118/UBND-TP", "BL 01", "BL 02", "BL 05"):
        assert said in text, said
    read = pypdf.PdfReader(io.BytesIO(bound.content))
    titles = [str(each.title) for each in read.outline]  # type: ignore[union-attr]
    assert titles[:2] == ["Bìa hồ sơ", "Danh mục tài liệu"]
    assert titles[3].startswith("02. Bản án, quyết định của TAND")
    place = read.get_destination_page_number(read.outline[3])  # type: ignore[arg-type]
    assert "BL 02" in read.pages[place].extract_text()
    with as_owner():
        code = Paper.objects.filter(proceeding_id=case)[0].proceeding.code
        target = tmp_path / "ho-so.pdf"
        commands.run(_given(code, str(target)))
    assert len(pypdf.PdfReader(target).pages) == len(read.pages)


def _given(case: str, file: str) -> object:
    from argparse import Namespace

    return Namespace(case=case, file=file, unit=None)


def test_numbers_stay_and_later_papers_take_the_next(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    number = f"/viec/{case}/tai-lieu/ho-so/danh-so/"
    officer.post(number)
    with as_owner():
        before = list(Leaf.objects.order_by("position").values())
    brought(officer, case, a_scan("don.pdf", 2), kind="don", on=on)
    with as_owner():
        document = IncomingPaper.objects.get().document_id
    officer.post(number, {f"to_{document}": "4"})
    officer.post(number)
    with as_owner():
        after = list(Leaf.objects.order_by("position").values())
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    last = before[-1]["last"]
    assert (after[-1]["first"], after[-1]["last"]) == (last + 1, last + 4)


def test_what_is_not_a_scan_is_refused_and_nothing_of_the_lot_stays(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    with as_owner():
        papers = Document.objects.count()
    bad = SimpleUploadedFile("../../etc/anh.jpg", b"MZ not a picture")
    page = brought(officer, case, a_scan("tot.pdf"), bad, on=on)
    assert "Tệp “anh.jpg” không phải bản quét" in page
    assert "Chưa chọn tệp" in brought(officer, case, on=on)
    stranger = signed_in(office.stranger)
    assert stranger.get(f"/viec/{case}/tai-lieu/dua-vao/").status_code == 404
    assert stranger.get(f"/viec/{case}/tai-lieu/ho-so/").status_code == 404
    colleague = signed_in(office.statistician)
    assert colleague.get(f"/viec/{case}/tai-lieu/dua-vao/").status_code == 403
    with as_owner():
        assert Document.objects.count() == papers


def test_papers_that_arrive_are_numbered_and_reading_them_is_noted(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    asked = {"kind": "yeu_cau", "author": "Công ty TNHH Vật tư Hoà Lạc", "on": on}
    brought(officer, case, photo(), a_scan("kem theo.pdf"), **asked)
    brought(officer, case, a_scan("bien ban.pdf"), channel="tu_lap", on=on)
    page = officer.get("/van-den/?viec=Hữu Tạo").content.decode()
    assert "01/ĐẾN" in page
    assert "02/ĐẾN" in page
    assert "03/ĐẾN" not in page
    assert f"/viec/{case}/tai-lieu/dua-vao/" in page
    assert "/ghi-nhan/nhan_yeu_cau/?ngay=" in page
    with as_owner():
        document = IncomingPaper.objects.order_by("document_id")[0].document_id
    answer = officer.get(f"/viec/{case}/tai-lieu/{document}/")
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    with as_owner():
        assert Entry.objects.filter(action="mo_giay_to").count() == 1
    assert "văn bản nào" in signed_in(office.stranger).get("/van-den/").content.decode()


def test_minutes_signed_by_hand_come_back_as_a_scan(
    office: Office, signed_in: SignIn
) -> None:
    """Word out, edited, printed, signed, photographed: one paper with three versions."""
    officer = signed_in(office.officer)
    typed = {"vb_nguoi_duoc_thong_bao": "ông A", "vb_van_ban_thong_bao": "Quyết định"}
    officer.post(f"/viec/{office.case}/tai-lieu/lap/f05b/", typed)
    with as_owner():
        document = Document.objects.get(form="F05B")
    address = f"/viec/{office.case}/tai-lieu/{document.pk}/"
    word = officer.get(address).content
    back = f"{address}sua/"
    officer.post(back, {"tep": SimpleUploadedFile("bien-ban.docx", word)})
    officer.post(back, {"tep": photo()})
    answer = officer.post(
        back, {"tep": SimpleUploadedFile("x.pdf", b"%PDF-")}, follow=True
    )
    assert "không phải PDF lành lặn" in answer.content.decode()
    with as_owner():
        rows = DocumentFile.objects.filter(document=document).order_by("version")
        assert list(rows.values_list("origin", flat=True)) == [
            "he_thong",
            "can_bo_sua",
            "quet",
        ]
    assert officer.get(address).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE paperwork_leaf SET first = first + 1, last = last + 1",
        "DELETE FROM paperwork_leaf",
        "TRUNCATE paperwork_leaf",
        "UPDATE paperwork_incomingpaper SET author = 'khác'",
        "DELETE FROM paperwork_incomingpaper",
    ],
)
def test_nobody_changes_the_file(
    office: Office, signed_in: SignIn, statement: str
) -> None:
    case = decided_case(office, signed_in(office.head))
    officer, on = signed_in(office.officer), f"{office.today:%d/%m/%Y}"
    brought(officer, case, a_scan("don.pdf"), on=on)
    officer.post(f"/viec/{case}/tai-lieu/ho-so/danh-so/")
    with (
        as_owner(),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_numbers_are_counted_by_the_database_and_strangers_give_none(
    office: Office, signed_in: SignIn
) -> None:
    case = decided_case(office, signed_in(office.head))
    with as_owner():
        documents = list(
            Paper.objects.filter(proceeding_id=case).values_list(
                "document_id", flat=True
            )
        )

    def gave(account: Account, document: int, by: int) -> bool:
        access.show_pass(account.pk)
        try:
            with transaction.atomic():
                Leaf.objects.create(
                    document_id=document,
                    proceeding_id=case,
                    position=77,
                    first=900,
                    last=902,
                    sheets=3,
                    numbered_at="2026-07-06T08:00:00+07:00",
                    numbered_by=by,
                )
        except DatabaseError:
            return False
        finally:
            access.show_pass(None)
        return True

    signed_in(office.officer)
    assert not gave(office.stranger, documents[0], office.stranger.pk)
    assert not gave(office.statistician, documents[0], office.statistician.pk)
    assert not gave(office.officer, documents[0], office.head.pk)
    assert gave(office.officer, documents[0], office.officer.pk)
    assert not gave(office.officer, documents[0], office.officer.pk)
    assert gave(office.officer, documents[1], office.officer.pk)
    with as_owner():
        told = Leaf.objects.order_by("position").values_list(
            "position", "first", "last"
        )
        assert list(told) == [(1, 1, 3), (2, 4, 6)]
