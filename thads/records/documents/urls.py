"""Địa chỉ công khai của văn bản."""

from django.urls import path

from thads.records.documents import views

app_name = "documents"
urlpatterns = [path("kiem-chung/<str:token>/", views.genuine, name="genuine")]
