"""Địa chỉ của các sổ."""

from django.urls import path

from thads.readers.registers import (
    closing_views,
    ended_views,
    outgoing_views,
    views,
)

app_name = "registers"
CLOSING = "so-sach/<slug:code>/ket-so/<int:closing_id>/"
urlpatterns = [
    path("so-sach/", views.index, name="index"),
    path("so-sach/van-thu/<slug:code>/", outgoing_views.outgoing, name="outgoing"),
    path("so-sach/viec-ket-thuc/", ended_views.ended, name="ended"),
    path("so-sach/<slug:code>/", views.register, name="register"),
    path("so-sach/<slug:code>/tep/", views.file, name="file"),
    path("so-sach/<slug:code>/ket-so/", closing_views.close, name="close"),
    path(CLOSING, closing_views.closing, name="closing"),
    path(f"{CLOSING}ky/", closing_views.sign, name="sign_closing"),
    path(f"{CLOSING}in/", closing_views.printed, name="print_closing"),
    path(f"{CLOSING}tep/", closing_views.file, name="closing_file"),
]
