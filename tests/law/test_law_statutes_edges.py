"""Mép của giá trị luật định và danh mục hành vi: last days, other books, parts left out."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from tests.law.cases import proposed
from thads.law import statutes
from thads.law.acts import catalogue
from thads.law.acts.history import CaseStatus, RecordedAct
from thads.law.acts.kinds import NOTHING_RECORDED
from thads.law.acts.procedures import Standing, standing
from thads.law.periods import VIETNAM, Stretch
from thads.law.statutes import Citation, DatedValue, LawDataError, instruments
from thads.law.statutes.book import StatuteBook, current_book, default_book, overlaid
from thads.law.statutes.regimes import governed

LAST_OF_OLD_LAW, NEW_LAW = date(2026, 6, 30), date(2026, 7, 1)
WAIT = default_book().value("thoi_han_tu_nguyen", NEW_LAW)


def until(last: date) -> DatedValue:
    return replace(WAIT, valid=Stretch(date(2020, 1, 1), last), value=7)


def test_a_book_lists_its_names_in_order_and_its_history_by_day() -> None:
    later = replace(WAIT, key="b", valid=Stretch(NEW_LAW))
    earlier = replace(until(LAST_OF_OLD_LAW), key="b")
    book = StatuteBook([later, replace(WAIT, key="a"), earlier])
    assert book.names() == ["a", "b"]
    assert book.history("b") == (earlier, later)
    assert book.history("c") == ()
    assert book.value("b", LAST_OF_OLD_LAW) == earlier
    assert book.value("b", NEW_LAW) == later
    assert book.find("b", date(2019, 12, 31)) is None


def test_values_may_touch_but_not_share_a_day() -> None:
    StatuteBook([until(LAST_OF_OLD_LAW), replace(WAIT, valid=Stretch(NEW_LAW))])
    with pytest.raises(LawDataError, match="trùng nhau"):
        StatuteBook([until(NEW_LAW), replace(WAIT, valid=Stretch(NEW_LAW))])


def test_another_book_is_asked_only_inside() -> None:
    with overlaid(StatuteBook([until(NEW_LAW)])):
        assert current_book() is not default_book()
        assert statutes.value(WAIT.key, NEW_LAW).value == 7
        assert statutes.find(WAIT.key, date(2026, 7, 2)) is None
    assert current_book() is default_book()
    found = statutes.find(WAIT.key, NEW_LAW)
    assert found is not None and found.value == 10


def test_a_value_says_its_share_and_its_doubt() -> None:
    half = replace(WAIT, value=50, unit="phan_tram", confidence="recalled")
    assert half.as_share() == Fraction(1, 2)
    assert half.in_words() == "50 phần trăm"
    assert not half.is_certain
    assert (WAIT.valid_from, WAIT.valid_to) == (NEW_LAW, None)


@pytest.mark.parametrize(
    ("text", "short", "long", "slug"),
    [
        (
            "luat_2025 34.2",
            "Đ.34 k.2 Luật THADS 2025",
            "khoản 2 Điều 34 Luật Thi hành án dân sự số 106/2025/QH15",
            "34.2",
        ),
        (
            "luat_2025 34",
            "Đ.34 Luật THADS 2025",
            "Điều 34 Luật Thi hành án dân sự số 106/2025/QH15",
            "34",
        ),
        (
            "luat_2025",
            "Luật THADS 2025",
            "Luật Thi hành án dân sự số 106/2025/QH15",
            "",
        ),
    ],
)
def test_a_citation_says_only_the_parts_it_has(
    text: str, short: str, long: str, slug: str
) -> None:
    cited = Citation.parse(text)
    assert (cited.short(), cited.long(), cited.slug()) == (short, long, slug)
    assert Citation.parse(text) == cited
    assert cited == Citation("luat_2025", *slug.split(".")) if slug else cited


def test_a_citation_of_an_unknown_instrument_is_refused() -> None:
    assert "luat_1999" not in instruments()
    with pytest.raises(LawDataError, match="luat_1999"):
        Citation("luat_1999", "1")


def test_a_choice_belongs_to_the_days_of_its_law() -> None:
    field = catalogue.kind("quyet_dinh_hoan").field("ly_do")
    assert field is not None
    assert field.choice("48.1.c", LAST_OF_OLD_LAW) is not None
    assert field.choice("48.1.c", NEW_LAW) is None
    assert field.choice(None, NEW_LAW) is None
    assert {each.slug[:2] for each in field.choices_on(NEW_LAW)} == {"46"}
    assert catalogue.kind("quyet_dinh_hoan").field("khong_co") is None


def test_a_kind_reads_its_ground_and_result_from_an_act() -> None:
    kind = catalogue.kind("quyet_dinh_hoan")
    ground = kind.ground(proposed("quyet_dinh_hoan 2026-07-01 ly_do=46.1.c"))
    assert ground is not None
    assert ground.leads_to is CaseStatus.POSTPONED_BY_AGREEMENT
    assert kind.ground(proposed("quyet_dinh_hoan 2026-07-01 ly_do=48.1.c")) is None
    check = catalogue.kind("xac_minh")
    result = check.result(proposed("xac_minh 2026-07-01 ket_qua=chua_ro"))
    assert result is not None and result.slug == "chua_ro"
    assert check.ground(proposed("xac_minh 2026-07-01")) is None


def test_free_notes_are_no_part_of_an_act() -> None:
    kind = catalogue.kind("thu_tien")
    act = proposed("thu_tien 2026-07-01 so_tien=5")
    read = {field.name: field.read(act) for field in kind.fields}
    assert read["so_tien"] == 5
    assert read.get("ghi_chu") is None


def test_an_act_the_law_of_its_day_did_not_know_leads_nowhere() -> None:
    early = done("nhan_to_cao", date(2018, 12, 31))
    assert standing([early]) == Standing(NOTHING_RECORDED, None)
    known = done("nhan_to_cao", date(2019, 1, 1))
    assert standing([known]) == Standing("da_nhan_don", date(2019, 1, 1))
    told = done("gia_han_to_cao", date(2019, 3, 1))
    assert standing([known, told]).since == date(2019, 1, 1)


def done(code: str, on: date) -> tuple[catalogue.ActKind, RecordedAct]:
    at = datetime(2026, 1, 1, tzinfo=VIETNAM)
    return catalogue.kind(code), RecordedAct(1, code, on, at)


def test_an_edition_says_where_it_leads_and_how_sure_it_is() -> None:
    end = catalogue.kind("ket_thuc").edition(NEW_LAW)
    note = catalogue.kind("thong_bao").edition(NEW_LAW)
    assert end is not None and end.status_after is CaseStatus.DONE
    assert note is not None and note.status_after is None
    assert note.is_certain
    assert catalogue.kind("gui_lai_yeu_cau").edition(LAST_OF_OLD_LAW) is None
    assert catalogue.name("khong_co") == "khong_co"
    assert catalogue.name("ket_thuc") == "Kết thúc thi hành án"


@pytest.mark.parametrize(
    ("on", "began_on", "law", "clause"),
    [
        (LAST_OF_OLD_LAW, LAST_OF_OLD_LAW, "luat_2008", "4"),
        (NEW_LAW, LAST_OF_OLD_LAW, "luat_2025", "3"),
        (NEW_LAW, NEW_LAW, "luat_2025", ""),
    ],
)
def test_an_act_says_which_law_governed_it_and_why(
    on: date, began_on: date, law: str, clause: str
) -> None:
    found = governed(on, began_on=began_on)
    assert (found.regime, found.citation.clause) == (law, clause)
    assert found.name == instruments()[law].short
