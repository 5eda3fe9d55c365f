"""Biên lai để in: who paid and for whom, under which decision, who signs or which words."""

from datetime import date

from django.utils import timezone

from thads.law.distribution.receipt_kinds import (
    ReceiptKind,
    copies_of,
    receipt_kind,
)
from thads.law.distribution.receipt_parts import EReceipt, Lacking, e_receipt_lacks
from thads.law.money import in_words
from thads.records.agencies.models import Unit
from thads.records.cases.models import CaseParty
from thads.records.cases.presenters import words as names
from thads.records.cashbook.models import CollectorCode, Receipt, ReceiptBook
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.presenters.receipt import words_of
from thads.records.cashbook.rights import OF_THE_STATE
from thads.records.cashbook.vouchers.drawing import Box, Voucher
from thads.records.cashbook.vouchers.looking_up import address
from thads.records.cashbook.vouchers.wording import amounts, decided
from thads.records.cashbook.wording import kind_label

_PLAIN = "Biên lai thu tiền"
_SHOWN = "Bản thể hiện của biên lai điện tử, in từ sổ."
_UNDONE = "Khoản thu này đã được đính chính trong sổ."


def kind_of(receipt: Receipt) -> ReceiptKind | None:
    """Loại biên lai, by what the money is and whether it is the state's."""
    entry = getattr(receipt, "entry", None)
    item = receipt.obligation.item if receipt.obligation else ""
    act = entry.act.code if entry and entry.act else "thu_tien"
    return receipt_kind(act, item in OF_THE_STATE, receipt.on)


def tax_code_of(agency_id: int, receipt: Receipt) -> str:
    """Mã số thuế của cơ quan vào ngày lập."""
    said = CollectorCode.objects.filter(
        agency_id=agency_id, valid_from__lte=receipt.on
    ).order_by("-valid_from", "-pk")
    return said.values_list("tax_code", flat=True).first() or ""


def lacking_of(receipt: Receipt) -> tuple[Lacking, ...]:
    """Biên lai điện tử này còn thiếu gì; what the book prints is never the signed file."""
    if receipt.book.medium != ReceiptBook.Medium.ELECTRONIC or receipt.spoiled:
        return ()
    kind, amount = kind_of(receipt), receipt.amount or 0
    told = EReceipt(
        name=kind.name if kind else "",
        form=receipt.book.form,
        symbol=receipt.book.symbol,
        number=receipt.number,
        body=receipt.agency.name,
        tax_code=tax_code_of(receipt.agency_id, receipt),
        kind=_reason(receipt),
        amount=amount,
        words=in_words(amount),
        on=_issued_on(receipt),
        is_signed=False,
    )
    return e_receipt_lacks(told, receipt.on)


def _issued_on(receipt: Receipt) -> date:
    """Ngày lập: money of the old year may get its receipt, and its number, in the new."""
    issued = timezone.localdate(receipt.issued_at)
    return issued if receipt.book.symbol[:2] == f"{issued:%y}" else receipt.on


def receipt_voucher(receipt: Receipt) -> Voucher:
    """Tờ in của một biên lai; a spoiled number is crossed and says why."""
    kind = None if receipt.spoiled else kind_of(receipt)
    medium = receipt.book.medium
    return Voucher(
        sheet="bien_lai",
        number=receipt.text,
        on=receipt.on,
        agency=Unit.objects.get(pk=receipt.agency_id),
        facts={} if receipt.spoiled else _facts(receipt),
        boxes=_boxes(receipt),
        title=(kind.name if kind else _PLAIN).upper(),
        marks=_marks(receipt, kind),
        copies=copies_of(medium, receipt.on),
        tax_code=tax_code_of(receipt.agency_id, receipt),
        crossed=f"HỎNG: {receipt.spoiled}" if receipt.spoiled else "",
        notes=_notes(receipt),
    )


def _facts(receipt: Receipt) -> dict[str, str]:
    name, address = _paid_for(receipt)
    return {
        "payer": receipt.payer,
        "payer_address": receipt.payer_address,
        "paid_for": receipt.paid_for or name,
        "paid_for_address": receipt.paid_for_address or address,
        "reason": _reason(receipt),
        "decision": decided(receipt.proceeding_id),
        "manner": _manner(receipt),
        **amounts(receipt.amount or 0),
    }


