"""Trang một đồ vật: its pictures, and a picture sent in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.assets.models import Exhibit, ExhibitPhoto
from thads.records.assets.photos import Taken, add_photo, photos_of
from thads.records.assets.queries import lying
from thads.records.assets.views import GET_POST, KEEPER, UNPROCESSABLE
from thads.records.cases.answers import done
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.pictures import MOST
from thads.records.web.forms import VietnameseDateField

SENDERS = frozenset({"chap_hanh_vien", KEEPER})


class PhotoForm(forms.Form):
    """Ảnh của đồ vật."""

    anh = forms.FileField(
        label="Tệp ảnh",
        help_text="JPEG hoặc PNG; ảnh được vẽ lại, bỏ vị trí chụp và dữ liệu kèm theo.",
    )
    ngay = VietnameseDateField(label="Ngày chụp")
    chu_thich = forms.CharField(label="Chú thích", max_length=200, required=False)


@GET_POST
@signed_in
def photos(request: SignedInRequest, exhibit_id: int) -> HttpResponse:
    """Một đồ vật và ảnh của nó; POST nhận một ảnh."""
    rows = Exhibit.objects.select_related("proceeding")
    thing = get_object_or_404(rows, pk=exhibit_id)
    is_sent = request.method == "POST"
    form = PhotoForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        initial={"ngay": timezone.localdate()},
    )
    if is_sent and done(form, lambda: _add(request, thing, form)):
        messages.success(request, "Đã nhận ảnh.")
        return redirect("assets:photos", exhibit_id)
    context = {
        "thing": thing,
        "lying": lying([thing])[0],
        "photos": photos_of([thing.pk])[thing.pk],
        "form": form,
        "may_send": bool(request.person.roles & SENDERS),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "assets/photos.html", context, status=status)


def _add(request: SignedInRequest, thing: Exhibit, form: forms.Form) -> Any:
    typed = form.cleaned_data
    taken = Taken(typed["anh"].read(MOST + 1), typed["ngay"], typed["chu_thich"])
    return add_photo(
        exhibit_id=thing.pk, photo=taken, by=request.person, now=timezone.now()
    )


@require_safe
@signed_in
def picture(request: SignedInRequest, photo_id: int) -> HttpResponse:
    """Một ảnh, for who sees its thing."""
    found = get_object_or_404(ExhibitPhoto, pk=photo_id)
    answer = HttpResponse(bytes(found.content), content_type="image/jpeg")
    answer["Content-Disposition"] = 'inline; filename="anh.jpg"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
