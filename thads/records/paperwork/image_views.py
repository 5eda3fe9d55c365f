"""Trang hình chữ ký, hình dấu: one's own picture, the agency's seal, put in and taken out."""

import base64
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.periods import local_day
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role
from thads.records.audit import actions as audit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.signing import images
from thads.records.documents.signing.appearance import LARGEST, ImageRefused

UNPROCESSABLE = 422
OWN, SEAL = "chu_ky", "dau"
_NAMES = {OWN: "hình chữ ký", SEAL: "hình dấu của cơ quan"}


@dataclass(frozen=True, slots=True)
class Picture:
    """Một hình: whose, what it is for, and as it is now."""

    kind: str
    title: str
    hint: str
    content: bytes

    @property
    def shown(self) -> str:
        """Địa chỉ dữ liệu của hình, to be seen on the page."""
        if not self.content:
            return ""
        return f"data:image/png;base64,{base64.b64encode(self.content).decode()}"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pictures(request: SignedInRequest) -> HttpResponse:
    """Hình chữ ký của tôi; for who keeps the seal, the agency's seal."""
    if request.method != "POST":
        return _page(request)
    kind = request.POST.get("hinh", "")
    if kind not in {each.kind for each in _of(request.person)}:
        return _page(request, "Không được: tài khoản này không giữ hình đó.")
    sent = request.FILES.get("tep")
    if sent is None and "bo" not in request.POST:
        return _page(request, "Chưa chọn tệp. Chọn hình PNG nền trong suốt.")
    data = sent.read(LARGEST + 1) if sent and "bo" not in request.POST else b""
    try:
        _keep(request.person, kind, data)
    except ImageRefused as refused:
        return _page(request, str(refused))
    done = "Đã nhận" if data else "Đã bỏ"
    messages.success(request, f"{done} {_NAMES[kind]}.")
    return redirect("paperwork:pictures")


def _keep(person: Person, kind: str, data: bytes) -> None:
    now = timezone.now()
    images.keep(
        data,
        officer_id=person.officer_id if kind == OWN else None,
        agency_id=person.agency_id if kind == SEAL else None,
        account=person.account_id,
        now=now,
    )
    done = "Nhận" if data else "Bỏ"
    audit.note(
        at=now,
        account_id=person.account_id,
        username=person.username,
        action="hinh_chu_ky",
        subject=kind,
        sentence=f"{done} {_NAMES[kind]} ngày {local_day(now):%d/%m/%Y}",
        unit_id=None,
    )


def _of(person: Person) -> list[Picture]:
    found = []
    if person.officer_id is not None:
        own = images.of_officer(person.officer_id)
        hint = "Màu xanh, đặt giữa chức vụ và họ tên khi tôi ký số."
        found.append(Picture(OWN, "Hình chữ ký của tôi", hint, own))
    if {Role.REGISTRAR, Role.HEAD} & set(person.roles):
        seal = images.of_agency(person.agency_id)
        hint = "Màu đỏ, trùm khoảng một phần ba hình chữ ký về bên trái."
        found.append(Picture(SEAL, "Hình dấu của cơ quan", hint, seal))
    return found


def _page(request: SignedInRequest, refusal: str = "") -> HttpResponse:
    context = {"pictures": _of(request.person), "refusal": refusal}
    status = UNPROCESSABLE if refusal else 200
    return render(request, "paperwork/pictures.html", context, status=status)
