"""Địa chỉ của phần ngân hàng, under the money pages."""

from django.urls import path

from thads.records.cashbook.bank.views import (
    balance,
    custody,
    fees,
    own_accounts,
    paying_in,
    queue,
    statements,
    taking_back,
    undoing,
)

CODE = "viec/<int:case_id>/nop-tien/"

urlpatterns = [
    path(CODE, paying_in.codes, name="pay_in"),
    path(f"{CODE}<slug:text>.<slug:kind>", paying_in.picture, name="pay_in_picture"),
    path(f"{CODE}<slug:text>/", paying_in.slip, name="pay_in_slip"),
    path("tien/cho-ro/", queue.queue, name="queue"),
    path("tien/cho-ro/nhan-khop/", queue.accept_exact, name="accept_exact"),
    path("tien/den/<int:transfer_id>/nhan/", queue.accept, name="accept"),
    path("tien/den/<int:transfer_id>/tra-lai/", queue.give_back, name="give_back"),
    path("tien/bien-lai/<int:receipt_id>/go/", taking_back.take_back, name="take_back"),
    path("tien/sao-ke/", statements.statements, name="statements"),
    path("tien/sao-ke/<int:statement_id>/", statements.statement, name="statement"),
    path(
        "tien/sao-ke/tep/<int:file_id>/",
        statements.statement_file,
        name="statement_file",
    ),
    path(
        "tien/sao-ke/tep/<int:file_id>/tien-do/",
        statements.progress,
        name="statement_progress",
    ),
    path("tien/phi/nop/", fees.pay_fee, name="pay_fee"),
    path("tien/doi-chieu/", balance.balance, name="balance"),
    path("tien/doi-chieu/<int:reconciliation_id>/ky/", balance.approve, name="approve"),
    path("tien/sao-ke/dong/<int:line_id>/ghep/", balance.pair, name="pair"),
    path(
        "tien/sao-ke/dong/<int:line_id>/go-ghep/",
        undoing.undo_pairing,
        name="undo_pairing",
    ),
    path(
        "tien/but-toan/<int:entry_id>/dinh-chinh/",
        undoing.turn_back,
        name="turn_back",
    ),
    path("tien/cho-ro/tai-khoan-cua-minh/", queue.own_move, name="own_move"),
    path("tien/tai-khoan/", custody.accounts, name="accounts"),
    path(
        "tien/but-toan/<int:entry_id>/tai-khoan/",
        own_accounts.say_account,
        name="say_account",
    ),
    path(
        "tien/tai-khoan/<int:account_id>/<slug:deed>/",
        custody.decide,
        name="decide_account",
    ),
]
