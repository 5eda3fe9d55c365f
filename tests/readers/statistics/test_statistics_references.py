"""Mã tra cứu: what is printed beside a figure opens it again, exactly."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thads.law.indicators import Period, UnknownFormError
from thads.readers.statistics import references
from thads.readers.statistics.references import Reference, UnreadableReference

PERIOD = Period(date(2021, 10, 1), date(2022, 3, 31))
KNOWN = datetime(2022, 4, 6, 10, tzinfo=UTC)
CODES = st.text("ABCQN0123456789-_ ~/.", min_size=1, max_size=12)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_a_reference_is_short_and_says_what_it_opens() -> None:
    code = references.write(Reference("01", ("B8",), "QN00", PERIOD, KNOWN))
    assert code == "01~B8~QN00~20220331~20220406T170000"


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["01", "02tkln"]),
    st.lists(st.sampled_from(["B8", "done", "M9b"]), min_size=1, max_size=3),
    CODES,
    st.tuples(DAYS, DAYS),
    st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31)),  # noqa: DTZ001
    st.booleans(),
    st.sampled_from([("", ""), ("nguon", "chu_dong.dan_su"), ("don_vi", "")]),
    st.sampled_from([("", ()), ("chenh-lech", ()), ("ty-le", ("B6", "B7"))]),
)
def test_a_reference_comes_back_as_it_went(
    form: str,
    columns: list[str],
    unit: str,
    days: tuple[date, date],
    known_at: datetime,
    own_only: bool,
    line: tuple[str, str],
    work: tuple[str, tuple[str, ...]],
) -> None:
    period = Period(min(days), max(days))
    moment = known_at.replace(tzinfo=UTC)
    given = Reference(
        form, tuple(columns), unit, period, moment, own_only, *line, *work
    )
    code = references.write(given)
    assert references.read(code) == given
    assert "/" not in code and " " not in code


@pytest.mark.parametrize(
    "code",
    [
        "",
        "01",
        "01~B8~QN00~20220231~20220406T170000",
        "01~B8~QN00~20220331-20211001~20220406T170000",
        "01~B8~QN00~20220331~20220406",
        "01~B8~QN00~2022~20220406T170000",
    ],
)
def test_a_code_that_cannot_be_read_is_refused_in_words(code: str) -> None:
    with pytest.raises(UnreadableReference, match="không đọc được"):
        references.read(code)


@pytest.mark.django_db
def test_a_cell_opens_its_list_and_a_sum_its_terms() -> None:
    def opened(*columns: str) -> str:
        return references.address(Reference("01", columns, "QN00", PERIOD, KNOWN))

    assert opened("B8").startswith("/bieu/01/o/?don_vi=QN00&den=2022-03-31&biet_den=")
    assert opened("B8").endswith("dong=QN00&pham_vi=ca&cot=B8")
    assert opened("B8", "B9").startswith("/so/01~B8+B9~QN00~20220331~")
    assert opened("B20").startswith("/bieu/01/o/?don_vi=QN00"), "its two parts"
    with pytest.raises(UnknownFormError, match="không có cột “XX”"):
        opened("XX")
