"""Phần “Xác minh” của một việc, offered to the pages of cases."""

from thads.records.cases.presenters.parts import Part, register

TAB = "inquiries:of_case"


def offer_tab() -> None:
    """Bày phần này trên trang của việc."""
    register(Part(TAB, "Xác minh", _count, always=True))


def _count(case_id: int) -> int:
    from thads.records.inquiries.models import Inquiry

    return Inquiry.objects.filter(proceeding_id=case_id).count()
