"""Người đăng nhập của mỗi yêu cầu: one transaction, one pass, one person."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from thads.records.agencies import access, sessions

_SERVER_ERROR = 500


class SignedInPerson:
    """Opens the request's transaction and shows the database who is asking."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request as the person of its session, undone if it breaks."""
        with transaction.atomic():
            account_id = sessions.resume(request)
            request.person = (  # type: ignore[attr-defined]
                access.person(account_id, timezone.localdate()) if account_id else None
            )
            response = self.get_response(request)
            if response.status_code >= _SERVER_ERROR:
                transaction.set_rollback(True)
        return response
