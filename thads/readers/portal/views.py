"""Trang công khai: the agency, procedures, the schedule of reception."""

from datetime import date, timedelta
from fractions import Fraction

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law import statutes
from thads.law.acts import asking
from thads.law.distribution import FeeTable, fee_on
from thads.law.distribution.fee_grounds import exemptions, in_force, reliefs
from thads.law.money import decimal
from thads.law.statutes import Regime, regime_start
from thads.readers.portal.frame import SHARED, show
from thads.records.citizens import queries
from thads.records.web.forms import DongField, read_day

AHEAD = timedelta(days=62)
SOON = 4
OFTEN = {
    "yeu_cau_thi_hanh_an",
    "hoan_thi_hanh_an",
    "mien_giam",
    "nhan_tien",
    "khieu_nai",
}


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Trang chính: one's own case, when one is received, what one may ask.

    Its form carries a token of this visitor, so it is kept nowhere on the way.
    """
    today = timezone.localdate()
    known = asking.askable(today)
    context = {
        "days": queries.reception_days(today, today + AHEAD)[:SOON],
        "procedures": [each for each in known if each.code in OFTEN],
        "procedure_count": len(known),
    }
    return show(request, "front", context)


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Mọi thủ tục, by the law of a day."""
    on = _day(request)
    context = {"on": on, "procedures": asking.askable(on), **_laws(on)}
    return show(request, "procedures", context, cache=SHARED)


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Một thủ tục: who, what to bring, how long it takes and by which article."""
    on = _day(request)
    found = asking.asked(code, on)
    if found is None:
        raise Http404("Không có thủ tục này.")
    context = {"on": on, "asked": found, **_laws(on)}
    return show(request, "procedure", context, cache=SHARED)


class ReceivedForm(forms.Form):
    """Số tiền, giá trị tài sản thực nhận, to count the fee of it."""

    so_tien = DongField(label="Số tiền, giá trị tài sản bạn thực nhận (đồng)")


@require_safe
def fees(request: HttpRequest) -> HttpResponse:
    """Mức phí thi hành án, who pays none or less, and the fee of an amount."""
    on = _day(request)
    form = ReceivedForm(request.GET if "so_tien" in request.GET else None)
    table = FeeTable.on(on)
    context = {
        "on": on,
        "form": form,
        "fee": fee_on(0, form.cleaned_data["so_tien"], on) if form.is_valid() else None,
        "table": table,
        "brackets": [
            (each, upper, _rate(each.rate))
            for each, upper in zip(
                table.brackets, [*table.edges[1:], None], strict=True
            )
        ],
        "settled": statutes.value("phi_tu_giao_nhan_mot_phan", on),
        "exempt": in_force(exemptions(), on),
        "reliefs": in_force(reliefs(), on),
        **_laws(on),
    }
    return show(request, "fees", context, cache=SHARED)


def _rate(share: Fraction) -> str:
    """Tỷ lệ: “0,5%”, no zeros behind."""
    told = decimal(share.numerator * 100, share.denominator, 2)
    return f"{told.rstrip('0').rstrip(',')}%"


def _laws(on: date) -> dict[str, object]:
    """The two laws side by side: the last day of the old, the first day of the new."""
    begins = regime_start(Regime.LUAT_2025)
    return {"new_law": begins, "old_law": begins - timedelta(days=1)}


def _day(request: HttpRequest) -> date:
    """Ngày được hỏi; what is no day of a calendar is today."""
    try:
        asked = read_day(request.GET.get("ngay", "").strip())
    except ValueError:
        asked = None
    return asked or timezone.localdate()


@require_safe
def reception(request: HttpRequest) -> HttpResponse:
    """Lịch tiếp công dân, heads' days marked; what holds for who comes."""
    today = timezone.localdate()
    context = {
        "days": queries.reception_days(today, today + AHEAD),
        "rules": asking.at_reception(today),
    }
    return show(request, "reception", context, cache=SHARED)


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Đơn vị, địa chỉ, đường dây nóng, giờ làm việc."""
    return show(request, "offices", {}, cache=SHARED)
