"""Điều cần biết ở trang tiền của việc: late interest that a remission has overtaken."""

from collections.abc import Iterator

from django.urls import reverse

from thads.records.cases.queries.notices import Notice
from thads.records.cashbook.queries.interest_overtaken import Overtaken, overtaken
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import whole


def overtaken_interest(case: Proceeding) -> Iterator[Notice]:
    """Lãi chậm đã xác định mà quyết định miễn, giảm sau đó làm thừa."""
    for each in overtaken(case):
        url = f"{reverse('cashbook:interest', args=[case.pk])}?khoan="
        yield Notice(
            _told(each),
            tuple(each.bases),
            url + each.first.obligation.code,
            "Xem và đính chính",
        )


def _told(each: Overtaken) -> str:
    paid = f", đã chi {whole(each.paid)} đồng" if each.paid else ""
    return (
        f"Lãi chậm {whole(each.amount)} đồng của khoản {each.first.obligation.code} được "
        f"xác định trước khi miễn, giảm; đúng là {whole(each.right)} đồng, thừa "
        f"{whole(each.surplus)} đồng{paid}"
    )
