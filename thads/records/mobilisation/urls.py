"""Địa chỉ của dân vận, phối hợp."""

from django.urls import path

from thads.records.mobilisation.views import of_case

app_name = "mobilisation"
CASE = "viec/<int:case_id>/dan-van/"

urlpatterns = [
    path(CASE, of_case.page, name="of_case"),
    path(f"{CASE}buoi/", of_case.talk, name="talk"),
    path(f"{CASE}hoan-canh/", of_case.note, name="note"),
    path(f"{CASE}hoan-canh/<int:row_id>/gach/", of_case.strike, name="strike"),
    path(f"{CASE}loi-hua/<int:promise_id>/", of_case.answer, name="answer"),
]
