"""Phần về chính cơ quan trên trang một bản: each figure with the rows that it opens."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from thads.readers.statistics.closing.agency import kept_agency
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.records.publications.models import Publication
from thads.records.supervision.conduct import COLUMNS, Course, in_column


def agency_figures(version: Publication) -> list[dict[str, Any]]:
    """Kinh phí, phát hiện, phản ánh đã chốt cùng bản, each with the rows behind it."""
    rows = kept_agency(version)
    if rows is None:
        return []
    told = [
        (
            "kinh phí được hỗ trợ, đồng",
            sum(e.whole for e in rows.support),
            "kinh-phi",
            "",
        ),
        ("đã dùng, đồng", sum(e.used for e in rows.support), "kinh-phi", "da-dung"),
        ("phát hiện phải khắc phục", len(rows.findings), "phat-hien", ""),
        (
            "phát hiện đã khắc phục",
            sum(each.is_done for each in rows.findings),
            "phat-hien",
            "da-khac-phuc",
        ),
        *_conducted(rows.conduct, version),
    ]
    return _figures(version, told)


def _conducted(
    courses: Sequence[Course], version: Publication
) -> Iterator[tuple[str, int, str, str]]:
    """What came in, and of the other columns those that count something."""
    for column, (title, _) in COLUMNS.items():
        days = version.period.first, version.period.last
        count = len(in_column(courses, column, *days))
        if count or column == "nhan":
            yield f"phản ánh tác phong, {title.lower()}", count, "tac-phong", column


def personnel_figures(version: Publication) -> list[dict[str, Any]]:
    """Biên chế, con người đã chốt cùng bản, each figure with the rows behind it."""
    kept = kept_personnel(version)
    if kept is None:
        return []
    told = (
        ("biên chế được giao", kept.given, "bien-che", "giao"),
        ("có mặt", kept.filled, "bien-che", "co-mat"),
        ("còn thiếu", kept.lacking, "bien-che", "con-thieu"),
        ("người đang công tác", len(kept.people), "con-nguoi", ""),
        ("Chấp hành viên", len(kept.executors), "chap-hanh-vien", ""),
    )
    return _figures(version, told)


def _figures(
    version: Publication, told: Iterable[tuple[str, int, str, str]]
) -> list[dict[str, Any]]:
    return [
        {"name": name, "count": count, "url": _own_address(version, what, part)}
        for name, count, what, part in told
    ]


def _own_address(version: Publication, what: str, part: str) -> str:
    query = {"ban": version.code, "phan": part}
    given = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('reports:own', args=[what])}?{given}"
