"""Địa chỉ trong phần pháp luật: where an act, a term, a value, an article is shown."""

from django.urls import reverse

from thads.law.acts.rules import Rule
from thads.law.statutes import Citation


def act(code: str) -> str:
    """Trang của một loại hành vi."""
    return reverse("lawbook:act", args=[code])


def term(code: str) -> str:
    """Trang của một thời hạn."""
    return reverse("lawbook:term", args=[code])


def value(key: str) -> str:
    """Trang của một giá trị luật định."""
    return reverse("lawbook:value", args=[key])


def rule(of: Rule) -> str:
    """Chỗ của một quy tắc trong danh sách quy tắc."""
    return f"{reverse('lawbook:rules')}#{of.name}"


def instrument(slug: str) -> str:
    """Trang của một văn bản."""
    return reverse("lawbook:instrument", args=[slug])


def basis(citation: Citation) -> str:
    """Trang của một điều, khoản, điểm: everything that rests on it."""
    if not citation.article:
        return instrument(citation.instrument)
    return reverse("lawbook:basis", args=[citation.instrument, citation.slug()])
