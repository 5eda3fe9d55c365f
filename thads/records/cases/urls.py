"""Địa chỉ của việc: list, case and its parts, recording, search."""

from django.urls import path

from thads.records.cases.views import detail, intake, listing, record, search

app_name = "cases"
CASE = "viec/<int:case_id>/"
ACT = f"{CASE}ghi-nhan/<slug:act_code>/"

urlpatterns = [
    path("viec/", listing.case_list, name="list"),
    path(CASE, detail.timeline, name="detail"),
    path(f"{CASE}duong-su/", detail.parties, name="parties"),
    path(f"{CASE}duong-su/<int:party_id>/so-giay-to/", detail.reveal, name="reveal"),
    path(f"{CASE}tien/", detail.money, name="money"),
    path(f"{CASE}thoi-han/", detail.terms, name="terms"),
    path(f"{CASE}thoi-han/<slug:code>/<int:from_act>/", detail.why, name="why"),
    path(
        f"{CASE}thoi-han/<slug:code>/<int:from_act>/cham-mot-ngay/",
        detail.later,
        name="later",
    ),
    path(f"{CASE}cuong-che/", detail.coercion, name="coercion"),
    path(f"{CASE}ghi-nhan/", record.choose, name="record_choose"),
    path(ACT, record.record, name="record"),
    path(f"{ACT}xem-truoc/", record.preview, name="record_preview"),
    path("tiep-nhan/", intake.take_in, name="take_in"),
    path(f"{CASE}ra-quyet-dinh/", intake.decide, name="decide"),
    path(
        f"{CASE}ra-quyet-dinh/xem-truoc/", intake.decide_preview, name="decide_preview"
    ),
    path("tim/", search.search, name="search"),
]
