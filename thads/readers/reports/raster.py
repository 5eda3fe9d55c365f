"""Biểu đồ thành ảnh PNG: Word shows no SVG of itself."""

from functools import cache

import typst

from thads.records.documents.rendering import FONTS, RenderingError
from thads.records.web.charts import Chart

FACE = "Tinos"
DOTS_AN_INCH = 220
_SOURCE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 160mm)'
)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )


def png(chart: Chart) -> bytes:
    """Ảnh của biểu đồ, sharp enough for paper."""
    try:
        made = typst.compile(
            _SOURCE,
            format="png",
            ppi=DOTS_AN_INCH,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"svg": chart.file(font=FACE)},
        )
    except typst.TypstError as problem:
        raise RenderingError(f"Không vẽ được biểu đồ: {problem.message}") from problem
    if not isinstance(made, bytes):
        raise RenderingError("Không vẽ được biểu đồ: kết quả không phải một ảnh.")
    return made
