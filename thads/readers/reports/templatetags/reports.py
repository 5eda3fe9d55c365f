"""Thẻ của trang báo cáo: a sentence with its figures as links, a block of text."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thads.readers.reports.addresses import address
from thads.readers.reports.document import Cell, Heading, Paragraph, Table
from thads.readers.reports.figures import Figure, Sentence

register = template.Library()


@register.simple_tag
def report_piece(piece: Cell) -> SafeString | str:
    """Chữ, or a figure that opens its cell."""
    if isinstance(piece, str):
        return piece
    if piece.source is None:
        return piece.text
    return format_html(
        '<a href="{}" title="{}">{}</a>',
        address(piece.source),
        piece.source.label,
        piece.text,
    )


@register.simple_tag
def report_sentence(sentence: Sentence) -> SafeString:
    """Một câu."""
    return format_html_join("", "{}", ((report_piece(p),) for p in sentence.pieces))


@register.inclusion_tag("reports/block.html")
def report_block(block: Heading | Paragraph | Table) -> dict[str, Any]:
    """Đề mục, đoạn văn hoặc bảng."""
    kind = type(block).__name__.lower()
    return {"block": block, "kind": kind}


@register.filter
def is_number(cell: Cell) -> bool:
    """Ô số canh phải."""
    return isinstance(cell, Figure) and not isinstance(cell.value, str)
