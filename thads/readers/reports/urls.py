"""Địa chỉ của báo cáo."""

from django.urls import path

from thads.readers.reports import views

app_name = "reports"
urlpatterns = [
    path("bao-cao/", views.report, name="report"),
]
