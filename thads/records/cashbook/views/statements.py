"""Sao kê: movements of a case, a person, an officer or an account, on paper and in Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.distribution.account_numbers import account_number
from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries import statements as asked
from thads.records.cashbook.queries.statements import Statement
from thads.records.cashbook.statement_file import statement_file
from thads.records.cashbook.statement_paper import statement_pdf
from thads.records.cashbook.views.receiving import case_of
from thads.records.cashbook.wording import kind_label
from thads.records.parties.models import Party
from thads.records.web.forms import read_day

LONGEST = 500
"""Số dòng hiện trên trang; the file has every one."""
BOOKS_OF_ACCOUNTS = {
    "tien_mat": "Sổ quỹ tiền mặt",
    "ngan_hang": "Sổ tiền gửi ngân hàng",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Asked:
    """Sao kê của ai, của gì: its title and how it is told for a period."""

    title: str
    whose: str
    tell: Callable[[date, date], Statement]


def _of_case(request: SignedInRequest, key: str) -> Asked:
    case = case_of(_number(key))
    name = case.case.debtor_name
    return Asked(
        f"Sao kê tiền của việc {case.number or case.code}",
        name,
        lambda since, until: asked.of_case(case.pk, since, until),
    )


def _of_party(request: SignedInRequest, key: str) -> Asked:
    party = _party(key)
    return Asked(
        "Sao kê tiền người được nhận",
        party.full_name,
        lambda since, until: asked.of_party(party.pk, since, until),
    )


def _of_payer(request: SignedInRequest, key: str) -> Asked:
    party = _party(key)
    return Asked(
        "Sao kê tiền người nộp",
        party.full_name,
        lambda since, until: asked.of_payer(party.pk, since, until),
    )


def _of_officer(request: SignedInRequest, key: str) -> Asked:
    account = _number(key)
    return Asked(
        "Sao kê tiền thu ngoài trụ sở",
        names_of([account]).get(account, ""),
        lambda since, until: asked.of_officer(account, since, until),
    )


def _of_agency(request: SignedInRequest, key: str) -> Asked:
    agency = Unit.objects.filter(pk=_number(key)).first()
    if agency is None or agency.pk != request.person.agency_id:
        raise Http404("Không có sao kê của cơ quan này.")
    return Asked(
        "Sao kê tiền cơ quan đang giữ",
        agency.name,
        lambda since, until: asked.of_agency(agency.pk, since, until),
    )


def _of_account(request: SignedInRequest, key: str) -> Asked:
    if key not in Account.values:
        raise Http404("Không có tài khoản này trong sổ.")
    agency = Unit.objects.get(pk=request.person.agency_id)
    label = Account(key).label
    known = account_number(key, timezone.localdate())
    number = f", tài khoản {known.number}" if known else ""
    return Asked(
        BOOKS_OF_ACCOUNTS.get(key, f"Sổ cái: {label}") + number,
        agency.name,
        lambda since, until: asked.of_account(agency.pk, key, since, until),
    )


KINDS: dict[str, Callable[[SignedInRequest, str], Asked]] = {
    "viec": _of_case,
    "nguoi-nhan": _of_party,
    "nguoi-nop": _of_payer,
    "nguoi-thu": _of_officer,
    "tai-khoan": _of_account,
    "co-quan": _of_agency,
}


@require_safe
@signed_in
def statement(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Sao kê một kỳ: opening, each movement with its paper, closing."""
    if kind not in KINDS:
        raise Http404("Không có loại sao kê này.")
    found = KINDS[kind](request, key)
    since, until = _period(request)
    told = found.tell(since, until)
    if (form := request.GET.get("dang")) in _FILES:
        content = _FILES[form](request, found, told, (since, until))
        answer = HttpResponse(content, content_type=_TYPES[form])
        name = f"sao-ke-{since:%Y%m%d}-{until:%Y%m%d}.{form}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    context = {
        "asked": found,
        "told": told,
        "lines": [
            (each, kind_label(each.kind, each.reversal, each.channel))
            for each in told.movements[:LONGEST]
        ],
        "more": max(0, len(told.movements) - LONGEST),
        "since": since,
        "until": until,
        "accounts": Account.choices if kind in ("tai-khoan", "co-quan") else [],
        "agency": str(request.person.agency_id),
        "key": key,
    }
    return render(request, "cashbook/statement.html", context)


def _xlsx(
    request: SignedInRequest, found: Asked, told: Statement, days: tuple[date, date]
) -> bytes:
    return statement_file(found.title, found.whose, told, *days)


def _pdf(
    request: SignedInRequest, found: Asked, told: Statement, days: tuple[date, date]
) -> bytes:
    agency = Unit.objects.get(pk=request.person.agency_id)
    return statement_pdf(
        found.title, found.whose, told, days, agency, timezone.localtime()
    )


_FILES = {"xlsx": _xlsx, "pdf": _pdf}
_TYPES = {"xlsx": XLSX, "pdf": "application/pdf"}


def _period(request: SignedInRequest) -> tuple[date, date]:
    """The days asked for; else from the beginning of the year of accounts to today."""
    today = timezone.localdate()
    year = today.year if today.month >= 10 else today.year - 1
    since = _day(request.GET.get("tu", ""), date(year, 10, 1))
    until = _day(request.GET.get("den", ""), today)
    return since, max(since, until)


def _day(text: str, usual: date) -> date:
    try:
        return read_day(text.strip()) or usual
    except ValueError:
        return usual


def _number(key: str) -> int:
    if not key.isdecimal():
        raise Http404("Không có sao kê này.")
    return int(key)


def _party(key: str) -> Party:
    found = Party.objects.filter(pk=_number(key)).first()
    if found is None:
        raise Http404("Không có người này trong những việc anh, chị được xem.")
    return found
