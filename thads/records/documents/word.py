"""Dựng Word: a page as a .docx to edit, from a frame that an agency can open itself.

The frame (`frames/van_ban.docx`, made by `frame_maker`) holds the measures of Decree
30 and docxtpl marks; what is put in is data and is escaped.
"""

import io
import zipfile
from functools import cache
from typing import Any

import docx
from docxtpl import DocxTemplate, RichText

from thads.records.documents.frame_maker import FRAME
from thads.records.documents.page import (
    Block,
    BlockKind,
    Laid,
    Page,
    PayCode,
    Run,
    Table,
    one_line,
)

_DOT = "…"  # a line to write on is not stretched to the margin
_DOTS = _DOT * 33
_EMPTY_LINE = 200
_ACROSS = (3, 5, 6)  # hands that stand three to a row; two and four stand two to a row
_LAYOUTS = {
    BlockKind.CENTRED: "centred",
    BlockKind.UNINDENTED: "unindented",
    BlockKind.BLANKS: "blanks",
    BlockKind.TABLE: "table",
}
_BOLD_KINDS = frozenset({BlockKind.CENTRED, BlockKind.HEADING})
_EPOCH = (1980, 1, 1, 0, 0, 0)


@cache
def _frame() -> bytes:
    return FRAME.read_bytes()


def page_docx(page: Page) -> bytes:
    """Tệp Word của một trang văn bản; the same page gives the same bytes."""
    frame = DocxTemplate(io.BytesIO(_frame()))
    frame.render(_context(page, frame), autoescape=True)
    written = io.BytesIO()
    frame.save(written)
    return _finished(written.getvalue(), page)


def _context(page: Page, frame: DocxTemplate) -> dict[str, Any]:
    data = page.as_data()
    signatures = data["signatures"]
    alone = len(signatures) == 1
    last = len(data["recipients"]) - 1
    return data | {
        "blocks": [_block(each, frame) for each in page.blocks],
        "recipients": [
            f"{each}{'.' if place == last else ';'}"
            for place, each in enumerate(data["recipients"])
        ],
        "signatures_across": [signatures[place::3] for place in range(3)]
        if len(signatures) in _ACROSS
        else [],
        "signatures_left": [] if alone else signatures[::2],
        "signatures_right": signatures if alone else signatures[1::2],
    }


def _block(block: Laid, frame: DocxTemplate) -> dict[str, Any]:
    if isinstance(block, PayCode):
        block = Block(BlockKind.PARAGRAPH, (Run(block.text.replace("\n", "; ")),))
    if isinstance(block, Table):
        rows = [*block.rows, *([block.total] if block.total else [])]
        return {
            "layout": "table",
            "heads": [one_line(column.title) for column in block.columns],
            "rows": [[one_line(cell) for cell in row] for row in rows],
        }
    return {
        "layout": _LAYOUTS.get(block.kind, "dotted" if _DOT in block.text else "other"),
        "rich": _rich(block, frame),
        "lines": [_DOTS] * block.count,
    }


def _rich(block: Block, frame: DocxTemplate) -> RichText:
    """Mẩu chữ with their styles; docxtpl escapes what they say."""
    rich = RichText()
    if block.label:
        label = Run(f"{block.label} ", bold=block.kind is BlockKind.ARTICLE)
        _add(rich, label, block, frame)
    if block.kind is BlockKind.ITEM:
        _add(rich, Run("- "), block, frame)
    for run in block.runs:
        _add(rich, run, block, frame)
    return rich


def _add(rich: RichText, run: Run, block: Block, frame: DocxTemplate) -> None:
    rich.add(
        one_line(run.text),
        bold=run.bold or block.kind in _BOLD_KINDS,
        italic=run.italic or block.kind is BlockKind.BASIS,
        size=28,
        font="Times New Roman",
        url_id=frame.build_url_id(run.url) if run.url else None,
    )


def _finished(made: bytes, page: Page) -> bytes:
    """Its title, no empty lines of the frame, and no moment of making in the zip."""
    opened = docx.Document(io.BytesIO(made))
    opened.core_properties.title = one_line(page.name)[:_EMPTY_LINE]
    opened.core_properties.author = ""
    _hold_together(opened)
    written = io.BytesIO()
    opened.save(written)
    return _without_moments(written.getvalue())


def _hold_together(opened: Any) -> None:
    """A heading goes with what follows it, the last words with who signs them."""
    body = list(opened.paragraphs)
    told = [place for place, each in enumerate(body) if each.text.strip()]
    ending = told[-1] if told else 0
    for place, each in enumerate(body):
        runs = [run for run in each.runs if run.text.strip()]
        is_heading = bool(runs) and all(run.bold for run in runs)
        if is_heading or place >= ending:
            each.paragraph_format.keep_with_next = True


def _without_moments(made: bytes) -> bytes:
    steady = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as old,
        zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return steady.getvalue()
