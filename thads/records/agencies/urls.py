"""Địa chỉ đăng nhập, đăng xuất, tài khoản của tôi, báo sai."""

from django.urls import path

from thads.records.agencies import mistakes, own_account, views

app_name = "agencies"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("phien/", views.stay, name="stay"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("tai-khoan/", own_account.own_account, name="own_account"),
    path("tai-khoan/dang-xuat-noi-khac/", own_account.end_others, name="end_others"),
    path("bao-sai/", mistakes.tell, name="tell_mistake"),
    path("bao-sai/so/", mistakes.mistakes, name="mistakes"),
    path("bao-sai/<int:mistake_id>/", mistakes.answer, name="answer_mistake"),
]
