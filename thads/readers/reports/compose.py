"""Soạn báo cáo: from the facts to the whole text, in the order of the sections."""

from thads.readers.reports import wording
from thads.readers.reports.document import Block, Paragraph, Report, numbered, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, Sentence, day, fact, moment, say
from thads.readers.reports.sections import (
    annex,
    coercion,
    results,
    targets,
    tasks,
    units,
)

OWN_TEXT = "Phần này do đơn vị viết; phần mềm không đặt số liệu vào đây."


def write(facts: ReportFacts) -> Report:
    """Báo cáo sơ kết, tổng kết của một đơn vị."""
    return Report(
        superior=_sure("{superior}", superior=fact(facts.head.superior)),
        unit=_sure("{unit}", unit=fact(facts.head.name)),
        place_and_day=_sure(
            "{place}, {day}",
            place=fact(facts.head.place),
            day=fact(wording.day_in_full(facts.head.made_on)),
        ),
        title=_title(facts),
        period=_sure(
            "(Số liệu từ ngày {first} đến ngày {last})",
            first=day(facts.period.first),
            last=day(facts.period.last),
        ),
        body=numbered(_outline(facts)),
        end_note=_end_note(facts),
        annex=annex.forms(facts),
    )


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said


def _title(facts: ReportFacts) -> tuple[Sentence, ...]:
    return (
        _sure("BÁO CÁO"),
        _sure(
            "Kết quả công tác thi hành án dân sự {period}; phương hướng, nhiệm vụ {next}",
            period=fact(wording.name_of_period(facts.period)),
            next=fact(wording.name_of_next_period(facts.period)),
        ),
    )


def _outline(facts: ReportFacts) -> list[tuple[int, str] | Block]:
    own = Paragraph((_sure(OWN_TEXT),), own_text=True)
    by_unit = units.against_targets(facts)
    return [
        (1, "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
        own,
        (1, "KẾT QUẢ THI HÀNH ÁN DÂN SỰ"),
        (2, "Kết quả về việc và về tiền"),
        (3, "Về việc"),
        *results.by_cases(facts),
        (3, "Về tiền"),
        *results.by_money(facts),
        (2, "So với chỉ tiêu được giao"),
        *targets.against_targets(facts),
        *([(2, "Kết quả của từng đơn vị"), *by_unit] if by_unit else []),
        (2, "Cưỡng chế thi hành án"),
        *coercion.coercion(facts),
        (2, "Các nội dung khác"),
        *_not_there(),
        (1, "ĐÁNH GIÁ CHUNG"),
        own,
        (1, "PHƯƠNG HƯỚNG, NHIỆM VỤ"),
        (2, "Phần còn phải thi hành xong để đạt chỉ tiêu"),
        *tasks.remaining(facts),
        (2, "Nhiệm vụ, giải pháp"),
        own,
        (1, "KIẾN NGHỊ, ĐỀ XUẤT"),
        own,
    ]


def _not_there() -> list[Paragraph]:
    return paragraph(
        say(
            "Thi hành án cho ngân sách nhà nước, cho tổ chức tín dụng, theo dõi thi hành "
            "án hành chính, tiếp công dân, giải quyết khiếu nại, tố cáo, tổ chức cán bộ: "
            "chưa có số liệu trong phần mềm.",
            {},
        )
    )


def _incomplete(facts: ReportFacts) -> tuple[Sentence, ...]:
    """A report of somebody who does not see every unit says so."""
    if facts.unseen_units == 0:
        return ()
    unseen = Figure(facts.unseen_units, wording.count(facts.unseen_units))
    said = "Chưa gồm số liệu của {unseen} đơn vị mà người lập không được xem."
    return (_sure(said, unseen=unseen),)


def _end_note(facts: ReportFacts) -> tuple[Sentence, ...]:
    used = facts.cases.edition
    return (
        *_incomplete(facts),
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
            cases=fact(facts.check_codes[0]),
            money=fact(facts.check_codes[1]),
        ),
        _sure(
            "Mỗi con số trong văn bản này mở được ô của biểu và danh sách việc tạo ra nó."
        ),
    )
