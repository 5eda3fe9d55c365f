"""Địa chỉ của các sổ."""

from django.urls import path

from thads.readers.registers import views

app_name = "registers"
urlpatterns = [
    path("so-sach/", views.index, name="index"),
    path("so-sach/<slug:code>/", views.register, name="register"),
    path("so-sach/<slug:code>/tep/", views.file, name="file"),
]
