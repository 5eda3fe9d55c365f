"""Trang miễn, giảm."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.acts import catalogue
from thads.law.acts.remission import PROPOSAL, SENT
from thads.readers.remission import page, queries
from thads.records.agencies.access import Person
from thads.records.cases.queries.recording import role_may
from thads.records.cases.views.guard import SignedInRequest, signed_in


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Ai có thể được xét năm nay, vì sao; hồ sơ nào đang ở đâu."""
    today, person = timezone.localdate(), request.person
    own = person.officer_id if "chap_hanh_vien" in person.roles else None
    rows = queries.rows(today, officer_id=own)
    asked = request.GET
    context = page.context(
        rows,
        today,
        asked.get("loc", ""),
        asked.get("trang", "1"),
        whole=asked.get("in") == "1",
    ) | _deeds(person)
    return render(request, "remission/list.html", context)


def _deeds(person: Person) -> dict[str, Any]:
    """Nút nào có cho người này: by the catalogue, a head of a room for its cases only."""
    on_room = "truong_phong" in person.roles and "thu_truong" not in person.roles
    return {
        "may_propose": _may(person, PROPOSAL),
        "may_send": _may(person, SENT),
        "own_unit": person.unit_id if on_room else None,
    }


def _may(person: Person, act: str) -> bool:
    """Vai trò này ghi được hành vi đó hôm nay."""
    edition = catalogue.kind(act).edition(timezone.localdate())
    return edition is not None and role_may(edition, person)
