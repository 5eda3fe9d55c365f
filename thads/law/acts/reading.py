"""Đọc danh mục hành vi: the strict reader of ``thads/law/data/acts/*.toml``."""

import itertools
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from thads.law.acts.history import CaseStatus, Means
from thads.law.acts.kinds import (
    FIELD_ATTRIBUTES,
    ActGroup,
    ActKind,
    Choice,
    Edition,
    Field,
)
from thads.law.acts.procedures import (
    BEFORE,
    NOTHING_RECORDED,
    UNCHANGED,
    Procedure,
    procedures,
)
from thads.law.periods import Stretch
from thads.law.statutes import CONFIDENCES, Citation, LawDataError, instruments

E = TypeVar("E", bound=StrEnum)

FIELD_TYPES = frozenset(
    {"text", "money", "choice", "date", "time", "unit", "act", "officer"}
)
"""Kiểu của một phần phải ghi."""

_FIELD_FILE = "fields.toml"
_ACT_PARTS = {"code", "name_vi", "name_en", "procedure", "group", "field", "edition"}
_FIELD_PARTS = {"name", "required", "label", "hint", "type", "choices"}
_CHOICE_PARTS = {
    "slug",
    "label",
    "citation",
    "confidence",
    "leads_to",
    "long_interval",
    "needs_verification",
    "before_voluntary_end",
    "signer",
    "forbidden",
    "valid_to",
}
_EDITION_NEEDS = {
    "valid_from",
    "citation",
    "follows",
    "leads_to",
    "recorders",
    "refusal",
}
_EDITION_PARTS = _EDITION_NEEDS | {
    "valid_to",
    "grades_as",
    "signer",
    "starts",
    "meets",
    "suspends",
    "register",
    "document",
    "confidence",
}


def read_catalogue(folder: Path) -> dict[str, ActKind]:
    """Đọc mọi tệp của danh mục, từ chối khi một hành vi khai thiếu, sai hoặc trùng."""
    defaults = _toml(folder / _FIELD_FILE)["field"]
    kinds: dict[str, ActKind] = {}
    for path in sorted(folder.glob("*.toml")):
        for table in _toml(path).get("act", []):
            kind = _kind(table, defaults)
            if kind.code in kinds:
                raise LawDataError(f"Hành vi “{kind.code}” khai hai lần.")
            kinds[kind.code] = kind
    return kinds


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _kind(table: dict[str, Any], defaults: dict[str, Any]) -> ActKind:
    code = table.get("code", "không mã")
    _check_parts(f"Hành vi “{code}”", table, _ACT_PARTS, _ACT_PARTS)
    fields = tuple(_field(code, item, defaults) for item in table["field"])
    procedure = procedures().get(table["procedure"])
    if procedure is None:
        raise LawDataError(f"Hành vi “{code}”: không có thủ tục {table['procedure']}.")
    editions = tuple(_edition(code, item, procedure) for item in table["edition"])
    _refuse_overlap(code, editions)
    return ActKind(
        code=code,
        name_vi=table["name_vi"],
        name_en=table["name_en"],
        procedure=table["procedure"],
        group=_one_of(ActGroup, table["group"], f"Hành vi “{code}”: nhóm"),
        fields=fields,
        editions=editions,
    )


def _field(code: str, table: dict[str, Any], defaults: dict[str, Any]) -> Field:
    name = table.get("name", "không tên")
    where = f"Hành vi “{code}”, phần “{name}”"
    _check_parts(where, table, {"name", "required"}, _FIELD_PARTS)
    if name not in FIELD_ATTRIBUTES and name != "ghi_chu":
        raise LawDataError(f"{where}: không phải cột của tệp trao đổi.")
    merged = {"hint": "", "choices": []} | defaults[name] | table
    if merged["type"] not in FIELD_TYPES:
        raise LawDataError(f"{where}: kiểu “{merged['type']}” không hợp lệ.")
    choices = tuple(_choice(where, item, name) for item in merged["choices"])
    if (merged["type"] == "choice") != bool(choices):
        raise LawDataError(f"{where}: phần lựa chọn phải có danh sách, và ngược lại.")
    return Field(
        name=name,
        type=merged["type"],
        label=merged["label"],
        hint=merged["hint"],
        required=merged["required"],
        choices=choices,
    )


