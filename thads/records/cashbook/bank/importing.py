"""Nhập sao kê: a file is kept, read, shown, and recorded whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from django.db import connection

from thads.records.agencies.access import Person
from thads.records.cashbook.bank.models import (
    ColumnChoice,
    CustodyAccount,
    Pairing,
    Statement,
    StatementFile,
    StatementLine,
)
from thads.records.cashbook.bank.progress import SEEKING, WRITING, Progress
from thads.records.cashbook.bank.reading import (
    Asked,
    BankStatement,
    Problem,
    Reading,
    read,
)
from thads.records.cashbook.models import Transfer
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.web.formatting import day, whole

_BATCH, _MANY = 2000, 500
_LISTED = 200


class NotImported(Exception):
    """Chưa nhập: every problem of the file; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep every problem."""
        self.problems = problems
        super().__init__("; ".join(each.sentence() for each in problems))


@dataclass(frozen=True, slots=True)
class Imported:
    """Kết quả nhập: the statement, how its lines were found in the book."""

    statement: Statement
    posted: int
    paired: int
    left: int


def upload(
    *, account: CustodyAccount, name: str, data: bytes, by: Person, now: datetime
) -> StatementFile:
    """Giữ tệp để xem trước; what this person brought before and left is thrown away."""
    with refusals():
        StatementFile.objects.filter(
            account=account, uploaded_by=by.account_id, statement__isnull=True
        ).delete()
        return StatementFile.objects.create(
            agency_id=account.agency_id,
            account=account,
            name=name[-120:],
            content=data,
            uploaded_by=by.account_id,
            uploaded_at=now,
        )


def chosen_columns(account_id: int) -> dict[str, str]:
    """Cột đã chọn cho tài khoản lần trước."""
    last = ColumnChoice.objects.filter(account_id=account_id).order_by("-pk").first()
    return dict(last.columns) if last else {}


def reading_of(account: CustodyAccount, data: bytes, asked: Asked | None) -> Reading:
    """Đọc tệp cho một tài khoản: also whether it is this account's, and not imported."""
    wanted = asked or Asked()
    if not wanted.columns:
        wanted = replace(wanted, columns=chosen_columns(account.pk))
    found = read(data, wanted)
    if found.statement is None:
        return found
    problems = list(_against_the_books(account, found.statement))
    return replace(found, problems=problems[:_LISTED]) if problems else found


def _against_the_books(
    account: CustodyAccount, statement: BankStatement
) -> Sequence[Problem]:
    own = "".join(filter(str.isalnum, statement.account))
    if own and not own.endswith(account.number) and not account.number.endswith(own):
        return [Problem(0, "Số tài khoản", statement.account, account.number)]
    rows = Statement.objects.filter(account=account, digest=statement.digest)
    if before := rows.first():
        return [Problem(0, "Sao kê", _told(before), "sao kê chưa nhập")]
    return [*_overlapping(account, statement), *_other_amounts(account, statement)]


def _told(statement: Statement) -> str:
    days = f"{day(statement.since)} – {day(statement.until)}"
    return f"{days}, đã nhập ngày {day(statement.imported_at)}"


def _overlapping(account: CustodyAccount, statement: BankStatement) -> list[Problem]:
    """Lines that another statement has brought: the days overlap."""
    keys = {line.key: line for line in statement.lines}
    rows = StatementLine.objects.filter(account=account, key__in=keys)
    return [
        Problem(
            keys[row.key].row,
            "Số tham chiếu",
            row.reference,
            f"dòng chưa có ở sao kê {_told(row.statement)}",
        )
        for row in rows.select_related("statement").order_by("pk")[:_LISTED]
    ]


def _other_amounts(account: CustodyAccount, statement: BankStatement) -> list[Problem]:
    """A reference brought in by hand with another amount."""
    into = {line.reference: line for line in statement.lines if line.amount > 0}
    rows = Transfer.objects.filter(
        agency_id=account.agency_id, account=account.place, reference__in=into
    )
    return [
        Problem(
            into[row.reference].row,
            "Số tiền",
            whole(into[row.reference].amount),
            f"{whole(row.amount)} như khoản {row.reference} đã nhập tay",
        )
        for row in rows
        if row.amount != into[row.reference].amount
    ]


def _in_silence(_label: str, _done: int, _total: int) -> None:
    """Nobody waits for it."""


