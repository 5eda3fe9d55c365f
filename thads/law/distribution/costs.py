"""Chi phí cưỡng chế: levels, who bears which cost, and its relief."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from thads.law import statutes
from thads.law.distribution.claims import CannotDistribute
from thads.law.money import Dong, figures, half_up
from thads.law.periods import Step, Stretch, in_words
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


class Payer(StrEnum):
    """Người chịu chi phí."""

    DEBTOR = "nguoi_phai_thi_hanh"
    CREDITOR = "nguoi_duoc_thi_hanh"
    THIRD_PERSON = "nguoi_thu_ba"
    BUDGET = "ngan_sach"


class CostRelief(StrEnum):
    """Diện được miễn, giảm chi phí cưỡng chế."""

    HARDSHIP = "kho_khan_thien_tai"
    """Thu nhập dưới mức tối thiểu; khó khăn kéo dài do thiên tai, hoả hoạn."""
    LONELY_OR_ILL = "neo_don_tan_tat_om_dau"
    """Neo đơn, tàn tật, ốm đau kéo dài."""
    POLICY_FAMILY = "gia_dinh_chinh_sach"
    """Gia đình chính sách, có công với cách mạng."""


@dataclass(frozen=True, slots=True)
class CostHead:
    """Loại chi phí, with who bears it and the basis."""

    code: str
    name: str
    payer: Payer
    valid: Stretch
    citation: Citation
    confidence: str
    row: str


@dataclass(frozen=True, slots=True)
class Spent:
    """Một dòng chi: by a level of the law for people and days, or a real amount."""

    head: str
    level: str = ""
    people: int = 1
    days: int = 1
    amount: Dong = 0


@dataclass(frozen=True, slots=True)
class CostLine:
    """Một dòng của bảng chi phí."""

    head: CostHead
    amount: Dong
    step: Step


@dataclass(frozen=True, slots=True)
class CostSheet:
    """Bảng chi phí cưỡng chế: lines, and what each payer bears of them."""

    lines: tuple[CostLine, ...]

    @property
    def total(self) -> Dong:
        """Tổng chi phí."""
        return sum(line.amount for line in self.lines)

    def borne_by(self, payer: Payer) -> Dong:
        """Phần một người phải chịu."""
        return sum(line.amount for line in self.lines if line.head.payer is payer)


@dataclass(frozen=True, slots=True)
class Relieved:
    """Sau miễn, giảm: what the party still bears and what the budget takes over."""

    owed: Dong
    budget: Dong
    step: Step


def cost_sheet(spent: Iterable[Spent], on: date) -> CostSheet:
    """Bảng chi phí theo mức và người chịu của ngày cưỡng chế."""
    return CostSheet(tuple(_line(each, on) for each in spent))


def cost_head(code: str, on: date) -> CostHead:
    """Loại chi phí theo luật của ngày đó."""
    found = [head for head in cost_heads() if on in head.valid]
    for head in found:
        if head.code == code:
            return head
    raise CannotDistribute(
        f"Ngày {in_words(on)} không có loại chi phí “{code}”. "
        f"Có: {', '.join(head.code for head in found)}."
    )


def relieved(cost: Dong, by: CostRelief, on: date, paid: Dong = 0) -> Relieved:
    """Miễn, giảm chi phí cưỡng chế mà đương sự phải chịu."""
    if not 0 <= paid <= cost:
        raise CannotDistribute(
            f"Đã nộp {figures(paid)} đồng trên chi phí {figures(cost)} đồng."
        )
    if by is CostRelief.POLICY_FAMILY:
        return _spared(cost, paid, on)
    rule = statutes.value("giam_chi_phi_cuong_che", on)
    reduced = half_up(cost * rule.as_share().numerator, rule.as_share().denominator)
    text = f"{rule.text}: còn phải nộp {figures(cost - reduced)} đồng."
    return Relieved(cost - reduced, reduced, Step(text, rule.citation.short()))


@cache
def cost_heads() -> tuple[CostHead, ...]:
    """Mọi loại chi phí trong dữ liệu."""
    found = []
    for path in sorted(_DATA.glob("*/chi_phi.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [_head(table) for table in content["cost"]]
    return tuple(found)


def _head(table: dict[str, str | date]) -> CostHead:
    first, last = table["valid_from"], table.get("valid_to")
    assert isinstance(first, date) and not isinstance(last, str)
    told = {key: str(table[key]) for key in ("code", "name", "confidence", "row")}
    return CostHead(
        payer=Payer(str(table["payer"])),
        valid=Stretch(first, last),
        citation=Citation.parse(str(table["citation"])),
        **told,
    )


def _line(spent: Spent, on: date) -> CostLine:
    head = cost_head(spent.head, on)
    if min(spent.people, spent.days, spent.amount) < 0:
        raise CannotDistribute(f"Chi phí “{head.name}” không âm.")
    if not spent.level:
        text = f"{head.name}: {figures(spent.amount)} đồng, theo chứng từ."
        return CostLine(head, spent.amount, Step(text, head.citation.short()))
    level = statutes.value(spent.level, on)
    amount = level.value * spent.people * spent.days
    text = (
        f"{level.text}: {figures(spent.people)} người × {figures(spent.days)} ngày = "
        f"{figures(amount)} đồng."
    )
    return CostLine(head, amount, Step(text, level.citation.short()))


def _spared(cost: Dong, paid: Dong, on: date) -> Relieved:
    rule = statutes.value("mien_chi_phi_da_nop", on)
    share = rule.as_share()
    if paid * share.denominator < cost * share.numerator:
        raise CannotDistribute(
            f"Chưa được miễn: mới nộp {figures(paid)} trên {figures(cost)} đồng. "
            f"{rule.text} ({rule.citation.short()})."
        )
    text = f"{rule.text}: miễn {figures(cost - paid)} đồng."
    return Relieved(0, cost - paid, Step(text, rule.citation.short()))