def _choice(where: str, table: dict[str, Any], field: str) -> Choice:
    where = f"{where}, lựa chọn “{table.get('slug', '')}”"
    _check_parts(where, table, {"slug", "label"}, _CHOICE_PARTS)
    if field == "ly_do" and "citation" not in table:
        raise LawDataError(f"{where}: căn cứ phải có viện dẫn.")
    confidence = table.get("confidence", "verified")
    if confidence not in CONFIDENCES:
        raise LawDataError(f"{where}: độ tin cậy “{confidence}” không hợp lệ.")
    citation = Citation.parse(table["citation"]) if "citation" in table else None
    leads_to = table.get("leads_to")
    return Choice(
        slug=table["slug"],
        label=table["label"],
        citation=citation,
        valid=_validity_of(citation, table.get("valid_to")),
        confidence=confidence,
        leads_to=_one_of(CaseStatus, leads_to, where) if leads_to else None,
        long_interval=table.get("long_interval", False),
        needs_verification=table.get("needs_verification", False),
        before_voluntary_end=table.get("before_voluntary_end", False),
        signer=table.get("signer", ""),
        forbidden=table.get("forbidden", False),
    )


def _validity_of(citation: Citation | None, until: date | None) -> Stretch:
    """As long as its instrument; `until` where a newer text took this part's place."""
    if citation is None:
        return Stretch(date.min)
    instrument = instruments()[citation.instrument]
    return Stretch(instrument.in_force_from, until or instrument.in_force_to)


def _edition(code: str, table: dict[str, Any], procedure: Procedure) -> Edition:
    where = f"Hành vi “{code}”, bản từ {table.get('valid_from', '?')}"
    _check_parts(where, table, _EDITION_NEEDS, _EDITION_PARTS)
    if not table["refusal"].startswith(("Chưa được:", "Không được:")):
        raise LawDataError(f"{where}: câu từ chối phải mở đầu đúng mẫu.")
    _check_statuses(where, table, procedure)
    confidence = table.get("confidence", "verified")
    if confidence not in CONFIDENCES:
        raise LawDataError(f"{where}: độ tin cậy “{confidence}” không hợp lệ.")
    grades_as = table.get("grades_as")
    return Edition(
        valid=Stretch(table["valid_from"], table.get("valid_to")),
        citation=Citation.parse(table["citation"]),
        follows=frozenset(table["follows"]),
        leads_to=table["leads_to"],
        grades_as=_one_of(Means, grades_as, where) if grades_as else None,
        recorders=tuple(table["recorders"]),
        signer=table.get("signer", ""),
        starts=tuple(table.get("starts", ())),
        meets=tuple(table.get("meets", ())),
        suspends=tuple(table.get("suspends", ())),
        register=table.get("register", ""),
        document=table.get("document", ""),
        confidence=confidence,
        refusal=table["refusal"],
    )


def _check_statuses(where: str, table: dict[str, Any], procedure: Procedure) -> None:
    named = {*table["follows"], table["leads_to"]} - {
        NOTHING_RECORDED,
        UNCHANGED,
        BEFORE,
    }
    for status in sorted(named):
        if not procedure.knows(status):
            raise LawDataError(f"{where}: “{status}” không hợp lệ.")


def _check_parts(
    where: str, table: dict[str, Any], needed: set[str], known: set[str]
) -> None:
    if missing := sorted(part for part in needed if table.get(part) in (None, "", [])):
        raise LawDataError(f"{where}: thiếu {', '.join(missing)}.")
    if unknown := sorted(set(table) - known):
        raise LawDataError(f"{where}: không hiểu {', '.join(unknown)}.")


def _one_of(kind: type[E], value: str, where: str) -> E:
    try:
        return kind(value)
    except ValueError as problem:
        raise LawDataError(f"{where}: “{value}” không hợp lệ.") from problem


def _refuse_overlap(code: str, editions: tuple[Edition, ...]) -> None:
    for earlier, later in itertools.pairwise(editions):
        if earlier.valid.overlaps(later.valid):
            raise LawDataError(f"Hành vi “{code}”: hai bản trùng thời gian hiệu lực.")