def import_statement(
    *,
    file_id: int,
    asked: Asked | None,
    by: Person,
    now: datetime,
    progress: Progress = _in_silence,
) -> Imported:
    """Nhập sao kê trong một tệp: lines, entries of what came in, or nothing.

    NotImported lists what is wrong with the file; a second click is refused.
    """
    file = StatementFile.objects.select_related("account").get(pk=file_id)
    found = reading_of(file.account, bytes(file.content), asked)
    if found.statement is None or found.problems:
        raise NotImported(found.problems)
    with refusals():
        statement = _record(file, found.statement, by, now, progress)
        _keep_columns(file.account, found, by, now)
    return _result(statement)


def _record(
    file: StatementFile,
    read_in: BankStatement,
    by: Person,
    now: datetime,
    progress: Progress,
) -> Statement:
    account = file.account
    statement = Statement.objects.create(
        agency_id=account.agency_id,
        account=account,
        file=file,
        kind=read_in.kind,
        number=read_in.number[:80],
        since=read_in.since,
        until=read_in.until,
        opening=read_in.opening,
        credits=read_in.credits,
        debits=read_in.debits,
        closing=read_in.closing,
        count=len(read_in.lines),
        digest=read_in.digest,
        imported_by=by.account_id,
        imported_at=now,
    )
    _write_lines(statement, read_in, progress)
    progress(SEEKING, statement.count, statement.count)
    with connection.cursor() as cursor:
        if statement.count > _MANY:
            cursor.execute("SELECT cashbook_count_statement_lines()")
        cursor.execute("SELECT cashbook_take_statement(%s, %s)", [statement.pk, now])
    return statement


def _write_lines(
    statement: Statement, read_in: BankStatement, progress: Progress
) -> None:
    rows = [
        StatementLine(
            statement=statement,
            agency_id=statement.agency_id,
            account_id=statement.account_id,
            place=place,
            on=line.on,
            amount=line.amount,
            reference=line.reference,
            name=line.name,
            counter_account=line.account,
            content=line.content,
            key=line.key,
        )
        for place, line in enumerate(read_in.lines, start=1)
    ]
    for at in range(0, len(rows), _BATCH):
        progress(WRITING, at, len(rows))
        StatementLine.objects.bulk_create(rows[at : at + _BATCH])


def _keep_columns(
    account: CustodyAccount, found: Reading, by: Person, now: datetime
) -> None:
    chosen = found.layout.chosen if found.layout else {}
    if not chosen or chosen == chosen_columns(account.pk):
        return
    ColumnChoice.objects.create(
        agency_id=account.agency_id,
        account=account,
        columns=chosen,
        chosen_by=by.account_id,
        chosen_at=now,
    )


def _result(statement: Statement) -> Imported:
    rows = Pairing.objects.filter(line__statement=statement)
    posted = rows.filter(how=Pairing.How.BROUGHT_IN).count()
    paired = rows.count() - posted
    return Imported(statement, posted, paired, statement.count - posted - paired)


@dataclass(frozen=True, slots=True)
class Gap:
    """Đứt quãng: a statement does not begin with what the one before ended with."""

    before: Statement
    after: Statement

    @property
    def missing(self) -> int:
        """Số chênh giữa hai sao kê."""
        return self.after.opening - self.before.closing


def gaps(account_id: int) -> list[Gap]:
    """Các chỗ đứt quãng giữa các sao kê của một tài khoản."""
    rows = list(
        Statement.objects.filter(account_id=account_id).order_by("since", "until", "pk")
    )
    return [
        Gap(before, after)
        for before, after in pairwise(rows)
        if before.closing != after.opening
    ]


def pair(*, line_id: int, entry_id: int, by: Person | None, now: datetime) -> Pairing:
    """Ghép một dòng sao kê với một bút toán đã có, by a person."""
    line = StatementLine.objects.get(pk=line_id)
    if Pairing.objects.filter(line=line).exists():
        raise MoneyRefused("Không được: dòng sao kê này đã ghép rồi.", "one_pairing")
    with refusals():
        return Pairing.objects.create(
            line=line,
            agency_id=line.agency_id,
            entry_id=entry_id,
            how=Pairing.How.PERSON,
            paired_by=by.account_id if by else None,
            paired_at=now,
        )
