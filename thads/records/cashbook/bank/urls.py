"""Địa chỉ của phần ngân hàng, under the money pages."""

from django.urls import path

from thads.records.cashbook.bank.views import custody, paying_in

CODE = "viec/<int:case_id>/nop-tien/"

urlpatterns = [
    path(CODE, paying_in.codes, name="pay_in"),
    path(f"{CODE}<slug:text>.<slug:kind>", paying_in.picture, name="pay_in_picture"),
    path(f"{CODE}<slug:text>/", paying_in.slip, name="pay_in_slip"),
    path("tien/tai-khoan/", custody.accounts, name="accounts"),
    path(
        "tien/tai-khoan/<int:account_id>/<slug:deed>/",
        custody.decide,
        name="decide_account",
    ),
]
