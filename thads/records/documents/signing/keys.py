"""Khoá ký: a certificate with its key, from a file (PKCS#12) or a device (PKCS#11)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import pkcs11 as device
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import signers
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

PKCS12_MOST = 64 * 1024
# Programs that write such files ask for two thousand to six hundred thousand.
ITERATIONS_MOST = 2_000_000
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
    try:
        _refuse_endless_work(data)
        key, certificate, _ = pkcs12.load_key_and_certificates(
            data, passphrase.encode()
        )
    except ValueError as reason:
        raise KeyRefused(
            "Chưa mở được khoá: sai mật khẩu, hoặc tệp không phải PKCS#12 (.p12, .pfx). "
            "Gõ lại mật khẩu; nếu vẫn không được, chọn lại tệp khoá."
        ) from reason
    if key is None or certificate is None:
        raise KeyRefused(
            "Không ký được: tệp .p12 thiếu khoá bí mật hoặc chứng thư số. "
            "Xuất lại tệp kèm khoá bí mật."
        )
    engine = signers.SimpleSigner.load_pkcs12_data(data, (), passphrase.encode())
    return _fit(engine, at)


def _refuse_endless_work(data: bytes) -> None:
    """A file says itself how often its passphrase is hashed: two thousand millions hold
    a processor for minutes. ValueError: no PKCS#12 at all."""
    file = asn1_pkcs12.Pfx.load(data, strict=True)
    counts = [file["mac_data"]["iterations"].native or 0]
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            told = part["content"]["encrypted_content_info"]
            counts.append(told["content_encryption_algorithm"].kdf_iterations)
            continue
        for bag in asn1_pkcs12.SafeContents.load(part["content"].native):
            if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                counts.append(bag["bag_value"]["encryption_algorithm"].kdf_iterations)
    if max(counts) > ITERATIONS_MOST:
        raise KeyRefused(
            "Không mở được khoá: tệp .p12 đòi băm mật khẩu quá nhiều lần. Xuất lại tệp "
            "khoá từ phần mềm của nhà cung cấp chứng thư."
        )


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
