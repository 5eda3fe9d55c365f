"""Lời chung của các tờ in: an amount, the decision it is under, whose agency."""

from thads.law.money import figures, in_words
from thads.records.agencies.models import Unit
from thads.records.cashbook.queries import trail
from thads.records.documents.wording import day_in_words

DONG = "đồng"


def amounts(amount: int) -> dict[str, str]:
    """Số tiền bằng số và bằng chữ, down to one đồng."""
    return {"amount": f"{figures(amount)} {DONG}", "words": f"{in_words(amount)}."}


def decided(proceeding_id: int | None) -> str:
    """Quyết định thi hành án: its number, its day, who issued it."""
    found = trail.of_case(proceeding_id or 0).decision
    if found is None:
        return ""
    issuer = Unit.objects.filter(pk=found.book_id).first()
    number = f" số {found.number}" if found.number else ""
    by = f" của {issuer.name}" if issuer else ""
    return f"Quyết định thi hành án{number} {day_in_words(found.effective_on)}{by}"
