"""Địa chỉ của thống kê."""

from django.urls import path

from thads.readers.statistics import (
    derived_views,
    edition_deciding,
    edition_views,
    file_views,
    views,
)

app_name = "statistics"

urlpatterns = [
    path("so/<str:code>/", derived_views.figure, name="figure"),
    path("bieu/kiem-tra/", views.checks, name="checks"),
    path("bieu/ke-tuc/", edition_views.successions, name="successions"),
    path("bieu/ban-bieu/", edition_views.editions, name="editions"),
    path("bieu/ban-bieu/kiem-tra/", edition_views.check, name="edition_check"),
    path("bieu/ban-bieu/de-nghi/", edition_deciding.propose, name="edition_propose"),
    path(
        "bieu/ban-bieu/de-nghi/<int:number>/",
        edition_deciding.proposal,
        name="edition_proposal",
    ),
    path(
        "bieu/ban-bieu/de-nghi/<int:number>/quyet-dinh/",
        edition_deciding.decide,
        name="edition_decide",
    ),
    path("bieu/ban-bieu/<slug:code>/", edition_views.edition, name="edition"),
    path("bieu/moi-bieu/lap/", file_views.forms_making, name="forms_making"),
    path("bieu/moi-bieu/tep/", file_views.forms_file, name="forms_file"),
    path("bieu/<slug:form>/", views.form, name="form"),
    path("bieu/<slug:form>/tep/", views.form_file, name="form_file"),
    path("bieu/<slug:form>/o/", views.cell, name="cell"),
    path("bieu/<slug:form>/o/tep/", views.cell_file, name="cell_file"),
]
