"""Hỏi sổ: words from the address or the command line become a question, or a refusal."""

from datetime import date

from django.utils import timezone

from thads.law.periods import Stretch, statistics_year
from thads.readers.registers.definitions import UnknownRegister, register_of
from thads.readers.registers.rows import Asked
from thads.readers.statistics.asking import UnreadableDate, read_day, read_moment
from thads.readers.statistics.scope import UnknownUnit, scope_of


class Refused(ValueError):
    """Chưa mở được sổ: what was asked and what to write instead."""


def asked_of(name: str, unit: str, first: str, last: str, known: str) -> Asked:
    """Câu hỏi đã đọc; days left out mean the statistics year up to today."""
    now = timezone.localtime()
    try:
        register = register_of(name)
        if not unit:
            raise Refused("Chưa nêu đơn vị. Ghi mã đơn vị, như QN01.")
        scope = scope_of(unit)
        until = read_day(last) if last else now.date()
        since = read_day(first) if first else statistics_year(until).first
        known_at = read_moment(known) if known else now
    except (UnknownRegister, UnknownUnit, UnreadableDate) as reason:
        raise Refused(str(reason)) from reason
    return Asked(register, scope, _period(since, until), known_at)


def _period(since: date, until: date) -> Stretch:
    if since > until:
        raise Refused(
            f"Ngày bắt đầu {since:%d/%m/%Y} sau ngày cuối {until:%d/%m/%Y}. Đổi lại."
        )
    return Stretch(since, until)
