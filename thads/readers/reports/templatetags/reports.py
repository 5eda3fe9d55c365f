"""Thẻ của trang báo cáo: a sentence with its figures as links, a block of text."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thads.readers.reports.document import Block, Cell, Heading, Table
from thads.readers.reports.figures import Figure, Sentence
from thads.readers.reports.sections.units import ORDINAL
from thads.readers.reports.sources import path_of

register = template.Library()
FEW_COLUMNS = 5


@register.simple_tag
def report_piece(piece: Cell) -> SafeString | str:
    """Chữ, or a figure that opens its cell."""
    if isinstance(piece, str):
        return piece
    path = path_of(piece.source, short=False)
    if piece.source is None or not path:
        return piece.text
    told = '<a href="{}" title="{}">{}</a>'
    return format_html(told, path, piece.source.label, piece.text)


@register.simple_tag
def report_sentence(sentence: Sentence) -> SafeString:
    """Một câu."""
    return format_html_join("", "{}", ((report_piece(p),) for p in sentence.pieces))


@register.inclusion_tag("reports/block.html", takes_context=True)
def report_block(context: Context, block: Block) -> dict[str, Any]:
    """Đề mục, đoạn văn, bảng hoặc biểu đồ."""
    kind = type(block).__name__.lower()
    if isinstance(block, Heading):
        urls = context.get("write_urls") or {}
        return {"block": block, "kind": kind, "write_url": urls.get(block.key, "")}
    if not isinstance(block, Table):
        return {"block": block, "kind": kind}
    # The place in the order is told by the order itself on the screen.
    skip = 1 if block.header[0] == ORDINAL else 0
    rows = [row[skip:] for row in block.rows]
    numeric = [is_number(cell) for cell in rows[0]] if rows else []
    return {
        "block": block,
        "kind": "grid" if block.letters and len(block.header) > FEW_COLUMNS else kind,
        "header": list(zip(block.header[skip:], numeric, strict=False)),
        "letters": block.letters[skip:],
        "rows": rows,
        "scrolls": len(block.header) >= FEW_COLUMNS,
    }


@register.filter
def title_case(title: str) -> str:
    """“CÔNG TÁC PHỐI HỢP” → “Công tác phối hợp”."""
    return title[:1] + title[1:].lower() if title.isupper() else title


@register.filter
def is_number(cell: Cell) -> bool:
    """Ô số canh phải."""
    return isinstance(cell, Figure) and not isinstance(cell.value, str)
