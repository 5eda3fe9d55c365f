"""Địa chỉ đăng nhập, đăng xuất."""

from django.urls import path

from thads.records.agencies import views

app_name = "agencies"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("phien/", views.stay, name="stay"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
]
