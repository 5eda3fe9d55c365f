"""Trang nhận đơn: what the paper says comes first, its kind is proposed and decided."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.acts import find
from thads.records.cases.intake import units_to_take_in_for
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.forms import KindForm, PaperForm
from thads.records.complaints.models import PetitionKind
from thads.records.complaints.sorting import PaperKind, Proposal, kinds, propose
from thads.records.proceedings import declared
from thads.records.proceedings.actions import units_to_open_in
from thads.records.proceedings.panels import Panel
from thads.records.proceedings.views.opening import begin

FORBIDDEN, UNPROCESSABLE = 403, 422
KIND, SENDER = "don_loai", "don_ai_gui"
"""Loại đã quyết định và người gửi, as the form that opens the matter carries them on."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_in(request: SignedInRequest) -> HttpResponse:
    """Hỏi đơn viết gì; POST proposes the kind and shows the form of the kind decided."""
    offered = offered_kinds()
    form = PaperForm(request.POST if request.method == "POST" else None)
    if not offered:
        return _page(request, form, offered, status=FORBIDDEN)
    if not form.is_bound:
        return _page(request, form, offered)
    if not form.is_valid():
        return _page(request, form, offered, status=UNPROCESSABLE)
    read = form.cleaned_data
    found = propose(f"{read['tieu_de']} {read['tom_tat']}", read["ai_gui"])
    proposed = found.kind.slug if found.kind and found.kind.slug in offered else ""
    kind = offered.get(request.POST.get("loai", "") or proposed)
    if kind is None:
        return _page(request, form, offered, found=found)
    return _begin(request, read, kind, offered, found)


def offered_kinds() -> dict[str, PaperKind]:
    """Loại đơn mà người đăng nhập nhận được hôm nay."""
    today = timezone.localdate()
    acts = {
        code
        for code in {each.act for each in kinds().values()}
        if (act := find(code)) and act.edition(today) and units_to_open_in(code)
    }
    return {slug: each for slug, each in kinds().items() if each.act in acts}


def _begin(
    request: SignedInRequest,
    read: dict[str, Any],
    kind: PaperKind,
    offered: dict[str, PaperKind],
    found: Proposal,
) -> HttpResponse:
    """The form of that kind, filled with what was told; nothing is in the address."""
    first = {"tieu_de": read["tieu_de"], "tom_tat": read["tom_tat"]}
    if kind.note:
        first |= {"loai_don": PetitionKind.FEEDBACK.value, "ghi_chu_so": kind.note}
    card = _card(read, kind, offered, found)
    return begin(request, declared.of(kind.procedure), kind.act, first, card)


def _card(
    read: dict[str, Any],
    kind: PaperKind,
    offered: dict[str, PaperKind],
    found: Proposal,
) -> Panel:
    """Loại đơn, vì sao, đổi loại: stands over the form that opens the matter."""
    act = find(kind.act)
    edition = act.edition(timezone.localdate()) if act else None
    form = KindForm(list(offered.values()), initial=read | {"loai": kind.slug})
    values = {
        "found": found,
        "kind": kind,
        "citation": str(edition.citation or "") if edition else "",
        "form": form,
        "names": (KIND, SENDER),
        "sender": read["ai_gui"],
    }
    return Panel("complaints/sorted.html", values)


def card_again(sent: Mapping[str, str]) -> Panel | None:
    """Cùng khối ấy khi biểu mở hồ sơ trở lại, of what the paper is now said to be."""
    offered, form = (
        offered_kinds(),
        PaperForm(
            {
                "tieu_de": sent.get("tieu_de") or "–",
                "tom_tat": sent.get("tom_tat", ""),
                "ai_gui": sent.get(SENDER, ""),
            }
        ),
    )
    kind = offered.get(sent.get(KIND, ""))
    if kind is None or not form.is_valid():
        return None
    read = form.cleaned_data
    found = propose(f"{read['tieu_de']} {read['tom_tat']}", read["ai_gui"])
    return _card(read, kind, offered, found)


def _page(
    request: SignedInRequest,
    form: PaperForm,
    offered: dict[str, PaperKind],
    *,
    found: Proposal | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = (
        KindForm(list(offered.values()), initial=form.cleaned_data) if found else None
    )
    context = {
        "form": form,
        "kinds": asked,
        "offered": offered,
        "found": found,
        "may_take_in_cases": bool(units_to_take_in_for()),
    }
    return render(request, "complaints/take_in.html", context, status=status)
