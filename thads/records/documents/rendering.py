"""Dựng PDF: Typst with the fonts and layouts shipped here, and nothing else.

`pdf(layout, data)` gives the bytes of a tagged PDF/A. Data reaches the layout as JSON
and is shown as text. A layout reads only files of its own folder and fetches nothing.
"""

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from thads.records.documents.page import Page, clean

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
LAYOUTS = HERE / "layouts"
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_warm = threading.local()


class RenderingError(Exception):
    """Bản trình bày không dựng được."""


def page_pdf(page: Page, *, at: datetime | None = None) -> bytes:
    """PDF của một trang văn bản, made at a moment; the same page, the same bytes."""
    return _compiled(_source("van_ban"), page.as_data(), at)


def pdf(
    layout: str | Path, data: Mapping[str, Any], *, at: datetime | None = None
) -> bytes:
    """PDF by a layout: a name in `layouts`, or the path of a .typ file of a package.

    In the layout `#import "/nd30.typ": *` gives the parts of Decree 30; `fields` is
    the data. Every text of the data is composed (NFC) and freed of control signs.
    """
    return _compiled(_source(layout), clean(dict(data)), at)


def _source(layout: str | Path) -> bytes:
    if isinstance(layout, Path):
        return _own(layout)
    if not _NAME.match(layout) or not (LAYOUTS / f"{layout}.typ").is_file():
        known = ", ".join(sorted(path.stem for path in LAYOUTS.glob("*.typ")))
        raise RenderingError(f"Không có bản trình bày “{layout}”. Hiện có: {known}.")
    return _own(LAYOUTS / f"{layout}.typ")


@cache
def _own(path: Path) -> bytes:
    """A layout is part of the product; one that would fetch packages is refused."""
    source = path.read_bytes()
    if b"@" in source:
        raise RenderingError(
            f"{path.name}: bản trình bày không được gọi gói bên ngoài."
        )
    return source


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )


def _compiler() -> typst.Compiler:
    """One warm compiler a thread: fonts and layouts are read once."""
    if not hasattr(_warm, "compiler"):
        _warm.compiler = typst.Compiler(
            root=LAYOUTS, font_paths=_fonts(), ignore_system_fonts=True
        )
    compiler: typst.Compiler = _warm.compiler
    return compiler


def _compiled(source: bytes, data: Mapping[str, Any], at: datetime | None) -> bytes:
    sent = json.dumps(data, ensure_ascii=False)
    try:
        made = _compiler().compile(
            source,
            format="pdf",
            sys_inputs={"data": sent},
            pdf_standards=[*STANDARDS],
            timestamp=int(at.timestamp()) if at else 0,
        )
    except typst.TypstError as problem:
        raise RenderingError(f"Không dựng được văn bản: {problem.message}") from problem
    if not isinstance(made, bytes):
        raise RenderingError("Không dựng được văn bản: kết quả không phải một tệp.")
    return made
