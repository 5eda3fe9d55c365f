"""Địa chỉ của trang chỉ thị."""

from django.urls import path

from thads.readers.directives import views

app_name = "directives"
urlpatterns = [
    path("chi-thi/", views.index, name="index"),
    path("chi-thi/nhan/", views.take_in, name="take_in"),
    path("chi-thi/so-lieu/", views.counted, name="counted"),
    path("chi-thi/<int:directive_id>/", views.directive, name="directive"),
    path("chi-thi/<int:directive_id>/giao/", views.set_task, name="set_task"),
    path("chi-thi/<int:directive_id>/bao-cao/", views.report_task, name="report_task"),
    path("chi-thi/<int:directive_id>/ky/", views.sign, name="sign"),
]
