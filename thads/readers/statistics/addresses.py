"""Địa chỉ của biểu và ô: one place that writes what the views read."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote, urlencode

from django.urls import reverse

from thads.law.indicators import Column
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import Row


def question(
    figures: Figures, by: str, *, first_given: bool, known_given: bool
) -> dict[str, str]:
    """Câu hỏi thành phần của địa chỉ.

    The moment is pinned: a list opened later is the list of the figure on the page.
    `luc` is a moment the page chose, `biet_den` one that the person asked for.
    """
    asked = {
        "don_vi": figures.scope.top.code,
        "den": figures.period.last.isoformat(),
    }
    if by != figures.edition.axes[0]:
        asked["truc"] = by
    if first_given:
        asked["tu"] = figures.period.first.isoformat()
    asked["biet_den" if known_given else "luc"] = figures.known_at.isoformat()
    return asked


def form_address(form: str, asked: Mapping[str, str], **changes: str) -> str:
    """Trang biểu."""
    return f"{reverse('statistics:form', args=[form])}?{_query(asked, changes)}"


def form_file(form: str, asked: Mapping[str, str]) -> str:
    """Tệp Excel của biểu."""
    return f"{reverse('statistics:form_file', args=[form])}?{_query(asked, {})}"


def checks_page(asked: Mapping[str, str]) -> str:
    """Trang kiểm tra liên biểu, counted from the books at the same moment."""
    return f"{reverse('statistics:checks')}?{_query(asked, {'truc': '', 'ban': ''})}"


def published_page(asked: Mapping[str, str]) -> str:
    """Số đã công bố của cùng đơn vị và kỳ."""
    kept = {name: asked[name] for name in ("don_vi", "den")}
    return f"{reverse('published:published')}?{_query(kept, {})}"


def forms_making(asked: Mapping[str, str]) -> str:
    """Trang lập tệp Excel của mọi biểu; digits that are kept need no making."""
    if asked.get("ban"):
        return forms_file(asked)
    return f"{reverse('statistics:forms_making')}?{_query(asked, {'truc': ''})}"


def forms_file(asked: Mapping[str, str], **more: str) -> str:
    """Tệp Excel của mọi biểu."""
    return f"{reverse('statistics:forms_file')}?{_query(asked, {'truc': '', **more})}"


def cell_address(form: str, asked: Mapping[str, str], row: Row, column: Column) -> str:
    """Danh sách sau một ô."""
    return cell_stem(form, asked, row) + quote(column.letter)


def cell_stem(form: str, asked: Mapping[str, str], row: Row) -> str:
    """Địa chỉ các ô của một dòng, up to the letter of the column."""
    return cell_at(form, asked, place_of(row), "")


def cell_at(
    form: str, asked: Mapping[str, str], place: Mapping[str, str], letter: str
) -> str:
    """Danh sách sau một ô, from the place of its line."""
    query = _query(asked, place)
    return f"{reverse('statistics:cell', args=[form])}?{query}&cot={quote(letter)}"


def cell_file(form: str, asked: Mapping[str, str], row: Row, column: Column) -> str:
    """Tệp Excel của danh sách sau một ô."""
    place = {**place_of(row), "cot": column.letter}
    return f"{reverse('statistics:cell_file', args=[form])}?{_query(asked, place)}"


def place_of(row: Row) -> dict[str, str]:
    """Dòng thành phần của địa chỉ."""
    return {"dong": row.unit.code, "pham_vi": row.extent, "muc": row.place}


def case_as_known(asked: Mapping[str, str]) -> str:
    """Phần cuối của địa chỉ việc: as known at the moment asked for, if one was."""
    known_at = asked.get("biet_den")
    if known_at is None:
        return ""
    local = datetime.fromisoformat(known_at).replace(tzinfo=None)
    return f"?{urlencode({'luc': local.isoformat()})}"


def _query(asked: Mapping[str, str], changes: Mapping[str, str]) -> str:
    merged = {**asked, **changes}
    return urlencode({name: value for name, value in merged.items() if value})
