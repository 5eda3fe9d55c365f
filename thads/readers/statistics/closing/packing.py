"""Gói số liệu: one file of a version that whoever receives it can check without thads.

Digits, rows of every axis, codes and signatures, and the acts of closing and signing as
they stand in the chain of the book: `thads check-publication` needs nothing else.
"""

import json
from datetime import UTC, datetime
from typing import Any

from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.computing import edition_of
from thads.readers.statistics.closing.kept import version_label
from thads.readers.statistics.closing.unpacking import FORMAT
from thads.records.ledger.chained import Chained, chained_acts
from thads.records.publications.models import Publication, PublishedForm


def packed(version: Publication) -> bytes:
    """Gói số liệu của một bản, UTF-8 JSON."""
    content = json.dumps(content_of(version), ensure_ascii=False, indent=1)
    return f"{content}\n".encode()


def content_of(version: Publication) -> dict[str, Any]:
    """Nội dung gói: names in Vietnamese, moments in UTC, digits as printed text."""
    period = version.period
    return {
        "dang": FORMAT,
        "ban": version.code,
        "loai": version.kind,
        "ten_ban": version_label(version),
        "don_vi": version.unit.code,
        "ten_don_vi": version.unit.name,
        "tu_ngay": period.first.isoformat(),
        "den_ngay": period.last.isoformat(),
        "ghi_nhan_den": _moment(version.known_at),
        "chot_luc": _moment(version.made_at),
        "nguoi_chot": version.made_by_name,
        "ly_do": version.reason,
        "cac_don_vi": version.units,
        "ma_kiem_chung": version.check_code,
        "bieu": [_form(each) for each in version.forms.order_by("form")],
        "chu_ky": [
            {
                "tu_cach": each.role,
                "ho_ten": each.name,
                "chuc_danh": each.title,
                "ky_luc": _moment(each.signed_at),
                "ma_kiem_chung": each.check_code,
            }
            for each in version.signatures.order_by("signed_at")
        ],
        "hanh_vi": [_act(each) for each in chained_acts(period.pk)],
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _form(form: PublishedForm) -> dict[str, Any]:
    """A form, or what is kept of the agency: whoever checks needs no difference."""
    title, columns = _wording(form)
    return {
        "bieu": form.form,
        "ten": title,
        "ban_bieu": form.edition,
        "cot": columns,
        "ma_kiem_chung": form.check_code,
        "chu_so": form.digits,
        "truc": [
            {
                "truc": axis.axis,
                "ma_kiem_chung": axis.check_code,
                "dong": axis.rows,
            }
            for axis in form.axes.order_by("axis")
        ],
    }


def _wording(form: PublishedForm) -> tuple[str, dict[str, str]]:
    if part := PARTS.get(form.form):
        return part.title, dict(part.columns)
    used = edition_of(form)
    columns = {each.letter: " › ".join(each.path) for each in used.columns}
    return used.title, columns


def _act(chained: Chained) -> dict[str, Any]:
    return {
        "noi_dung": chained.encoded,
        "bam_truoc": chained.prev_hash,
        "bam": chained.hash,
        "ghi_chu": chained.note,
        "muoi": chained.salt,
    }
