"""Tìm thủ tục và hồ sơ của một địa chỉ: what is not seen is not there."""

from django.http import Http404
from django.utils import timezone

from thads.law.acts import ActKind, find
from thads.law.acts.history import CORRECTION
from thads.records.cases.presenters.clock import Clock
from thads.records.proceedings import declared
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.presenters.page import Page, page_of
from thads.records.proceedings.queries.file import matter_file


def procedure_or_404(slug: str) -> Declared:
    """Thủ tục của địa chỉ."""
    found = declared.by_slug(slug)
    if found is None:
        raise Http404("Không có thủ tục này.")
    return found


def page_or_404(slug: str, matter_id: int) -> Page:
    """Hồ sơ hôm nay; one that is not seen is not there."""
    procedure = procedure_or_404(slug)
    found = matter_file(matter_id, procedure.code)
    if found is None:
        raise Http404(
            "Không có hồ sơ này trong những hồ sơ mà tài khoản đang dùng được xem."
        )
    return page_of(found, Clock(timezone.localdate()))


def kind_or_404(procedure: Declared, code: str) -> ActKind:
    """Loại hành vi của thủ tục; a correction belongs to every one."""
    found = find(code)
    if found is None or (found.procedure != procedure.code and code != CORRECTION):
        raise Http404(f"Thủ tục này không có hành vi “{code}”.")
    return found
