"""Trang khu vực riêng: things of cases not yet judged."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from thads.records.assets.forms import ApartForm, LetGoForm
from thads.records.assets.unjudged import Brought, keep_apart, let_go, lying_apart
from thads.records.assets.views import GET_POST, KEEPER, UNPROCESSABLE
from thads.records.cases.answers import done
from thads.records.cases.views.guard import SignedInRequest, signed_in


@GET_POST
@signed_in
def apart(request: SignedInRequest) -> HttpResponse:
    """Khu vực riêng: what lies there, what comes in, what leaves."""
    deed = request.POST.get("viec", "")
    today = {"ngay": timezone.localdate()}
    agency = request.person.agency_id
    things = lying_apart(agency)
    bringing = ApartForm(request.POST if deed == "nhap" else None, initial=today)
    leaving = LetGoForm(request.POST if deed == "xuat" else None, initial=today)
    leaving.give_things([(x.pk, f"{x.name}, {x.crime}") for x in things])
    if deed == "nhap" and done(bringing, lambda: _bring(request, bringing)):
        return _said(request, "Đã ghi vào khu vực riêng.")
    if deed == "xuat" and done(leaving, lambda: _let_go(request, leaving)):
        return _said(request, "Đã ghi rời khu vực riêng.")
    context = {
        "things": things,
        "bringing": bringing,
        "leaving": leaving,
        "refused": bringing if deed == "nhap" else leaving,
        "may_keep": KEEPER in request.person.roles,
    }
    status = UNPROCESSABLE if deed else None
    return render(request, "assets/unjudged.html", context, status=status)


def _said(request: SignedInRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("assets:unjudged")


def _bring(request: SignedInRequest, form: forms.Form) -> Any:
    typed = form.cleaned_data
    thing = Brought(
        typed["vu_an"],
        typed["co_quan"],
        typed["ten"],
        typed["so_luong"],
        typed["don_vi_tinh"],
        typed["vi_tri"],
        typed["lenh"],
        typed["ngay"],
        typed["chu_so_huu"],
        typed["tinh_trang"],
        typed["niem_phong"],
    )
    return keep_apart(
        agency_id=request.person.agency_id,
        thing=thing,
        by=request.person,
        now=timezone.now(),
    )


def _let_go(request: SignedInRequest, form: forms.Form) -> Any:
    typed = form.cleaned_data
    return let_go(
        thing_id=int(typed["do_vat"]),
        reason=typed["ly_do"],
        order=typed["lenh"],
        note=typed["noi"],
        on=typed["ngay"],
        by=request.person,
        now=timezone.now(),
    )
