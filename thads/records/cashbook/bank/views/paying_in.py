"""Nộp tiền bằng VietQR: the codes of a case, on screen, as files and on a slip of paper."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.bank import paying_in as asked
from thads.records.cashbook.bank.own_accounts import taking_in
from thads.records.cashbook.bank.slip_paper import slip_pdf
from thads.records.cashbook.views.receiving import case_of
from thads.records.web.forms import DongField

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@require_safe
@signed_in
def codes(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Mã nộp tiền của mọi khoản; `so_tien` asks for less than the whole."""
    case, today = case_of(case_id), timezone.localdate()
    amount, wrong = _amount(request)
    context = {
        "case": case,
        "today": today,
        "codes": asked.pay_ins(case, today, amount),
        "account": taking_in(asked.agency_of_case(case), today),
        "typed": request.GET.get("so_tien", ""),
        "wrong": wrong,
    }
    return render(request, "cashbook/bank/pay_in.html", context)


@require_safe
@signed_in
def slip(request: SignedInRequest, case_id: int, text: str) -> HttpResponse:
    """Giấy báo nộp tiền của một khoản, to be printed and handed to who pays."""
    case, today = case_of(case_id), timezone.localdate()
    code = _code(request, case_id, text)
    if request.GET.get("dang") == "pdf":
        paper = slip_pdf(case, code, timezone.localtime())
        answer = HttpResponse(paper, content_type="application/pdf")
        name = f"giay-bao-nop-tien-{code.reference}.pdf"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    context = {"case": case, "today": today, "code": code}
    return render(request, "cashbook/bank/slip.html", context)


@require_safe
@signed_in
def picture(
    request: SignedInRequest, case_id: int, text: str, kind: str
) -> HttpResponse:
    """Mã QR thành tệp SVG hoặc PNG."""
    if kind not in _TYPES:
        raise Http404("Mã QR chỉ có tệp .svg và .png.")
    code = _code(request, case_id, text)
    answer = HttpResponse(
        code.svg if kind == "svg" else code.png, content_type=_TYPES[kind]
    )
    answer.headers["Content-Disposition"] = f'inline; filename="{text}.{kind}"'
    return answer


def _code(request: HttpRequest, case_id: int, text: str) -> asked.PayIn:
    amount, _ = _amount(request)
    found = asked.pay_in_of(case_of(case_id), timezone.localdate(), text, amount)
    if found is None:
        raise Http404(
            "Không có mã nộp tiền này: khoản đã nộp đủ hoặc cơ quan chưa có tài khoản "
            "ngân hàng đang dùng."
        )
    return found


def _amount(request: HttpRequest) -> tuple[int | None, str]:
    """The amount asked for, or the sentence why it cannot be read."""
    text = request.GET.get("so_tien", "").strip()
    if not text:
        return None, ""
    try:
        amount: int | None = DongField(min_value=1).clean(text)
    except ValidationError as error:
        return None, " ".join(error.messages)
    return amount, ""
