"""Địa chỉ của báo cáo."""

from django.urls import path

from thads.readers.reports import own_views, text_views, views

app_name = "reports"
urlpatterns = [
    path("bao-cao/", views.report, name="report"),
    path("bao-cao/lap/", views.make, name="make"),
    path("bao-cao/co-quan/<slug:what>/", own_views.own, name="own"),
    path("bao-cao/loi-van/<slug:section>/", text_views.text, name="text"),
]
