"""Khoá ký: a certificate with its key, from a file (PKCS#12) or a device (PKCS#11)."""

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import pkcs11 as device
from asn1crypto import keys as asn1_keys
from asn1crypto import x509
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import signers
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko_certvalidator.registry import SimpleCertificateStore

from thads.records.documents.signing import opening

PKCS12_MOST = 64 * 1024
# A file that asks for two million hashings takes one or two seconds of a processor.
CPU_SECONDS, PATIENCE = 5, 30.0
_MAY_SIGN = frozenset({"digital_signature", "non_repudiation"})


class KeyRefused(Exception):
    """Không ký được bằng khoá này: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: the open key and what its certificate says."""

    engine: signers.Signer
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        """Tên chủ thể trên chứng thư số."""
        return name_on(self.certificate)

    @property
    def serial(self) -> str:
        """Số hiệu chứng thư số, in hexadecimal."""
        return f"{self.certificate.serial_number:x}"

    def refuse_unfit(self, at: datetime) -> None:
        """Báo rõ khi chứng thư hết hạn, chưa có hiệu lực hoặc không được dùng để ký."""
        refuse_unfit(self.certificate, at)


def name_on(certificate: x509.Certificate) -> str:
    """Tên chủ thể trên một chứng thư số."""
    return str(certificate.subject.native.get("common_name", ""))


def digest_of(certificate: x509.Certificate) -> str:
    """SHA-256 của chứng thư, by which it is known again."""
    return sha256(certificate.dump()).hexdigest()


def refuse_unfit(certificate: x509.Certificate, at: datetime) -> None:
    """Báo rõ khi chứng thư hết hạn, chưa có hiệu lực hoặc không được cấp để ký."""
    name = name_on(certificate)
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= at <= last:
        raise KeyRefused(
            f"Chưa ký được: chứng thư số của {name} chỉ có hiệu lực từ "
            f"{first:%d/%m/%Y} đến {last:%d/%m/%Y}. Gia hạn chứng thư rồi ký lại."
        )
    usage = certificate.key_usage_value
    if usage is not None and not _MAY_SIGN & set(usage.native):
        raise KeyRefused(
            f"Không ký được: chứng thư số của {name} không được cấp để ký. "
            "Dùng chứng thư có quyền ký số (digitalSignature, nonRepudiation)."
        )


def from_file(data: bytes, passphrase: str, at: datetime) -> Signer:
    """Mở tệp PKCS#12 (.p12, .pfx); the passphrase is used once and kept nowhere."""
    if len(data) > PKCS12_MOST:
        raise KeyRefused(
            "Không mở được khoá: tệp .p12 lớn hơn 64 KB. Chọn đúng tệp khoá."
        )
    key, certificate, *others = (b64decode(each) for each in _opened(data, passphrase))
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(each) for each in others)
    engine = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=store,
    )
    return _fit(engine, at)


def _opened(data: bytes, passphrase: str) -> list[str]:
    """Khoá, chứng thư: opened by a process of its own, which ends when its time is over."""
    command = [sys.executable, "-I", opening.__file__, str(CPU_SECONDS)]
    sent = passphrase.encode().replace(b"\0", b"") + b"\0" + data
    try:
        done = subprocess.run(
            command, input=sent, capture_output=True, timeout=PATIENCE, env={}
        )
    except subprocess.TimeoutExpired as reason:
        raise KeyRefused(_ENDLESS) from reason
    if done.returncode != 0:
        raise KeyRefused(_REFUSED.get(done.returncode, _ENDLESS))
    opened: list[str] = json.loads(done.stdout)
    return opened


_ENDLESS = (
    "Không mở được khoá: mở tệp .p12 này mất quá nhiều thời gian hoặc bộ nhớ. Xuất lại "
    "tệp khoá từ phần mềm của nhà cung cấp chứng thư."
)
_REFUSED = {
    opening.CANNOT: (
        "Chưa mở được khoá: sai mật khẩu, hoặc tệp không phải PKCS#12 (.p12, .pfx). "
        "Gõ lại mật khẩu; nếu vẫn không được, chọn lại tệp khoá."
    ),
    opening.NO_KEY: (
        "Không ký được: tệp .p12 thiếu khoá bí mật hoặc chứng thư số. "
        "Xuất lại tệp kèm khoá bí mật."
    ),
    opening.TOO_LONG: (
        f"Không ký được: khoá dài hơn {opening.KEY_BITS_MOST} bit. Dùng khoá mà nhà "
        "cung cấp chứng thư đã cấp."
    ),
}


@contextmanager
def from_device(
    module: str, token: str, pin: str, label: str, at: datetime
) -> Iterator[Signer]:
    """Mở thiết bị PKCS#11 (USB token, HSM); closed again when the signing is done."""
    try:
        session = open_pkcs11_session(
            module, token_criteria=TokenCriteria(label=token), user_pin=pin
        )
    except device.PinIncorrect as reason:
        raise KeyRefused(
            "Chưa mở được thiết bị ký: sai mã PIN. Gõ lại; sai nhiều lần thiết bị sẽ khoá."
        ) from reason
    except (device.PKCS11Error, RuntimeError) as reason:
        raise KeyRefused(
            f"Chưa mở được thiết bị ký “{token}”: kiểm tra thiết bị đã cắm và trình "
            f"điều khiển {module}."
        ) from reason
    try:
        yield _fit(_on_device(session, label, token), at)
    finally:
        session.close()


def _on_device(session: device.Session, label: str, token: str) -> signers.Signer:
    engine = PKCS11Signer(session, cert_label=label, key_label=label)
    try:
        found = engine.signing_cert
    except device.PKCS11Error as reason:
        raise KeyRefused(
            f"Không ký được: trong thiết bị “{token}” không có chứng thư “{label}”."
        ) from reason
    if found is None:
        raise KeyRefused(
            f"Không ký được: trong thiết bị “{token}” không có chứng thư “{label}”."
        )
    return engine


def _fit(engine: signers.Signer, at: datetime) -> Signer:
    certificate = engine.signing_cert
    assert certificate is not None
    signer = Signer(engine, certificate)
    signer.refuse_unfit(at)
    return signer
