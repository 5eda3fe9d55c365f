"""Hàng nghìn sổ ngẫu nhiên: the long run of `tests/agreement/test_books_agree.py`.

Each batch is a store of its own, refreshed some times and asked some questions; the
numbers of the batches are the seeds, so that a disagreement can be made again.
"""

from pathlib import Path

import pytest

from tests.agreement.test_books_agree import disagreements

BATCHES, BOOKS, CASES = 10, 250, 1_500


@pytest.mark.parametrize("seed", range(BATCHES))
def test_two_thousand_five_hundred_books(seed: int, tmp_path: Path) -> None:
    times = 10 if seed % 5 == 0 else 3
    assert disagreements(tmp_path, seed, BOOKS, CASES, times, questions=3) == []
