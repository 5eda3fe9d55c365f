"""Sao kê camt.053 (ISO 20022), read by pycamt once no entity or DTD is in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from pycamt.parser import Camt053ParseError, Camt053Parser

from thads.records.cashbook.bank.reading.files import CAMT
from thads.records.cashbook.bank.reading.swift import joined
from thads.records.cashbook.bank.reading.values import (
    LARGEST,
    MESSAGES_MOST,
    WHOLE_FILE,
    BankLine,
    BankStatement,
    Problem,
    Unreadable,
)
from thads.records.web.formatting import whole

_CURRENCY = "VND"
_AT_A_TIME = 40
_MOST = (
    ("Stmt", 100, "Số sao kê"),
    ("Ntry", MESSAGES_MOST, "Số dòng giao dịch"),
    ("TxDtls", MESSAGES_MOST, "Số giao dịch chi tiết"),
)
_OUT, _BOOKED = "DBIT", "BOOK"
_WITHOUT_ID = frozenset({"", "NOTPROVIDED", "NONREF"})
Told = Mapping[str, Any]


def statement_of(data: bytes) -> BankStatement:
    """Sao kê của một tệp camt.053; several statements must follow one another."""
    try:
        _bearable(
            defusedxml.ElementTree.fromstring(
                data, forbid_dtd=True, forbid_entities=True, forbid_external=True
            )
        )
        parser = Camt053Parser(data)
        infos = parser.get_statement_info()
        told = _transactions(parser)
    except DefusedXmlException as error:
        raise _wrong("Tệp XML", "có DTD hoặc thực thể", "XML không có DTD") from error
    except (ParseError, SyntaxError, Camt053ParseError, AttributeError) as error:
        raise _wrong("Tệp XML", "không đọc được", "camt.053 đúng cú pháp") from error
    if not infos:
        raise _wrong("Tệp XML", "không có sao kê", "phần tử Stmt")
    return joined(_parts(parser, infos, told))


def _bearable(document: Element) -> None:
    """The library looks through a whole statement again for each of its parts."""
    found = Counter(each.tag.rpartition("}")[2] for each in document.iter())
    for tag, most, name in _MOST:
        if found[tag] > most:
            expected = f"không quá {whole(most)} trong một tệp"
            raise _wrong(name, whole(found[tag]), expected)


def _transactions(parser: Camt053Parser) -> Sequence[Told]:
    """The library's transactions, some entries at a time.

    For each entry it looks through the whole statement; given ten thousand at once that
    takes minutes.
    """
    found: list[Told] = []
    for statement in parser.tree.findall(".//Stmt", parser.namespaces):
        entries = statement.findall("Ntry", parser.namespaces)
        for entry in entries:
            statement.remove(entry)
        for at in range(0, len(entries), _AT_A_TIME):
            batch = entries[at : at + _AT_A_TIME]
            statement.extend(batch)
            found += parser.get_transactions()
            for entry in batch:
                statement.remove(entry)
    return found


def _parts(
    parser: Camt053Parser, infos: Sequence[Told], told: Sequence[Told]
) -> Sequence[BankStatement]:
    """The lines stand with the first; only the balances of the others must follow."""
    lines = [
        _line(row, each)
        for row, each in enumerate(told, start=1)
        if (each.get("Status") or _BOOKED) == _BOOKED
    ]
    days = [line.on for line in lines]
    parts = []
    for at, info in enumerate(infos):
        ends = _ends(info)
        parts.append(
            BankStatement(
                kind=CAMT,
                number=_text(parser, ".//Stmt/Id") if not at else "",
                account=_text(parser, ".//Stmt/Acct/Id//IBAN")
                or _text(parser, ".//Stmt/Acct/Id/Othr/Id"),
                since=min(days or ends),
                until=max([*days, *ends]),
                opening=_dong(WHOLE_FILE, "Số dư đầu kỳ", info["OpeningBalance"]),
                closing=_dong(WHOLE_FILE, "Số dư cuối kỳ", info["ClosingBalance"]),
                lines=lines if not at else (),
            )
        )
    return parts


def _ends(info: Told) -> list[date]:
    ends = [info["OpeningBalanceDate"], info["ClosingBalanceDate"]]
    return [_day(WHOLE_FILE, each) for each in ends if each]


def _text(parser: Camt053Parser, path: str) -> str:
    found = parser.tree.find(path, parser.namespaces)
    return (found.text or "").strip() if found is not None else ""


def _line(row: int, told: Told) -> BankLine:
    if (told.get("Currency") or _CURRENCY) != _CURRENCY:
        raise Unreadable(Problem(row, "Loại tiền", told["Currency"], _CURRENCY))
    is_out = told.get("CreditDebitIndicator") == _OUT
    amount = _dong(row, "Số tiền", told.get("Amount"))
    other = "Creditor" if is_out else "Debtor"
    reference = told.get("TransactionID") or told.get("EndToEndId") or ""
    said = [
        told.get("RemittanceInformationFull") or told.get("RemittanceInformation"),
        told.get("AdditionalRemittanceInformation"),
        told.get("AdditionalEntryInformation"),
    ]
    return BankLine(
        row=row,
        on=_day(row, told.get("BookingDate") or told.get("ValueDate") or ""),
        amount=-amount if is_out else amount,
        reference="" if reference in _WITHOUT_ID else reference[:70],
        name=(told.get(f"{other}Name") or "")[:200],
        account=(told.get(f"{other}IBAN") or "")[:40],
        content=" ".join(" ".join(each for each in said if each).split())[:500],
    )


def _day(row: int, text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise Unreadable(Problem(row, "Ngày", text, "dạng 2026-08-05")) from error


def _dong(row: int, column: str, text: str | None) -> int:
    try:
        amount = Decimal(text or "")
    except InvalidOperation as error:
        raise Unreadable(Problem(row, column, text or "", "số tiền")) from error
    # Asked before it is written out: 1E+999999 has a million digits.
    if not amount.is_finite() or abs(amount) > LARGEST:
        expected = f"số tiền không quá {whole(LARGEST)} đồng"
        raise Unreadable(Problem(row, column, str(text), expected))
    if amount != int(amount):
        raise Unreadable(Problem(row, column, str(text), "số tiền tròn đồng"))
    return int(amount)


def _wrong(column: str, value: str, expected: str) -> Unreadable:
    return Unreadable(Problem(WHOLE_FILE, column, value, expected))
