"""A specification without source, or that does not add up, is refused."""

import tomllib
from typing import Any

import pytest

from thads.readers.simulation import spec


def _table() -> dict[str, Any]:
    path = spec.SPECS / "quang-ninh-2022-6m.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_shipped_specifications_are_named() -> None:
    assert spec.shipped_names() == [
        "dong-thap-2025-9m",
        "hung-yen-2021",
        "quang-ninh-2022-6m",
    ]


def test_the_figures_of_the_article_are_marked_published() -> None:
    wanted = spec.shipped("quang-ninh-2022-6m")
    published = {name for name, f in wanted.figures.items() if f.origin == "cong_bo"}
    assert published == {"B1", "B6", "B7", "M1", "M6", "M7", "done"}
    assert wanted["B8"] + wanted["B9"] == 2492


def test_a_figure_that_does_not_add_up_is_refused() -> None:
    table = _table()
    table["viec"]["B8"]["gia_tri"] += 1
    with pytest.raises(spec.SpecError, match="B7 = 4539"):
        spec.parse(table)


def test_a_figure_without_source_is_refused() -> None:
    table = _table()
    del table["tien"]["M1"]["nguon"]
    with pytest.raises(spec.SpecError, match="M1"):
        spec.parse(table)


def test_more_joint_coercions_than_coercions_are_refused() -> None:
    table = _table()
    table["cuong_che"]["lien_nganh"]["gia_tri"] = 34
    with pytest.raises(spec.SpecError, match="liên ngành"):
        spec.parse(table)
