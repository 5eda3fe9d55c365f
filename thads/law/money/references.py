"""Mã nộp tiền: the reference a payer's transfer carries, and finding it again in a text.

A reference names one obligation or one case, with two check digits (ISO 7064 MOD 97-10):
a digit mistyped, or two neighbours exchanged, never names another case. Letters and
digits only, since banks drop marks and spaces on the way.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

PREFIX = "THA"
OBLIGATION, CASE = "K", "V"
LONGEST = 25
"""Số chữ nhiều nhất của nội dung chuyển khoản, which banks carry whole."""

_DIGITS, _CHECKS, _MODULUS = 9, 2, 97
_LARGEST = 10**_DIGITS - 1
_GAP = r"[\s.\-_/]*"
_WRITTEN = re.compile(
    _GAP.join([*PREFIX, f"([{OBLIGATION}{CASE}])"])
    + f"((?:{_GAP}[0-9]){{{_DIGITS + _CHECKS}}})"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Mã nộp tiền đọc được: of which obligation or case, and whether as it was issued."""

    kind: str
    number: int
    is_exact: bool

    @property
    def text(self) -> str:
        """Mã như cơ quan đã cấp."""
        return reference(self.kind, self.number)


def reference(kind: str, number: int) -> str:
    """Mã nộp tiền của một khoản (K) hoặc một việc (V)."""
    if kind not in (OBLIGATION, CASE):
        raise ValueError(
            f"Mã nộp tiền là của khoản (K) hoặc việc (V), không phải {kind}."
        )
    if not 0 < number <= _LARGEST:
        raise ValueError(f"Số {number} không viết được thành mã nộp tiền.")
    body = f"{kind}{number:0{_DIGITS}d}"
    return f"{PREFIX}{body}{_check(body)}"


def references_in(text: str) -> Iterator[Reference]:
    """Các mã nộp tiền trong nội dung chuyển khoản, each once, in their order.

    Capitals, spaces and full-width letters may be lost or added on the way; what does not
    agree with its check digits is no reference. Digits that run on after it leave a doubt:
    then it is not exact.
    """
    wanted = unicodedata.normalize("NFKC", text).upper()
    seen: set[tuple[str, int]] = set()
    for found in _WRITTEN.finditer(wanted):
        digits = re.sub(r"\D", "", found[2])
        body, check = found[1] + digits[:_DIGITS], digits[_DIGITS:]
        named = (found[1], int(digits[:_DIGITS]))
        if check != _check(body) or not named[1] or named in seen:
            continue
        seen.add(named)
        runs_on = wanted[found.end() : found.end() + 1].isdigit()
        yield Reference(*named, is_exact=not runs_on)


def grouped(text: str) -> str:
    """Mã chia nhóm cho người chép tay: THA K000 0123 4567."""
    head, tail = text[: len(PREFIX)], text[len(PREFIX) :]
    return " ".join([head, *(tail[at : at + 4] for at in range(0, len(tail), 4))])


def _check(body: str) -> str:
    """Hai số kiểm tra: letters count from 10, as in an IBAN."""
    value = int("".join(str(int(each, 36)) for each in body) + "00")
    return f"{_MODULUS + 1 - value % _MODULUS:02d}"
