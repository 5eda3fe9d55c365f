"""Giấy báo nộp tiền thành PDF: the VietQR of an obligation, scanned from paper."""

from datetime import datetime
from pathlib import Path

from thads.records.agencies.models import Unit
from thads.records.cashbook.bank.paying_in import PayIn
from thads.records.documents import rendering
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import day, whole

_LAYOUT = Path(__file__).with_name("slip.typ")
_TITLE = "GIẤY BÁO NỘP TIỀN THI HÀNH ÁN"
_SERIES = "GBNT"


def slip_pdf(case: Proceeding, code: PayIn, now: datetime) -> bytes:
    """Giấy báo nộp tiền của một khoản: tagged, with everything also in words."""
    on = now.date()
    agency = Unit.objects.get(pk=code.account.agency_id)
    head = letterhead(agency, style_of(agency, on), on=on, series=_SERIES)
    data = {
        "name": f"Giấy báo nộp tiền {code.reference}",
        "letterhead": {
            "above": head.above,
            "issuer": head.issuer,
            "number": head.number,
            "place_date": head.place_date,
            "about": head.about,
            "nation": head.nation,
            "motto": head.motto,
        },
        "title": _TITLE,
        "subject": code.label,
        "authority": "",
        "before": _before(case, code),
        "drawing": code.drawing,
        "alt": f"Mã VietQR, nội dung {code.reference}",
        "facts": _facts(code),
        "after": _after(code),
    }
    return rendering.pdf(_LAYOUT, data, at=now)


def _before(case: Proceeding, code: PayIn) -> list[str]:
    decided = f"Quyết định thi hành án số {case.number or case.code}"
    if case.opened_on:
        decided += f" ngày {day(case.opened_on)}"
    return [
        f"Người nộp: {case.case.debtor_name or '…'}. {decided}.",
        f"Số tiền: {_dong(code)} ({code.words}).",
    ]


def _facts(code: PayIn) -> list[tuple[str, str]]:
    return [
        ("Ngân hàng", code.bank),
        ("Số tài khoản", code.account.number),
        ("Tên tài khoản", code.account.name),
        ("Số tiền", _dong(code)),
        ("Nội dung chuyển khoản", code.spoken),
    ]


def _dong(code: PayIn) -> str:
    return f"{whole(code.amount)} đồng" if code.amount else "…"


def _after(code: PayIn) -> list[str]:
    return [
        "Quét mã bằng ứng dụng của ngân hàng bất kỳ: số tiền và nội dung đã ghi sẵn. "
        "Chuyển tay thì chép đúng nội dung, có thể bỏ dấu cách; hai chữ số cuối để kiểm "
        "tra nên không tự đổi.",
        "Biên lai điện tử được lập khi tiền về tài khoản của cơ quan.",
        "Cẩn thận lừa đảo: cơ quan thi hành án không bao giờ yêu cầu chuyển tiền vào tài "
        f"khoản cá nhân. Chỉ chuyển khi ứng dụng hiện đúng tên tài khoản "
        f"{code.account.name}; nếu khác, dừng lại và gọi cơ quan thi hành án.",
    ]
