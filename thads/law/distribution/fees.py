"""Phí thi hành án: what a creditor pays of what was really received.

The fee of several receipts together is the fee of one receipt of the whole: each time the
fee of the sum, less what was charged before. Halves of a đồng go up.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.distribution.fee_grounds import FeeGround, exemption, relief_named
from thads.law.distribution.fee_table import FeeTable
from thads.law.money import Dong, figures, half_up, percentage, split
from thads.law.periods import Step
from thads.law.statutes import Citation


@dataclass(frozen=True, slots=True)
class Fee:
    """Phí phải nộp của một lần nhận, with the way to it."""

    amount: Dong
    in_full: Dong
    received_in_all: Dong
    derivation: tuple[Step, ...]
    citation: Citation
    confidence: str
    exempt: FeeGround | None = None
    relief: FeeGround | None = None


def fee_on(
    received_before: Dong,
    received_now: Dong,
    on: date,
    *,
    kind: str = "",
    ground: str = "",
    relief: str = "",
    reduction: Fraction | None = None,
    settled: bool = False,
    charged_before: Dong | None = None,
) -> Fee:
    """Phí của một lần nhận tiền, tài sản, cumulative with what was received before.

    `kind` or `ground` may make the receipt free of fee; `relief` waives or reduces it,
    `reduction` gives a smaller one than the law allows at most; `settled`: the parties
    handed over themselves before coercion; `charged_before` is what was charged so far,
    where it differs from the fee of what was received before.
    """
    if received_before < 0 or received_now < 0:
        raise CannotDistribute("Số tiền tính phí không âm.")
    in_all = received_before + received_now
    exempt = exemption(kind, ground, on)
    if exempt:
        return _free(exempt, in_all)
    table = FeeTable.on(on)
    parts = statutes.value("phi_tu_giao_nhan_mot_phan", on)
    divisor = parts.value if settled else 1
    if charged_before is None:
        charged_before = table.fee(received_before, divisor)
    in_full = max(0, table.fee(in_all, divisor) - charged_before)
    steps = _told(table, in_all, charged_before)
    if settled:
        steps.append(Step(f"{parts.text}.", parts.citation.short()))
    found = relief_named(relief, on)
    amount = in_full
    if found:
        amount -= reduced_by(in_full, found.reduction(reduction, on))
        steps.append(_relieved(found, amount))
    return Fee(
        amount,
        in_full,
        in_all,
        tuple(steps),
        table.values[0].citation,
        table.confidence,
        relief=found,
    )


def fee_left(received: Dong, charged: Dong, on: date) -> Fee:
    """Phí còn thiếu của tất cả đã nhận: what no share has covered yet."""
    return fee_on(received, 0, on, charged_before=charged)


def _relieved(found: FeeGround, amount: Dong) -> Step:
    return Step(f"{found.name}: còn {_dong(amount)}.", found.citation.short())


def reduced_by(fee: Dong, reduction: Fraction) -> Dong:
    """Số phí được giảm, to the nearest đồng."""
    return half_up(fee * reduction.numerator, reduction.denominator)


def fee_division(fee: Dong, on: date) -> dict[str, Dong]:
    """Chia phí đã thu theo cơ chế tự chủ: kept, sent to the upper level, to the budget."""
    keys = ("phi_de_lai", "phi_chuyen_cap_tren", "phi_nop_ngan_sach_ty_le")
    parts = split(fee, [statutes.value(key, on).value for key in keys])
    return dict(zip(keys, parts, strict=True))


def _free(exempt: FeeGround, in_all: Dong) -> Fee:
    step = Step(f"Không phải chịu phí: {exempt.name}.", exempt.citation.short())
    return Fee(0, 0, in_all, (step,), exempt.citation, exempt.confidence, exempt=exempt)


def _told(table: FeeTable, in_all: Dong, charged: Dong) -> list[Step]:
    threshold = Step(
        f"Không thu khi tổng số thực nhận chưa quá {_dong(table.threshold)}; đến lần này "
        f"đã nhận {_dong(in_all)}.",
        table.values[0].citation.short(),
    )
    if in_all <= table.threshold:
        return [threshold]
    bracket = table.bracket(in_all)
    rate = percentage(bracket.rate.numerator, bracket.rate.denominator, 2)
    over = f" phần vượt {_dong(bracket.over)}" if bracket.over else ""
    base = f"{_dong(bracket.base)} cộng " if bracket.base else ""
    sum_of = Step(
        f"Phí của tổng số: {base}{rate}{over} = {_dong(table.fee(in_all))}; "
        f"các lần trước {_dong(charged)}.",
        bracket.basis.citation.short(),
    )
    return [threshold, sum_of]


def _dong(amount: Dong) -> str:
    return f"{figures(amount)} đồng"
