"""Mẫu của cơ quan: tried before it is accepted, used from its day, the shipped one behind."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.builders.papers import occasion
from tests.records.cases.office import Office, as_owner
from thads.records.agencies.models import Unit
from thads.records.documents.templates import TemplateError, read
from thads.records.paperwork import actions, making, wordings
from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.models import AgencyTemplate
from thads.records.paperwork.trial import tried

ON = date(2026, 7, 6)
F06 = wordings.shipped_on("F06", ON).text


def adapted(old: str, new: str) -> str:
    """Mẫu kèm theo, with a passage of the agency's own."""
    assert old in F06
    return F06.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "thiếu dòng ---"),
        (F06.replace("ma: F06", "ma: F07"), "ghi mã F07"),
        (F06.replace("loai: GIẤY TRIỆU TẬP\n", ""), "thiếu “loai”"),
        (F06 + "\nđoạn: {khong_co_o_nay}\n", "không có “khong_co_o_nay”"),
        (F06 + "\nđoạn: {Sai Chữ}\n", "viết sai"),
        (F06 + "\nđoạn: **đậm\n", "thiếu dấu đóng"),
        (F06 + "\nđoạn: [[a [[b]] c]]\n", "không lồng nhau"),
        (F06 + "\nchương: một\n", "không hiểu"),
        (F06 + "\ntrống: ²\n", "số dòng"),
        (F06 + "\ntrống: 99999999\n", "số dòng"),
        (F06 + "\nđoạn: " + "{nguoi_duoc_moi}" * 4_000, "dài hơn 40000"),
        (adapted("**{nguoi_duoc_moi}**", "ông bà"), "người được triệu tập"),
        (adapted("{thoi_diem}", "sáng mai"), "giờ, ngày"),
    ],
)
def test_a_template_that_will_not_do_is_refused_in_plain_words(
    text: str, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        tried(FORMS["F06"], text, ON)


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(TemplateError) as problem:
        read("ma: F06\n---\nđoạn: được\nlạ lùng\n")
    assert problem.value.line == 4


@pytest.mark.django_db
def test_the_agencys_words_are_used_from_their_day(office: Office) -> None:
    agency = office.home.top
    text = adapted("Có mặt vào", "Kính đề nghị có mặt vào")
    actions.accept_template(
        "F06", text, agency_id=agency.pk, valid_from=ON, note="", by=None, now=_now()
    )
    assert "Kính đề nghị" in wordings.in_use("F06", agency, ON).text
    assert "Kính đề nghị" not in wordings.in_use("F06", agency, ON - timedelta(1)).text
    assert wordings.in_use("F06", office.away.top, ON).text == F06
    assert wordings.in_use("F06", agency, ON).is_agencys_own


@pytest.mark.django_db
def test_a_template_that_no_longer_reads_gives_way_to_the_shipped_one(
    office: Office,
) -> None:
    AgencyTemplate.objects.create(
        agency=office.home.top,
        form="F06",
        valid_from=ON,
        text="hỏng",
        accepted_at=_now(),
    )
    assert wordings.in_use("F06", office.home.top, ON).text == F06


@pytest.mark.django_db
def test_only_head_and_registrar_accept_and_the_page_says_so(
    office: Office, signed_in: Any
) -> None:
    text = adapted("Có mặt vào", "Kính đề nghị có mặt vào")
    officer = signed_in(office.officer)
    refused = officer.post("/van-ban/mau/f06/", {"loi": text})
    assert refused.status_code == 422
    assert "do thủ trưởng, văn thư nhận" in refused.content.decode()
    head = signed_in(office.head)
    wrong = head.post("/van-ban/mau/f06/", {"loi": text + "\nđoạn: {x_y}"})
    assert wrong.status_code == 422
    assert "không có “x_y”" in wrong.content.decode()
    trial = head.post("/van-ban/mau/f06/", {"loi": text, "thu": "co"})
    assert trial.content.startswith(b"%PDF")
    assert head.post("/van-ban/mau/f06/", {"loi": text}).status_code == 302
    with as_owner():
        assert AgencyTemplate.objects.get().agency_id == office.home.top.pk
        with pytest.raises(DatabaseError), transaction.atomic():
            AgencyTemplate.objects.update(text="khác")


@pytest.mark.django_db
def test_style_of_the_agency_stands_on_its_papers(
    office: Office, signed_in: Any
) -> None:
    head = signed_in(office.head)
    style = {
        "symbol": "KV2",
        "place": "Phố Hiến",
        "reset": "10-01",
        "room_head_signs": "TUQ",
    }
    assert head.post("/van-ban/cach-trinh-bay/", style).status_code == 302
    with as_owner():
        agency = Unit.objects.get(pk=office.home.top.pk)
        look = making.look_of(agency, ON)
    assert (look.style.symbol, look.style.place) == ("KV2", "Phố Hiến")


def test_official_codes_are_printed_only_where_they_are_known(db: Any) -> None:
    """A27-THADS under TT 04/2023; nothing since, nothing on other forms."""
    form = FORMS["F19"]
    old = making.draft(form, occasion(Random(1), form, date(2026, 5, 4)))
    new = making.draft(form, occasion(Random(1), form, ON))
    assert (old.page.form_code, new.page.form_code) == ("A27-THADS", "")
    other = FORMS["F09"]
    drawn = making.draft(other, occasion(Random(1), other, date(2026, 5, 4)))
    assert drawn.page.form_code == ""


def _now() -> Any:
    from tests.builders.proceedings import moment

    return moment(ON)
