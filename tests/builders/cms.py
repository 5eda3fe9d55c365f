"""Chữ ký trong PDF, taken out by hand: the signed bytes and the CMS, by /ByteRange."""

import re


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
