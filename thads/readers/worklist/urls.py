"""Địa chỉ của bàn làm việc."""

from django.urls import path

from thads.readers.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.workbench, name="workbench"),
    path("goi-den/", views.called, name="called"),
    path("tien-do/", views.progress, name="progress"),
]
