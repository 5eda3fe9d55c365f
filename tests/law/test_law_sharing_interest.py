"""Chia lãi tiền gửi: by đồng and days, and the parts are the whole."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import of
from thads.law.distribution.sharing_interest import Deposited, share_interest

SINCE, UNTIL = date(2026, 9, 1), date(2026, 10, 1)


def deposits(lines: list[str]) -> list[Deposited]:
    told: dict[str, list[tuple[date, int]]] = {}
    for line in lines:
        code, on, amount = line.split()
        told.setdefault(code, []).append((date.fromisoformat(on), int(amount)))
    return [Deposited(code, tuple(changes)) for code, changes in told.items()]


@of("deposit_interest")
def test_interest_share_example(example: dict[str, Any]) -> None:
    found = share_interest(
        example["total"],
        deposits(example["changes"]),
        example["since"],
        example["until"],
    )
    assert [f"{each.code} {each.amount}" for each in found] == example["shares"]
    if says := example.get("says"):
        assert found[0].why.text == says


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(1, 10**11), min_size=1, max_size=20),
)
def test_no_dong_of_the_interest_is_left(total: int, amounts: list[int]) -> None:
    put = date(2026, 8, 1)
    each = [Deposited(str(n), ((put, a),)) for n, a in enumerate(amounts)]
    shares = share_interest(total, each, SINCE, UNTIL)
    assert sum(share.amount for share in shares) == total
