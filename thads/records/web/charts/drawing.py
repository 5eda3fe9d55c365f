"""Nét vẽ: the few shapes that charts are made of, and the colours they may have."""

from xml.etree.ElementTree import Element, SubElement

INK = "#14202e"
QUIET = "#5b6879"
REFERENCE = "#9aa6b4"
GRID = "#e1e6ec"
TRACK = "#eef1f5"
ACCENT = "#17457a"
LOW = "#c4651a"
LINES = (ACCENT, LOW, "#5f8f3e")
"""Màu các đường; dash and label tell them apart without colour."""

SHADES = (ACCENT, "#7b5ea7", LOW, REFERENCE, GRID)
"""Màu các phần của thanh chồng, from dark to light: greys keep their order."""

SMALL = 11
TEXT = 12
CHARACTER = 0.56
"""Bề rộng trung bình của một chữ so với cỡ chữ, on the generous side."""

TOUCH = 12
"""Bán kính vùng bấm: a target is at least 24 px across."""


def number(value: float) -> str:
    """Toạ độ, without digits that nobody sees."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_width(text: str, size: int = TEXT) -> float:
    """Bề rộng ước lượng của một dòng chữ."""
    return len(text) * size * CHARACTER


def text(
    content: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    size: int = TEXT,
    fill: str = QUIET,
    is_bold: bool = False,
) -> Element:
    """Một dòng chữ, always horizontal."""
    given = {"x": number(x), "y": number(y), "fill": fill}
    if anchor != "start":
        given["text-anchor"] = anchor
    if size != TEXT:
        given["font-size"] = str(size)
    if is_bold:
        given["font-weight"] = "600"
    element = Element("text", given)
    element.text = content
    return element


def rect(
    x: float, y: float, width: float, height: float, fill: str, radius: int = 0
) -> Element:
    """Một hình chữ nhật."""
    given = {
        "x": number(x),
        "y": number(y),
        "width": number(max(width, 0)),
        "height": number(height),
        "fill": fill,
    }
    return Element("rect", given | ({"rx": str(radius)} if radius else {}))


def rule(x1: float, y1: float, x2: float, y2: float, stroke: str) -> Element:
    """Một đường kẻ."""
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return Element("line", ends | {"stroke": stroke})


def polyline(places: list[tuple[float, float]], stroke: str, dash: str) -> Element:
    """Một đường gấp khúc."""
    given = {
        "points": " ".join(f"{number(x)},{number(y)}" for x, y in places),
        "fill": "none",
        "stroke": stroke,
        "stroke-width": "2",
        "stroke-linejoin": "round",
    }
    return Element("polyline", given | ({"stroke-dasharray": dash} if dash else {}))


def dot(x: float, y: float, stroke: str) -> Element:
    """Một chấm rỗng."""
    given = {"cx": number(x), "cy": number(y), "r": "3.5", "fill": "#ffffff"}
    return Element("circle", given | {"stroke": stroke, "stroke-width": "2"})


def touch(x: float, y: float) -> Element:
    """Vùng bấm quanh một chấm, unseen."""
    given = {"cx": number(x), "cy": number(y), "r": str(TOUCH), "fill": "#ffffff"}
    return Element("circle", given | {"fill-opacity": "0"})


def cover(x: float, y: float, width: float, height: float) -> Element:
    """Vùng bấm phủ lên một phần, unseen: what it covers need not be in the link."""
    element = rect(x, y, width, height, "#ffffff")
    element.set("fill-opacity", "0")
    return element


def link(url: str, name: str, *inside: Element) -> Element:
    """Phần mở danh sách: its name is heard, and shown when pointed at.

    Texts stay outside: a name that differs from the text in a link confuses those who
    speak to their machine.
    """
    found = Element("a", {"href": url, "aria-label": name}) if url else Element("g")
    if name:
        SubElement(found, "title").text = name
    found.extend(inside)
    return found
