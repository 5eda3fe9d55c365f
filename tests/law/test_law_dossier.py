"""Bút lục: which paper lies where, and which numbers it takes."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import of
from thads.law.acts import dossier
from thads.law.acts.dossier import Filed
from thads.law.periods import VIETNAM


@of("dossier")
def test_dossier_example(example: dict[str, Any]) -> None:
    papers = [Filed(**each) for each in example["papers"]]
    found = dossier.numbered(papers, example.get("after", 0))
    told = [f"{each.key}: {dossier.in_words(each.first, each.last)}" for each in found]
    assert told == example["numbers"]


_KINDS = (dossier.DECISION, dossier.REQUEST, dossier.JUDGMENT, dossier.OTHER)
_PAPERS = st.lists(
    st.builds(
        Filed,
        key=st.integers(0, 99),
        kind=st.sampled_from(_KINDS),
        got_at=st.datetimes(timezones=st.just(VIETNAM)),
        dated=st.dates(),
        sheets=st.integers(0, 40),
    ),
    max_size=12,
)


@given(_PAPERS, st.integers(0, 500))
def test_numbers_have_no_gap_and_no_repeat(papers: list[Filed], after: int) -> None:
    found = dossier.numbered(papers, after)
    assert len(found) == len(papers)
    last = after
    for each in found:
        assert each.first == last + 1
        assert each.last >= each.first
        last = each.last


def test_a_sheet_on_both_sides_is_two_pages() -> None:
    assert dossier.sheets_of(5) == 5
    assert dossier.sheets_of(5, two_sided=True) == 3
    assert dossier.sheets_of(1, two_sided=True) == 1
