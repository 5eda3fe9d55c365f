"""The law on screen: every act, term, value and article has a page, and chips lead there."""

import re
import time
from html import unescape
from urllib.parse import quote

import pytest
from django.template import engines
from django.test import Client

from thads.law.acts import catalogue
from thads.law.acts.rules import every_rule
from thads.law.deadlines import terms
from thads.law.statutes import default_book
from thads.readers.lawbook import act_page, contents, resting, words

COERCION = "quyet_dinh_cuong_che"
PAGES = (
    "",
    "?ngay=01/07/2026",
    "?q=cuong+che",
    "hanh-vi/quyet_dinh_cuong_che/",
    "thoi-han/",
    "thoi-han/tu_nguyen/",
    "gia-tri/",
    "gia-tri/thoi_han_tu_nguyen/",
    "quy-tac/",
    "van-ban/",
    "van-ban/luat_2025/",
    "can-cu/luat_2008/48.1.c/",
    "lich/",
)


def read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(f"/phap-luat/{path}")
    assert answer.status_code == status, path
    text = unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES)
def test_somebody_not_signed_in_goes_to_sign_in(db: None, page: str) -> None:
    answer = Client().get(f"/phap-luat/{page}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(reader: Client, page: str) -> None:
    read(reader, page)


def test_every_act_has_a_page_that_names_it(reader: Client) -> None:
    for kind in catalogue.kinds().values():
        text = read(reader, f"hanh-vi/{kind.code}/")
        assert kind.name_vi in text
        for edition in kind.editions:
            assert str(edition.citation) in text


def test_every_term_and_value_has_a_page(reader: Client) -> None:
    for term in terms():
        assert term.name in read(reader, f"thoi-han/{term.code}/")
    for key in default_book().names():
        text = read(reader, f"gia-tri/{key}/")
        for value in default_book().history(key):
            assert str(value.citation) in text
            assert value.row in text


def test_the_coercion_act_stands_under_both_laws(reader: Client) -> None:
    text = read(reader, "hanh-vi/quyet_dinh_cuong_che/")
    assert "Luật 2008, trước 01/07/2026" in text
    assert "Luật 2025, từ 01/07/2026" in text
    assert "Đang thi hành" in text
    assert "coercion_waits_for_the_voluntary_period" in text
    assert "Sổ ra quyết định cưỡng chế" in text
    assert " khác " in text
    assert "như nhau" in text


def test_a_value_shows_its_history_its_confidence_and_its_users(reader: Client) -> None:
    text = read(reader, "gia-tri/thoi_han_tu_nguyen/")
    assert "01/07/2026" in text
    assert "đang áp dụng" in text
    assert "đã đối chiếu văn bản" in text
    assert "L182" in text or "dòng L" in text
    assert "Thời hạn tính theo giá trị này" in text
    assert "Thông báo" in text


def test_only_what_was_in_force_on_the_day_is_listed(reader: Client) -> None:
    old, new = read(reader, "?ngay=30/06/2026"), read(reader, "?ngay=2026-07-01")
    assert "Luật 2008, trước" in old
    assert "Luật 2025, từ" not in old
    assert "Luật 2025, từ" in new
    assert "Luật 2008, trước" not in new
    only_old = next(
        kind
        for kind in catalogue.of_procedure("thi_hanh_an")
        if len(kind.editions) == 1 and kind.editions[0].valid.last is not None
    )
    assert f" {only_old.code} " in old
    assert f" {only_old.code} " not in new


def test_the_values_of_a_day_are_those_of_that_day(reader: Client) -> None:
    history = default_book().history("thoi_han_tu_nguyen")
    assert len(history) > 1
    for value in history:
        text = read(reader, f"gia-tri/?ngay={value.valid_from}")
        others = [str(each.citation) for each in history if each != value]
        assert str(value.citation) in text
        assert not any(each in text for each in others)


def test_a_day_that_is_none_is_refused_in_words(reader: Client) -> None:
    text = read(reader, "?ngay=31/02/2026", status=422)
    assert "Lịch không có ngày “31/02/2026”" in text


def test_values_that_nobody_checked_can_be_listed_alone(reader: Client) -> None:
    unsure = {
        key
        for key in default_book().names()
        if any(v.confidence == "recalled" for v in default_book().history(key))
    }
    text = read(reader, "gia-tri/?do_tin_cay=recalled")
    shown = set(re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", text))
    assert unsure <= shown
    certain = set(default_book().names()) - unsure
    assert not certain & shown


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cuong che", "Ra quyết định cưỡng chế thi hành án"),
        ("CƯỠNG CHẾ", "Ra quyết định cưỡng chế thi hành án"),
        ("tu nguyen", "tự nguyện"),
        ("quyet dinh hoan", "Hoãn"),
        ("khong co dieu nao nhu the", "Không có mục nào khớp"),
    ],
)
def test_the_law_is_searched_without_marks(
    reader: Client, typed: str, wanted: str
) -> None:
    assert wanted.lower() in read(reader, f"?q={quote(typed)}").lower()


