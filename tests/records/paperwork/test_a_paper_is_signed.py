"""Ký số văn bản: in turn, by the right person, one version more, and it can be checked."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.builders.agencies import an_account
from tests.builders.certificates import PASSPHRASE, Authority, Issued
from tests.builders.pdf import line_with
from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    decided,
    waiting_case,
)
from tests.records.proceedings.room import acting
from thads.records.agencies.models import Account, Officer, Role
from thads.records.documents.models import (
    AgencyCertificate,
    DocumentFile,
    SignatureImage,
)
from thads.records.documents.signing import Place, Verdict, keys, sign
from thads.records.documents.signing.certificates import is_name_of
from thads.records.paperwork import day_signing, signatures
from thads.records.paperwork.models import Paper

SignIn = Callable[[Account], Client]
HEAD = "Phạm Thị Đứng Đầu"
AGENCY = "ĐƠN VỊ AB00"
CERTIFICATES = "/van-ban/chung-thu/"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


class Issue:
    """Một quyết định PDF chờ ký, and the browsers of who signs it."""

    def __init__(self, office: Office, sign_in: SignIn, registrar: Account) -> None:
        self.case = waiting_case(office)
        self.head = sign_in(office.head)
        self.registrar = sign_in(registrar)
        decided(self.head, office, self.case)
        with as_owner():
            paper = Paper.objects.get(proceeding_id=self.case, form="F02")
        self.document = paper.pk
        self.address = f"/viec/{self.case}/tai-lieu/{self.document}/ky/"

    def sent(self, client: Client, issued: Issued, passphrase: str = PASSPHRASE) -> Any:
        key = SimpleUploadedFile("khoa.p12", issued.file())
        return client.post(self.address, {"tep_khoa": key, "mat_khau": passphrase})

    def versions(self) -> list[DocumentFile]:
        with as_owner():
            rows = DocumentFile.objects.filter(document_id=self.document)
            return list(rows.select_related("file").order_by("version"))


@pytest.fixture
def issue(
    office: Office,
    signed_in: SignIn,
    tmp_path: Path,
    settings: Any,
    authority: Authority,
) -> Issue:
    settings.THADS_HOME = tmp_path
    trust = signatures.trust_folder()
    trust.mkdir()
    (trust / "goc.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    with as_owner():
        person = Officer.objects.create(
            code="AB00-LD01",
            full_name=HEAD,
            title="Trưởng THADS tỉnh",
            unit=office.home.top,
            valid_from=date(2009, 7, 1),
        )
        Account.objects.filter(pk=office.head.pk).update(officer=person)
        registrar = an_account(office.home.top, Role.REGISTRAR)
    return Issue(office, signed_in, registrar)


def test_head_then_agency_sign_and_the_page_says_so(
    issue: Issue, authority: Authority
) -> None:
    assert f"chữ ký số của {HEAD}" in issue.head.get(issue.address).content.decode()
    answer = issue.sent(issue.head, authority.issue(HEAD))
    assert answer.status_code == 302
    own = authority.issue(AGENCY)
    assert registered(issue.head, own).status_code == 302
    answer = issue.sent(issue.registrar, own)
    assert answer.status_code == 302
    page = issue.head.get(issue.address).content.decode()
    assert "Đã đủ chữ ký" in page
    assert page.count("Chữ ký đúng, nội dung nguyên vẹn") == 2
    made, first, second = issue.versions()
    assert [v.origin for v in (made, first, second)] == ["he_thong", "da_ky", "da_ky"]
    assert bytes(second.file.content).startswith(bytes(first.file.content))
    found = signatures.signatures_of(bytes(second.file.content), timezone.localtime())
    assert [each.verdict for each in found] == [Verdict.GOOD, Verdict.GOOD]


def test_the_agency_does_not_sign_before_the_person(
    issue: Issue, authority: Authority
) -> None:
    answer = issue.sent(issue.registrar, authority.issue("THADS tỉnh AB"))
    assert answer.status_code == 422
    assert "chỉ người ấy ký được" in answer.content.decode()
    assert len(issue.versions()) == 1


@pytest.mark.parametrize(
    ("name", "passphrase", "told"),
    [
        ("Trần Văn Khác", PASSPHRASE, "Dùng chứng thư số của đúng người ký"),
        (HEAD, "sai", "sai mật khẩu"),
    ],
)
def test_a_wrong_key_signs_nothing(
    issue: Issue, authority: Authority, name: str, passphrase: str, told: str
) -> None:
    answer = issue.sent(issue.head, authority.issue(name), passphrase)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert len(issue.versions()) == 1


def test_a_file_signed_elsewhere_comes_back(issue: Issue, authority: Authority) -> None:
    content = issue.head.get(f"/viec/{issue.case}/tai-lieu/{issue.document}/").content
    now = timezone.localtime()
    signer = keys.from_file(authority.issue(HEAD).file(), PASSPHRASE, now)
    signed = sign(content, signer, Place("Signature1", "ký", "AB"), now)
    for sent, told in (
        (content, "một chữ ký số đúng"),
        (b"%PDF-1.7 khac", "không phải bản mới nhất"),
        (signed[:-200], "một chữ ký số đúng"),
        (_signed_twice(signed, signer, now), "một chữ ký số đúng"),
        (_changed_and_signed(content, signer, now), "nội dung tệp đã bị sửa"),
    ):
        answer = issue.head.post(
            issue.address, {"tep_da_ky": SimpleUploadedFile("a.pdf", sent)}
        )
        assert answer.status_code == 422
        assert told in answer.content.decode()
    answer = issue.head.post(
        issue.address, {"tep_da_ky": SimpleUploadedFile("a.pdf", signed)}
    )
    assert answer.status_code == 302
    assert bytes(issue.versions()[-1].file.content) == signed


def _signed_twice(signed: bytes, signer: keys.Signer, now: datetime) -> bytes:
    return sign(signed, signer, Place("Signature2", "ký", "AB"), now)


def _changed_and_signed(content: bytes, signer: keys.Signer, now: datetime) -> bytes:
    """The newest version with other words appended over a page, then signed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 m"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return sign(out.getvalue(), signer, Place("Signature1", "ký", "AB"), now)


