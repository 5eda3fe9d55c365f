"""What a citizen may ask stands with who, what and by when, under both laws."""

from datetime import date

import pytest

from thads.law.acts import asking
from thads.law.statutes import instruments

OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)


@pytest.mark.parametrize("on", [OLD, NEW])
def test_every_procedure_is_of_the_law_of_its_day(on: date) -> None:
    for each in asking.askable(on):
        assert each.who and each.summary, each.code
        assert each.asks is not None, each.code
        assert each.terms, each.code
        cited = [step.citation for step in (each.asks, *each.answers)]
        cited += [brought.citation for brought in each.bring]
        cited += [term.citation for term in each.terms]
        for citation in cited:
            source = instruments()[citation.instrument]
            assert source.in_force_from <= on, (each.code, citation)
            assert source.in_force_to is None or on <= source.in_force_to


def test_a_request_changes_with_the_law() -> None:
    old, new = (asking.asked("yeu_cau_thi_hanh_an", on) for on in (OLD, NEW))
    assert old is not None and new is not None and old.asks and new.asks
    assert (old.asks.citation.instrument, new.asks.citation.instrument) == (
        "luat_2008",
        "luat_2025",
    )
    assert "bo_sung_yeu_cau" not in {term.key for term in old.terms}
    assert "bo_sung_yeu_cau" in {term.key for term in new.terms}


def test_what_was_not_read_in_a_text_names_no_row() -> None:
    for on in (OLD, NEW):
        for each in asking.askable(on):
            for brought in each.bring:
                assert (brought.confidence == "verified") == bool(brought.row)


def test_a_procedure_nobody_declared_is_not_there() -> None:
    assert asking.asked("khong-co", NEW) is None


def test_who_comes_to_reception_reads_rights_duties_and_refusals() -> None:
    """Law 42/2013 Arts 7 and 9: five rights, six duties, three refusals, each day."""
    for on, confidence in ((OLD, "verified"), (NEW, "recalled")):
        groups = asking.at_reception(on)
        assert [len(lines) for _, lines in groups] == [5, 6, 3]
        said = [each for _, lines in groups for each in lines]
        assert {each.confidence for each in said} == {confidence}
    assert str(said[0].citation) == "Đ.7 k.1 đ.a Luật TCD 2013"
