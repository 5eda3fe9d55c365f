"""Tags, headers, frame variables, and rules that every template must keep."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory

from thads.records.web import context, htmx, icons, middleware, views
from thads.records.web.minicalendar import mini_calendar

REPOSITORY = Path(__file__).resolve().parents[3]
WEB = REPOSITORY / "thads" / "records" / "web"
TODAY = dt.date(2026, 5, 19)
LONGEST_TEMPLATE = 130
ENGINE = Engine(
    app_dirs=True, builtins=["thads.records.web.templatetags.thads"], debug=True
)


def drawn(source: str, **values: Any) -> str:
    return (
        ENGINE.from_string(source).render(Context({"today": TODAY, **values})).strip()
    )


def test_zero_is_grey_and_unknown_is_a_dash() -> None:
    assert drawn("{% num 0 %}") == '<span class="z">0</span>'
    assert drawn("{% num None %}") == "–"
    assert drawn("{% num 9133 %}") == "9.133"


def test_time_carries_the_machine_s_form() -> None:
    assert drawn("{% time today %}") == '<time datetime="2026-05-19">19/05/2026</time>'


def test_past_day_is_red_in_words_as_well() -> None:
    html = drawn("{% due day today %}", day=dt.date(2026, 5, 15))
    assert 'class="due over"' in html
    assert "quá 4 ngày" in html


def test_citation_nobody_has_reread_says_so() -> None:
    assert "chưa đối chiếu" in drawn('{% law "Đ.x" "" "recalled" %}')
    assert "chưa đối chiếu" not in drawn('{% law "Đ.x" "" "verified" %}')


def test_text_from_outside_is_escaped_everywhere() -> None:
    evil = "<script>x</script>"
    source = (
        "{% chip evil %}{% law evil evil %}{% bar 1 2 evil %}"
        "{% page_head evil evil %}{{ evil }}{% endpage_head %}"
        '{% alert "red" evil %}{{ evil }}{% endalert %}'
        "{% empty_state evil %}{{ evil }}{% endempty_state %}"
    )
    html = drawn(source, evil=evil)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 11


def test_unknown_icon_does_not_take_the_page_down() -> None:
    assert icons.DOT in drawn('{% icon "khong-co" %}')


def test_mini_calendar_shows_whole_weeks_and_the_counted_days() -> None:
    shown = mini_calendar(
        dt.date(2026, 5, 14), dt.date(2026, 5, 25), is_off=lambda on: on.weekday() > 4
    )
    drawn_as = {day.on.day: day.css for day in shown.days}
    assert len(shown.days) == 21
    assert drawn_as[14] == "st"
    assert drawn_as[15] == "in"
    assert drawn_as[16] == "in off"
    assert drawn_as[25] == "end"
    assert drawn_as[30] == "off"


class TwoFields(forms.Form):
    ten = forms.CharField(label="Tên", help_text="Họ và tên")
    cach = forms.ChoiceField(
        label="Cách", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )


def test_error_takes_the_place_of_the_hint() -> None:
    html = drawn("{% field form.ten %}", form=TwoFields({}))
    assert "Họ và tên" not in html
    assert 'aria-invalid="true"' in html
    assert 'class="err-msg" id="id_ten-ghi-chu"' in html
    assert 'aria-describedby="id_ten-ghi-chu"' in html


def test_summary_counts_and_links_every_error() -> None:
    html = drawn("{% error_summary form %}", form=TwoFields({}))
    assert "Có 2 chỗ cần sửa" in html
    assert 'href="#id_ten"' in html
    assert 'href="#id_cach"' in html
    assert 'id="id_cach"' in drawn("{% field form.cach %}", form=TwoFields({}))


def test_form_without_errors_has_no_summary() -> None:
    form = TwoFields({"ten": "x", "cach": "a"})
    assert drawn("{% error_summary form %}", form=form) == ""


# The request ----------------------------------------------------------------------


def test_every_answer_says_what_the_browser_may_do() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("x")

    response = middleware.SecurityHeaders(view)(RequestFactory().get("/"))
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert response["Vary"] == "HX-Request"


def test_header_set_by_a_view_stays() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("x", headers={"Cache-Control": "max-age=60"})

    response = middleware.SecurityHeaders(view)(RequestFactory().get("/"))
    assert response["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize(
    ("headers", "layout"),
    [
        ({}, context.FULL),
        ({"HX-Request": "true"}, context.FRAGMENT),
        ({"HX-Request": "true", "HX-Boosted": "true"}, context.FULL),
        (
            {"HX-Request": "true", "HX-History-Restore-Request": "true"},
            context.FULL,
        ),
    ],
)
def test_fragment_is_drawn_only_when_it_is_asked_for(
    headers: dict[str, str], layout: str
) -> None:
    request = RequestFactory().get("/", headers=headers)
    assert context.frame(request)["layout"] == layout


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://testserver/viec/7/", "/viec/7/"),
        ("https://ke.xau/lua/", "/viec/"),
        ("", "/viec/"),
    ],
)
def test_refused_form_leads_back_inside_this_site_only(
    came_from: str, leads_to: str
) -> None:
    request = RequestFactory().post("/viec/", headers={"Referer": came_from})
    assert views.way_back(request) == leads_to


def test_sentence_to_be_read_aloud_travels_in_an_ascii_header() -> None:
    header = htmx.announce(HttpResponse(), "Còn 11 việc")["HX-Trigger"]
    assert header.isascii()
    assert json.loads(header) == {"thong-bao": "Còn 11 việc"}


# Rules for every template ------------------------------------------------------------


def templates() -> Iterator[Path]:
    yield from (REPOSITORY / "thads").rglob("templates/**/*.html")


def offenders(pattern: str) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    return [
        f"{path.relative_to(REPOSITORY)}: {match.group(0)}"
        for path in templates()
        for match in found.finditer(path.read_text(encoding="utf-8"))
    ]


def test_no_template_has_inline_style_script_or_handler() -> None:
    assert offenders(r"<[^>]*\sstyle\s*=|<style|<script(?![^>]*\bsrc=)") == []
    assert offenders(r"<[^>]*\son[a-z]+\s*=") == []
    assert offenders(r"\shx-on[:-]|href=.javascript:") == []


def test_no_template_asks_another_site() -> None:
    assert offenders(r"(?:src|href|action)=[\"']?(?:https?:)?//") == []


def test_no_template_of_the_frame_is_long() -> None:
    lengths = {
        str(path.relative_to(WEB)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (WEB / "templates").rglob("*.html")
    }
    assert {name: n for name, n in lengths.items() if n >= LONGEST_TEMPLATE} == {}


def test_every_icon_named_in_a_template_is_there() -> None:
    named = {
        match.group(1)
        for path in templates()
        for match in re.finditer(
            r"{% icon \"([a-z0-9-]+)\"", path.read_text(encoding="utf-8")
        )
    }
    assert named - set(icons.PATHS) == set()


def test_every_font_file_is_there_with_its_licence() -> None:
    static = WEB / "static" / "web"
    named = re.findall(
        r"url\((fonts/[^)]+)\)", (static / "fonts.css").read_text("utf-8")
    )
    assert [name for name in named if not (static / name).exists()] == []
    assert {path.name.split(".")[0] for path in (static / "licenses").iterdir()} >= {
        "htmx",
        "ibm-plex-sans",
        "idiomorph",
        "tabler-icons",
        "tinos",
    }
