"""Khoản đến giống tiền của chính cơ quan: refused where sure, asked for a reason where not.

What the statement proves to come from another own account is never a payer's money. What
only its wording or its name hints at may be one: who accepts it says why, and the act keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from thads.law.money.references import references_in
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_moves import bare, own_moves
from thads.records.cashbook.models import Transfer
from thads.records.cashbook.queries.waiting import Unidentified
from thads.records.cashbook.refusals import MoneyRefused
from thads.records.parties.names import fold

_WORDS = (
    *("chuyen noi bo", "chuyen tien noi bo", "chuyen khoan noi bo", "dieu chuyen"),
    *("dieu hoa von", "chuyen von", "giua cac tai khoan", "giua hai tai khoan"),
    *("tai khoan cua co quan", "tu tai khoan kho bac", "tu tk kho bac"),
    *("chuyen so du", "tat toan tai khoan", "dong tai khoan", "rut tien gui"),
)
_SHORTEST_NUMBER = 8
_PROVEN = "own_money_is_not_received"
_HINTED = "money_that_reads_like_its_own_needs_a_reason"


@dataclass(frozen=True, slots=True)
class Looks:
    """Vì sao giống tiền của chính cơ quan; `is_sure` when the statement proves it."""

    is_sure: bool
    reasons: tuple[str, ...]

    @property
    def told(self) -> str:
        """Các dấu hiệu, một câu."""
        return "; ".join(self.reasons)


def looks_own(transfer: Transfer) -> Looks | None:
    """Khoản này có giống tiền chuyển giữa tài khoản của cơ quan không.

    The whole of it is looked at: a part taken for a case does not make the rest a payer's.
    """
    found = own_moves(transfer.agency_id, [Unidentified(transfer, transfer.amount)])
    proven = [each for each in found if each.came.line]
    if proven:
        return Looks(True, tuple(proven[0].reasons))
    return worded_own([transfer]).get(transfer.pk)


def worded_own(transfers: Sequence[Transfer]) -> dict[int, Looks]:
    """Những khoản chỉ có lời, tên giống: by the key of the transfer.

    Who writes the agency's code for paying in is a payer, whatever else is written.
    """
    if not transfers:
        return {}
    agency = transfers[0].agency_id
    own = list(CustodyAccount.objects.filter(agency_id=agency, approval__isnull=False))
    found = {each.pk: _hints(each, own) for each in transfers}
    return {key: Looks(False, hints) for key, hints in found.items() if hints}


def _hints(transfer: Transfer, own: list[CustodyAccount]) -> tuple[str, ...]:
    if any(each.is_exact for each in references_in(transfer.content)):
        return ()
    words, content = f" {fold(transfer.content)} ", bare(transfer.content)
    hints = [f"nội dung có “{x}” (bỏ dấu)" for x in _WORDS if f" {x} " in words]
    for account in own:
        number = bare(account.number)
        if len(number) >= _SHORTEST_NUMBER and number in content:
            hints.append(f"nội dung nêu tài khoản {account.number}")
    if transfer.payer and fold(transfer.payer) in {fold(each.name) for each in own}:
        hints.append("người chuyển mang tên của cơ quan")
    return tuple(hints)


def refuse_own(transfer: Transfer, reason: str) -> str:
    """Từ chối, hoặc lời hành vi phải ghi khi nhận; empty when nothing hints at own money."""
    looks = looks_own(transfer)
    if looks is None:
        return ""
    if looks.is_sure:
        raise MoneyRefused(
            f"Không được: khoản {transfer.reference} là tiền chuyển giữa tài khoản "
            f"của cơ quan ({looks.told}), không phải tiền thu của ai. Ghi ở mục “Chuyển "
            "giữa tài khoản của cơ quan” của trang Chưa rõ của ai.",
            _PROVEN,
        )
    if not reason:
        raise MoneyRefused(
            f"Chưa nhận: khoản {transfer.reference} giống tiền chuyển giữa tài khoản "
            f"của cơ quan ({looks.told}). Nếu đúng thì nhập sao kê của tài khoản kia rồi ghi "
            "là chuyển nội bộ; nếu là tiền của người nộp thì ghi vì sao biết rồi nhận.",
            _HINTED,
        )
    return f"Nhận dù giống tiền của chính cơ quan ({looks.told}). Lý do: {reason}"
