"""Nơi cấp chứng thư số tự lập: an authority, persons' certificates, their key files."""

import datetime as dt
from dataclasses import dataclass

from asn1crypto import algos, cms, core
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
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


def hidden_slow_key(data: bytes) -> bytes:
    """The same .p12 with its key in an encrypted part, hashed two thousand million times."""
    parts = list(asn1_pkcs12.Pfx.load(data).authenticated_safe)
    at = next(n for n, e in enumerate(parts) if e["content_type"].native == "data")
    bags = asn1_pkcs12.SafeContents.load(parts[at]["content"].native)
    how = bags[0]["bag_value"]["encryption_algorithm"]["parameters"]
    how["key_derivation_func"]["parameters"]["iteration_count"] = 2**31 - 1
    parts[at] = _encrypted(bags.dump(force=True))
    safe = asn1_pkcs12.AuthenticatedSafe(parts).dump()
    content = {"content_type": "data", "content": safe}
    pfx = asn1_pkcs12.Pfx({"version": "v3", "auth_safe": content})
    return bytes(pfx.dump())


def _encrypted(data: bytes) -> cms.ContentInfo:
    salt, start, times = b"8 bytes.", bytes(16), 2048
    derived = PBKDF2HMAC(hashes.SHA256(), 32, salt, times).derive(PASSPHRASE.encode())
    filler = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES(derived), modes.CBC(start)).encryptor()
    hidden = cipher.update(filler.update(data) + filler.finalize()) + cipher.finalize()
    kdf = {
        "salt": algos.Pbkdf2Salt("specified", core.OctetString(salt)),
        "iteration_count": times,
        "prf": {"algorithm": "sha256"},
    }
    by = {
        "key_derivation_func": {"algorithm": "pbkdf2", "parameters": kdf},
        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": start},
    }
    told = {
        "content_type": "data",
        "content_encryption_algorithm": {"algorithm": "pbes2", "parameters": by},
        "encrypted_content": hidden,
    }
    content = cms.EncryptedData({"version": "v0", "encrypted_content_info": told})
    return cms.ContentInfo({"content_type": "encrypted_data", "content": content})
