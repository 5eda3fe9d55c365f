"""Địa chỉ của án hành chính."""

from django.urls import path

from thads.records.administrative import views

app_name = "administrative"

urlpatterns = [
    path("an-hanh-chinh/", views.board, name="board"),
    path("an-hanh-chinh/so.xlsx", views.workbook, name="workbook"),
    path("an-hanh-chinh/<int:matter_id>/<slug:step>/", views.write, name="write"),
]
