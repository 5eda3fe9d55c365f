"""Địa chỉ của dân vận, phối hợp."""

from django.urls import path

from thads.records.mobilisation.views import (
    figures,
    of_case,
    papers,
    partner,
    programmes,
    promised,
    referring,
)

app_name = "mobilisation"
CASE = "viec/<int:case_id>/dan-van/"
PROGRAMME = "dan-van/chuong-trinh/<int:programme_id>/"

urlpatterns = [
    path(CASE, of_case.page, name="of_case"),
    path(f"{CASE}buoi/", of_case.talk, name="talk"),
    path(f"{CASE}hoan-canh/", of_case.note, name="note"),
    path(f"{CASE}hoan-canh/<int:row_id>/gach/", of_case.strike, name="strike"),
    path(f"{CASE}loi-hua/<int:promise_id>/", of_case.answer, name="answer"),
    path(f"{CASE}chuyen/", referring.refer, name="refer"),
    path(f"{CASE}chuyen/<int:referral_id>/dong/", referring.close, name="close"),
    path(f"{CASE}nhan-buoi/<int:told_id>/", referring.take_in, name="take_in"),
    path(f"{CASE}cung-lam/<int:seq>/", referring.join, name="join"),
    path("dan-van/", programmes.index, name="index"),
    path("dan-van/ky/", programmes.sign, name="sign"),
    path(PROGRAMME, programmes.programme, name="programme"),
    path(f"{PROGRAMME}hop/", programmes.meet, name="meet"),
    path(f"{PROGRAMME}cam-ket/", programmes.commit, name="commit"),
    path(f"{PROGRAMME}van-ban/", papers.programme, name="programme_paper"),
    path(f"{PROGRAMME}so-ket/", papers.review, name="review"),
    path("dan-van/so-lieu/bao-cao/", papers.report, name="report"),
    path("dan-van/van-ban/<int:document_id>/", papers.download, name="paper"),
    path("dan-van/so-lieu/", figures.overview, name="overview"),
    path("dan-van/so-lieu/<slug:code>/", figures.one, name="figure"),
    path("dan-van/cach-nao-co-ket-qua/", figures.what_works, name="what_works"),
    path("dan-van/tuyen-truyen/", figures.education, name="education"),
    path(
        "dan-van/tuyen-truyen/<int:row_id>/gach/",
        figures.strike_education,
        name="strike_education",
    ),
    path("dan-van/loi-hua/", promised.listing, name="promises"),
    path("dan-van/nhat-ky/", figures.partner_log, name="partner_log"),
    path("doi-tac/", partner.listing, name="partner"),
    path("doi-tac/<int:referral_id>/", partner.one, name="partner_one"),
    path("doi-tac/<int:referral_id>/tra-loi/", partner.answer, name="partner_answer"),
    path("doi-tac/<int:referral_id>/buoi/", partner.tell, name="partner_tell"),
]
