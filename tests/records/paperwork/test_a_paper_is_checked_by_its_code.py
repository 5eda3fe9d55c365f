"""Kiểm chứng: the code on a paper tells number, day and file, and nothing else."""

import json
import re
from collections.abc import Callable
from io import BytesIO

import pytest
import typst
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdf import PdfReader

from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    decided,
    head_of_agency,
    waiting_case,
)
from thads.records.agencies.models import Account
from thads.records.cases.models import LookupCode
from thads.records.documents import genuine, rendering
from thads.records.documents.models import CheckKey
from thads.records.documents.page import Letterhead, Page, article
from thads.records.documents.wording import lines
from thads.records.paperwork.models import Paper

__all__ = ["head_of_agency"]

SignIn = Callable[[Account], Client]
TOKEN = "Zk3v9QxT7a-B_c2LmN4pQr8s"


@pytest.fixture
def issued(office: Office, signed_in: SignIn) -> tuple[Client, str, bytes]:
    """Một quyết định đã ký: the head's browser, its key, its file."""
    case = waiting_case(office)
    head = signed_in(office.head)
    decided(head, office, case)
    with as_owner():
        paper = Paper.objects.get(proceeding_id=case, form="F02")
        token = CheckKey.objects.get(document_id=paper.pk).token
    file = head.get(f"/viec/{case}/tai-lieu/{paper.pk}/").content
    return head, token, file


def test_anybody_learns_number_day_and_digest_and_nothing_else(
    office: Office, issued: tuple[Client, str, bytes]
) -> None:
    _, token, _ = issued
    answer = Client().get(f"/kiem-chung/{token}/")
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "01/QĐ-THADS" in told
    assert f"{office.today:%d/%m/%Y}" in told
    assert len(re.findall(r"\b[0-9a-f]{64}\b", told)) == 1
    for kept_back in ("Nguyễn Hữu Tạo", "715.569.863", "V000777", "Đứng Đầu", "AB02"):
        assert kept_back not in told


