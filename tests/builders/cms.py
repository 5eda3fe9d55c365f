"""Chữ ký trong PDF, taken out by hand: the signed bytes and the CMS, by /ByteRange."""

import datetime as dt
import re
from hashlib import sha256

from asn1crypto import cms as asn1
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding


def parts(pdf: bytes) -> tuple[bytes, bytes]:
    """(nội dung được ký, CMS) của chữ ký cuối cùng."""
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf)
    start, length, again, rest = (int(number) for number in found[-1])
    hexadecimal = pdf[start + length + 1 : again - 1]
    cms = bytes.fromhex(hexadecimal.decode().strip())
    content = pdf[start : start + length] + pdf[again : again + rest]
    return content, _without_padding(cms)


def _without_padding(der: bytes) -> bytes:
    """The hole in the file is larger than the signature; DER says how long it is."""
    assert der[0] == 0x30
    if der[1] < 0x80:
        return der[: der[1] + 2]
    size = der[1] & 0x7F
    return der[: int.from_bytes(der[2 : 2 + size], "big") + 2 + size]


def faults_by_hand(pdf: bytes, root: x509.Certificate, at: dt.datetime) -> list[str]:
    """Chữ ký cuối cùng, checked step by step without the library that signed.

    The digest over the signed bytes, the signature over the signed attributes, the
    certificate named in them, who issued it, and whether it held that day.
    """
    content, der = parts(pdf)
    data = asn1.ContentInfo.load(der, strict=True)["content"]
    (signer,) = data["signer_infos"]
    signed = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
    holder = _holder(data, signer)
    found = []
    if signed["message_digest"].native != sha256(content).digest():
        found.append("nội dung khác với lúc ký")
    named = signed["signing_certificate_v2"]["certs"][0]["cert_hash"].native
    if named != sha256(holder.public_bytes(Encoding.DER)).digest():
        found.append("chứng thư không phải chứng thư được ký tên")
    try:
        _checked(holder.public_key(), signer["signature"].native, _as_set(signer))
    except InvalidSignature:
        found.append("chữ ký không đúng")
    try:
        holder.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError):
        found.append("chứng thư không do nơi cấp này cấp")
    if not holder.not_valid_before_utc <= at <= holder.not_valid_after_utc:
        found.append("chứng thư không còn hiệu lực")
    return found


def _holder(data: asn1.SignedData, signer: asn1.SignerInfo) -> x509.Certificate:
    serial = signer["sid"].chosen["serial_number"].native
    every = [
        x509.load_der_x509_certificate(each.dump()) for each in data["certificates"]
    ]
    return next(each for each in every if each.serial_number == serial)


def _as_set(signer: asn1.SignerInfo) -> bytes:
    """What is signed is the attributes as a SET, not as they stand in the file."""
    return b"\x31" + bytes(signer["signed_attrs"].dump()[1:])


def _checked(key: object, signature: bytes, over: bytes) -> None:
    assert isinstance(key, rsa.RSAPublicKey)
    key.verify(signature, over, padding.PKCS1v15(), hashes.SHA256())
