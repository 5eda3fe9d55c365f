"""Câu hỏi của người làm luật trên trang việc, and the same by the command."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import a_province
from tests.builders.cases import a_case
from tests.records.cases.office import Office, as_owner
from tests.records.cases.test_case_page import text_of
from thads.records.agencies.models import Account
from thads.records.cases.commands import answer_of
from thads.records.cases.queries.file import file_of, proceeding_of

SignIn = Callable[[Account], Client]
ACROSS = [
    ("nhan_yeu_cau", date(2025, 9, 2), {}),
    ("quyet_dinh_thi_hanh_an", date(2025, 9, 4), {"number": "11/QĐ-CCTHADS"}),
    ("thong_bao", date(2025, 9, 8), {}),
    ("xac_minh", date(2025, 9, 25), {"result": "co_dieu_kien"}),
    ("thu_tien", date(2026, 8, 3), {"amount": 1_000_000}),
    ("chi_tra", date(2026, 8, 5), {"amount": 1_000_000}),
    ("ket_thuc", date(2026, 8, 10), {}),
]


def across(office: Office) -> int:
    """A case opened in 2025 and closed in 2026."""
    with as_owner():
        return a_case(
            office.home.units["AB02"],
            office.person,
            ACROSS,
            code="V2025",
            due=1_000_000,
            recorded_from=timezone.now(),
        )


def test_what_a_term_would_be_a_day_later_stands_beside_what_it_is(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    page = text_of(client, f"/viec/{office.case}/")
    assert "Nếu chậm một ngày?" in page
    text = text_of(client, f"/viec/{office.case}/thoi-han/tu_nguyen/4/cham-mot-ngay/")
    assert "Như đã ghi" in text
    assert "Nếu chậm một ngày, hạn " in text
    assert "(hành vi 4)" in text
    part = client.get(
        f"/viec/{office.case}/thoi-han/tu_nguyen/4/cham-mot-ngay/",
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "<!doctype" not in part
    assert part.count('class="trace"') == 2
    text_of(client, f"/viec/{office.case}/thoi-han/khong_co/4/cham-mot-ngay/", 404)


def test_why_not_coerce_names_every_rule_its_article_and_the_first_lawful_day(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    page = text_of(client, f"/viec/{office.case}/")
    assert "Vì sao hôm nay chưa được cưỡng chế?" in page
    then = office.today - timedelta(days=17)
    text = text_of(client, f"/viec/{office.case}/cuong-che/?ngay={then.isoformat()}")
    assert f"Vì sao ngày {then:%d/%m/%Y} chưa được cưỡng chế?" in text
    assert "Ra quyết định cưỡng chế thi hành án" in text
    assert "Tổ chức cưỡng chế thi hành án" in text
    assert "Sớm nhất" in text
    assert "từ 6 giờ đến trước 22 giờ" in text
    assert text_of(signed_in(office.stranger), f"/viec/{office.case}/cuong-che/", 404)


def test_a_case_across_the_two_laws_says_act_by_act_which_governed_it(
    office: Office, signed_in: SignIn
) -> None:
    text = text_of(signed_in(office.head), f"/viec/{across(office)}/")
    assert "Việc này sống qua hai luật" in text
    assert text.count("Theo Luật THADS 2008") == 4
    assert text.count("Theo Luật THADS 2025") == 3
    assert "đã làm đúng thì giữ nguyên" in text
    assert "Đ.116 k.3 Luật THADS 2025" in text
    assert "Đ.116 k.4 Luật THADS 2025" in text


def test_a_case_of_one_law_does_not_repeat_it(
    office: Office, signed_in: SignIn
) -> None:
    text = text_of(signed_in(office.officer), f"/viec/{office.case}/")
    assert "hai luật" not in text


def test_the_case_is_asked_for_any_past_day_and_moment_from_the_page(
    office: Office, signed_in: SignIn
) -> None:
    client = signed_in(office.officer)
    then = office.today - timedelta(days=10)
    page = text_of(client, f"/viec/{office.case}/thoi-han/")
    assert 'name="ngay"' in page
    assert 'name="luc"' in page
    day, minute = f"{then:%d/%m/%Y}", f"{then:%d/%m/%Y} 17:00"
    answer = client.get(
        f"/viec/{office.case}/thoi-han/", {"ngay": day, "luc": minute}
    ).content.decode()
    assert f"Việc ngày {day}, như đã biết lúc" in answer
    assert f'value="{day}"' in answer
    assert f'value="{minute}"' in answer


@pytest.mark.django_db
def test_the_command_tells_the_same_in_json() -> None:
    province = a_province()
    case = a_case(province.first, province.officers["QN01"], ACROSS[:4], due=1_000_000)
    proceeding = proceeding_of(case)
    assert proceeding is not None
    answer = json.loads(json.dumps(answer_of(file_of(proceeding), date(2025, 9, 12))))
    term = next(t for t in answer["deadlines"] if t["code"] == "tu_nguyen")
    assert term["a_day_later"]["event"] == 3
    assert term["a_day_later"]["moved"] >= 1
    assert term["a_day_later"]["derivation"][0]["text"]
    decision = answer["coercion"][0]
    assert decision["code"] == "quyet_dinh_cuong_che"
    assert not decision["allowed"]
    assert decision["refusals"][0]["citation"]
    assert {act["regime"] for act in answer["acts"]} == {"luat_2008"}
    assert "116 k.4" in answer["acts"][0]["regime_citation"]
