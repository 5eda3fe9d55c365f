"""Ký số: signed by file and by device, checked by us and by an independent program."""

import argparse
import datetime as dt
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.builders import device, stamps
from tests.builders.certificates import PASSPHRASE, Authority, hidden_slow_key
from tests.builders.cms import faults_by_hand, parts
from tests.builders.proceedings import moment
from thads.law.periods import VIETNAM
from thads.records.documents import commands, rendering
from thads.records.documents.page import Letterhead, Page, article
from thads.records.documents.signing import (
    Place,
    Verdict,
    check,
    checking,
    keys,
    pades,
    sign,
)
from thads.records.documents.signing.keys import KeyRefused
from thads.records.documents.signing.pades import UnsignableFile
from thads.records.documents.wording import lines

AT = dt.datetime(2026, 8, 3, 9, 15, tzinfo=VIETNAM)
LATER = AT + dt.timedelta(minutes=20)
PLACE = Place("thu_truong", "Thủ trưởng ký", "Quảng Ninh")
SEAL = Place("co_quan", "Dấu của cơ quan", "Quảng Ninh")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def paper() -> bytes:
    letterhead = Letterhead(above=lines("Bộ Tư pháp"), issuer=lines("THADS tỉnh"))
    page = Page(
        "Quyết định",
        letterhead,
        blocks=(article(1, "Thu 5.000.000 đồng của ông Tạo."),),
    )
    return rendering.page_pdf(page, at=AT)


@pytest.fixture(scope="module")
def signed(authority: Authority, paper: bytes) -> bytes:
    signer = keys.from_file(authority.issue("Trần Minh Khôi").file(), PASSPHRASE, AT)
    return sign(paper, signer, PLACE, AT)


def test_a_signed_paper_names_its_signer_and_the_moment(
    signed: bytes, authority: Authority
) -> None:
    (found,) = check(signed, [authority.root], LATER)
    assert found.verdict is Verdict.GOOD
    assert (found.signer, found.signed_at) == ("Trần Minh Khôi", AT)
    assert (found.field, found.reason) == (PLACE.field, PLACE.reason)


def test_what_was_signed_stays_byte_for_byte(paper: bytes, signed: bytes) -> None:
    assert signed.startswith(paper)


def test_head_then_agency_sign_in_order(signed: bytes, authority: Authority) -> None:
    seal = keys.from_file(authority.issue("THADS tỉnh").file(), PASSPHRASE, LATER)
    both = sign(signed, seal, SEAL, LATER)
    first, second = check(both, [authority.root], LATER)
    assert (first.verdict, second.verdict) == (Verdict.GOOD, Verdict.GOOD)
    assert [each.signer for each in (first, second)] == ["Trần Minh Khôi", "THADS tỉnh"]
    assert (first.is_last, second.is_last) == (False, True)


def test_a_changed_byte_breaks_the_signature(
    paper: bytes, signed: bytes, authority: Authority
) -> None:
    stream = re.search(rb"stream\r?\n", paper)
    assert stream
    for place in (stream.end() + 5, len(paper) // 2, len(paper) - 40):
        changed = bytearray(signed)
        changed[place] ^= 1
        try:
            found = check(bytes(changed), [authority.root], LATER)
        except checking.Unreadable:
            continue
        assert [each.verdict for each in found] in ([Verdict.BROKEN], [])


def test_a_certificate_of_nobody_we_know_is_not_trusted(signed: bytes) -> None:
    (found,) = check(signed, [Authority("Nơi khác").root], LATER)
    assert found.verdict is Verdict.UNTRUSTED
    assert "chưa xác định được nơi cấp" in found.words


def test_what_is_added_after_signing_is_told(
    signed: bytes, authority: Authority
) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"] = writer.add_object(
        DictionaryObject({NameObject("/Contents"): TextStringObject("Thêm")})
    )
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    (found,) = check(out.getvalue(), [authority.root], LATER)
    assert found.verdict in (Verdict.CHANGED_AFTER, Verdict.BROKEN)


def test_a_time_stamp_says_when_it_was_signed(
    paper: bytes, authority: Authority
) -> None:
    """The service's time stands, not the machine's; without its answer none signs."""
    signer = keys.from_file(authority.issue("Trần Minh Khôi").file(), PASSPHRASE, AT)
    with stamps.a_service(authority, LATER) as address:
        stamper = pades.time_stamper(address)
        signed = sign(paper, signer, PLACE, AT, stamper)
    (found,) = check(signed, [authority.root], LATER)
    assert (found.verdict, found.is_stamped) == (Verdict.GOOD, True)
    assert found.signed_at == LATER
    (unknown,) = check(signed, [Authority("Nơi khác").root], LATER)
    assert (unknown.is_stamped, unknown.signed_at) == (False, AT)
    with pytest.raises(pades.NoTimeStamp, match="THADS_TIME_STAMPS"):
        sign(paper, signer, PLACE, AT, stamper)


def test_an_unsigned_paper_has_no_signatures(paper: bytes) -> None:
    assert check(paper, [], LATER) == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"x" * 999])
def test_what_is_no_pdf_is_refused(data: bytes, authority: Authority) -> None:
    signer = keys.from_file(authority.issue("A").file(), PASSPHRASE, AT)
    with pytest.raises(checking.Unreadable):
        check(data, [], LATER)
    with pytest.raises(UnsignableFile):
        sign(data, signer, PLACE, AT)


def test_a_wrong_passphrase_says_so_and_tells_nothing_else(
    authority: Authority,
) -> None:
    with pytest.raises(KeyRefused, match="sai mật khẩu") as refused:
        keys.from_file(authority.issue("A").file(), "sai", AT)
    assert PASSPHRASE not in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"\x30\x82", b"x" * 70_000])
