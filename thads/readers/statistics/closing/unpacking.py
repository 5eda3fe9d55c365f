"""Kiểm tra gói số liệu: without a database, without the program that made it.

The digits make the codes, the codes make the code of the version, the version's code
stands in the note of the closing act, the note's hash in the act, the act's hash in the
chain of the book; who signed, signed that code after that act.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from thads.law.indicators.period import Period
from thads.law.indicators.publication import (
    CLOSING_ACTS,
    SIGNING_ACTS,
    VersionKind,
    check_code,
    closing_note,
    part_name,
    rows_code,
    whole_code,
)
from thads.records.ledger import chain

FORMAT = "thads.ban-so-lieu.1"
MOST_BYTES = 64 * 1024 * 1024
_CODE, _MOMENT, _NUMBER, _NOTE = 5, 7, 9, 16
"""Chỗ của mã, lúc, số và băm ghi chú in an act as it is encoded for the chain."""


class UnreadablePackage(Exception):
    """Tệp không phải là gói số liệu."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Kết quả kiểm tra một gói: what it is, and every place that does not hold."""

    title: str
    signatures: tuple[str, ...]
    position: str
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Mọi điều đều khớp."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class _Named:
    """Bản biểu, as far as a code asks for it."""

    code: str
    form: str


def check(content: bytes) -> Checked:
    """Kiểm tra một gói. Raises UnreadablePackage where it is none."""
    try:
        package = json.loads(content)
        if package["dang"] != FORMAT:
            raise UnreadablePackage(
                f"Gói thuộc dạng “{package['dang']}”; phần mềm này đọc “{FORMAT}”."
            )
        problems = tuple(_problems(package))
        closing = _closing(package)
        return Checked(
            title=f"{package['ban']}, {package['ten_don_vi']}, {package['ten_ban']}",
            signatures=tuple(
                f"{each['ho_ten']}, {each['chuc_danh']}, {each['ky_luc']}"
                for each in package["chu_ky"]
            ),
            position=_place(closing) if closing else "",
            problems=problems,
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as problem:
        raise UnreadablePackage(
            "Tệp không phải là gói số liệu của thads, hoặc đã hỏng: không đọc được "
            f"{type(problem).__name__} {problem}."
        ) from problem


def _problems(package: Mapping[str, Any]) -> Iterator[str]:
    codes: dict[str, str] = {}
    for form in package["bieu"]:
        yield from _wrong_codes(package, form, codes)
    if whole_code(codes) != package["ma_kiem_chung"]:
        yield "Các biểu không làm nên mã kiểm chứng của cả bản."
    for each in package["hanh_vi"]:
        yield from _wrong_link(each)
    yield from _wrong_closing(package)
    yield from _wrong_signatures(package)


def _wrong_codes(
    package: Mapping[str, Any], form: Mapping[str, Any], codes: dict[str, str]
) -> Iterator[str]:
    days = Period(
        date.fromisoformat(package["tu_ngay"]), date.fromisoformat(package["den_ngay"])
    )
    named = _Named(form["ban_bieu"], form["bieu"])
    known_at = datetime.fromisoformat(package["ghi_nhan_den"])
    asked = named, package["don_vi"], days, known_at
    codes[form["bieu"]] = form["ma_kiem_chung"]
    if check_code(*asked, form["chu_so"]) != form["ma_kiem_chung"]:
        yield f"Biểu {form['bieu']}: chữ số không khớp mã kiểm chứng."
    for axis in form["truc"]:
        codes[part_name(form["bieu"], axis["truc"])] = axis["ma_kiem_chung"]
        if rows_code(*asked, axis["truc"], axis["dong"]) != axis["ma_kiem_chung"]:
            yield (
                f"Biểu {form['bieu']}, dòng theo {axis['truc']}: chữ số không khớp mã "
                "kiểm chứng."
            )


def _wrong_link(act: Mapping[str, Any]) -> Iterator[str]:
    place = _place(act)
    prev = bytes.fromhex(act["bam_truoc"])
    if hashlib.sha256(prev + act["noi_dung"].encode()).hexdigest() != act["bam"]:
        yield f"{place}: nội dung không khớp mã băm trong chuỗi của sổ."
    sealed = _fields(act)[_NOTE]
    if sealed is not None:
        salt = bytes.fromhex(act["muoi"] or "")
        if chain.note_hash(salt, act["ghi_chu"] or "", {}).hex() != sealed:
            yield f"{place}: ghi chú không khớp mã băm."


def _wrong_closing(package: Mapping[str, Any]) -> Iterator[str]:
    act = _closing(package)
    if act is None:
        yield f"Gói không có hành vi chốt bản {package['ban']}."
        return
    forms = {each["bieu"]: each["ma_kiem_chung"] for each in package["bieu"]}
    note = closing_note(package["ly_do"], forms, package["ma_kiem_chung"])
    if act["ghi_chu"] != note:
        yield "Hành vi chốt không mang các mã kiểm chứng của bản này."
    if _fields(act)[_MOMENT] != package["chot_luc"]:
        yield "Lúc chốt ghi trong gói khác lúc chốt trong sổ."


def _wrong_signatures(package: Mapping[str, Any]) -> Iterator[str]:
    closed_at = datetime.fromisoformat(package["chot_luc"])
    for each in package["chu_ky"]:
        if each["ma_kiem_chung"] != package["ma_kiem_chung"]:
            yield f"Chữ ký của {each['ho_ten']} không phải trên bản này."
        if datetime.fromisoformat(each["ky_luc"]) < closed_at:
            yield f"Chữ ký của {each['ho_ten']} có trước lúc chốt."
        if not _signing(package, each):
            yield f"Sổ không có hành vi ký của {each['ho_ten']} vào lúc ấy."


def _signing(package: Mapping[str, Any], signature: Mapping[str, Any]) -> bool:
    wanted = SIGNING_ACTS[signature["tu_cach"]], signature["ky_luc"], package["ban"]
    return any(
        (fields[_CODE], fields[_MOMENT], fields[_NUMBER]) == wanted
        for fields in map(_fields, package["hanh_vi"])
    )


def _closing(package: Mapping[str, Any]) -> Mapping[str, Any] | None:
    wanted = CLOSING_ACTS[VersionKind(package["loai"])], package["ban"]
    for act in package["hanh_vi"]:
        fields = _fields(act)
        if (fields[_CODE], fields[_NUMBER]) == wanted:
            found: Mapping[str, Any] = act
            return found
    return None


def _fields(act: Mapping[str, Any]) -> list[Any]:
    fields = json.loads(act["noi_dung"])
    if not isinstance(fields, list) or len(fields) <= _NOTE:
        raise ValueError("hành vi thiếu phần")
    return fields


def _place(act: Mapping[str, Any]) -> str:
    agency, position, *_ = _fields(act)
    return f"Sổ {agency}, vị trí {position}, mã băm {act['bam'][:16]}"


def sentences(found: Checked) -> list[str]:
    """Kết quả bằng lời."""
    head = f"Bản {found.title}."
    signed = [f"Chữ ký: {each}." for each in found.signatures] or ["Chưa có chữ ký."]
    if not found.holds:
        return [head, *found.problems, "KHÔNG KHỚP: không dùng được gói này."]
    return [
        head,
        *signed,
        f"Hành vi chốt: {found.position}. So với điểm kiểm tra của sổ (thads verify) "
        "nếu có.",
        "Khớp: chữ số, mã kiểm chứng, chữ ký và hành vi trong sổ.",
    ]
