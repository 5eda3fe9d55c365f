"""Chứng từ tiền tìm theo số, for the search of the top bar."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import reverse

from thads.records.cases.queries.elsewhere import FoundPaper
from thads.records.cashbook.models import Distribution, Payment
from thads.records.cashbook.queries import receipts
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import whole

_DIGITS = 7
"""Số trần ngắn hơn thế là số quyết định, not a receipt without its symbol."""


def found_papers(text: str) -> Iterator[FoundPaper]:
    """Biên lai, lệnh chi, phiếu phân phối mang số này, of the agencies one may see."""
    text = text.upper()
    is_number = text.isdigit() and len(text) < _DIGITS
    for each in [] if is_number else receipts.numbered(text):
        url = f"{reverse('cashbook:receipts')}?so={quote(each.text)}"
        yield FoundPaper("Biên lai", each.text, _of(each.proceeding, each.amount), url)
    for order in Payment.objects.filter(text=text).select_related("proceeding"):
        url = reverse("cashbook:payment", args=[order.pk])
        detail = _of(order.proceeding, order.amount)
        yield FoundPaper("Lệnh chi", order.text, detail, url)
    sheets = Distribution.objects.filter(text=text).select_related("proceeding")
    for sheet in sheets:
        url = reverse("cashbook:distribution", args=[sheet.pk])
        detail = _of(sheet.proceeding, sheet.amount)
        yield FoundPaper("Phiếu phân phối", sheet.text, detail, url)


def _of(case: Proceeding | None, amount: int | None) -> str:
    """Whose it is and how much; a spoiled receipt has neither."""
    parts = [f"việc {case.number or case.code}"] if case else []
    parts += [f"{whole(amount)} đồng"] if amount else ["hỏng"]
    return ", ".join(parts)
