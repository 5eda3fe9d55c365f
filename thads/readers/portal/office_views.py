"""Thông tin liên hệ công khai: kept by the head and the registrar, read by everybody."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.citizens import actions, queries
from thads.records.web.forms import VietnameseDateField

UNPROCESSABLE = 422
PLACE, NUMBER, MAIL = 200, 30, 120


class _PhoneField(forms.RegexField):
    """Số điện thoại: digits, spaces, dots, brackets."""

    def __init__(self, label: str) -> None:
        super().__init__(
            r"^[0-9 .+()-]+$",
            label=label,
            required=False,
            max_length=NUMBER,
            error_messages={
                "invalid": "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, ví dụ "
                "0203 3825 000."
            },
        )


class ContactForm(forms.Form):
    """Thông tin liên hệ của một đơn vị, từ một ngày."""

    don_vi = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none())
    tu_ngay = VietnameseDateField(label="Áp dụng từ ngày")
    dia_chi = forms.CharField(label="Địa chỉ trụ sở", max_length=PLACE)
    duong_day_nong = _PhoneField("Đường dây nóng")
    dien_thoai = _PhoneField("Điện thoại")
    thu = forms.EmailField(label="Thư điện tử", required=False, max_length=MAIL)
    gio = forms.CharField(
        label="Giờ làm việc, tiếp công dân",
        required=False,
        max_length=PLACE,
        help_text="Ví dụ: Thứ Hai đến Thứ Sáu, 7 giờ 30 đến 11 giờ 30, 13 giờ đến 16 giờ 30.",
    )

    def __init__(self, units: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Unit.objects.filter(pk__in=units, valid_to=None).order_by("path")
        self.fields["don_vi"].queryset = rows  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def contacts(request: SignedInRequest) -> HttpResponse:
    """Liên hệ công khai: what holds today; who keeps it writes what holds from a day on."""
    today, units = timezone.localdate(), actions.units_one_keeps()
    posted = request.POST if request.method == "POST" and units else None
    form = ContactForm(units, posted, initial={"tu_ngay": today})
    if posted is not None and form.is_valid():
        return _keep(request, form.cleaned_data)
    context = {
        "units": _shown(request, today),
        "form": form if units else None,
    }
    status = 200 if posted is None else UNPROCESSABLE
    return render(request, "portal/contacts.html", context, status=status)


def _shown(request: SignedInRequest, today: date) -> list[queries.PublicUnit]:
    """The units of the person's own province."""
    codes = Unit.objects.filter(root_id=request.person.root_id)
    mine = set(codes.values_list("code", flat=True))
    return [each for each in queries.units(today) if each.code in mine]


def _keep(request: SignedInRequest, read: dict[str, Any]) -> HttpResponse:
    contact = actions.Contact(
        unit_id=read["don_vi"].pk,
        valid_from=read["tu_ngay"],
        address=read["dia_chi"],
        hotline=read["duong_day_nong"],
        telephone=read["dien_thoai"],
        email=read["thu"],
        hours=read["gio"],
    )
    try:
        actions.keep_contact(contact, by=request.person.account_id, now=timezone.now())
    except actions.MayNotKeep:
        messages.error(request, "Tài khoản này không ghi liên hệ của đơn vị ấy.")
    else:
        messages.success(request, f"Đã ghi liên hệ công khai của {read['don_vi']}.")
    return redirect("portal:contacts")
