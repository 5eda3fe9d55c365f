"""Việc của chính cơ quan: posts, decisions about people, support, findings."""

from django.urls import reverse

from thads.law.acts import catalogue
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, fact, figure, say, strung
from thads.readers.reports.sections import matters, staff
from thads.readers.reports.sources import Page


def people(facts: ReportFacts) -> list[Paragraph]:
    """Biên chế giao và có mặt, ngạch, quyết định về con người trong kỳ."""
    return [*_posts(facts), *staff.executors(facts), *_decisions(facts)]


def _posts(facts: ReportFacts) -> list[Paragraph]:
    own = facts.own
    if not own.posts:
        return []
    board = Page("Biên chế, cán bộ", reverse("staffing:board"))
    places = {
        "posts": Figure(own.posts, wording.count(own.posts), board),
        "filled": Figure(own.filled, wording.count(own.filled), board),
        "lacking": Figure(own.lacking, wording.count(own.lacking), board),
    }
    told = "Biên chế được giao {posts}, có mặt {filled}"
    ending = ", còn thiếu {lacking} so với biên chế được giao." if own.lacking else "."
    return paragraph(say(told + ending, places))


def _decisions(facts: ReportFacts) -> list[Paragraph]:
    """Chỉ những quyết định trong hồ sơ mà người lập báo cáo được xem."""
    parts = (
        say(
            "{name} {count}",
            {
                "name": fact(catalogue.kind(code).name_vi.lower()),
                "count": Figure(count, wording.count(count), _acts(facts, code)),
            },
        )
        for code, count in sorted(facts.own.decisions.items())
    )
    return paragraph(strung("Quyết định về công chức trong kỳ: ", parts, "."))


def _acts(facts: ReportFacts, code: str) -> Page:
    period = facts.period
    asked = f"?loai={code}&tu={period.first.isoformat()}&den={period.last.isoformat()}"
    return Page("Quyết định về con người", reverse("staffing:acts") + asked)


def support(facts: ReportFacts) -> list[Paragraph]:
    """Kinh phí được hỗ trợ, đã dùng."""
    own = facts.own
    if not own.support:
        return []
    page = Page("Kinh phí hỗ trợ", f"{reverse('staffing:support')}?nam={own.year}")
    places = {
        "support": figure(own.support, wording.money, page),
        "spent": figure(own.spent, wording.money, page),
    }
    told = "Kinh phí được hỗ trợ trong kỳ là {support}, đã dùng {spent}."
    return paragraph(say(told, places))


def inspected(facts: ReportFacts) -> list[Paragraph]:
    """Kiểm tra: what the form tells, then findings and how many were put right."""
    told = matters.told(facts, matters.CONTROL)
    own = facts.own
    if not own.findings:
        return told
    page = Page("Kiểm tra", reverse("supervision:board"))
    places = {
        "found": Figure(own.findings, wording.count(own.findings), page),
        "done": Figure(own.remedied, wording.count(own.remedied), page),
    }
    said = "Đã nêu {found} phát hiện phải khắc phục, đã khắc phục {done}."
    return [*told, *paragraph(say(said, places))]
