"""Phiếu tiếp công dân: what was heard and said, for both to sign."""

from dataclasses import replace
from datetime import datetime

from thads.law.periods import local_day
from thads.records.agencies.access import Person
from thads.records.complaints.models import PetitionKind, Reception
from thads.records.documents import letterhead, rendering
from thads.records.documents.models import Document
from thads.records.documents.page import (
    Block,
    BlockKind,
    Page,
    Run,
    Signature,
    paragraph,
)
from thads.records.documents.wording import day_in_words, spelled_out
from thads.records.paperwork.occasion import look_of
from thads.records.paperwork.people import identified, upper_first
from thads.records.paperwork.scanning import NewScan, file_made
from thads.records.proceedings.queries.file import MatterFile

_HINT = "(Ký, ghi rõ họ tên)"
SLIP, RECEIVED = "TCD", "tiep_cong_dan"


def reception_slip(file: MatterFile, kept: Reception, now: datetime) -> bytes:
    """Phiếu tiếp công dân, as PDF; room is left for what is written by hand."""
    unit = file.proceeding.unit
    agency, on = unit.agency or unit, file.proceeding.opened_on or local_day(now)
    look = look_of(agency, on)
    head = letterhead.letterhead(agency, look.style, on=on, series="")
    receiver = kept.received_by.full_name if kept.received_by else ""
    page = Page(
        name=f"Phiếu tiếp công dân {file.proceeding.code}",
        letterhead=replace(head, number=""),
        title="PHIẾU TIẾP CÔNG DÂN",
        subject=f"Lượt tiếp {file.proceeding.number or file.proceeding.code}",
        blocks=(
            paragraph(f"Đơn vị tiếp: {spelled_out(unit.name)}, {day_in_words(on)}."),
            *_who(file, kept, receiver),
            *_about(file, kept),
            *_answered(kept),
        ),
        signatures=(
            Signature(("CÔNG DÂN",), "", _HINT),
            Signature(("NGƯỜI TIẾP",), receiver, "" if receiver else _HINT),
        ),
    )
    return rendering.page_pdf(page, at=now)


def file_slip(
    file: MatterFile, kept: Reception, *, by: Person | None, now: datetime
) -> Document:
    """Lưu phiếu vào hồ sơ của lượt tiếp, whether or not a case comes of it."""
    met = [each for each in file.history.acts if each.code == RECEIVED]
    new = NewScan(
        f"Phiếu tiếp công dân {file.proceeding.code}",
        file.proceeding.opened_on or local_day(now),
        act_seq=met[-1].seq if met else None,
        form=SLIP,
    )
    content = reception_slip(file, kept, now)
    return file_made(file.proceeding, new, content, by=by, now=now)


def _who(file: MatterFile, kept: Reception, receiver: str) -> list[Block]:
    online = " (trực tuyến)" if kept.is_online else ""
    told = [_heading("1. Người được tiếp, người tiếp")]
    told += [paragraph(f"{upper_first(identified(p.party))}.") for p in file.people]
    if kept.headcount > 1:
        told.append(paragraph(f"Số người cùng nội dung: {kept.headcount}."))
    if receiver:
        told.append(paragraph(f"Người tiếp{online}: {receiver}."))
    return told


def _about(file: MatterFile, kept: Reception) -> list[Block]:
    kind = PetitionKind(kept.petition_kind).label.lower()
    said = (file.matter.summary or file.matter.title).rstrip(" .")
    told = [
        _heading("2. Nội dung"),
        paragraph(f"Loại đơn: {kind}."),
        paragraph(f"{said}."),
    ]
    if kept.settled_by:
        told.append(paragraph(f"Cơ quan đã giải quyết: {kept.settled_by}."))
    told += [_heading("3. Giấy tờ, tài liệu công dân cung cấp"), _room(2)]
    return [*told, _heading("4. Ý kiến trao đổi, giải thích"), _room(4)]


def _answered(kept: Reception) -> list[Block]:
    if kept.is_competent:
        by = kept.accepted_by or "cơ quan tiếp"
        said = f"Thuộc thẩm quyền; đơn vị thụ lý: {by}."
    else:
        said = f"Không thuộc thẩm quyền; hướng dẫn đến: {kept.guided_to}."
    closing = "Phiếu đã đọc lại cho công dân nghe, công nhận đúng và cùng ký tên."
    return [_heading("5. Xử lý"), paragraph(said), paragraph(closing)]


def _heading(text: str) -> Block:
    return Block(BlockKind.HEADING, (Run(text),))


def _room(count: int) -> Block:
    return Block(BlockKind.BLANKS, count=count)