def test_a_file_is_the_one_issued_or_it_is_not(
    issued: tuple[Client, str, bytes],
) -> None:
    _, token, file = issued
    address = f"/kiem-chung/{token}/"
    changed = bytearray(file)
    changed[len(file) // 2] ^= 1
    for sent, told in (
        (file, "Tệp đúng là tệp đã phát hành"),
        (bytes(changed), "Tệp không phải là tệp đã phát hành"),
    ):
        given = {"tep": SimpleUploadedFile("a.pdf", sent)}
        assert told in Client().post(address, given).content.decode()
    assert "Chưa chọn tệp" in Client().post(address).content.decode()


@pytest.mark.parametrize(
    "asked", ["01", "01-QĐ-THADS", "x" * 24, "%27%20OR%201=1", "1"]
)
def test_numbers_cannot_be_asked_for(
    issued: tuple[Client, str, bytes], asked: str
) -> None:
    answer = Client().get(f"/kiem-chung/{asked}/")
    assert answer.status_code == 404
    assert "01/QĐ-THADS" not in answer.content.decode()
    assert "Không có văn bản nào mang mã này" in answer.content.decode()


def test_walking_from_a_key_to_its_neighbours_finds_nothing(
    issued: tuple[Client, str, bytes],
) -> None:
    """One sign changed, cut, doubled, in another case: always the same answer."""
    _, token, _ = issued
    guesses = {token[:place] + "A" + token[place + 1 :] for place in range(24)}
    guesses |= {token[:-1], token + token[0], token.swapcase(), token[::-1]}
    guesses |= {token.replace(token[0], "%25", 1)}
    guesses.discard(token)
    client = Client()
    for guess in guesses:
        answer = client.get(f"/kiem-chung/{guess}/")
        assert answer.status_code == 404, guess
        told = answer.content.decode()
        assert "Không có văn bản nào mang mã này" in told
        assert not re.search(r"[0-9a-f]{64}|/QĐ-THADS", told)
    refused = client.get(f"/kiem-chung/{token[:-1]}%00/")  # refused before any page
    assert refused.status_code == 400
    assert not re.search(r"[0-9a-f]{64}|/QĐ-THADS", refused.content.decode())
    with connection.cursor() as cursor:  # nobody is signed in: no key is seen
        cursor.execute("SELECT token FROM documents_checkkey")
        assert cursor.fetchall() == []


def test_an_unknown_key_costs_as_much_as_a_known_one(
    issued: tuple[Client, str, bytes],
) -> None:
    """Neither the time nor the words of a refusal tell whether a paper is there."""
    _, token, file = issued
    client, said, questions = Client(), set(), set()
    for asked in (token, token[::-1], "A" * 24):
        with CaptureQueriesContext(connection) as asking:
            client.get(f"/kiem-chung/{asked}/")
        questions.add(len(asking))
    assert len(questions) == 1
    for asked in (token[::-1], "A" * 24, "a", token[:-1], "01-QĐ-THADS"):
        sent = {"tep": SimpleUploadedFile("a.pdf", file)}
        answer = client.post(f"/kiem-chung/{asked}/", sent)
        assert answer.status_code == 404
        said.add(answer.content.split(b"<main")[1])
    assert len(said) == 1


@pytest.mark.parametrize(
    "asked",
    ["a%0d%0aSet-Cookie:x=1", "%0d%0a%0d%0a<script>x", "a" * 9_000, "..%2f..", "%ff"],
)
def test_a_strange_address_is_only_an_unknown_key(
    issued: tuple[Client, str, bytes], asked: str
) -> None:
    """Dòng đầu chèn vào, địa chỉ quá dài, đường dẫn: one answer, no header of theirs."""
    answer = Client().get(f"/kiem-chung/{asked}/")
    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies.get("x")
    for name, value in answer.headers.items():
        assert "\n" not in name + value
    assert "<script>x" not in answer.content.decode()
    assert Client().put("/kiem-chung/a/").status_code == 405


def test_keys_are_long_random_and_never_changed(
    office: Office, issued: tuple[Client, str, bytes]
) -> None:
    _, token, _ = issued
    assert re.fullmatch(r"[A-Za-z0-9_-]{24}", token)
    for statement in (
        "UPDATE documents_checkkey SET token = repeat('a', 24)",
        "DELETE FROM documents_checkkey",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)


def test_the_code_is_read_from_the_paper() -> None:
    """As printed at 150 dpi, by a reader that did not draw it."""
    letterhead = Letterhead(above=lines("Bộ Tư pháp"), issuer=lines("THADS tỉnh"))
    page = Page(
        "Quyết định",
        letterhead,
        blocks=(article(1, "Thi hành."),),
        recipients=("Đương sự", "Lưu: VT"),
        code=genuine.code(TOKEN),
    )
    drawn = typst.compile(
        (rendering.LAYOUTS / "van_ban.typ").read_bytes(),
        root=rendering.LAYOUTS,
        font_paths=[rendering.FONTS],
        format="png",
        ppi=150,
        sys_inputs={"data": json.dumps(page.as_data())},
    )
    found = zxingcpp.read_barcode(Image.open(BytesIO(drawn)).convert("L"))
    assert found is not None
    assert found.text == genuine.address(TOKEN)
    assert rendering.page_pdf(page, at=None).startswith(b"%PDF")


def test_a_decision_tells_its_parties_by_which_code_they_look_up(
    issued: tuple[Client, str, bytes],
) -> None:
    with as_owner():
        case = Paper.objects.get(form="F02").proceeding_id
        code = LookupCode.objects.get(case_id=case).grouped
    assert code in PdfReader(BytesIO(issued[2])).pages[0].extract_text()


def test_every_paper_has_a_key_of_its_own(issued: tuple[Client, str, bytes]) -> None:
    with as_owner():
        tokens = list(CheckKey.objects.values_list("token", flat=True))
    assert len(tokens) == len(set(tokens)) == 2
