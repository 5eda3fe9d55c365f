"""Văn bản nhắc nơi giữ thông tin trả lời, as PDF; the law of the day says by when."""

from datetime import date, datetime

from thads.law.statutes import find
from thads.records.agencies.models import Unit
from thads.records.documents import letterhead, rendering
from thads.records.documents.page import Page, Signature, paragraph
from thads.records.inquiries.models import Reminder
from thads.records.inquiries.queries import CLOCKS
from thads.records.web.formatting import day


def reminder_letter(reminder: Reminder, now: datetime) -> bytes:
    """Công văn đề nghị trả lời: what was asked, when, which article, how it goes on."""
    inquiry = reminder.inquiry
    case = inquiry.proceeding
    agency = Unit.objects.get(pk=inquiry.agency_id)
    style = letterhead.style_of(agency, reminder.on)
    head = letterhead.letterhead(
        agency,
        style,
        on=reminder.on,
        series="",
        number=reminder.number,
        about="V/v cung cấp thông tin về điều kiện thi hành án",
    )
    sent, debtor = inquiry.act.effective_on, case.case.debtor_name
    number = f" số {inquiry.act.number}" if inquiry.act.number else ""
    officer = case.officer.full_name if case.officer else ""
    page = Page(
        name=f"Nhắc trả lời: {inquiry.body}",
        letterhead=head,
        to=(inquiry.body,),
        blocks=(
            paragraph(
                f"Ngày {day(sent)}, chấp hành viên đã gửi văn bản{number} đề nghị cung "
                f"cấp thông tin về người phải thi hành án {debtor}: {inquiry.what}."
            ),
            paragraph(_basis(inquiry.act.result, sent)),
            paragraph(
                f"Đến ngày {day(reminder.on)} chưa nhận được trả lời. Đề nghị trả lời "
                "bằng văn bản ngay khi nhận được văn bản này."
            ),
        ),
        recipients=("Như trên", "Lưu: hồ sơ thi hành án"),
        signatures=(Signature(("CHẤP HÀNH VIÊN",), officer),),
    )
    return rendering.page_pdf(page, at=now)


def _basis(asked: str | None, sent: date) -> str:
    key = CLOCKS[1] if asked == "tai_khoan" else CLOCKS[0]
    found = find(key, sent)
    if found is None:
        return "Luật quy định nơi giữ thông tin phải trả lời trong thời hạn."
    return f"Thời hạn trả lời theo {found.citation}: {found.in_words()}."
