"""VietQR: the text of a transfer that banks read from a QR code, written and checked.

EMVCo's tag, length, value with a CRC-16 at the end; lengths count characters, and only
ASCII is written, since readers differ on anything else.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thads.law.money.splitting import Dong
from thads.law.money.words import figures

_BANKS = Path(__file__).parents[1] / "data" / "ngan_hang.toml"
_NAPAS, _ACCOUNT, _CARD = "A000000727", "QRIBFTTA", "QRIBFTTC"
_VND, _VIETNAM = "704", "VN"
_STATIC, _ONCE = "11", "12"
_LONGEST = 99
_CRC_TAG = "6304"
_BIN = re.compile(r"[0-9]{6}")
_NUMBER = re.compile(r"[0-9A-Za-z]{1,19}")
_PRINTED = re.compile(r"[ -~]*")


class BadVietQR(ValueError):
    """Mã VietQR không đúng: the sentence says where."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Chuyển khoản: to which account, how much, with which words.

    Without an amount the code may be used again and again, the payer enters the amount.
    """

    bank: str
    account: str
    amount: Dong | None = None
    purpose: str = ""
    bill: str = ""
    label: str = ""
    by_card: bool = False

    def __post_init__(self) -> None:
        if not _BIN.fullmatch(self.bank):
            raise BadVietQR(f"Mã ngân hàng “{self.bank}” không phải sáu chữ số.")
        if not _NUMBER.fullmatch(self.account):
            raise BadVietQR(f"Số tài khoản “{self.account}” không hợp lệ.")
        if self.amount is not None and self.amount <= 0:
            raise BadVietQR(f"Số tiền {figures(self.amount)} đồng phải lớn hơn không.")
        for text in (self.purpose, self.bill, self.label):
            if not _PRINTED.fullmatch(text):
                raise BadVietQR(f"“{text}” có chữ ngoài ASCII: bỏ dấu trước.")


def payload(transfer: Transfer) -> str:
    """Nội dung mã VietQR của một chuyển khoản."""
    receiver = _field("00", transfer.bank) + _field("01", transfer.account)
    service = _CARD if transfer.by_card else _ACCOUNT
    merchant = _field("00", _NAPAS) + _field("01", receiver) + _field("02", service)
    more = (
        _field("01", transfer.bill)
        + _field("05", transfer.label)
        + _field("08", transfer.purpose)
    )
    once = transfer.amount is not None
    body = (
        _field("00", "01")
        + _field("01", _ONCE if once else _STATIC)
        + _field("38", merchant)
        + _field("53", _VND)
        + _field("54", str(transfer.amount) if once else "")
        + _field("58", _VIETNAM)
        + _field("62", more)
        + _CRC_TAG
    )
    return f"{body}{crc16(body):04X}"


def read(text: str) -> Transfer:
    """Đọc lại mã VietQR, refusing what a bank might read otherwise."""
    body, crc = text[:-4], text[-4:]
    if not body.endswith(_CRC_TAG) or crc != f"{crc16(body):04X}":
        raise BadVietQR("Mã kiểm tra CRC không khớp: nội dung đã bị sửa hoặc thiếu.")
    fields = _fields(body.removesuffix(_CRC_TAG))
    _expect(fields, {"00": "01", "53": _VND, "58": _VIETNAM})
    merchant = _fields(fields.get("38", ""))
    _expect(merchant, {"00": _NAPAS})
    receiver = _fields(merchant.get("01", ""))
    if merchant.get("02") not in (_ACCOUNT, _CARD):
        raise BadVietQR("Không phải chuyển khoản đến tài khoản hoặc thẻ.")
    amount = _amount(fields)
    more = _fields(fields.get("62", ""))
    return Transfer(
        bank=receiver.get("00", ""),
        account=receiver.get("01", ""),
        amount=amount,
        purpose=more.get("08", ""),
        bill=more.get("01", ""),
        label=more.get("05", ""),
        by_card=merchant["02"] == _CARD,
    )


def crc16(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF, not reflected."""
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc


def plain(text: str) -> str:
    """Nội dung chuyển khoản không dấu: what a transfer may carry of a Vietnamese text."""
    spread = unicodedata.normalize(
        "NFD", text.translate({ord("đ"): "d", ord("Đ"): "D"})
    )
    kept = "".join(each if " " <= each <= "~" else "" for each in spread)
    return " ".join(kept.split())


@cache
def banks() -> Mapping[str, str]:
    """Tên ngân hàng theo mã sáu chữ số (BIN)."""
    read_in: dict[str, str] = tomllib.loads(_BANKS.read_text(encoding="utf-8"))["banks"]
    return read_in


def _field(tag: str, value: str) -> str:
    """Thẻ, độ dài, giá trị; an empty value has no field."""
    if len(value) > _LONGEST:
        raise BadVietQR(f"Phần {tag} dài {len(value)} chữ, quá {_LONGEST}.")
    return f"{tag}{len(value):02d}{value}" if value else ""


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (length.isascii() and length.isdigit()) or tag in found:
            raise BadVietQR(f"Không đọc được phần {tag} của mã.")
        end = at + 4 + int(length)
        found[tag] = text[at + 4 : end]
        if end > len(text):
            raise BadVietQR(f"Phần {tag} của mã thiếu chữ.")
        at = end
    return found


def _expect(fields: dict[str, str], wanted: dict[str, str]) -> None:
    for tag, value in wanted.items():
        if fields.get(tag) != value:
            raise BadVietQR(f"Phần {tag} của mã phải là {value}.")


def _amount(fields: dict[str, str]) -> Dong | None:
    """Số tiền: digits only; a code for one use has it, one for any use has not."""
    text = fields.get("54")
    if fields.get("01") != (_STATIC if text is None else _ONCE):
        raise BadVietQR("Loại mã (một lần, nhiều lần) không khớp với số tiền.")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()) or text.startswith("0"):
        raise BadVietQR(f"Số tiền “{text}” phải là các chữ số, không có dấu.")
    return int(text)
