"""Soạn báo cáo: from the facts to the whole text, in the order of the sections."""

from collections.abc import Mapping, Sequence

from thads.readers.reports import wording
from thads.readers.reports.document import (
    Block,
    Paragraph,
    Report,
    Title,
    numbered,
    paragraph,
)
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, Sentence, day, fact, moment, say
from thads.readers.reports.plan import PLAN, Section
from thads.readers.reports.sections import annex, lists
from thads.records.documents.page import Signature

Texts = Mapping[str, Sequence[Paragraph]]
"""Lời của đơn vị, by the key of the section it follows."""


RECIPIENTS = ("Cơ quan cấp trên trực tiếp", "Lưu: VT, hồ sơ thống kê")
STATISTICIAN = "NGƯỜI LẬP BIỂU"


def write(facts: ReportFacts, texts: Texts | None = None) -> Report:
    """Báo cáo sơ kết, tổng kết của một đơn vị, with what the unit itself has written."""
    return Report(
        letterhead=facts.head.letterhead,
        title=_title(facts),
        period=_sure(
            "(Số liệu từ ngày {first} đến ngày {last})",
            first=day(facts.period.first),
            last=day(facts.period.last),
        ),
        body=numbered(_outline(facts, texts or {})),
        end_note=_end_note(facts),
        recipients=RECIPIENTS,
        signature=_signature(facts),
        annex_signatures=(
            _signed(facts, STATISTICIAN, "thong_ke"),
            _signature(facts),
        ),
        annex=(*annex.forms(facts), *lists.tables(facts)),
        annex_note=annex.empty_forms(facts),
    )


def _signature(facts: ReportFacts) -> Signature:
    return _signed(facts, facts.head.signer.upper(), "thu_truong")


def _signed(facts: ReportFacts, capacity: str, role: str) -> Signature:
    """Who signed the frozen figures is named; the rest is signed by hand."""
    found = facts.frozen.signed.get(role) if facts.frozen else None
    if found is None:
        return Signature((capacity,))
    hint = f"(đã ký số liệu lúc {wording.moment(found.at)})"
    return Signature((capacity,), found.name, hint)


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said


def _title(facts: ReportFacts) -> tuple[Sentence, ...]:
    return (
        _sure("BÁO CÁO"),
        _sure(
            "Kết quả công tác thi hành án dân sự, theo dõi thi hành án hành chính "
            "{period}; phương hướng, nhiệm vụ {next}",
            period=fact(wording.name_of_period(facts.period)),
            next=fact(wording.name_of_next_period(facts.period)),
        ),
    )


def _outline(facts: ReportFacts, texts: Texts) -> list[Title | Block]:
    """Các mục có nội dung; a heading above nothing falls with what it stood above."""
    outline: list[Title | Block] = []
    for section in reversed(PLAN):
        told = _section(facts, section, texts)
        next_one = outline[0] if outline else None
        leads = isinstance(next_one, Title) and next_one.level > section.level
        if told or leads:
            title = Title(section.level, section.title, section.key)
            outline = [title, *told, *outline]
    return outline


def _section(facts: ReportFacts, section: Section, texts: Texts) -> Sequence[Block]:
    told = [*(section.tell(facts) if section.tell else ())]
    told += texts.get(section.key, ())
    return told or paragraph(say(section.nothing, {}) if section.nothing else None)


def _incomplete(facts: ReportFacts) -> tuple[Sentence, ...]:
    """A report of somebody who does not see every unit says so."""
    if facts.unseen_units == 0:
        return ()
    unseen = Figure(facts.unseen_units, wording.count(facts.unseen_units))
    said = "Chưa gồm số liệu của {unseen} đơn vị mà người lập không được xem."
    return (_sure(said, unseen=unseen),)


def _of_version(facts: ReportFacts) -> tuple[Sentence, ...]:
    """Số liệu đã chốt: which version, by which code the whole of it is known."""
    if facts.frozen is None:
        return ()
    return (
        _sure(
            "Số liệu lấy từ bản {label} đã chốt, mã {code}, mã kiểm chứng của cả bản "
            "{check}; ghi nhận về sau không làm thay đổi báo cáo này.",
            label=fact(facts.frozen.label.lower()),
            code=fact(facts.frozen.code),
            check=fact(facts.frozen.check_code),
        ),
    )


def _dates(facts: ReportFacts) -> tuple[Sentence, ...]:
    """A report that bears another day than that of its making says both."""
    head = facts.head
    if head.dated is None or head.made_on is None or head.dated == head.made_on:
        return ()
    said = "Báo cáo đề ngày {dated}, được lập ngày {made}."
    return (_sure(said, dated=day(head.dated), made=day(head.made_on)),)


def _end_note(facts: ReportFacts) -> tuple[Sentence, ...]:
    used = facts.cases.edition
    return (
        *_incomplete(facts),
        *_of_version(facts),
        _sure(
            "Số liệu tính từ ngày {first} đến ngày {last}, theo dữ liệu ghi nhận đến "
            "{known}.",
            first=day(facts.period.first),
            last=day(facts.period.last),
            known=moment(facts.known_at),
        ),
        _sure(
            "Biểu lập theo {based_on}, {version}; mã kiểm chứng biểu về việc {cases}, "
            "biểu về tiền {money}.",
            based_on=fact(used.based_on),
            version=fact(used.version),
            cases=fact(facts.cases.check_code),
            money=fact(facts.money.check_code),
        ),
        *_dates(facts),
        _sure(
            "Mỗi con số trong văn bản này mở được ô của biểu và danh sách việc tạo ra nó."
        ),
    )
