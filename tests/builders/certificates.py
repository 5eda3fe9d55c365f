"""Nơi cấp chứng thư số tự lập: an authority, persons' certificates, their key files."""

import datetime as dt
from dataclasses import dataclass

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "mat-khau-thu"
FROM, TO = (
    dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2035, 1, 1, tzinfo=dt.UTC),
)


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@dataclass(frozen=True)
class Issued:
    """Chứng thư đã cấp kèm khoá."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    authority: x509.Certificate

    def file(self, passphrase: str = PASSPHRASE) -> bytes:
        """Tệp .p12."""
        return pkcs12.serialize_key_and_certificates(
            b"ky",
            self.key,
            self.certificate,
            [self.authority],
            serialization.BestAvailableEncryption(passphrase.encode()),
        )


class Authority:
    """Nơi cấp, with a root of its own."""

    def __init__(self, name: str = "Nơi cấp chứng thư thử nghiệm") -> None:
        self.key, self.name = _key(), _name(name)
        self.certificate = (
            self._begun(self.name, self.key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(certs=True), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def _begun(
        self,
        subject: x509.Name,
        key: rsa.RSAPrivateKey,
        valid: tuple[dt.datetime, dt.datetime] = (FROM, TO),
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(valid[0])
            .not_valid_after(valid[1])
        )

    def issue(
        self,
        name: str,
        valid: tuple[dt.datetime, dt.datetime] = (FROM, TO),
        *,
        may_sign: bool = True,
        for_stamps: bool = False,
    ) -> Issued:
        """Cấp chứng thư cho một người, cơ quan, hay dịch vụ dấu thời gian."""
        key = _key()
        begun = self._begun(_name(name), key, valid)
        if for_stamps:
            begun = begun.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True
            )
        certificate = (
            begun.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
            .add_extension(_usage(sign=may_sign), critical=True)
            .sign(self.key, hashes.SHA256())
        )
        return Issued(key, certificate, self.certificate)

    @property
    def root(self) -> asn1.Certificate:
        """Chứng thư gốc, as the checker wants it."""
        return asn1.Certificate.load(
            self.certificate.public_bytes(serialization.Encoding.DER)
        )


def _usage(*, sign: bool = False, certs: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=not sign and not certs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certs,
        crl_sign=certs,
        encipher_only=False,
        decipher_only=False,
    )
