"""Ký số văn bản: in turn, by the right person, one version more, and it can be checked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.builders.certificates import PASSPHRASE, Authority, Issued
from tests.records.cases.office import Office, as_owner
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    decided,
    waiting_case,
)
from thads.records.agencies.models import Account, Officer, Role
from thads.records.documents.models import DocumentFile
from thads.records.documents.signing import Place, Verdict, keys, sign
from thads.records.paperwork import signatures
from thads.records.paperwork.models import Paper

SignIn = Callable[[Account], Client]
HEAD = "Phạm Thị Đứng Đầu"


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
    answer = issue.sent(issue.registrar, authority.issue("THADS tỉnh AB"))
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
    signed = sign(content, signer, Place(signatures.PERSON, "ký", "AB"), now)
    for sent, told in (
        (content, "chưa có chữ ký số đúng"),
        (b"%PDF-1.7 khac", "không phải bản mới nhất"),
        (signed[:-200], "chưa có chữ ký số đúng"),
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
