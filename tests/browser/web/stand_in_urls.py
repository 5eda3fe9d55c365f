"""Addresses of the frame alone: the gallery, sign-in, and pages that fail."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.html import escape


class SignInForm(forms.Form):
    username = forms.CharField()
    password = forms.CharField()
    shared_machine = forms.BooleanField(
        label="Máy dùng chung: tự thoát sau 10 phút", required=False
    )

    def clean(self) -> None:
        told = ["Tài khoản hoặc mật khẩu chưa đúng.", "Còn 4 lần thử."]
        raise forms.ValidationError(told)


def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    return render(request, "web/sign_in.html", {"form": form})


def found(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<title>Tìm</title>{escape(request.GET['q'])}")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Trang này dành cho thống kê viên.")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def stay(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"left": 36_000})


SESSION = [
    path("dang-xuat/", sign_in, name="sign_out"),
    path("phien/", stay, name="stay"),
]
urlpatterns = [
    path("", include("thads.records.web.urls")),
    path("dang-nhap/", sign_in),
    path("tim/", include(([path("", found, name="search")], "cases"))),
    path("", include((SESSION, "agencies"))),
    path("cam/", forbidden),
    path("hong/", broken),
]
