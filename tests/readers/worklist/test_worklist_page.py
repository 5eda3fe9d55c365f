"""Bàn làm việc: whose work it shows, in which order, and how it is narrowed."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.readers.worklist.bench import Bench
from thads.law.deadlines import term
from thads.readers.worklist import conditions, page, queries, summary
from thads.readers.worklist.conditions import Bucket
from thads.readers.worklist.queries import Asked
from thads.readers.worklist.scopes import Extent, Scope, scope_of
from thads.readers.worklist.severity import severity
from thads.records.agencies.access import person, show_pass
from thads.records.agencies.models import Account
from thads.records.audit import actions as audit

SignIn = Callable[[Account], Client]
QUERIES_MOST = 29


def read(client: Client, query: str = "") -> str:
    answer = client.get(f"/{query}")
    assert answer.status_code == 200
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def scope(account: Account, bench: Bench, **narrowed: str) -> Scope:
    show_pass(account.pk)
    found = person(account.pk, bench.today)
    assert found is not None
    return scope_of(found, **narrowed)


def test_somebody_not_signed_in_goes_to_sign_in(db: None) -> None:
    answer = Client().get("/?loc=qua_han")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/dang-nhap/?next=/%3Floc%3Dqua_han"


def test_an_officer_sees_own_cases_only(bench: Bench, signed_in: SignIn) -> None:
    text = read(signed_in(bench.officer))
    assert "Người phải thi hành late" in text
    assert "Người phải thi hành other" not in text
    assert "Người phải thi hành away" not in text
    assert "2 việc đang thụ lý" in text


def test_a_room_head_sees_the_room_a_head_the_agency(
    bench: Bench, signed_in: SignIn
) -> None:
    assert "Người phải thi hành other" not in read(signed_in(bench.room_head))
    text = read(signed_in(bench.head))
    assert "Người phải thi hành other" in text
    assert "Người phải thi hành away" not in text


def test_another_province_sees_only_its_own(bench: Bench, signed_in: SignIn) -> None:
    text = read(signed_in(bench.stranger))
    assert "Người phải thi hành away" in text
    assert "Người phải thi hành late" not in text


def test_the_database_holds_even_where_the_scope_would_not(
    bench: Bench, as_app_role: Callable[[], object]
) -> None:
    show_pass(bench.stranger.pk)
    everything = Scope(
        Extent.UNIT, unit_ids=tuple(u.id for u in bench.province.units.values())
    )
    with as_app_role():  # type: ignore[attr-defined]
        show_pass(bench.stranger.pk)
        assert queries.counts(everything, bench.today).near() == 0
        assert queries.page(Asked(everything, bench.today), 10) == []


def test_a_row_tells_what_to_do_whose_it_is_and_the_act_to_record(
    bench: Bench, signed_in: SignIn
) -> None:
    answer = signed_in(bench.officer).get("/")
    html = answer.content.decode()
    late, soon = bench.cases["late"], bench.cases["soon"]
    assert f'href="/viec/{late}/ghi-nhan/quyet_dinh_thi_hanh_an/"' in html
    assert f'href="/viec/{soon}/ghi-nhan/chi_tra/"' in html
    assert f'href="/viec/{soon}/thoi-han/chi_tra/' in html
    assert "Chi trả tiền đã thu: 42.000.000 đồng" in unescape(html)


def test_tiles_filter_the_list(bench: Bench, signed_in: SignIn) -> None:
    client = signed_in(bench.officer)
    late = read(client, "?loc=qua_han")
    assert "Người phải thi hành late" in late
    assert "Người phải thi hành soon" not in late
    soon = read(client, "?loc=bay_ngay")
    assert "Người phải thi hành soon" in soon
    assert "Người phải thi hành late" not in soon
    silent = read(client, "?loc=im_lang")
    assert "Người phải thi hành silent" in silent
    assert "200 ngày" in silent or "199 ngày" in silent


def test_tiles_count_what_they_show(bench: Bench) -> None:
    own = scope(bench.head, bench)
    counted = queries.counts(own, bench.today)
    for bucket in Bucket:
        asked = Asked(own, bench.today, bucket, size=100)
        assert len(queries.page(asked, 100)) == counted.of[bucket], bucket


def test_the_gravest_comes_first_then_the_earliest(bench: Bench) -> None:
    own = scope(bench.head, bench)
    rows = queries.page(Asked(own, bench.today, size=100), 100)
    items = [page.item_of(row, bench.today, frozenset()) for row in rows]
    order = [(list(Bucket).index(item.bucket)) for item in items]
    assert order == sorted(order)
    late = [item for item in items if item.bucket is Bucket.OVERDUE]
    degrees = [page_severity(item.row.code) for item in late]
    assert degrees == sorted(degrees)


def page_severity(code: str) -> int:
    return severity(term(code))


def test_by_case_the_duties_of_a_case_stand_together(
    bench: Bench, signed_in: SignIn
) -> None:
    own = scope(bench.head, bench)
    rows = queries.page(Asked(own, bench.today, by_case=True, size=100), 100)
    ids = [row.proceeding_id for row in rows]
    assert [i for n, i in enumerate(ids) if n == 0 or ids[n - 1] != i] == list(
        dict.fromkeys(ids)
    )
    assert "1 việc phải làm" in read(signed_in(bench.officer), "?nhom=viec")


def test_pages_follow_one_another_without_gap(bench: Bench) -> None:
    own = scope(bench.head, bench)
    whole = queries.page(Asked(own, bench.today, size=100), 100)
    parts = [
        row
        for number in range(1, len(whole) + 1)
        for row in queries.page(Asked(own, bench.today, page=number, size=1), 100)
    ]
    assert parts == whole


def test_a_head_narrows_to_one_officer(bench: Bench, signed_in: SignIn) -> None:
    client = signed_in(bench.head)
    text = read(client, "?can_bo=AB02-CHV01")
    assert "Người phải thi hành other" in text
    assert "Người phải thi hành late" not in text
    text = read(client, "?don_vi=AB01")
    assert "Người phải thi hành late" in text
    assert "Người phải thi hành other" not in text


def test_an_accountant_starts_with_what_accountants_do(
    bench: Bench, signed_in: SignIn
) -> None:
    client = signed_in(bench.accountant)
    text = read(client)
    assert "Chi trả tiền đã thu" in text
    assert "Ra quyết định thi hành án chủ động" not in text
    assert "Ra quyết định thi hành án chủ động" in read(client, "?vai=")


def test_a_statistician_reads_a_summary_and_records_nothing(
    bench: Bench, signed_in: SignIn
) -> None:
    client = signed_in(bench.statistician)
    html = client.get("/").content.decode()
    assert "Theo đơn vị" in html
    assert "/ghi-nhan/" not in html
    assert 'href="/bieu/01/"' in html
    listed = client.get("/?loc=qua_han").content.decode()
    assert "Người phải thi hành late" in unescape(listed)
    assert "/ghi-nhan/" not in listed


def test_the_summary_adds_up_to_its_tiles(bench: Bench) -> None:
    whole = scope(bench.statistician, bench)
    counted = queries.counts(whole, bench.today)
    rows = summary.counts_by_unit(whole, bench.today)
    assert sum(row.overdue for row in rows) == counted.of[Bucket.OVERDUE]
    assert sum(row.week for row in rows) == counted.of[Bucket.WEEK]
    assert sum(row.cases for row in rows) == counted.cases
    assert sum(row.remaining for row in rows) == counted.remaining


def test_an_empty_list_names_the_next_date(bench: Bench, signed_in: SignIn) -> None:
    show_pass(bench.officer.pk)
    text = read(signed_in(bench.officer), "?loc=hom_nay")
    assert "Hôm nay không có việc nào đến hạn" in text
    soon = bench.today + timedelta(days=1)
    assert "Hạn gần nhất sau đó" in text
    assert f"{soon.year}" in text


def test_a_page_for_printing_holds_the_whole_schedule(
    bench: Bench, signed_in: SignIn
) -> None:
    text = read(signed_in(bench.officer), "?in=1")
    assert "Lịch việc phải làm" in text
    assert "Người phải thi hành late" in text
    assert "Người phải thi hành soon" in text
    assert "data-print" in signed_in(bench.officer).get("/?in=1").content.decode()


def test_a_fragment_is_announced_to_a_screen_reader(
    bench: Bench, signed_in: SignIn
) -> None:
    answer = signed_in(bench.officer).get(
        "/?loc=qua_han", headers={"HX-Request": "true"}
    )
    assert "<html" not in answer.content.decode()
    told = json.loads(answer.headers["HX-Trigger"])
    assert told == {"thong-bao": "Quá hạn: 1 việc"}


def test_what_was_opened_and_recorded_lately_stands_in_the_rail(
    bench: Bench, signed_in: SignIn
) -> None:
    client = signed_in(bench.officer)
    show_pass(bench.officer.pk)
    audit.note(
        at=timezone.now(),
        account_id=bench.officer.pk,
        username=bench.officer.username,
        action="xem_viec",
        subject="viec:AB00:V-soon",
        sentence="Mở việc V-soon",
    )
    text = read(client)
    assert "Mở gần đây" in text
    assert "Vừa ghi nhận" not in text


@pytest.mark.parametrize("query", ["?trang=99", "?loc=xyz", "?don_vi=CD00", "?trang=a"])
def test_an_address_that_makes_no_sense_shows_what_it_can(
    bench: Bench, signed_in: SignIn, query: str
) -> None:
    assert "Người phải thi hành late" in read(signed_in(bench.head), query)


def test_the_number_of_queries_does_not_grow_with_the_list(
    bench: Bench, signed_in: SignIn
) -> None:
    client = signed_in(bench.head)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get("/")
    assert len(seen) <= QUERIES_MOST


def test_counts_stop_at_their_bound(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "COUNTED_MOST", 1)
    whole = scope(bench.head, bench)
    counted = queries.counts(whole, bench.today)
    assert counted.of[Bucket.OVERDUE] == 1
    assert counted.remaining is None
    shown = page.context(whole, QueryDict(""), bench.today)
    assert "từ 1 việc" in shown["sub"]
    assert shown["tiles"][0]["detail"].startswith("trở lên")
