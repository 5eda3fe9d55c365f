"""Ai mở trang tiền nào: a page that a role cannot use says whose it is.

What is seen is the database's to decide; a page here is closed where its figures would
be wrong for who may not see the statements, or name payers to who keeps no money.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from thads.records.agencies.models import HEADS
from thads.records.cases.views.guard import SignedInRequest, View, signed_in

KEEPERS = HEADS | {"ke_toan", "thu_quy"}
OFFICE = KEEPERS | {"chap_hanh_vien", "lanh_dao_tinh"}
_OF_THE_OFFICE = (
    "Tiền của cơ quan do kế toán, thủ quỹ, chấp hành viên và lãnh đạo xem. Tiền của "
    "một việc ở phần Tiền của việc ấy."
)
_OF_THE_KEEPERS = (
    "Sao kê, đối chiếu và tiền chưa rõ của ai do kế toán, thủ quỹ, Trưởng phòng và Thủ "
    "trưởng xem, vì có tên và tài khoản của người nộp."
)


def money_page(view: View) -> View:
    """Trang tiền của cơ quan."""
    return signed_in(_for(OFFICE, _OF_THE_OFFICE)(view))


def bank_page(view: View) -> View:
    """Trang của phần ngân hàng, with names and accounts of payers."""
    return signed_in(_for(KEEPERS, _OF_THE_KEEPERS)(view))


def _for(roles: frozenset[str], sentence: str) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(
            request: SignedInRequest, *args: Any, **kwargs: Any
        ) -> HttpResponse:
            if not request.person.roles & roles:
                raise PermissionDenied(sentence)
            return view(request, *args, **kwargs)

        return guarded

    return guard
