"""Địa chỉ của phần pháp luật."""

from django.urls import path

from thads.readers.lawbook import views

app_name = "lawbook"
urlpatterns = [
    path("phap-luat/", views.index, name="index"),
    path("phap-luat/toan-bo/", views.whole, name="whole"),
    path("phap-luat/hanh-vi/<slug:code>/", views.act, name="act"),
    path("phap-luat/thoi-han/", views.terms, name="terms"),
    path("phap-luat/thoi-han/<slug:code>/", views.term, name="term"),
    path("phap-luat/gia-tri/", views.values, name="values"),
    path("phap-luat/gia-tri/<slug:key>/", views.value, name="value"),
    path("phap-luat/quy-tac/", views.rules, name="rules"),
    path("phap-luat/van-ban/", views.instruments, name="instruments"),
    path("phap-luat/van-ban/<slug:slug>/", views.instrument, name="instrument"),
    path("phap-luat/can-cu/", views.cited, name="cited"),
    path("phap-luat/can-cu/<slug:slug>/<str:place>/", views.basis, name="basis"),
    path("phap-luat/lich/", views.calendar, name="calendar"),
]
