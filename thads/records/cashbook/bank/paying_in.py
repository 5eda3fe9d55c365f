"""Nộp tiền bằng VietQR: one code for each obligation of a case, and one for the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import segno
from django.db.models import QuerySet, Sum

from thads.law.money import in_words
from thads.law.money.references import CASE, OBLIGATION, grouped, reference
from thads.law.money.vietqr import Transfer, payload
from thads.records.cases.models import Obligation
from thads.records.cases.presenters import words
from thads.records.cashbook.bank.custody import bank_name
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_accounts import taking_in
from thads.records.cashbook.models import Receipt
from thads.records.cashbook.queries.late_interest import accrued_by_obligation
from thads.records.ledger.models import Proceeding

# Middle correction: a folded, rained-on slip is still read; more makes the dots smaller.
_CORRECTION = "m"
_DOTS = 6


@dataclass(frozen=True, slots=True)
class PayIn:
    """Mã nộp tiền: for what, to which account, how much, with which reference."""

    label: str
    account: CustodyAccount
    reference: str
    amount: int | None
    due: int

    @property
    def text(self) -> str:
        """Nội dung mã VietQR."""
        return payload(
            Transfer(
                self.account.bank,
                self.account.number,
                amount=self.amount,
                purpose=self.reference,
            )
        )

    @property
    def bank(self) -> str:
        """Tên ngân hàng nhận."""
        return bank_name(self.account)

    @property
    def spoken(self) -> str:
        """Mã chia nhóm, for who copies it by hand."""
        return grouped(self.reference)

    @property
    def words(self) -> str:
        """Số tiền bằng chữ."""
        return in_words(self.amount) if self.amount else ""

    @property
    def image(self) -> str:
        """Mã như ảnh trong trang, drawn in lines so that paper prints it sharp."""
        return str(self._code.svg_data_uri(scale=_DOTS, omitsize=True))

    @property
    def drawing(self) -> str:
        """Nét vẽ SVG không kèm khai báo, for a paper."""
        return str(self._code.svg_inline(scale=_DOTS))

    @property
    def svg(self) -> bytes:
        """Tệp SVG."""
        return self._file("svg")

    @property
    def png(self) -> bytes:
        """Tệp PNG, to be sent to who pays."""
        return self._file("png")

    @property
    def _code(self) -> segno.QRCode:
        return segno.make(self.text, error=_CORRECTION, micro=False)

    def _file(self, kind: str) -> bytes:
        drawn = BytesIO()
        self._code.save(drawn, kind=kind, scale=_DOTS)
        return drawn.getvalue()


def pay_ins(case: Proceeding, on: date, amount: int | None = None) -> list[PayIn]:
    """Mã nộp tiền của một việc: each obligation that is not yet paid, then the whole case.

    None when nothing remains or the agency has no account in use. What is asked may be
    changed; what an obligation still has is what it had and its late interest, less the
    receipts that name it, and never more than what the case still has. Each goes to the
    account chosen for its kind.
    """
    whole = pay_in_whole(case, on, amount)
    if whole is None:
        return []
    rows, agency = list(_money_of(case)), agency_of_case(case)
    accounts = {
        item: taking_in(agency, on, item) for item in {row.item for row in rows}
    }
    found = [
        PayIn(
            words.item(row.item),
            accounts[row.item] or whole.account,
            reference(OBLIGATION, row.pk),
            min(amount or due, due),
            due,
        )
        for row, due in _due(case, rows)
        if due > 0
    ]
    return [*found, whole] if len(rows) != 1 or not found else found


def pay_in_at_once(case: Proceeding, on: date) -> PayIn | None:
    """Mã nộp tiền mà giấy tờ nêu: of the only obligation, else of the whole case."""
    whole = pay_in_whole(case, on)
    if whole is None or len(_money_of(case)[:2]) != 1:
        return whole
    return pay_ins(case, on)[-1]


def pay_in_whole(case: Proceeding, on: date, amount: int | None = None) -> PayIn | None:
    """Mã nộp tiền cho cả việc; None when nothing remains or no account takes money in."""
    account = taking_in(agency_of_case(case), on)
    if account is None or case.remaining <= 0:
        return None
    asked = min(amount or case.remaining, case.remaining)
    return PayIn("Cả việc", account, reference(CASE, case.pk), asked, case.remaining)


def pay_in_of(
    case: Proceeding, on: date, text: str, amount: int | None
) -> PayIn | None:
    """Mã nộp tiền mang mã tham chiếu đó, of this case."""
    every = pay_ins(case, on, amount)
    return next((each for each in every if each.reference == text), None)


def agency_of_case(case: Proceeding) -> int:
    """Cơ quan giữ việc."""
    assert case.unit.agency_id is not None
    return case.unit.agency_id


def _money_of(case: Proceeding) -> QuerySet[Obligation]:
    kind = Obligation.Kind.MONEY
    rows = Obligation.objects.filter(case_id=case.pk, kind=kind, amount__gt=0)
    return rows.order_by("pk")


def _due(
    case: Proceeding, rows: Sequence[Obligation]
) -> Sequence[tuple[Obligation, int]]:
    paid = _paid_by_obligation(case.pk)
    accrued = accrued_by_obligation(case.pk)
    owed = {row.pk: (row.amount or 0) + accrued.get(row.pk, 0) for row in rows}
    return [
        (row, max(0, min(owed[row.pk] - paid.get(row.pk, 0), case.remaining)))
        for row in rows
    ]


def _paid_by_obligation(case_id: int) -> dict[int, int]:
    """What receipts took in for each, without those reversed."""
    rows = Receipt.objects.filter(
        proceeding_id=case_id,
        obligation__isnull=False,
        entry__isnull=False,
        entry__reversed_by__isnull=True,
    )
    totals = rows.values_list("obligation").annotate(total=Sum("amount")).order_by()
    return {obligation: int(total) for obligation, total in totals}
