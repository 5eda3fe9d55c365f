"""Địa chỉ của chốt số liệu."""

from django.urls import path

from thads.readers.statistics.closing import views

app_name = "closing"

urlpatterns = [
    path("chot-so-lieu/", views.periods, name="periods"),
    path("chot-so-lieu/chot/", views.close, name="close"),
    path("chot-so-lieu/ban/<str:code>/", views.version, name="version"),
    path("chot-so-lieu/ban/<str:code>/ky/", views.sign, name="sign"),
    path("chot-so-lieu/ban/<str:code>/goi/", views.packed, name="packed"),
    path("chot-so-lieu/ban/<str:code>/gui/", views.send, name="send"),
    path("chot-so-lieu/ban/<str:code>/tinh-lai/", views.recount, name="recount"),
    path("chot-so-lieu/ban/<str:code>/chenh-lech/", views.diff, name="diff"),
]
