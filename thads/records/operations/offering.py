"""Phần “Cưỡng chế” của một việc, offered to the pages of cases."""

from thads.records.cases.presenters.parts import Part, register

TAB = "operations:of_case"


def offer_tab() -> None:
    """Bày phần này trên trang của việc."""
    register(Part(TAB, "Cưỡng chế", _count))


def _count(case_id: int) -> int:
    """Decisions of coercion: each is an operation, or may become one."""
    from thads.records.ledger.models import Act

    return Act.objects.filter(
        proceeding_id=case_id, code="quyet_dinh_cuong_che"
    ).count()
