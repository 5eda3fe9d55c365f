"""Vẽ tờ in: facts laid into the rows and boxes of the sheet of the day, as PDF/A."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from thads.law.distribution.receipt_kinds import ReceiptCopy
from thads.records.agencies.models import Unit
from thads.records.cashbook.models import Printing
from thads.records.cashbook.vouchers.sheets import Sheet, sheet
from thads.records.documents import rendering
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.documents.wording import day_in_words
from thads.records.web.formatting import moment

_LAYOUT = Path(__file__).with_name("voucher.typ")


@dataclass(frozen=True, slots=True)
class Box:
    """Mục ký: whose, what is to be done in it or the words that stand there, the name."""

    title: str
    hint: str = "(ký, ghi rõ họ tên)"
    said: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Voucher:
    """Chứng từ sẵn sàng in; `crossed` says why the number was spoiled or stopped."""

    sheet: str
    number: str
    on: date
    agency: Unit
    facts: Mapping[str, str]
    boxes: Mapping[str, Box]
    title: str = ""
    marks: Sequence[str] = ()
    copies: Sequence[ReceiptCopy] = ()
    tax_code: str = ""
    crossed: str = ""
    lines: Sequence[tuple[str, str]] = ()
    lines_title: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def voucher_pdf(voucher: Voucher, printing: Printing, printer: str) -> bytes:
    """Tờ in của một chứng từ, at the moment of this printing."""
    laid = sheet(voucher.sheet, voucher.on)
    head = letterhead(
        voucher.agency,
        style_of(voucher.agency, voucher.on),
        on=voucher.on,
        series="",
    )
    title = voucher.title or laid.title
    data = {
        "name": f"{title.capitalize()} {voucher.number}",
        "title": title,
        "above": head.above,
        "issuer": head.issuer,
        "tax_code": voucher.tax_code,
        "marks": voucher.marks,
        "dated": day_in_words(voucher.on).capitalize(),
        "again": _again(printing, printer),
        "crossed": voucher.crossed,
        "rows": _rows(laid, voucher.facts),
        "lines": voucher.lines,
        "lines_title": voucher.lines_title,
        "boxes": [asdict(voucher.boxes[name]) for name in laid.boxes],
        "copies": [_copy(each) for each in voucher.copies],
        "notes": voucher.notes,
    }
    return rendering.pdf(_LAYOUT, data, at=printing.printed_at)


def _rows(laid: Sheet, facts: Mapping[str, str]) -> list[list[dict[str, object]]]:
    """Các dòng, each with what stands beside it; without its fact one has dots to fill in."""
    found: list[list[dict[str, object]]] = []
    for row in laid.rows:
        value = facts.get(row.fact) or (_DOTS if row.is_open else "")
        told: dict[str, object] = {
            "label": row.label,
            "value": value,
            "strong": row.is_strong,
            "slanted": row.is_slanted,
        }
        if value and row.is_beside and found:
            found[-1].append(told)
        elif value:
            found.append([told])
    return found


_DOTS = "…" * 12


def _copy(each: ReceiptCopy) -> dict[str, str]:
    return {"label": f"Liên {each.number}: {each.holder}", "colour": each.colour}


def _again(printing: Printing, printer: str) -> str:
    if printing.nth == 1:
        return ""
    at = moment(printing.printed_at)
    return f"BẢN SAO IN LẠI, lần in thứ {printing.nth}, {at}, người in: {printer}"
