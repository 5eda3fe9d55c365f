from typing import NamedTuple

import pytest

from thads.readers.simulation import book, expected, province, spec


class Made(NamedTuple):
    spec: spec.Spec
    province: province.Province
    book: book.Book
    expected: dict


def _made(name: str) -> Made:
    wanted = spec.shipped(name)
    made = province.make(wanted)
    return Made(wanted, made, book.make(made), expected.of(made))


@pytest.fixture(scope="session", params=["quang-ninh-2022-6m", "hung-yen-2021"])
def made(request: pytest.FixtureRequest) -> Made:
    return _made(request.param)
