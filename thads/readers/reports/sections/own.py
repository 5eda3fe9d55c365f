"""Việc của chính cơ quan: posts, decisions about people, support, findings."""

from thads.law.acts import catalogue
from thads.readers.reports import wording
from thads.readers.reports.agency_lists import (
    CONDUCT,
    FINDINGS,
    REMEDIED,
    SUPPORT,
    USED,
)
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, fact, figure, say, strung
from thads.readers.reports.own_lists import DECISIONS
from thads.readers.reports.sections import matters, staff
from thads.readers.reports.sections.places import tell
from thads.readers.reports.staffed_lists import LACKING, POSTS, PRESENT


def people(facts: ReportFacts) -> list[Paragraph]:
    """Biên chế giao và có mặt, ngạch, quyết định về con người trong kỳ."""
    if facts.frozen is None:
        return [*_posts(facts), *staff.executors(facts), *_decisions(facts)]
    if not facts.frozen.has_personnel:
        return paragraph(say(_NOT_CLOSED, {}))
    not_told = paragraph(say(_DECISIONS_NOT_CLOSED, {}))
    return [*_posts(facts), *staff.executors(facts), *not_told]


_DECISIONS_NOT_CLOSED = (
    "Quyết định về từng công chức nằm trong hồ sơ của người ấy, không chốt cùng số liệu; "
    "báo cáo tính từ sổ nêu các quyết định mà người lập được xem."
)
_NOT_CLOSED = (
    "Số về tổ chức, cán bộ không thuộc bản số liệu đã chốt nên không nêu ở đây; báo cáo "
    "tính từ sổ có các số ấy."
)


def _posts(facts: ReportFacts) -> list[Paragraph]:
    own = facts.own
    if not own.posts:
        return []
    places = {
        "posts": _counted(facts, own.posts, POSTS),
        "filled": _counted(facts, own.filled, POSTS, PRESENT),
        "lacking": _counted(facts, own.lacking, POSTS, LACKING),
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
                "count": _counted(facts, count, DECISIONS, code),
            },
        )
        for code, count in sorted(facts.own.decisions.items())
    )
    return paragraph(strung("Quyết định về công chức trong kỳ: ", parts, "."))


def _counted(facts: ReportFacts, count: int, what: str, part: str = "") -> Figure:
    page = staff.page_of(facts, what, part)
    return Figure(count, wording.count(count), page)


def support(facts: ReportFacts) -> list[Paragraph]:
    """Kinh phí được hỗ trợ, đã dùng."""
    own = facts.own
    if _is_left_out(facts):
        return paragraph(say(_SUPPORT_NOT_CLOSED, {}))
    if not own.support:
        return []
    given, used = (staff.page_of(facts, SUPPORT, part) for part in ("", USED))
    places = {
        "support": figure(own.support, wording.money, given),
        "spent": figure(own.spent, wording.money, used),
    }
    told = "Kinh phí được hỗ trợ trong kỳ là {support}, đã dùng {spent}."
    return paragraph(say(told, places))


def inspected(facts: ReportFacts) -> list[Paragraph]:
    """Kiểm tra: what the form tells, what was found and put right, complaints of conduct."""
    told = matters.told(facts, matters.CONTROL)
    if _is_left_out(facts):
        return [*told, *paragraph(say(_INSPECTED_NOT_CLOSED, {}))]
    return [*told, *_findings(facts), *_conduct(facts)]


def _is_left_out(facts: ReportFacts) -> bool:
    """The version was closed before support, findings and conduct were kept with it."""
    return facts.frozen is not None and not facts.frozen.has_agency


_SUPPORT_NOT_CLOSED = (
    "Số về kinh phí được hỗ trợ không thuộc bản số liệu đã chốt nên không nêu ở đây; báo "
    "cáo tính từ sổ có các số ấy."
)
_INSPECTED_NOT_CLOSED = (
    "Số phát hiện phải khắc phục và phản ánh tác phong không thuộc bản số liệu đã chốt nên "
    "không nêu ở đây; báo cáo tính từ sổ có các số ấy."
)


def _findings(facts: ReportFacts) -> list[Paragraph]:
    own = facts.own
    if not own.findings:
        return []
    places = {
        "found": _counted(facts, own.findings, FINDINGS),
        "done": _counted(facts, own.remedied, FINDINGS, REMEDIED),
    }
    said = "Đã nêu {found} phát hiện phải khắc phục, đã khắc phục {done}."
    return paragraph(say(said, places))


def _conduct(facts: ReportFacts) -> list[Paragraph]:
    """Phản ánh thái độ, tác phong, in the matters that may be read."""
    places = {
        column.replace("-", "_"): _counted(facts, count, CONDUCT, column)
        for column, count in facts.own.conduct.items()
    }
    if not places:
        return []
    return paragraph(*(tell(each, places) for each in _CONDUCT))


_CONDUCT = (
    "Đã nhận {nhan} phản ánh về thái độ, tác phong, đạo đức nghề nghiệp[; kỳ trước "
    "chuyển sang {truoc}].",
    "[Kết luận đúng {dung} phản ánh.]",
    "[Kết luận đúng một phần {mot_phan} phản ánh.]",
    "[Kết luận không đúng hoặc không đủ căn cứ {khong} phản ánh.]",
    "[Còn {con} phản ánh chưa kết luận.]",
)
