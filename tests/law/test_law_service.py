"""Thông báo: which day counts, by worked examples; each rule is broken once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.law.cases import of
from thads.law.acts import service
from thads.law.acts.service import Attempt, Serving
from thads.law.periods import default_calendar

NEW, OLD = date(2026, 7, 8), date(2026, 6, 3)
AT_HOME = Attempt("giao_tan_tay", NEW, deliverer="chap_hanh_vien")
POSTED = Attempt(
    "niem_yet",
    NEW,
    deliverer="chap_hanh_vien",
    witness="Trưởng thôn",
    places=frozenset({"cap_xa", "noi_cu_tru"}),
)
FAILED = Attempt(
    "khong_giao_duoc", NEW, deliverer="buu_ta", witness="A", reason="vắng mặt"
)
SERVING = Serving(paper_on=date(2026, 6, 1), to=service.PERSON)


@of("service")
def test_service_example(example: dict[str, Any]) -> None:
    attempts = [
        Attempt(**(each | {"places": frozenset(each.get("places", ()))}))
        for each in example["attempts"]
    ]
    serving = Serving(
        paper_on=example["paper_on"],
        to=example.get("to", service.PERSON),
        act=example.get("act", ""),
        has_address=example.get("has_address", True),
        has_identity=example.get("has_identity", True),
        before=tuple(attempts[:-1]),
    )
    last, calendar = attempts[-1], default_calendar()
    found = service.faults(serving, last)
    assert [each.rule for each in found] == example.get("faults", [])
    assert service.served_on(attempts) == example.get("served_on")
    if "kept_until" in example:
        kept = service.kept_until(last, calendar)
        assert kept is not None
        assert kept.due_on == example["kept_until"]
    if "due_on" in example:
        due = service.due(serving.paper_on, serving.to, calendar)
        assert due is not None
        assert due.due_on == example["due_on"]
    if "citation" in example:
        way = service.way(last.way, last.on)
        assert way is not None
        assert way.citation.short() == example["citation"]


def told(serving: Serving, attempt: Attempt) -> list[str]:
    """The names of the rules that stand in the way."""
    return [each.rule for each in service.faults(serving, attempt)]


def breaks(
    rule: str, attempt: Attempt, serving: Serving = SERVING, right: Attempt = AT_HOME
) -> None:
    """This attempt breaks the rule, the right one does not."""
    assert told(serving, attempt) == [rule]
    assert rule not in told(serving, right)


def test_notice_is_served_in_a_way_of_its_day() -> None:
    rule = "notice_is_served_in_a_way_of_its_day"
    breaks(rule, Attempt("thu_bao_dam", NEW, proof="RA1", ground=""))
    breaks(rule, Attempt("gui_co_quan", NEW, proof="sổ gửi"))


def test_notice_is_not_before_its_paper() -> None:
    breaks("notice_is_not_before_its_paper", replace(AT_HOME, on=date(2026, 5, 31)))


def test_service_has_its_proof() -> None:
    breaks("service_has_its_proof", Attempt("giao_tan_tay", NEW))
    (fault,) = service.faults(SERVING, Attempt("nhan_thay", NEW))
    assert fault.sentence == (
        "Chưa được: còn thiếu người thực hiện việc thông báo, họ tên người nhận, quan hệ "
        "của người nhận thay với người được thông báo. Ghi theo biên bản rồi lưu lại."
    )


def test_substitute_lives_with_the_addressee() -> None:
    taken = Attempt(
        "nhan_thay", OLD, deliverer="buu_ta", receiver="B", relation="cung_cu_tru"
    )
    breaks("substitute_lives_with_the_addressee", taken, right=replace(taken, on=NEW))


def test_mass_media_and_letters_need_a_ground() -> None:
    rule = "mass_media_and_letters_need_a_ground"
    paper = Attempt(
        "bao_ngay", OLD, date(2026, 6, 4), proof="Báo", ground="nhieu_duong_su"
    )
    breaks(rule, paper, right=replace(paper, ground="yeu_cau"))


def test_posting_follows_failure_or_no_address() -> None:
    rule = "posting_follows_failure_or_no_address"
    assert told(SERVING, POSTED) == [rule]
    assert told(replace(SERVING, before=(FAILED,)), POSTED) == []
    homeless = replace(SERVING, has_address=False)
    assert told(homeless, POSTED) == [rule]  # the new law asks for the app first
    assert told(replace(homeless, has_identity=False), POSTED) == []
    old = replace(POSTED, on=OLD, places=frozenset({"co_quan", "cap_xa"}))
    assert told(homeless, old) == []


def test_notice_is_posted_wherever_the_law_says() -> None:
    rule = "notice_is_posted_wherever_the_law_says"
    tried = replace(SERVING, before=(FAILED,))
    for places in ({"cap_xa"}, {"co_quan"}, {"noi_cu_tru"}):
        assert told(tried, replace(POSTED, places=frozenset(places))) == [rule]
    hamlet = {"nha_van_hoa", "noi_cu_tru"}
    assert told(tried, replace(POSTED, places=frozenset(hamlet))) == []
    every = frozenset({"co_quan", "cap_xa", "noi_cu_tru", "nha_van_hoa"})
    assert told(tried, replace(POSTED, on=OLD, places=every)) == [rule]


def test_mass_media_is_twice_running() -> None:
    rule = "mass_media_is_twice_running"
    told_on_air = Attempt(
        "phat_song", NEW, date(2026, 7, 9), proof="Đài", ground="yeu_cau"
    )
    breaks(rule, replace(told_on_air, second_on=date(2026, 7, 10)), right=told_on_air)
    printed = replace(told_on_air, way="bao_ngay", second_on=date(2026, 7, 13))
    assert told(SERVING, printed) == []
    assert told(SERVING, replace(printed, second_on=NEW)) == [rule]


def test_decision_itself_is_not_served_by_app() -> None:
    decision = replace(SERVING, act="quyet_dinh_thi_hanh_an")
    sent = Attempt("vneid", NEW, proof="1")
    assert told(decision, sent) == ["decision_itself_is_not_served_by_app"]
    assert told(SERVING, sent) == []


def test_first_notice_is_not_digital_under_the_old_law() -> None:
    sent = Attempt("vneid", OLD, proof="1", ground="dong_y")
    assert told(SERVING, sent) == ["first_notice_is_not_digital_under_the_old_law"]
    assert told(replace(SERVING, served_before=True), sent) == []


@pytest.mark.parametrize(
    ("serving", "on", "way"),
    [
        (SERVING, NEW, "vneid"),
        (SERVING, OLD, "giao_tan_tay"),
        (replace(SERVING, act="quyet_dinh_thi_hanh_an"), NEW, "giao_tan_tay"),
        (replace(SERVING, has_address=False), OLD, "niem_yet"),
        (replace(SERVING, has_address=False, has_identity=False), NEW, "niem_yet"),
        (replace(SERVING, before=(FAILED,)), NEW, "niem_yet"),
        (replace(SERVING, to=service.ORGANISATION), NEW, "ky_nhan_to_chuc"),
        (replace(SERVING, to=service.BODY), NEW, "gui_co_quan"),
        (replace(SERVING, before=(AT_HOME,)), NEW, None),
    ],
)
def test_the_next_step_is_what_the_law_asks_first(
    serving: Serving, on: date, way: str | None
) -> None:
    found = service.next_step(serving, on)
    assert (found.way if found else None) == way


def test_every_way_and_choice_is_dated_and_cited() -> None:
    for on in (OLD, NEW):
        for way in service.ways(on):
            assert way.rule
            assert set(way.needs) <= set(service.NEEDS)
            if "ground" in way.needs:
                assert service.grounds(way.code, on)
        kinds: tuple[Callable[[date], tuple[service.Named, ...]], ...] = (
            service.deliverers,
            service.relations,
            service.places,
        )
        for choices in kinds:
            assert all(str(each.citation(on)) for each in choices(on))
    assert service.decisive_acts() == {
        "quyet_dinh_thi_hanh_an",
        "quyet_dinh_tam_dinh_chi",
    }
