"""Chứng từ in được của một việc, for its page of money: the newest of each kind."""

from collections.abc import Iterator

from django.urls import reverse

from thads.records.cases.queries.printable import Printable
from thads.records.cashbook.models import Payment, Receipt
from thads.records.ledger.models import Proceeding

_MOST = 20


def printable_of(case: Proceeding) -> Iterator[Printable]:
    """Biên lai và lệnh chi của việc; older ones are printed from their own page."""
    receipts = Receipt.objects.filter(proceeding=case).order_by("-on", "-pk")
    payments = Payment.objects.filter(proceeding=case).order_by("-on", "-pk")
    for kind, rows in (("bien-lai", receipts), ("phieu-chi", payments)):
        for each in rows[:_MOST]:
            url = reverse("cashbook:print", args=[kind, each.pk])
            yield Printable(each.text, each.on, each.amount or 0, url)
