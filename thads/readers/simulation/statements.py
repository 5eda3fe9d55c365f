"""Sao kê mô phỏng: the same lines as a bank would give them, in each of four formats."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from xml.sax.saxutils import escape

from thads.law.money.vietqr import plain
from thads.records.web.spreadsheets import new_workbook

_HEADERS = [
    *("Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có"),
    *("Số dư", "Người chuyển", "Nội dung"),
]
_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_DETAILS_WIDTH = 65


@dataclass(frozen=True, slots=True)
class Move:
    """Một dòng: money in is positive."""

    on: date
    amount: int
    reference: str
    name: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """Sao kê dựng ra: number, account, balance before, lines."""

    number: str
    account: str
    opening: int
    moves: Sequence[Move]

    @property
    def closing(self) -> int:
        """Số dư cuối."""
        return self.opening + sum(each.amount for each in self.moves)

    @property
    def since(self) -> date:
        """Ngày đầu."""
        return min(each.on for each in self.moves)

    @property
    def until(self) -> date:
        """Ngày cuối."""
        return max(each.on for each in self.moves)


def as_csv(made: Made, encoding: str = "utf-8-sig") -> bytes:
    """Tệp CSV có số dư sau từng dòng."""
    written = StringIO()
    table = csv.writer(written)
    table.writerow(["Số tài khoản", made.account])
    table.writerow(["Số dư đầu kỳ", _grouped(made.opening)])
    table.writerow(_HEADERS)
    table.writerows(_rows(made))
    table.writerow(["", "", "", "Số dư cuối kỳ", _grouped(made.closing)])
    return written.getvalue().encode(encoding)


def as_xlsx(made: Made) -> bytes:
    """Sổ Excel một trang."""
    written = BytesIO()
    book = new_workbook(written)
    sheet = book.add_worksheet("Sao kê")
    sheet.write_row(0, 0, ["Số tài khoản", made.account])
    sheet.write_row(1, 0, ["Số dư đầu kỳ", made.opening])
    sheet.write_row(3, 0, _HEADERS)
    for at, row in enumerate(_rows(made), start=4):
        sheet.write_row(at, 0, row)
    book.close()
    return written.getvalue()


def _rows(made: Made) -> Iterator[list[str]]:
    balance = made.opening
    for each in made.moves:
        balance += each.amount
        yield [
            f"{each.on:%d/%m/%Y}",
            each.reference,
            _grouped(-each.amount) if each.amount < 0 else "",
            _grouped(each.amount) if each.amount > 0 else "",
            _grouped(balance),
            each.name,
            each.content,
        ]


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def as_mt940(made: Made) -> bytes:
    """Bản tin MT940: plain letters, as SWIFT carries them."""
    lines = [
        ":20:THADS",
        f":25:{made.account}",
        f":28C:{made.number}",
        f":60F:{_swift_balance(made.since, made.opening)}",
    ]
    for each in made.moves:
        side = "C" if each.amount > 0 else "D"
        lines.append(
            f":61:{each.on:%y%m%d}{each.on:%m%d}{side}{abs(each.amount)},"
            f"NTRFNONREF//{each.reference[:16]}"
        )
        who = f"/ORDP/NAME/{each.name}" if each.name else ""
        said = plain(f"{who}/REMI/{each.content}")
        lines.append(f":86:{said[:_DETAILS_WIDTH]}")
        if rest := said[_DETAILS_WIDTH : 2 * _DETAILS_WIDTH]:
            lines.append(rest)
    lines += [f":62F:{_swift_balance(made.until, made.closing)}", "-"]
    return "\r\n".join(lines).encode("ascii")


def _swift_balance(on: date, amount: int) -> str:
    return f"{'C' if amount >= 0 else 'D'}{on:%y%m%d}VND{abs(amount)},"


def as_camt053(made: Made) -> bytes:
    """Bản tin camt.053."""
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{_NAMESPACE}">',
        f"<BkToCstmrStmt><GrpHdr><MsgId>{escape(made.number)}</MsgId>"
        f"<CreDtTm>{made.until}T17:00:00+07:00</CreDtTm></GrpHdr>",
        f"<Stmt><Id>{escape(made.number)}</Id>"
        f"<Acct><Id><Othr><Id>{made.account}</Id></Othr></Id><Ccy>VND</Ccy></Acct>",
        _camt_balance("OPBD", made.since, made.opening),
        _camt_balance("CLBD", made.until, made.closing),
        *map(_camt_entry, made.moves),
        "</Stmt></BkToCstmrStmt></Document>",
    ]
    return "".join(parts).encode()


def _camt_balance(code: str, on: date, amount: int) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="VND">{abs(amount)}</Amt><CdtDbtInd>{_side(amount)}</CdtDbtInd>'
        f"<Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def _camt_entry(move: Move) -> str:
    other = "Dbtr" if move.amount > 0 else "Cdtr"
    name = f"<{other}><Pty><Nm>{escape(move.name)}</Nm></Pty></{other}>"
    return (
        f'<Ntry><Amt Ccy="VND">{abs(move.amount)}</Amt>'
        f"<CdtDbtInd>{_side(move.amount)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><Dt>{move.on}</Dt></BookgDt><ValDt><Dt>{move.on}</Dt></ValDt>"
        f"<AcctSvcrRef>{escape(move.reference)}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls>{f'<RltdPties>{name}</RltdPties>' if move.name else ''}"
        f"<RmtInf><Ustrd>{escape(move.content)}</Ustrd></RmtInf></TxDtls></NtryDtls>"
        "</Ntry>"
    )


def _side(amount: int) -> str:
    return "DBIT" if amount < 0 else "CRDT"


FORMATS: dict[str, Callable[[Made], bytes]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "mt940": as_mt940,
    "xml": as_camt053,
}
"""Đuôi tệp và cách viết."""
