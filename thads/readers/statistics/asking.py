"""Cách hỏi: days and moments as people write them, and the exact refusal otherwise."""

from datetime import date, datetime

from django.utils import timezone

from thads.records.web.forms import within_reach


class UnreadableDate(ValueError):
    """Ngày hoặc thời điểm không đọc được."""


_DAYS = ("%Y-%m-%d", "%d/%m/%Y")
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f")


def read_day(text: str) -> date:
    """Ngày ISO hoặc dd/mm/yyyy."""
    found = _first(text, _DAYS)
    if found is None or not within_reach(found.year):
        raise UnreadableDate(
            f"“{text}” không phải là một ngày. Viết 2022-03-31 hoặc 31/03/2022."
        )
    return found.date()


def read_moment(text: str) -> datetime:
    """Thời điểm: local time unless it carries an offset; a day alone is its 00:00."""
    given = text.strip()
    moment = _with_offset(given) or _first(
        given.replace("T", " "), [day + clock for day in _DAYS for clock in _CLOCKS]
    )
    if moment is None or not within_reach(moment.year):
        raise UnreadableDate(
            f"“{text}” không phải là một thời điểm. Viết “2022-04-06 17:00:00” theo "
            "giờ Việt Nam, hoặc kèm múi giờ như 2022-04-06T17:00:00+07:00."
        )
    if timezone.is_aware(moment):
        return timezone.localtime(moment)
    return timezone.make_aware(moment, timezone.get_default_timezone())


def _with_offset(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _first(text: str, formats: tuple[str, ...] | list[str]) -> datetime | None:
    for each in formats:
        try:
            return datetime.strptime(text.strip(), each)  # noqa: DTZ007
        except ValueError:
            continue
    return None
