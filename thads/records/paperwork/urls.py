"""Địa chỉ của giấy tờ: papers of a case, templates of an agency, printing of a day."""

from django.urls import path

from thads.records.paperwork import signing_views, views

app_name = "paperwork"
CASE = "viec/<int:case_id>/tai-lieu/"
DOCUMENT = f"{CASE}<int:document_id>/"

urlpatterns = [
    path(CASE, views.papers, name="papers"),
    path(f"{CASE}lap/<slug:code>/", views.make, name="make"),
    path(f"{CASE}lap/<slug:code>/xem-truoc/", views.make_preview, name="preview"),
    path(DOCUMENT, views.download, name="download"),
    path(f"{DOCUMENT}sua/", views.edited, name="edited"),
    path(f"{DOCUMENT}ky/", signing_views.sign, name="sign"),
]
