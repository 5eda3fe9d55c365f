"""Địa chỉ của trang câu hỏi gửi Toà án."""

from django.urls import path

from thads.readers.courts import views

app_name = "courts"

urlpatterns = [path("toa-an/", views.listing, name="list")]
