"""Chỉ người đã đăng nhập: who is not goes to sign in and comes back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from thads.records.agencies import outsiders
from thads.records.agencies.access import Person

View = Callable[..., HttpResponse]


class SignedInRequest(HttpRequest):
    """Yêu cầu của một người đã đăng nhập."""

    person: Person


def signed_in(view: View) -> View:
    """Mở trang cho người đã đăng nhập, còn lại đưa đến trang đăng nhập."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "person", None) is not None:
            return view(request, *args, **kwargs)
        if "_auth_user_id" in request.session and (own := outsiders.home()):
            return redirect(own)
        answer = redirect_to_login(request.get_full_path())
        if request.headers.get("HX-Request") == "true":
            # htmx would put the sign-in page into the fragment's place.
            return HttpResponse(headers={"HX-Redirect": answer.url})
        return answer

    return guarded
