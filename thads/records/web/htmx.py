"""Trao đổi với htmx: what a request asks for and what an answer may say aloud."""

import json

from django.http import HttpRequest, HttpResponse


def is_htmx(request: HttpRequest) -> bool:
    """A part of the page is asked for: not a boosted link, not the back button."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )


def announce(response: HttpResponse, sentence: str) -> HttpResponse:
    """Have a short sentence read aloud when the answer arrives: “Còn 11 việc”."""
    response.headers["HX-Trigger"] = json.dumps({"thong-bao": sentence})
    return response
