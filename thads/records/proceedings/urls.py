"""Địa chỉ của hồ sơ: index, list, open, one matter, recording."""

from django.urls import path

from thads.records.proceedings.views import detail, listing, of_case, opening, record

app_name = "proceedings"
LIST = "ho-so/<slug:slug>/"
MATTER = f"{LIST}<int:matter_id>/"
TERM = f"{MATTER}thoi-han/<slug:code>/<int:from_act>/"
ACT = f"{MATTER}ghi-nhan/<slug:act_code>/"

urlpatterns = [
    path("ho-so/", listing.index, name="index"),
    path("viec/<int:case_id>/ho-so/", of_case.matters, name="of_case"),
    path(LIST, listing.matters, name="list"),
    path(f"{LIST}mo/<slug:act_code>/", opening.open_matter, name="open"),
    path(MATTER, detail.detail, name="detail"),
    path(f"{MATTER}phan-cong/", detail.assign, name="assign"),
    path(TERM, detail.why, name="why"),
    path(f"{TERM}cham-mot-ngay/", detail.later, name="later"),
    path(f"{MATTER}ghi-nhan/", record.choose, name="choose"),
    path(ACT, record.record, name="record"),
    path(f"{ACT}xem-truoc/", record.preview, name="preview"),
]