def registered(client: Client, issued: Issued) -> Any:
    """Thủ trưởng đăng ký chứng thư của cơ quan."""
    data = issued.certificate.public_bytes(Encoding.PEM)
    return client.post(CERTIFICATES, {"tep": SimpleUploadedFile("cq.cer", data)})


def test_the_agency_signs_only_with_a_certificate_its_head_registered(
    issue: Issue, authority: Authority
) -> None:
    issue.sent(issue.head, authority.issue(HEAD))
    own, other = authority.issue(AGENCY), authority.issue(AGENCY)
    for none_yet in (own, authority.issue("Công ty Khác")):
        answer = issue.sent(issue.registrar, none_yet)
        assert answer.status_code == 422
        assert "chưa được đăng ký" in answer.content.decode()
    assert registered(issue.registrar, own).status_code == 403
    assert registered(issue.head, own).status_code == 302
    answer = issue.sent(issue.registrar, other)  # of the same name, never registered
    assert answer.status_code == 422
    assert f"{own.certificate.serial_number:x}"[:12] in answer.content.decode()
    ending = {"thoi_dung": own.certificate.fingerprint(SHA256()).hex()}
    assert issue.head.post(CERTIFICATES, ending).status_code == 422
    page = issue.head.get(CERTIFICATES).content.decode()
    assert "Đang dùng" in page
    ended = issue.head.post(CERTIFICATES, ending | {"ly_do": "mất thiết bị"})
    assert ended.status_code == 302
    assert issue.sent(issue.registrar, own).status_code == 422
    assert registered(issue.head, own).status_code == 302
    assert issue.sent(issue.registrar, own).status_code == 302
    assert len(issue.versions()) == 3


