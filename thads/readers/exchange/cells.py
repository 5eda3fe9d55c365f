"""Ô của sổ: from what is typed in a cell to a value, or to what is expected there."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from thads.readers.exchange.format import Column, Kind
from thads.readers.exchange.problems import as_typed, shown

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
# A million tỷ: more than any judgment, and exact in a spreadsheet's numbers.
MONEY_MAX = 10**15
# Beyond these years a date is a slip of the hand, and terms cannot be counted.
FIRST_YEAR, LAST_YEAR = 1800, 2199
_HALF_A_MILLISECOND = timedelta(microseconds=500)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_LOCAL_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_LOCAL_MOMENT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[ T](\d{1,2}:\d{2}.*)")
_TYPED_CLOCK = re.compile(r"(\d{1,2})[:hg](\d{2})(?::(\d{2}))?")
_ISO_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?"
    r"( ?(Z|[+-]\d{2}:?\d{2}))?)?"
)
# “5.0” is how some programs write a whole number; “1.000” would be a thousand here.
_DIGITS = re.compile(r"([0-9]{1,18})(?:\.0)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Unfit(ValueError):
    """Giá trị không hợp: the sentence says what is expected."""


def clean(raw: object) -> object:
    """Bỏ khoảng trắng thừa, one form of Vietnamese letters; None for an empty cell."""
    if isinstance(raw, str):
        text = raw.strip()
        if not text:
            return None
        if text.isascii():
            return text.replace("\r\n", "\n").replace("\r", "\n")
        text = unicodedata.normalize("NFC", text).strip()
        return text.replace("\r\n", "\n").replace("\r", "\n") or None
    return raw


def value_of(column: Column, raw: object) -> object:
    """Giá trị của một ô đã làm sạch, not empty. Raises Unfit."""
    return _READERS[column.kind](column, raw)


def text_of(raw: object) -> str:
    """Chữ của một ô: numbers typed as numbers come without a decimal point."""
    text = as_typed(raw) or ""
    if _CONTROL.search(text):
        raise Unfit("Có ký tự điều khiển không in được. Xoá ký tự ấy.")
    return text


def _text(column: Column, raw: object) -> str:
    text = text_of(raw)
    if len(text) > column.longest:
        raise Unfit(f"Dài {len(text)} ký tự. Cần tối đa {column.longest} ký tự.")
    if column.choices and text not in column.choices:
        raise Unfit(f"{shown(raw)} không có trong danh mục. {one_of(column.choices)}")
    return text


def one_of(choices: tuple[str, ...]) -> str:
    """Câu nêu những giá trị nhận được."""
    return f"Cần một trong: {', '.join(choices)}."


def _day(column: Column, raw: object) -> date:
    day: date | None = None
    if isinstance(raw, datetime):
        day = raw.date() if raw.time() == time() else None
    elif isinstance(raw, date):
        day = raw
    elif isinstance(raw, str):
        day = _typed_day(raw)
    if day is None:
        raise Unfit(
            f"{shown(raw)} không phải là một ngày có thật. "
            "Cần ngày dạng 2022-03-31 hoặc 31/03/2022."
        )
    _refuse_strange_year(day.year)
    return day


def _refuse_strange_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unfit(f"Năm {year} quá xa. Cần năm từ {FIRST_YEAR} đến {LAST_YEAR}.")


def _typed_day(text: str) -> date | None:
    found = _ISO_DAY.fullmatch(text)
    parts = found.group(1, 2, 3) if found else None
    if found is None:
        found = _LOCAL_DAY.fullmatch(text)
        parts = found.group(3, 2, 1) if found else None
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _clock(column: Column, raw: object) -> time:
    if isinstance(raw, time):
        return raw
    found = _TYPED_CLOCK.fullmatch(raw) if isinstance(raw, str) else None
    try:
        if found:
            hour, minute, second = map(int, found.groups(default="0"))
            return time(hour, minute, second)
    except ValueError:
        pass  # 25:00 is told like any other text
    raise Unfit(f"{shown(raw)} không phải là giờ trong ngày. Cần dạng 08:30.")


def _moment(column: Column, raw: object) -> datetime:
    moment: datetime | None = None
    if isinstance(raw, datetime):
        moment = _to_the_millisecond(raw)
    elif isinstance(raw, date):
        moment = datetime.combine(raw, time(), LOCAL_TIME)
    elif isinstance(raw, str):
        moment = _typed_moment(raw)
    if moment is None:
        raise Unfit(
            f"{shown(raw)} không phải là một thời điểm có thật. "
            "Cần dạng 2022-03-31 17:00:00 hoặc 31/03/2022 17:00."
        )
    _refuse_strange_year(moment.year)
    return local(moment)


def _to_the_millisecond(moment: datetime) -> datetime:
    """A spreadsheet keeps moments as fractions of a day, exact to about a millisecond."""
    if moment.microsecond % 1000 == 0:
        return moment
    nearest = moment + _HALF_A_MILLISECOND
    return nearest.replace(microsecond=nearest.microsecond // 1000 * 1000)


def _typed_moment(text: str) -> datetime | None:
    found = _LOCAL_MOMENT.fullmatch(text)
    if found:
        day, month, year, clock = found.groups()
        text = f"{year}-{month:0>2}-{day:0>2} {clock}"
    elif _LOCAL_DAY.fullmatch(text):
        day_only = _typed_day(text)
        return datetime.combine(day_only, time(), LOCAL_TIME) if day_only else None
    if not _ISO_MOMENT.fullmatch(text):
        return None
    if text[12:13] == ":":
        text = f"{text[:11]}0{text[11:]}"
    try:
        return datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None


def local(moment: datetime) -> datetime:
    """Giờ Việt Nam; a moment without an offset is one already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=LOCAL_TIME)
    return moment.astimezone(LOCAL_TIME)


def _money(column: Column, raw: object) -> int:
    amount = _whole(raw)
    if amount is None or amount > MONEY_MAX:
        raise Unfit(
            f"{shown(raw)} không phải là số tiền. Cần số đồng nguyên, không âm, "
            "chỉ viết bằng chữ số, ví dụ 11085000."
        )
    return amount


def _number(column: Column, raw: object) -> int:
    number = _whole(raw)
    if number is None or not 1 <= number <= column.most:
        raise Unfit(
            f"{shown(raw)} không dùng được. Cần số nguyên từ 1 đến {column.most}."
        )
    return number


def _whole(raw: object) -> int | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return raw if raw >= 0 else None
    if isinstance(raw, float | Decimal):
        is_whole = raw >= 0 and raw == raw // 1
        return int(raw) if is_whole and raw <= MONEY_MAX else None
    found = _DIGITS.fullmatch(raw) if isinstance(raw, str) else None
    return int(found.group(1)) if found else None


def _percent(column: Column, raw: object) -> Decimal:
    expected = (
        "Cần tỷ lệ phần trăm lớn hơn 0, không quá 100, tối đa hai chữ số thập phân."
    )
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise Unfit(f"{shown(raw)} không phải là tỷ lệ. {expected}")
    try:
        value = Decimal(str(raw).replace(",", "."))
    except InvalidOperation as error:
        raise Unfit(f"{shown(raw)} không phải là tỷ lệ. {expected}") from error
    if not (value.is_finite() and 0 < value <= 100) or value != round(value, 2):
        raise Unfit(f"{shown(raw)} không dùng được. {expected}")
    return round(value, 2)


_READERS: dict[Kind, Callable[[Column, object], object]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.CLOCK: _clock,
    Kind.MOMENT: _moment,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.PERCENT: _percent,
}
