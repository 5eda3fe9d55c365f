"""Tệp chuyển tiền của các lệnh đã duyệt, for the bank or the treasury."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.queries import waiting
from thads.records.cashbook.transfer_file import as_csv, as_xlsx, rows_of

MAKERS = {
    "xlsx": (
        as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}
CHANNELS = {"ngan-hang": Account.BANK, "kho-bac": Account.TREASURY}


@require_safe
@signed_in
def transfers(request: SignedInRequest, channel: str, kind: str) -> HttpResponse:
    """Mọi lệnh đã duyệt, chưa chi, từ một nơi giữ tiền."""
    if channel not in CHANNELS or kind not in MAKERS:
        raise Http404("Không có tệp chuyển tiền này.")
    make, content_type = MAKERS[kind]
    orders = [
        each
        for each in waiting.to_pay(request.person.agency_id)
        if each.channel == CHANNELS[channel]
    ]
    answer = HttpResponse(make(rows_of(orders)), content_type=content_type)
    name = f"chuyen-tien-{channel}-{timezone.localdate():%Y%m%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
