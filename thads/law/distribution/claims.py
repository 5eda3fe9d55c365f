"""Khoản được thanh toán: who is to receive what, and since when it was asked for."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from thads.law.money import Dong, figures
from thads.law.periods import in_words


class CannotDistribute(ValueError):
    """Không phân phối được: the sentence says what stands in the way."""


class Security(StrEnum):
    """Bảo đảm: how the thing that was sold stands to this claim.

    Only money that came from that thing is paid out in this way.
    """

    CREDITOR = "nguoi_duoc_thi_hanh_an"
    """Bên nhận cầm cố, thế chấp là người được thi hành án."""
    NAMED = "nghia_vu_cu_the"
    """Tài sản mà bản án tuyên kê biên để bảo đảm nghĩa vụ này."""
    OTHER = "nguoi_khac"
    """Bên nhận cầm cố, thế chấp không phải là người được thi hành án."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Khoản được thanh toán trong danh sách phân phối.

    `due` is what was still to be enforced when the list was made, `received` what was
    paid of it since, `charged_before` what was received before the list and counts for
    the fee; `fee_before` is the fee of all received so far, before any relief, where it
    is known. Without a `judgment` all claims are of one. `requested_on` is the day of the request
    or of the ex officio decision; None while nobody has asked.
    """

    code: str
    kind: str
    due: Dong
    requested_on: date | None
    received: Dong = 0
    interest: bool = False
    security: Security | None = None
    judgment: str = ""
    transferred_from: str = ""
    payee: str = ""
    charged_before: Dong = 0
    fee_before: Dong | None = None
    fee_ground: str = ""
    fee_relief: str = ""
    fee_percent: int = 0
    """Mức giảm phí theo quyết định, in percent; 0: the most that the law allows."""

    def __post_init__(self) -> None:
        if not 0 <= self.received <= self.due:
            raise CannotDistribute(
                f"Khoản {self.code}: đã nhận {figures(self.received)} trên số phải thi "
                f"hành {figures(self.due)} đồng. Lập lại danh sách theo số còn phải thi "
                "hành."
            )

    @property
    def remaining(self) -> Dong:
        """Còn phải thi hành."""
        return self.due - self.received

    @property
    def received_in_all(self) -> Dong:
        """Đã thực nhận từ trước đến nay: what the next fee is counted on from."""
        return self.charged_before + self.received

    def relisted(self) -> "Claim":
        """Chép sang danh sách mới: the rest is due, nothing received from it yet."""
        return replace(
            self,
            due=self.remaining,
            received=0,
            charged_before=self.received_in_all,
        )


def transferred(
    claim: Claim, code: str, on: date, amount: Dong | None = None
) -> tuple[Claim, ...]:
    """Chuyển giao quyền: the new holder stands where the old one stood.

    A part may be transferred; kind, request and security go with it. Both are listed
    anew, since a share of the old list belongs to who held the right then.
    """
    old = claim.relisted()
    moved = old.due if amount is None else amount
    if not 0 < moved <= old.due:
        raise CannotDistribute(
            f"Khoản {claim.code}: chuyển giao {figures(moved)} đồng ngày {in_words(on)}, "
            f"nhưng chỉ còn {figures(old.due)} đồng."
        )
    new = replace(
        old,
        code=code,
        due=moved,
        transferred_from=claim.code,
        charged_before=0,
        fee_before=None,
        payee="",
    )
    kept = replace(old, due=old.due - moved)
    return (kept, new) if kept.due else (new,)
