"""Mở tệp khoá: run by itself, in a process with little time and memory.

A key file says itself how often its passphrase is hashed, in parts that are only read once
others are open; so the work as a whole is bounded. Reads the passphrase, a NUL and the
file; writes key, certificate and the others of its chain.
"""

import base64
import json
import resource
import sys

CANNOT, NO_KEY, TOO_LONG = 10, 11, 12
KEY_BITS_MOST = 8192
MEMORY_MOST = 512 * 2**20


def main() -> None:
    """Mở, viết ra rồi thôi."""
    _bound(int(sys.argv[1]))
    from cryptography.hazmat.primitives.serialization import pkcs12

    passphrase, _, data = sys.stdin.buffer.read().partition(b"\0")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase)
    except Exception:  # noqa: BLE001 - what a file that attacks raises is nobody's to list
        sys.exit(CANNOT)
    if key is None or certificate is None:
        sys.exit(NO_KEY)
    if getattr(key, "key_size", 0) > KEY_BITS_MOST:
        sys.exit(TOO_LONG)
    json.dump([_written(each) for each in (key, certificate, *others)], sys.stdout)


def _bound(seconds: int) -> None:
    """Neither time nor memory without end, and nothing of the key on the disk."""
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY_MOST),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _written(opened: object) -> str:
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization as form

    if isinstance(opened, x509.Certificate):
        der = opened.public_bytes(form.Encoding.DER)
    else:
        der = opened.private_bytes(  # type: ignore[attr-defined]
            form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption()
        )
    return base64.b64encode(der).decode()


if __name__ == "__main__":
    main()
