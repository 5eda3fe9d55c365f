"""Biên lai như trang hiện: the words of its two signature boxes."""

from collections.abc import Iterable

from thads.law.distribution.receipt_words import Manner, ReceiptWords, receipt_words
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Receipt

_MANNERS = {
    Account.BUYER.value: Manner.MADE_DEFINITE,
    **dict.fromkeys(
        (Account.BANK.value, Account.TREASURY.value, Account.UNIDENTIFIED.value),
        Manner.TRANSFERRED,
    ),
}


def manner_of(channel: str) -> Manner:
    """Tiền đến bằng cách nào: made definite, by transfer, or by hand."""
    return _MANNERS.get(channel, Manner.DIRECT)


def words_of(receipt: Receipt) -> ReceiptWords | None:
    """Lời hai mục chữ ký; a spoiled number has none."""
    if receipt.spoiled:
        return None
    return receipt_words(manner_of(receipt.channel), receipt.book.medium, receipt.on)


def with_words(
    receipts: Iterable[Receipt],
) -> list[tuple[Receipt, ReceiptWords | None]]:
    """Each receipt with its words."""
    return [(each, words_of(each)) for each in receipts]