@pytest.mark.parametrize(
    ("name", "made", "told"),
    [
        ("Công ty Khác", {}, "không phải tên cơ quan"),
        ("Đơn vị AB001", {}, "không phải tên cơ quan"),
        ("AGENCY", {"valid": LONG_AGO}, "chỉ có hiệu lực từ"),
        ("AGENCY", {"may_sign": False}, "không được cấp để ký"),
        ("", {}, "không phải chứng thư số"),
    ],
)
def test_what_is_no_certificate_of_the_agency_is_not_registered(
    issue: Issue, authority: Authority, name: str, made: Any, told: str
) -> None:
    if name:
        issued = authority.issue(name.replace("AGENCY", AGENCY), **made)
        answer = registered(issue.head, issued)
    else:
        file = SimpleUploadedFile("cq.cer", b"-----BEGIN CERTIFICATE-----")
        answer = issue.head.post(CERTIFICATES, {"tep": file})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_the_wall_lets_only_the_head_register(issue: Issue, office: Office) -> None:
    """With the page's own checks out of the way."""
    row = {
        "agency_id": office.home.top.pk,
        "digest": "a" * 64,
        "name": "x",
        "serial": "1",
        "issuer": "y",
        "valid_from": timezone.now(),
        "valid_to": timezone.now() + timedelta(days=1),
        "added_at": timezone.now(),
    }
    for who in (office.officer, office.statistician, office.stranger):
        with acting(who), pytest.raises(DatabaseError), transaction.atomic():
            AgencyCertificate.objects.create(**row, added_by=who.pk)
    with acting(office.head):
        AgencyCertificate.objects.create(**row, added_by=office.head.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            AgencyCertificate.objects.update(ended=True)
    with acting(office.stranger):
        assert not AgencyCertificate.objects.exists()


@pytest.mark.parametrize(
    ("name", "certified", "is_it"),
    [
        ("Nguyễn Văn An", "NGUYỄN VĂN AN", True),
        ("Nguyễn Văn An", "Nguyễn Văn An, CCCD:031074004471", True),
        ("Nguyễn Văn An", "NGUYEN VAN AN", True),
        ("Phạm Thị Hoà", "Phạm Thị Hòa", True),
        ("Nguyễn Văn An", "Nguyễn Văn Anh", False),
        ("Nguyễn Văn An", "Nguyễn Văn Ân", False),
        ("Nguyễn Văn An", "Nguyễn Văn An Bình", False),
        ("Nguyễn Văn An", "", False),
    ],
)
def test_a_certificate_names_whoever_signs_whole(
    name: str, certified: str, is_it: bool
) -> None:
    assert is_name_of(name, certified) is is_it


def test_nothing_chosen_is_said_so(issue: Issue) -> None:
    answer = issue.head.post(issue.address)
    assert answer.status_code == 422
    assert "Chưa chọn tệp" in answer.content.decode()


def test_the_key_is_kept_nowhere(issue: Issue, authority: Authority) -> None:
    issued = authority.issue(HEAD)
    issue.sent(issue.head, issued)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(sentence, ' ') FROM audit_entry")
        told = cursor.fetchone()[0] or ""
    assert "Ký số" in told
    assert PASSPHRASE not in told


def test_a_day_is_signed_in_parts_and_what_was_left_goes_on(
    issue: Issue, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Decision and assignment: two papers, one a step; a wrong key stops at once."""
    monkeypatch.setattr(day_signing, "PIECE", 1)
    issued = authority.issue(HEAD).file()

    def step(
        client: Client, key: bytes, passphrase: str = PASSPHRASE, **more: str
    ) -> str:
        file = SimpleUploadedFile("khoa.p12", key)
        sent = {"tep_khoa": file, "mat_khau": passphrase, **more}
        return client.post("/van-ban/ky-trong-ngay/", sent).content.decode()

    assert (
        "2 văn bản chờ tôi ký"
        in issue.head.get("/van-ban/trong-ngay/").content.decode()
    )
    assert "sai mật khẩu" in step(issue.head, issued, "sai")
    assert "Đã ký 1, còn 1 văn bản" in step(issue.head, issued)
    page = issue.head.get("/van-ban/trong-ngay/").content.decode()
    assert "1 văn bản chờ tôi ký" in page, "the seal waits for the registrar"
    assert "Đã ký 2 văn bản" in step(issue.head, issued, da_ky="1")
    of_agency = authority.issue(AGENCY)
    assert registered(issue.head, of_agency).status_code == 302
    seal = of_agency.file()
    assert "Đã ký 1, còn 1" in step(issue.registrar, seal)
    assert "Đã ký 2 văn bản" in step(issue.registrar, seal, da_ky="1")
    assert "chờ tôi ký" not in issue.head.get("/van-ban/trong-ngay/").content.decode()
    with as_owner():
        assert DocumentFile.objects.filter(origin="da_ky").count() == 4


def picture(colour: tuple[int, int, int], *, is_clear: bool = True) -> bytes:
    """Một nét trên nền trong suốt."""
    drawn = Image.new("RGBA", (300, 120), (0, 0, 0, 0) if is_clear else "white")
    ImageDraw.Draw(drawn).line([(10, 90), (120, 20), (290, 80)], (*colour, 255), 9)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def given(client: Client, kind: str, data: bytes) -> Any:
    file = SimpleUploadedFile("../hinh.png", data, "image/png")
    return client.post("/van-ban/hinh-chu-ky/", {"hinh": kind, "tep": file})


def test_a_picture_shows_with_the_signature_and_the_seal_over_a_third_of_it(
    issue: Issue, authority: Authority
) -> None:
    """Where Decree 30 puts them; both signatures are whole, the earlier bytes stay."""
    assert given(issue.head, "chu_ky", picture((20, 40, 160))).status_code == 302
    assert given(issue.registrar, "dau", picture((200, 20, 20))).status_code == 302
    assert "Hình chữ ký hiện trên văn bản" in (
        issue.head.get(issue.address).content.decode()
    )
    issue.sent(issue.head, authority.issue(HEAD))
    seal = authority.issue(AGENCY)
    registered(issue.head, seal)
    issue.sent(issue.registrar, seal)
    content = bytes(issue.versions()[-1].file.content)
    found = signatures.signatures_of(content, timezone.localtime())
    assert [each.verdict for each in found] == [Verdict.GOOD, Verdict.GOOD]
    with pikepdf.open(io.BytesIO(content)) as opened:
        boxes = {
            str(each.T): [float(side) for side in each.Rect]
            for each in opened.Root.AcroForm.Fields
        }
    person, seal = boxes[signatures.PERSON], boxes[signatures.AGENCY]
    name = line_with(content, HEAD)
    assert person[1] > name.y
    assert abs((person[0] + person[2]) / 2 - name.middle) < 6
    covered = (seal[2] - person[0]) / (seal[2] - seal[0])
    assert seal[0] < person[0] and 0.25 < covered < 0.4


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"GIF89a", "phải là tệp PNG"),
        (picture((0, 0, 0), is_clear=False), "nền trong suốt để không che chữ"),
        (picture((0, 0, 0))[:60], "bị hỏng"),
    ],
)
def test_what_is_no_such_picture_is_refused(
    issue: Issue, data: bytes, told: str
) -> None:
    answer = given(issue.head, "chu_ky", data)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_a_picture_is_its_owners_alone(issue: Issue, office: Office) -> None:
    """Nobody else sees it, puts one in for them, changes or deletes it."""
    given(issue.head, "chu_ky", picture((20, 40, 160)))
    assert given(issue.registrar, "chu_ky", b"x").status_code == 422
    for of, seen in ((office.head, 1), (office.officer, 0)):
        with acting(of), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM documents_signatureimage")
            assert cursor.fetchone()[0] == seen
    with as_owner():
        row = SignatureImage.objects.get()
    forged = {
        "officer_id": row.officer_id,
        "content": b"",
        "added_at": timezone.now(),
        "added_by": office.officer.pk,
    }
    with acting(office.officer), pytest.raises(DatabaseError), transaction.atomic():
        SignatureImage.objects.create(**forged)
    with acting(office.head), pytest.raises(DatabaseError), transaction.atomic():
        SignatureImage.objects.update(content=b"")