def _reason(receipt: Receipt) -> str:
    entry = getattr(receipt, "entry", None)
    said = receipt.content or (kind_label(entry.kind) if entry else "")
    item = names.item(receipt.obligation.item) if receipt.obligation else ""
    return ", ".join(each for each in (said, item) if each)


def _paid_for(receipt: Receipt) -> tuple[str, str]:
    """Nộp cho ai: the party it names, else the debtor of the case."""
    party = receipt.party
    if party is None:
        debtor = CaseParty.CaseRole.DEBTOR
        rows = CaseParty.objects.filter(case_id=receipt.proceeding_id, role=debtor)
        first = rows.select_related("party").order_by("pk").first()
        party = first.party if first else None
    return (party.full_name, party.address or "") if party else ("", "")


def _manner(receipt: Receipt) -> str:
    if receipt.transfer is None:
        return str(_MANNERS.get(receipt.channel, ""))
    sent = receipt.transfer
    return f"chuyển khoản, số tham chiếu {sent.reference}, báo có {sent.on:%d/%m/%Y}"


_MANNERS = {
    "tien_mat": "tiền mặt",
    "chap_hanh_vien_giu": "tiền mặt, thu ngoài trụ sở",
    "ngan_hang": "chuyển khoản qua ngân hàng",
    "kho_bac": "chuyển khoản qua Kho bạc Nhà nước",
    "tien_mua_tai_san": "trích chuyển tiền đã tạm thu",
}


def _boxes(receipt: Receipt) -> dict[str, Box]:
    said = words_of(receipt)
    taker = names_of([receipt.issued_by or 0]).get(receipt.issued_by or 0, "")
    if said is None:
        return {"payer": Box("NGƯỜI NỘP TIỀN"), "collector": Box("NGƯỜI THU TIỀN")}
    is_accountants = said.collector == "ke_toan"
    title = "KẾ TOÁN NGHIỆP VỤ" if is_accountants else "NGƯỜI THU TIỀN"
    hint = "(ký số)" if receipt.book.medium == "dien_tu" else "(ký, ghi rõ họ tên)"
    return {"payer": _payer_box(receipt), "collector": Box(title, hint, name=taker)}


def _payer_box(receipt: Receipt) -> Box:
    """The statutory words, the fingerprint of who cannot write, or a place to sign."""
    said = words_of(receipt)
    if said is not None and said.is_quoted:
        return Box("NGƯỜI NỘP TIỀN", "", f"“{said.payer}”")
    if receipt.fingerprint:
        words = f"không biết chữ, điểm chỉ {receipt.fingerprint}"
        return Box("NGƯỜI NỘP TIỀN", "(điểm chỉ)", words, receipt.payer)
    if receipt.book.medium == ReceiptBook.Medium.ELECTRONIC and said is not None:
        return Box("NGƯỜI NỘP TIỀN", f"({said.payer})")
    return Box("NGƯỜI NỘP TIỀN")


def _marks(receipt: Receipt, kind: ReceiptKind | None) -> list[str]:
    digits = receipt.text.removeprefix(receipt.book.symbol).strip()
    is_electronic = receipt.book.medium == ReceiptBook.Medium.ELECTRONIC
    form = receipt.book.form if is_electronic else kind.form if kind else ""
    marks = [f"Mẫu số: {form}"] if form else []
    marks += [f"Ký hiệu: {receipt.book.symbol}", f"Số: {digits}"]
    return [*marks, f"Mã tra cứu: {receipt.lookup}"] if receipt.lookup else marks


def _notes(receipt: Receipt) -> list[str]:
    entry = getattr(receipt, "entry", None)
    notes = [_UNDONE] if entry and getattr(entry, "reversed_by", None) else []
    if receipt.book.medium == ReceiptBook.Medium.ELECTRONIC and not receipt.spoiled:
        missing = ", ".join(each.text for each in lacking_of(receipt))
        notes += [f"{_SHOWN} Bản in này chưa có: {missing}." if missing else _SHOWN]
    if receipt.lookup:
        notes += [f"Tra cứu: {address(receipt.lookup)}"]
    return notes
