"""Lời mẫu đang dùng: the agency's own where it has one for the day, else the shipped."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.periods import Stretch
from thads.records.agencies.models import Unit
from thads.records.documents import templates
from thads.records.documents.templates import Template, TemplateError
from thads.records.paperwork.models import AgencyTemplate

_FOLDER = Path(__file__).with_name("wording")


@dataclass(frozen=True, slots=True)
class Wording:
    """Lời mẫu: the template that was read, its text, and where it comes from."""

    form: str
    template: Template
    text: str
    mark: str
    is_agencys_own: bool = False

    def head(self, key: str) -> str:
        """Giá trị ở phần đầu mẫu."""
        return self.template.head.get(key, "")


@cache
def shipped(form: str) -> tuple[tuple[date, Wording], ...]:
    """Các bản mẫu kèm theo phần mềm, the oldest first."""
    found = []
    for path in sorted(_FOLDER.glob(f"{form}.txt")) + sorted(
        _FOLDER.glob(f"{form}-*.txt")
    ):
        wording = _read(form, path.read_text(encoding="utf-8"), f"{path.stem}")
        found.append((date.fromisoformat(wording.head("tu")), wording))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def shipped_on(form: str, on: date) -> Wording:
    """Bản kèm theo phần mềm dùng vào ngày đó."""
    fitting = [wording for since, wording in shipped(form) if since <= on]
    if not fitting:
        raise TemplateError(0, f"Chưa có mẫu {form} cho ngày {on:%d/%m/%Y}.")
    return fitting[-1]


def official_code(form: str, on: date) -> str:
    """Mã mẫu chính thức đã đối chiếu, on that day; unknown codes are never printed."""
    for code, valid, known in _codes():
        if code == form and on in valid:
            return known
    return ""


@cache
def _codes() -> tuple[tuple[str, Stretch, str], ...]:
    path = Path(__file__).with_name("official_codes.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["code"]
    return tuple(
        (each["form"], Stretch(each["valid_from"], each["valid_to"]), each["code"])
        for each in tables
    )


def in_use(form: str, agency: Unit, on: date) -> Wording:
    """Bản đang dùng của cơ quan vào ngày đó; what cannot be read any more is passed by.

    A template is tried before it is accepted, so one that fails can only be older than
    a change of this program; the shipped one then stands in.
    """
    own = (
        AgencyTemplate.objects.filter(agency=agency, form=form, valid_from__lte=on)
        .order_by("-valid_from", "-id")
        .first()
    )
    if own is None or not own.text:
        return shipped_on(form, on)
    try:
        return _own(form, own.text)
    except TemplateError:
        return shipped_on(form, on)


@cache
def _own(form: str, text: str) -> Wording:
    mark = f"{form}:{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    return _read(form, text, mark, is_agencys_own=True)


def _read(form: str, text: str, mark: str, is_agencys_own: bool = False) -> Wording:
    return Wording(form, templates.read(text), text, mark, is_agencys_own)
