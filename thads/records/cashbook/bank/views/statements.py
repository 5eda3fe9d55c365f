"""Sao kê: the list with its gaps, a file brought, looked at, imported whole."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.bank import custody, importing
from thads.records.cashbook.bank import progress as told
from thads.records.cashbook.bank.forms import BalancesForm, ColumnsForm, UploadForm
from thads.records.cashbook.bank.importing import NotImported
from thads.records.cashbook.bank.models import (
    CustodyAccount,
    Statement,
    StatementFile,
    StatementLine,
)
from thads.records.cashbook.bank.reading import Asked, Reading
from thads.records.cashbook.bank.views.tabs import STATEMENTS, tabs
from thads.records.cashbook.models import Receipt
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.views.answers import UNPROCESSABLE, NotDone, attempt
from thads.records.cashbook.views.guard import bank_page
from thads.records.web.formatting import whole

_LISTED = 50
_SHOWN = 12


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def statements(request: SignedInRequest) -> HttpResponse:
    """Các sao kê đã nhập, where one does not follow another; POST brings a file."""
    accounts = custody.accounts_on(request.person.agency_id, timezone.localdate())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent)
    form.give_accounts(accounts)
    if request.method == "POST" and form.is_valid():
        try:
            file = attempt(lambda: _upload(request, form))
            return redirect("cashbook:statement_file", file.pk)
        except NotDone as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
    rows = _statements(request.person.agency_id)
    context = {
        "tabs": tabs(STATEMENTS),
        "form": form,
        "rows": rows,
        "accounts": accounts,
        "gaps": [gap for each in accounts for gap in importing.gaps(each.pk)],
        "names": names_of(each.imported_by for each in rows if each.imported_by),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bank/statements.html", context, status=status)


def _statements(agency_id: int) -> Sequence[Statement]:
    rows = Statement.objects.filter(agency_id=agency_id).select_related("account")
    return list(rows.order_by("-until", "-pk")[:_LISTED])


def _upload(request: SignedInRequest, form: UploadForm) -> StatementFile:
    given: UploadedFile = form.cleaned_data["tep"]
    return importing.upload(
        account=form.cleaned_data["tai_khoan"],
        name=given.name or "sao-ke",
        data=given.read(),
        by=request.person,
        now=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def statement_file(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Xem trước một tệp: what it says, what is wrong, which column is what; POST imports."""
    file = get_object_or_404(
        StatementFile.objects.select_related("account"),
        pk=file_id,
        statement__isnull=True,
    )
    asked = _asked(request, file.account)
    if request.method == "POST":
        try:
            return _import(request, file, asked)
        except NotDone as refused:
            return _preview(request, file, asked, refused.sentences)
        except NotImported:
            return _preview(
                request, file, asked, ["Tệp còn chỗ sai, chưa nhập dòng nào."]
            )
    return _preview(request, file, asked, [])


def _asked(request: SignedInRequest, account: CustodyAccount) -> Asked:
    """What stands in the form, else what was chosen the last time."""
    typed = request.POST or request.GET
    balances = BalancesForm(typed)
    given = balances.cleaned_data if balances.is_valid() else {}
    columns = ColumnsForm.chosen(typed) or importing.chosen_columns(account.pk)
    return Asked(columns, given.get("so_du_dau"), given.get("so_du_cuoi"))


def _import(
    request: SignedInRequest, file: StatementFile, asked: Asked
) -> HttpResponse:
    try:
        result = attempt(
            lambda: importing.import_statement(
                file_id=file.pk,
                asked=asked,
                by=request.person,
                now=timezone.now(),
                progress=told.teller(file.pk),
            )
        )
    finally:
        told.forget(file.pk)
    messages.success(
        request,
        f"Đã nhập {whole(result.statement.count)} dòng: {whole(result.posted)} khoản tiền "
        f"đến vào sổ, {whole(result.paired)} dòng đã có trong sổ, {whole(result.left)} "
        "dòng chi còn chờ ghép.",
    )
    return redirect("cashbook:queue" if result.posted else "cashbook:statements")


@require_safe
@signed_in
def progress(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Tiến độ nhập một tệp, for the page that waits; asked again until it has gone."""
    get_object_or_404(StatementFile, pk=file_id, agency_id=request.person.agency_id)
    context = {"file_id": file_id, "stand": told.standing(file_id)}
    return render(request, "cashbook/bank/importing.html", context)


def _preview(
    request: SignedInRequest, file: StatementFile, asked: Asked, refused: list[str]
) -> HttpResponse:
    found = importing.reading_of(file.account, bytes(file.content), asked)
    columns = ColumnsForm.of(found)
    context = {
        "file": file,
        "bank": custody.bank_name(file.account),
        "found": found,
        "lines": found.statement.lines[:_SHOWN] if found.statement else [],
        "shown": _SHOWN,
        "columns": columns,
        "balances": BalancesForm(
            initial={"so_du_dau": asked.opening, "so_du_cuoi": asked.closing}
        ),
        "asked": _hidden(found, asked),
        "refused": refused,
        "may_import": bool(found.statement) and not found.problems,
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/bank/preview.html", context, status=status)


def _hidden(found: Reading, asked: Asked) -> list[tuple[str, str]]:
    """What the import is asked with is what the preview was made with."""
    rows = [(f"cot_{name}", value) for name, value in asked.columns.items()]
    if asked.opening is not None:
        rows.append(("so_du_dau", str(asked.opening)))
    if asked.closing is not None:
        rows.append(("so_du_cuoi", str(asked.closing)))
    return rows if found.layout else []


@require_safe
@signed_in
def statement(request: SignedInRequest, statement_id: int) -> HttpResponse:
    """Một sao kê: each line and the entry it is."""
    rows = Statement.objects.select_related("account", "file")
    found = get_object_or_404(rows, pk=statement_id)
    lines = StatementLine.objects.filter(statement=found).select_related(
        *("pairing__entry__act__proceeding", "pairing__entry__transfer"),
        "pairing__entry__payment",
    )
    receipts = Receipt.objects.select_related("proceeding")
    lines = lines.prefetch_related(
        "undone",
        _of_transfer(receipts.filter(entry__reversed_by__isnull=True), "standing"),
        _of_transfer(receipts.filter(entry__reversed_by__isnull=False), "gone"),
    )
    context = {
        "statement": found,
        "bank": custody.bank_name(found.account),
        "lines": lines.order_by("place")[: _LISTED * 10],
        "more": max(0, found.count - _LISTED * 10),
    }
    return render(request, "cashbook/bank/statement.html", context)


def _of_transfer(rows: QuerySet[Receipt], name: str) -> "Prefetch[str]":
    return Prefetch("pairing__entry__transfer__receipts", rows, to_attr=name)
