"""Mẫu trang của việc: what no template may contain."""

import re
from pathlib import Path

import thads.records.cases

FOLDER = Path(thads.records.cases.__file__).parent / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
ARTICLE = re.compile(r"(Đ\.|Điều|khoản|k\.)\s*\d", re.IGNORECASE)


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 15


def test_no_article_stands_in_a_template() -> None:
    found = [path.name for path in TEMPLATES if ARTICLE.search(path.read_text("utf-8"))]
    assert found == []


def test_no_exclamation_no_vui_long() -> None:
    words = re.compile(r"[^<!]!(?!=)|vui lòng|\bbạn\b", re.IGNORECASE)
    found = [path.name for path in TEMPLATES if words.search(path.read_text("utf-8"))]
    assert found == []
