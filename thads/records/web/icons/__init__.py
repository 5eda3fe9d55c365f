"""Biểu tượng: Tabler outline icons, inlined so that they take the text's colour."""

import logging
import tomllib
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

PATHS: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "outline.toml").read_text(encoding="utf-8")
)
SIZES = {12: "i i-12", 16: "i", 20: "i i-20", 28: "i i-28"}
# A page with a wrong icon name still opens: a dot is drawn and the log says why.
DOT = "M12 11v2M11 12h2"
logger = logging.getLogger(__name__)


@cache
def svg(name: str, size: int = 16) -> SafeString:
    """The icon as an SVG element that assistive technology passes over."""
    if name not in PATHS:
        logger.warning("Không có biểu tượng %r; tên đúng xem icons/outline.toml.", name)
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        SIZES[size],
        PATHS.get(name, DOT),
    )
