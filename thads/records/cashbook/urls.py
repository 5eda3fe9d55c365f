"""Địa chỉ của tiền thi hành án: desk, receipts, transfers, distributions, payments."""

from django.urls import path

from thads.records.cashbook.bank.urls import urlpatterns as bank_patterns
from thads.records.cashbook.views import (
    books,
    budget,
    closing,
    desk,
    distributing,
    entitling,
    funding,
    interest,
    paying,
    posting,
    receiving,
    refunding,
    statements,
    transfer_files,
    transfers,
)
from thads.records.cashbook.vouchers import views as vouchers

app_name = "cashbook"
SHEET = "tien/phan-phoi/<int:distribution_id>/"
PAYMENT = "tien/chi/<int:payment_id>/"

urlpatterns = [
    path("tien/", desk.desk, name="desk"),
    path("tien/tam-ung/", desk.advances, name="advances"),
    path("tien/quy/", funding.funds, name="funds"),
    path("tien/ngan-sach/nop/", budget.pay_in, name="pay_in_budget"),
    path("tien/bien-lai/", receiving.receipts, name="receipts"),
    path("tien/bien-lai/cap-quyen/", receiving.issue_book, name="issue_book"),
    path("tien/bien-lai/quyen/<int:book_id>/", books.book, name="book"),
    path(
        "tien/bien-lai/quyen/<int:book_id>/nhan-lai/",
        receiving.take_back_book,
        name="take_back_book",
    ),
    path("viec/<int:case_id>/thu-tien/", receiving.receive, name="receive"),
    path("tien/den/", transfers.bring_in, name="bring_in"),
    path("tien/den/<int:transfer_id>/", transfers.identify, name="identify"),
    path("tien/den/<int:transfer_id>/la-gi/", transfers.nature, name="nature"),
    path("viec/<int:case_id>/nguoi-duoc-nhan/", entitling.entitled, name="entitled"),
    path("viec/<int:case_id>/lai-cham/", interest.interest, name="interest"),
    path(
        "viec/<int:case_id>/lai-cham/<int:seq>/dinh-chinh/",
        interest.correct,
        name="correct_interest",
    ),
    path("viec/<int:case_id>/phan-phoi/", distributing.propose, name="propose"),
    path("viec/<int:case_id>/lenh-chi/", paying.order, name="order"),
    path("viec/<int:case_id>/hoan-tien-mua/", refunding.refund, name="refund"),
    path(SHEET, distributing.sheet, name="distribution"),
    path(f"{SHEET}<slug:deed>/", distributing.decide, name="decide"),
    path(PAYMENT, paying.payment, name="payment"),
    path(f"{PAYMENT}buu-chinh/", posting.by_post, name="by_post"),
    path(f"{PAYMENT}<slug:deed>/", paying.act, name="pay"),
    path("tien/bang-ke/<slug:kind>/<slug:key>/", statements.statement, name="moved"),
    path(
        "tien/tep-chuyen/<slug:channel>/<slug:kind>/",
        transfer_files.transfers,
        name="transfer_file",
    ),
    path("tien/in/<slug:kind>/<int:paper_id>/", vouchers.print_paper, name="print"),
    path("tien/bien-lai/ma-so-thue/", vouchers.tax_code, name="tax_code"),
    path("kiem-chung/bien-lai/<str:code>/", vouchers.told, name="receipt_told"),
    path("tien/so-ngay/", closing.day, name="day"),
    *bank_patterns,
]
