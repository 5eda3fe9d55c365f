"""Báo cáo của Ban chỉ đạo, sáu tháng hoặc năm: sessions, opinions, conclusions, figures."""

from collections.abc import Iterator
from datetime import date, datetime

from thads.law.indicators import Period
from thads.readers.directives.committees import CommitteeShown, shown
from thads.readers.directives.evidence import evidence, label_of
from thads.readers.reports.document import (
    Block,
    Cell,
    Report,
    Table,
    Title,
    numbered,
    paragraph,
)
from thads.readers.reports.figures import Figure, Sentence, day, fact, moment, say
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.documents.page import Signature
from thads.records.steering.models import Committee

SERIES = "BC-BCĐ"
MEASURES = ("01.B7", "01.B20", "02.M20", "01.B19", "07.C3", "hanh_vi:hop_ban_chi_dao")
"""Số liệu của báo cáo: each is a query over the record, in the order of the table."""


def write(
    committee: Committee, period: Period, known_at: datetime, today: date
) -> Report:
    """Báo cáo của một kỳ."""
    unit = committee.proceeding.unit
    style = style_of(unit, period.last)
    found = shown(committee, today, period)
    return Report(
        letterhead=letterhead(unit, style, on=today, series=SERIES),
        title=(
            _sure("BÁO CÁO"),
            _sure(
                "Kết quả hoạt động của {name}",
                name=fact(committee.proceeding.matter.title),
            ),
        ),
        period=_sure(
            "(Từ ngày {first} đến ngày {last})",
            first=day(period.first),
            last=day(period.last),
        ),
        body=numbered([*_body(found, period, known_at)]),
        end_note=(
            _sure(
                "Số liệu theo dữ liệu ghi nhận đến {known}; mỗi con số mở được nguồn.",
                known=moment(known_at),
            ),
        ),
        recipients=(committee.set_up_by, "Thành viên Ban chỉ đạo", "Lưu: VT"),
        signature=Signature(("TRƯỞNG BAN",)),
        annex_signatures=(),
    )


def _body(
    found: CommitteeShown, period: Period, known_at: datetime
) -> Iterator[Title | Block]:
    yield Title(1, "TỔ CHỨC CỦA BAN CHỈ ĐẠO")
    yield from paragraph(*_people(found))
    yield Title(1, "CÁC PHIÊN HỌP")
    for each in found.sittings:
        yield from paragraph(_met(each.session.on, each.session.agenda))
    if not found.sittings:
        yield from paragraph(_sure("Trong kỳ Ban chỉ đạo không họp phiên nào."))
    yield Title(1, "Ý KIẾN VỀ KẾ HOẠCH CƯỠNG CHẾ")
    yield from _opinions(found)
    yield Title(1, "KẾT LUẬN VÀ VIỆC THỰC HIỆN")
    yield from _conclusions(found)
    yield Title(1, "SỐ LIỆU THI HÀNH ÁN TRONG KỲ")
    unit = found.committee.proceeding.unit.code
    yield _figures(unit, period, known_at)


def _people(found: CommitteeShown) -> Iterator[Sentence]:
    yield _sure(
        "Ban chỉ đạo có {count} thành viên.", count=fact(str(len(found.members)))
    )
    for each in found.members:
        who = f"{each.get_part_display()}: {each.full_name}, {each.position}"
        yield _sure("{who}.", who=fact(who))
    empty = "; ".join(each.name for each in found.empty_seats)
    if empty:
        yield _sure("Chưa có người: {seats}.", seats=fact(empty))


def _met(on: date, agenda: str) -> Sentence:
    said = agenda.rstrip(".")
    return _sure("Ngày {on}: {agenda}.", on=day(on), agenda=fact(said))


def _opinions(found: CommitteeShown) -> Iterator[Title | Block]:
    if not found.opinions:
        yield from paragraph(
            _sure("Trong kỳ không có kế hoạch cưỡng chế nào được cho ý kiến.")
        )
        return
    yield Table(
        _sure("Ý kiến về kế hoạch cưỡng chế"),
        ("Việc", "Người phải thi hành án", "Ý kiến", "Nội dung"),
        tuple(
            (
                fact(
                    each.operation.proceeding.number or each.operation.proceeding.code
                ),
                fact(each.operation.proceeding.case.debtor_name),
                fact(each.get_kind_display()),
                fact(each.text),
            )
            for each in found.opinions
        ),
        (30.0, 44.0, 36.0, 54.0),
    )


def _conclusions(found: CommitteeShown) -> Iterator[Title | Block]:
    if not found.conclusions:
        yield from paragraph(_sure("Trong kỳ chưa có thông báo kết luận nào."))
        return
    yield Table(
        _sure("Kết luận và nhiệm vụ"),
        ("Số, ngày", "Nhiệm vụ", "Đã xong", "Quá hạn"),
        tuple(
            (
                fact(f"{each.directive.number}, {each.directive.issued_on:%d/%m/%Y}"),
                fact(str(each.tasks)),
                fact(str(each.done)),
                fact(str(each.late)),
            )
            for each in found.conclusions
        ),
        (84.0, 26.0, 27.0, 27.0),
    )


def _figures(unit: str, period: Period, known_at: datetime) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for measure in MEASURES:
        found = evidence(measure, unit, period, known_at)
        if found is not None:
            rows.append((fact(label_of(measure)), found))
    return Table(
        _sure("Số liệu trong kỳ"), ("Số liệu", "Kết quả"), tuple(rows), (120.0, 44.0)
    )


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said
