"""Hỏi luật: what the address asks, read with care and refused in words."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict

from thads.law.statutes import CONFIDENCES
from thads.records.web.forms import VietnameseDateField

LONGEST_TEXT = 200


class NotADay(ValueError):
    """Ngày trong địa chỉ không đọc được."""


def day(query: QueryDict) -> date | None:
    """Ngày được hỏi, none for the whole law; refuses what is not a day."""
    text = query.get("ngay", "").strip()
    if not text:
        return None
    try:
        found: date | None = VietnameseDateField(required=False).clean(text)
    except ValidationError as error:
        raise NotADay(error.messages[0]) from error
    return found


def text(query: QueryDict) -> str:
    """Điều cần tìm."""
    return " ".join(query.get("q", "").split())[:LONGEST_TEXT]


def confidence(query: QueryDict) -> str:
    """Độ tin cậy được lọc, or nothing."""
    asked = query.get("do_tin_cay", "")
    return asked if asked in CONFIDENCES else ""