def test_an_article_lists_everything_that_rests_on_it(reader: Client) -> None:
    whole = read(reader, "can-cu/luat_2008/48/")
    part = read(reader, "can-cu/luat_2008/48.1.c/")
    assert "Đ.48 k.1 đ.c Luật THADS 2008" in whole
    assert "Đ.48 k.1 đ.c Luật THADS 2008" in part
    assert "Đ.48 k.2" not in part
    assert "protest_postponement_is_granted_once" in whole


def test_every_citation_of_the_law_is_found_from_its_short_name() -> None:
    for each in resting.everything():
        assert resting.read(str(each.citation)) == each.citation


def test_a_chip_leads_to_what_rests_on_its_article(reader: Client) -> None:
    drawn = (
        engines["django"]
        .from_string("{% law text %}")
        .render({"text": "Đ.48 k.1 đ.c Luật THADS 2008"})
    )
    found = re.search(r'href="([^"]+)"', drawn)
    assert found is not None
    url = unescape(found[1])
    answer = reader.get(url)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/phap-luat/can-cu/luat_2008/48.1.c/"


def test_what_is_not_a_citation_is_said_so(reader: Client) -> None:
    assert "Không đọc được viện dẫn" in read(reader, "can-cu/?vien_dan=abc", 404)
    for bad in ("can-cu/luat_1789/5/", "can-cu/luat_2008/x.y.z/", "hanh-vi/khong_co/"):
        assert reader.get(f"/phap-luat/{bad}").status_code == 404
    for bad in ("thoi-han/khong_co/", "gia-tri/khong_co/", "van-ban/khong_co/"):
        assert reader.get(f"/phap-luat/{bad}").status_code == 404


def test_an_article_that_nothing_rests_on_is_an_empty_page(reader: Client) -> None:
    assert "Chưa có gì dựa vào" in read(reader, "can-cu/luat_2008/999/")


def test_the_calendar_shows_each_year_with_its_source(reader: Client) -> None:
    text = read(reader, "lich/?nam=2026")
    assert "Tết" in text
    assert "Bản lịch" in text
    assert "ngày làm việc" in text
    assert "dự kiến" in text or "đã đối chiếu thông báo" in text
    assert "Lịch nghỉ" in read(reader, "lich/?nam=1500")


def test_the_whole_law_is_one_page(reader: Client) -> None:
    began = time.monotonic()
    text = read(reader, "toan-bo/")
    assert time.monotonic() - began < 30
    for kind in catalogue.kinds().values():
        assert kind.name_vi in text
    for term in terms():
        assert term.name in text
    for rule in every_rule():
        assert rule.name in text


def test_no_slug_of_a_person_or_a_register_reaches_the_screen() -> None:
    kinds = catalogue.kinds().values()
    editions = [edition for kind in kinds for edition in kind.editions]
    people = {slug for each in editions for slug in (*each.recorders, each.signer)}
    people |= {term.who for term in terms()}
    assert people - {""} <= set(words.PEOPLE)
    assert {each.register for each in editions} - {""} <= set(words.REGISTERS)


def test_what_differs_between_the_laws_is_said_in_a_word() -> None:
    rows = {row.label: row for row in act_page.page(catalogue.kind(COERCION))["rows"]}
    assert rows["Người ghi nhận"].verdict == act_page.SAME
    assert rows["Căn cứ"].verdict == ""
    security = act_page.page(catalogue.kind("bien_phap_bao_dam"))["rows"]
    opened = next(row for row in security if row.label == "Mở thời hạn")
    assert opened.verdict == act_page.DIFFERENT


def test_acts_stand_in_the_order_of_the_law() -> None:
    sections = {each["code"]: each for each in contents.sections()}
    (decisions, *_) = sections["thi_hanh_an"]["groups"]
    codes = [act["code"] for act in decisions["acts"]]
    first, later = "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_cuong_che"
    assert codes.index(first) < codes.index(later)
