"""Địa chỉ của báo cáo và của danh sách cưỡng chế đứng sau nó."""

from django.urls import path

from thads.readers.reports import views

app_name = "reports"
urlpatterns = [
    path("bao-cao/", views.report, name="report"),
    path("bao-cao/cuong-che/<slug:kind>/", views.coercion, name="coercion"),
]