def test_a_file_that_is_no_key_is_refused(data: bytes) -> None:
    with pytest.raises(KeyRefused):
        keys.from_file(data, PASSPHRASE, AT)


@pytest.mark.parametrize("part", ["mac", "key inside what is encrypted"])
def test_a_key_that_would_hold_the_processor_is_refused(
    part: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file says how often its passphrase is hashed: here for some minutes."""
    monkeypatch.setattr(keys, "CPU_SECONDS", 1)
    data = authority.issue("A").file()
    file = asn1_pkcs12.Pfx.load(data)
    file["mac_data"]["iterations"] = 2**31 - 1
    slow = file.dump(force=True) if part == "mac" else hidden_slow_key(data)
    with pytest.raises(KeyRefused, match="quá nhiều thời gian"):
        keys.from_file(slow, PASSPHRASE, AT)


def test_a_certificate_out_of_its_time_cannot_sign(authority: Authority) -> None:
    ended = (moment(dt.date(2024, 1, 1)), moment(dt.date(2026, 8, 1)))
    with pytest.raises(KeyRefused, match="đến 01/08/2026"):
        keys.from_file(authority.issue("A", ended).file(), PASSPHRASE, AT)


def test_a_certificate_not_made_for_signing_cannot_sign(authority: Authority) -> None:
    with pytest.raises(KeyRefused, match="không được cấp để ký"):
        keys.from_file(authority.issue("A", may_sign=False).file(), PASSPHRASE, AT)


def test_the_signature_is_valid_step_by_step_and_a_changed_byte_is_not(
    signed: bytes, authority: Authority
) -> None:
    """By hand over /ByteRange, without what signed and without a program of the system."""
    root = authority.certificate
    assert faults_by_hand(signed, root, LATER) == []
    changed = bytearray(signed)
    changed[len(signed) // 3] ^= 1
    assert faults_by_hand(bytes(changed), root, LATER) == ["nội dung khác với lúc ký"]
    other = Authority("Nơi khác").certificate
    assert faults_by_hand(signed, other, LATER) == [
        "chứng thư không do nơi cấp này cấp"
    ]
    late = LATER.replace(year=2040)
    assert faults_by_hand(signed, root, late) == ["chứng thư không còn hiệu lực"]


def test_an_independent_program_finds_the_signature_valid(
    signed: bytes, authority: Authority, tmp_path: Path
) -> None:
    """OpenSSL recomputes the digest over the signed bytes and checks the signature."""
    content, cms = parts(signed)
    (tmp_path / "content").write_bytes(content)
    (tmp_path / "cms").write_bytes(cms)
    (tmp_path / "root.pem").write_bytes(
        authority.certificate.public_bytes(Encoding.PEM)
    )
    assert _openssl(tmp_path).returncode == 0
    (tmp_path / "content").write_bytes(content[:-1] + b"x")
    assert _openssl(tmp_path).returncode != 0


def _openssl(folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = shutil.which("openssl")
    assert command, "OpenSSL is part of every Debian with certificates"
    return subprocess.run(
        [
            *(command, "cms", "-verify", "-binary", "-inform", "DER"),
            *("-in", str(folder / "cms"), "-content", str(folder / "content")),
            *("-CAfile", str(folder / "root.pem"), "-purpose", "any"),
            *("-attime", str(int(LATER.timestamp())), "-out", "/dev/null"),
        ],
        capture_output=True,
        check=False,
    )


@device.needed
def test_a_device_signs_too(
    paper: bytes, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = device.a_token(tmp_path, monkeypatch, authority.issue("Lê Thuỳ Mai"))
    with keys.from_device(token.module, token.name, token.pin, token.label, AT) as key:
        signed = sign(paper, key, PLACE, AT)
    (found,) = check(signed, [authority.root], LATER)
    assert (found.verdict, found.signer) == (Verdict.GOOD, "Lê Thuỳ Mai")


@device.needed
def test_a_device_refuses_in_plain_words(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = device.a_token(tmp_path, monkeypatch, authority.issue("Lê Thuỳ Mai"))
    for given, told in (
        ((token.name, "0000", token.label), "sai mã PIN"),
        (("khac", token.pin, token.label), "Chưa mở được thiết bị"),
        ((token.name, token.pin, "khac"), "không có chứng thư"),
    ):
        with (
            pytest.raises(KeyRefused, match=told),
            keys.from_device(token.module, *given, AT),
        ):
            pass


def test_the_commands_sign_and_check(
    paper: bytes,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
    (tmp_path / "a.pdf").write_bytes(paper)
    (tmp_path / "khoa.p12").write_bytes(authority.issue("Lê Thuỳ Mai").file())
    (tmp_path / "goc.pem").write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    words = argparse.ArgumentParser()
    commands.register(words.add_subparsers())

    def run(*line: str) -> int:
        given = words.parse_args(line)
        return int(given.func(given))

    files = [str(tmp_path / name) for name in ("a.pdf", "b.pdf")]
    trust = ("--trust", str(tmp_path))
    assert run("signatures", files[0], *trust) == 1
    assert run("sign", *files, "--p12", str(tmp_path / "khoa.p12")) == 0
    assert run("signatures", files[1], *trust) == 0
    assert "Lê Thuỳ Mai" in capsys.readouterr().out
    monkeypatch.setattr("getpass.getpass", lambda _: "sai")
    assert run("sign", *files, "--p12", str(tmp_path / "khoa.p12")) == 1
    assert "sai mật khẩu" in capsys.readouterr().err
