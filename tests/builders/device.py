"""Thiết bị ký (PKCS#11): a token in software, with a key and a certificate in it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.builders.certificates import Issued

_MODULES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
)
MODULE = next((path for path in _MODULES if os.path.exists(path)), "")
needed = pytest.mark.device


@dataclass(frozen=True)
class Token:
    """Thiết bị đã có khoá."""

    module: str
    name: str
    pin: str
    label: str


def a_token(folder: Path, patch: pytest.MonkeyPatch, issued: Issued) -> Token:
    """Lập thiết bị và đặt khoá vào."""
    store = folder / "tokens"
    store.mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {store}\nlog.level = ERROR\n")
    patch.setenv("SOFTHSM2_CONF", str(settings))
    token = Token(MODULE, "THADS", "123456", "ky")
    command = ["softhsm2-util", "--init-token", "--free", "--label", token.name]
    command += ["--pin", token.pin, "--so-pin", "654321"]
    subprocess.run(command, check=True, capture_output=True)
    _fill(token, issued)
    return token


def _fill(token: Token, issued: Issued) -> None:
    library = pkcs11.lib(token.module)
    library.reinitialize()
    key = issued.key.private_bytes(
        Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    with library.get_token(token_label=token.name).open(
        rw=True, user_pin=token.pin
    ) as session:
        same = {pkcs11.Attribute.LABEL: token.label, pkcs11.Attribute.ID: b"1"}
        stored = {**same, pkcs11.Attribute.TOKEN: True}
        session.create_object(
            {**decode_rsa_private_key(key), **stored, pkcs11.Attribute.SIGN: True}
        )
        certificate = issued.certificate.public_bytes(Encoding.DER)
        session.create_object({**decode_x509_certificate(certificate), **stored})
