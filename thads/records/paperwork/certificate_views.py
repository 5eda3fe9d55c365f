"""Trang chứng thư của cơ quan: registered and ended by its head, read by its people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.periods import local_day
from thads.records.agencies.models import Role, Unit
from thads.records.audit import actions as audit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.signing import certificates
from thads.records.documents.signing.certificates import CertificateRefused
from thads.records.documents.signing.keys import KeyRefused

UNPROCESSABLE, FORBIDDEN = 422, 403


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agency_certificates(request: SignedInRequest) -> HttpResponse:
    """Chứng thư số ký thay cơ quan; only its head registers or ends one."""
    if request.method != "POST":
        return _page(request)
    if Role.HEAD not in request.person.roles:
        return _page(
            request,
            "Chỉ thủ trưởng cơ quan đăng ký hoặc thôi dùng chứng thư.",
            FORBIDDEN,
        )
    try:
        done = _ended(request) if "thoi_dung" in request.POST else _registered(request)
    except (CertificateRefused, KeyRefused) as refused:
        return _page(request, str(refused), UNPROCESSABLE)
    messages.success(request, done)
    return redirect("paperwork:certificates")


def _registered(request: SignedInRequest) -> str:
    sent, person, now = request.FILES.get("tep"), request.person, timezone.now()
    if sent is None or (sent.size or 0) > certificates.MOST:
        raise CertificateRefused(
            "Chưa chọn tệp, hoặc tệp lớn hơn 64 KB. Chọn tệp chứng thư .cer, .crt, .pem."
        )
    agency = Unit.objects.get(pk=person.agency_id)
    kept = certificates.register(
        agency, sent.read(), account=person.account_id, now=now
    )
    _noted(request, f"Đăng ký chứng thư cơ quan số {kept.serial[:12]}")
    return f"Đã đăng ký chứng thư mang tên {kept.name}."


def _ended(request: SignedInRequest) -> str:
    person, now = request.person, timezone.now()
    wanted = request.POST["thoi_dung"]
    kept = certificates.in_use(person.agency_id)
    found = next((each for each in kept if each.digest == wanted), None)
    if found is None:
        raise CertificateRefused("Chứng thư này không còn dùng. Mở lại trang để xem.")
    reason = request.POST.get("ly_do", "")
    certificates.end(found, reason, account=person.account_id, now=now)
    _noted(request, f"Thôi dùng chứng thư cơ quan số {found.serial[:12]}")
    return f"Đã thôi dùng chứng thư mang tên {found.name}."


def _noted(request: SignedInRequest, said: str) -> None:
    now = timezone.now()
    audit.note(
        at=now,
        account_id=request.person.account_id,
        username=request.person.username,
        action="chung_thu_co_quan",
        subject=str(request.person.agency_id),
        sentence=f"{said} ngày {local_day(now):%d/%m/%Y}",
        unit_id=None,
    )


def _page(
    request: SignedInRequest, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "kept": certificates.in_use(request.person.agency_id),
        "now": timezone.now(),
        "may_change": Role.HEAD in request.person.roles,
        "refusal": refusal,
    }
    return render(request, "paperwork/certificates.html", context, status=status)
