"""Địa chỉ của giấy tờ: papers of a case, templates of an agency, printing of a day."""

from django.urls import path

from thads.records.paperwork import (
    certificate_views,
    day_views,
    image_views,
    signing_views,
    views,
    wording_views,
)
from thads.records.paperwork.dossier import views as dossier
from thads.records.paperwork.service import views as service

app_name = "paperwork"
CASE = "viec/<int:case_id>/tai-lieu/"
DOCUMENT = f"{CASE}<int:document_id>/"
NOTICE = f"{CASE}thong-bao/<int:notice_id>/"

urlpatterns = [
    path(CASE, views.papers, name="papers"),
    path(f"{CASE}lap/<slug:code>/", views.make, name="make"),
    path(f"{CASE}lap/<slug:code>/xem-truoc/", views.make_preview, name="preview"),
    path(f"{CASE}ho-so/", dossier.dossier, name="dossier"),
    path(f"{CASE}ho-so/danh-so/", dossier.number, name="number"),
    path(f"{CASE}ho-so/bia/", dossier.front, name="front"),
    path(f"{CASE}ho-so/tep/", dossier.bind, name="bind"),
    path(f"{CASE}ho-so/tep/<slug:token>/", dossier.bound, name="bound"),
    path(f"{CASE}ho-so/tep/<slug:token>/<int:place>/", dossier.bind_on, name="bind_on"),
    path(f"{CASE}dua-vao/", dossier.take_in, name="take_in"),
    path("van-den/", dossier.arrivals, name="arrivals"),
    path(f"{CASE}thong-bao/", service.of_case, name="service"),
    path(NOTICE, service.attempt, name="attempt"),
    path(f"{NOTICE}<int:seq>/thu-hoi/", service.withdraw, name="withdraw"),
    path(f"{DOCUMENT}thong-bao/", service.open_paper, name="open_service"),
    path("van-ban/phai-thong-bao/", service.to_serve, name="to_serve"),
    path(DOCUMENT, views.download, name="download"),
    path(f"{DOCUMENT}sua/", views.edited, name="edited"),
    path(f"{DOCUMENT}ky/", signing_views.sign, name="sign"),
    path("van-ban/trong-ngay/", day_views.day, name="day"),
    path("van-ban/ky-trong-ngay/", day_views.sign, name="sign_day"),
    path("van-ban/in/", day_views.start, name="print"),
    path("van-ban/in/<slug:token>/<int:place>/", day_views.go_on, name="print_on"),
    path("van-ban/in/<slug:token>/bo/", day_views.drop, name="print_drop"),
    path("van-ban/in/<slug:token>/", day_views.result, name="printed"),
    path("van-ban/hinh-chu-ky/", image_views.pictures, name="pictures"),
    path(
        "van-ban/chung-thu/", certificate_views.agency_certificates, name="certificates"
    ),
    path("van-ban/mau/", wording_views.index, name="wordings"),
    path("van-ban/mau/<slug:code>/", wording_views.edit, name="wording"),
    path("van-ban/cach-trinh-bay/", wording_views.style, name="style"),
]
