"""Khi ghi, hệ thống sẽ: what one more act of a matter would change."""

from dataclasses import replace
from datetime import date

from thads.law.acts import find
from thads.law.acts.history import History
from thads.law.acts.procedures import standing
from thads.records.cases.presenters.preview import Change, Preview
from thads.records.cases.presenters.preview import preview as preview_of
from thads.records.cases.queries.proposing import Outlook
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.presenters.chips import status_chip


def preview(procedure: Declared, ahead: Outlook, today: date) -> Preview:
    """So sánh hồ sơ trước và sau hành vi: status and terms, no money, no forms."""
    found = preview_of(ahead.before, ahead.after, ahead.refusals, today)
    was, now = (_status(each) for each in (ahead.before, ahead.after))
    old = status_chip(procedure, was) if ahead.before.acts else None
    change = Change("Trạng thái", old, status_chip(procedure, now))
    return replace(found, changes=[change], columns=[], is_case=False)


def _status(history: History) -> str:
    known = [(find(act.code), act) for act in history.acts]
    return standing([(kind, act) for kind, act in known if kind]).status
