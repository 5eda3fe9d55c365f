"""Biên lai điện tử còn thiếu gì: what the decree has it state, and which of it is not there."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.distribution.receipts import ReceiptForm, receipt_forms
from thads.law.money import in_words
from thads.law.money.tax_codes import tax_code_fault
from thads.law.periods import Stretch
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"
_TAX_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?")


@dataclass(frozen=True, slots=True)
class EReceipt:
    """Biên lai điện tử như đã ghi: what it states, whether its body has signed it."""

    name: str
    form: str
    symbol: str
    number: int
    body: str
    tax_code: str
    kind: str
    amount: int
    words: str
    on: date | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """Điều còn thiếu, with the article that asks for it."""

    code: str
    text: str
    citation: Citation


def _form(told: EReceipt) -> ReceiptForm | None:
    for each in receipt_forms():
        if each.medium == "dien_tu" and each.code == told.form:
            return each
    return None


def _symbol(told: EReceipt) -> bool:
    form = _form(told)
    if form is None or not re.fullmatch(form.symbol, told.symbol):
        return False
    return told.on is None or told.symbol[:2] == f"{told.on:%y}"


def _number(told: EReceipt) -> bool:
    form = _form(told)
    return form is not None and told.number > 0 and len(str(told.number)) <= form.digits


def _tax_code(told: EReceipt) -> bool:
    fits = _TAX_CODE.fullmatch(told.tax_code) is not None
    return fits and tax_code_fault(told.tax_code) == ""


_THERE: Mapping[str, Callable[[EReceipt], bool]] = {
    "ten": lambda told: bool(told.name),
    "mau": lambda told: _form(told) is not None,
    "ky_hieu": _symbol,
    "so": _number,
    "to_chuc_thu": lambda told: bool(told.body),
    "ma_so_thue": _tax_code,
    "loai_khoan": lambda told: bool(told.kind),
    "so_tien": lambda told: told.amount > 0 and told.words == in_words(told.amount),
    "ngay": lambda told: told.on is not None,
    "chu_ky_so": lambda told: told.is_signed,
}


@dataclass(frozen=True, slots=True)
class _Part:
    code: str
    text: str
    valid: Stretch
    citation: Citation


@cache
def _parts() -> tuple[_Part, ...]:
    found: list[_Part] = []
    for path in sorted(_DATA.glob("*/bien_lai.toml")):
        for each in tomllib.loads(path.read_text(encoding="utf-8")).get("part", []):
            valid = Stretch(each["valid_from"], each.get("valid_to"))
            cited = Citation.parse(each["citation"])
            found.append(_Part(each["code"], each["text"], valid, cited))
    return tuple(found)


def e_receipt_lacks(told: EReceipt, on: date) -> tuple[Lacking, ...]:
    """Biên lai điện tử lập vào ngày đó còn thiếu gì; nothing before the decree."""
    return tuple(
        Lacking(each.code, each.text, each.citation)
        for each in _parts()
        if on in each.valid and not _THERE[each.code](told)
    )
