"""Thành phần giao diện: the tags behind templates/web/components/.

Each tag takes plain values and draws one template. Tags with a body end in
`end<name>`; what stands between is put in the place the template keeps for it.
"""

import datetime as dt
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from thads.records.web import formatting
from thads.records.web.minicalendar import MiniCalendar

register = template.Library()
FOLDER = "web/components"
Items = list[dict[str, Any]]
ALERT_ICONS = {
    "": "info-circle",
    "red": "alert-circle",
    "amber": "alert-triangle",
    "green": "circle-check",
}
ALERT_ROLES = {"red": "alert", "green": "status"}
WARNING_DAYS = 3


def draw(context: Context, name: str, values: dict[str, Any]) -> SafeString:
    """One component template, drawn for a tag that has a body."""
    found = context.template.engine.get_template(f"{FOLDER}/{name}.html")  # type: ignore[union-attr]
    return found.render(context.new(values))


def tidy(content: str) -> SafeString:
    """The body without the white space around it; it was escaped when it was drawn."""
    return mark_safe(content.strip())


# Head of a page ---------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def page_head(
    context: Context, content: str, title: str, sub: str = "", trail: Any = ()
) -> SafeString:
    """h1, one line of facts, breadcrumbs; the body holds the buttons."""
    values = {"actions": tidy(content), "title": title, "sub": sub, "trail": trail}
    return draw(context, "page_head", values)


@register.inclusion_tag(f"{FOLDER}/crumbs.html")
def crumbs(*parts: str) -> dict[str, Any]:
    """Breadcrumbs as label, url, label, url, … and the place itself last."""
    pairs = [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    return {"trail": [*pairs, (parts[-1], "")] if len(parts) % 2 else pairs}


@register.inclusion_tag(f"{FOLDER}/tiles.html")
def tiles(items: Items, label: str, target: str = "") -> dict[str, Any]:
    """Counts that filter the list below: label, value, detail, icon, level, url."""
    return {"items": items, "label": label, "target": target}


@register.inclusion_tag(f"{FOLDER}/seg.html")
def seg(items: Items, label: str, target: str = "") -> dict[str, Any]:
    """A few exclusive views of one list: label, url, current."""
    return {"items": items, "label": label, "target": target}


@register.inclusion_tag(f"{FOLDER}/subnav.html")
def subnav(items: Items, label: str) -> dict[str, Any]:
    """Tabs that are links: label, url, count, current; keys 1 to 8 open them."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{FOLDER}/stages.html")
def stages(items: Items, label: str) -> dict[str, Any]:
    """Where something stands: name, detail, state (done, cur or empty)."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{FOLDER}/stepper.html")
def stepper(items: Items, label: str = "Các bước") -> dict[str, Any]:
    """Steps of a form: name, state (done, cur or empty)."""
    return {"items": items, "label": label}


# Messages and states ------------------------------------------------------------


@register.simple_block_tag(takes_context=True)
def alert(
    context: Context, content: str, level: str = "", title: str = "", icon: str = ""
) -> SafeString:
    """A message in the flow: levels "", amber, red, green; bold first sentence."""
    values = {
        "body": tidy(content),
        "level": level,
        "title": title,
        "icon": icon or ALERT_ICONS[level],
        "role": ALERT_ROLES.get(level, ""),
    }
    return draw(context, "alert", values)


@register.simple_block_tag(takes_context=True)
def empty_state(
    context: Context, content: str, title: str, icon: str = "search", level: str = ""
) -> SafeString:
    """Nothing to list: what was searched and one or two ways out."""
    values = {"body": tidy(content), "title": title, "icon": icon, "level": level}
    return draw(context, "empty_state", values)


@register.inclusion_tag(f"{FOLDER}/skeleton.html")
def skeleton(status: str, rows: int = 5) -> dict[str, Any]:
    """Grey lines of the final height, with the words a screen reader hears."""
    widths = [34, 92, 78, 85, 60]
    return {"status": status, "widths": [widths[i % 5] for i in range(rows)]}


@register.inclusion_tag(f"{FOLDER}/progress.html")
def progress(
    label: str, done: int, total: int, unit: str = "", remaining: str = ""
) -> dict[str, Any]:
    """A long job: 7/12 biểu · khoảng 40 giây nữa."""
    values = {"label": label, "done": done, "total": total}
    return {**values, "unit": unit, "remaining": remaining}


@register.simple_block_tag(takes_context=True)
def repro(context: Context, content: str, items: Any) -> SafeString:
    """Both clocks, the rule, the state, the check code; the body holds buttons."""
    return draw(context, "repro", {"items": items, "actions": tidy(content)})


# Explanations and time ------------------------------------------------------------


