"""Điều hướng bên: the side navigation, with the sections that a person's work needs.

A section is one line of the side bar; the pages that belong to it stand as tabs at
the head of each of them. What a page shows is the database's to decide: here a role
only keeps a bar short.
"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from thads.config.sections import GROUPS, Page, Section


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Biến `nav` và `section_tabs`: the bar, and the pages of the section one is in."""
    roles: frozenset[str] = getattr(
        getattr(request, "person", None), "roles", frozenset()
    )
    groups = [(title, list(_shown(sections, roles))) for title, sections in GROUPS]
    every = [page for _, shown in groups for each in shown for page in each["pages"]]
    here = max(every, key=lambda each: _closeness(each, request.path), default=None)
    if here and _closeness(here, request.path):
        here["current"] = True
    tabs: list[dict[str, Any]] = []
    for section in (each for _, shown in groups for each in shown):
        section["current"] = any(page["current"] for page in section["pages"])
        if section["current"] and len(section["pages"]) > 1:
            tabs = section["pages"]
    nav = [{"title": title, "entries": shown} for title, shown in groups if shown]
    return {"nav": nav, "section_tabs": tabs}


def _shown(
    sections: tuple[Section, ...], roles: frozenset[str]
) -> Iterator[dict[str, Any]]:
    for section in sections:
        mine = (e for e in section.pages if not (e.roles and roles) or roles & e.roles)
        pages = [page for each in mine if (page := _present(each))]
        if pages and (not section.roles or not roles or roles & section.roles):
            yield {
                "label": section.label,
                "icon": section.icon,
                "url": pages[0]["url"],
                "pages": pages,
            }


def _present(page: Page) -> dict[str, Any] | None:
    try:
        url = reverse(page.view, args=page.arguments)
    except NoReverseMatch:
        return None
    return {
        "name": page.view,
        "label": page.label,
        "url": url,
        "stems": page.under or (url,),
        "current": False,
    }


def _closeness(page: dict[str, Any], path: str) -> int:
    """How much of an address a page's own tells: what lies under it belongs to it, what
    is of the same section does if no other page is nearer; the root only to itself."""
    return max(_near(stem, path) for stem in page["stems"])


def _near(stem: str, path: str) -> int:
    if stem == "/":
        return int(path == "/")
    section = "/" + stem.strip("/").split("/")[0] + "/"
    return len(stem) if path.startswith(stem) else int(path.startswith(section))