@register.inclusion_tag(f"{FOLDER}/why.html")
def why(
    steps: Any = (),
    result: str = "",
    summary: str = "Vì sao là ngày này?",
    calendar: MiniCalendar | None = None,
    note: str = "",
    is_open: bool = False,
    source: str = "",
) -> dict[str, Any]:
    """Numbered steps (text, citation, url) and the `=` result.

    With `source` the steps are fetched from that address when first opened.
    """
    values = {"steps": steps, "result": result, "summary": summary}
    more = {"calendar": calendar, "note": note, "is_open": is_open, "source": source}
    return values | more


@register.inclusion_tag(f"{FOLDER}/trace.html")
def trace(
    steps: Any, result: str = "", calendar: MiniCalendar | None = None, note: str = ""
) -> dict[str, Any]:
    """The steps alone, for a panel that is open anyway or fetched later."""
    return {"steps": steps, "result": result, "calendar": calendar, "note": note}


@register.simple_block_tag(takes_context=True)
def due_line(
    context: Context,
    content: str,
    title: str,
    on: dt.date,
    today: dt.date,
    citation: str = "",
    url: str = "",
    distance: str = "",
) -> SafeString:
    """One running period: what, last day, distance, citation; the body says why."""
    values = {
        "title": title,
        "on": on,
        "distance": distance or formatting.distance(on, today),
        "level": urgency(on, today),
        "citation": citation,
        "url": url,
        "body": tidy(content),
    }
    return draw(context, "due_line", values)


def urgency(on: dt.date, today: dt.date) -> str:
    """red when past, amber within three days, otherwise no colour."""
    away = (on - today).days
    if away < 0:
        return "red"
    return "amber" if away <= WARNING_DAYS else ""


@register.inclusion_tag(f"{FOLDER}/clock.html")
def clock(
    on: dt.date, today: dt.date, start: dt.date | None = None, distance: str = ""
) -> dict[str, Any]:
    """Đồng hồ: how much of the stretch from `start` to `on` has gone."""
    whole = (on - start).days if start else 0
    gone = (today - start).days if start else 0
    share = 100 * gone // whole if whole > 0 else 100
    level = {"red": "over", "amber": "warn"}.get(urgency(on, today), "")
    return {
        "on": on,
        "distance": distance or formatting.distance(on, today),
        "level": level,
        "share": max(0, min(100, share)),
    }


@register.inclusion_tag(f"{FOLDER}/timeline.html")
def timeline(items: Any, today: dt.date) -> dict[str, Any]:
    """Dated entries; those after today are drawn dashed above the line “Hôm nay”.

    Each has: on, title; and may have number, detail, kind (now, money, struck),
    tags, effects, citation, url, corrected_by (label, url), icon.
    """
    entries = list(items)
    shown = {"today": today, "coming": [], "past": []}
    for entry in entries:
        on = entry["on"] if isinstance(entry, dict) else entry.on
        shown["coming" if on > today else "past"].append(entry)  # type: ignore[attr-defined]
    return shown


@register.inclusion_tag(f"{FOLDER}/next_act.html")
def next_act(item: Any) -> dict[str, Any]:
    """A permitted step with its button, or a refused one with lock and reason.

    title, is_allowed, citation, law_url, note, url, is_best, button.
    """
    return {"item": item}


# Tables -------------------------------------------------------------------------


@register.inclusion_tag(f"{FOLDER}/pager.html", takes_context=True)
def pager(
    context: Context, page: Page[Any], noun: str = "dòng", target: str = ""
) -> dict[str, Any]:
    """Foot of a list: shown / total and the neighbouring pages."""
    return {
        "page": page,
        "noun": noun,
        "target": target,
        "previous": page_url(context, page, -1) if page.has_previous() else "",
        "next": page_url(context, page, 1) if page.has_next() else "",
    }


def page_url(context: Context, page: Page[Any], step: int) -> str:
    """The address of a neighbouring page, other filters kept."""
    return with_query(context, trang=str(page.number + step))


@register.inclusion_tag(f"{FOLDER}/sort_th.html", takes_context=True)
def sort_th(
    context: Context, label: str, key: str, is_number: bool = False, target: str = ""
) -> dict[str, Any]:
    """A sortable column head; ?xep=key up, ?xep=-key down."""
    current = context["request"].GET.get("xep", "")
    order = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    following = f"-{key}" if order == "ascending" else key
    return {
        "label": label,
        "order": order,
        "is_number": is_number,
        "url": with_query(context, xep=following, trang=""),
        "target": target,
    }


def with_query(context: Context, **changes: str) -> str:
    """?… of the present page with some parameters set, or removed when empty."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"
