"""Điều hồ sơ đơn đã biết: what its papers say without being typed again."""

from collections.abc import Iterable
from datetime import date

from thads.records.cases.queries.file import ActsOnFile
from thads.records.complaints.models import Petition
from thads.records.documents.wording import day_in_words
from thads.records.parties.models import Party
from thads.records.proceedings.queries.file import MatterFile

_RECEIVED = frozenset(
    {"nhan_khieu_nai", "nhan_khieu_nai_lan_hai", "nhan_to_cao", "nhan_phan_anh"}
)


def of_complaint(file: ActsOnFile) -> dict[str, str]:
    """Khiếu nại: who complains, of whom, of what, since when."""
    if not isinstance(file, MatterFile):
        return {}
    kept = Petition.objects.filter(pk=file.id).select_related("against").first()
    who, about = _people(file, "nguoi_khieu_nai"), _about(file)
    against = kept.against.full_name if kept and kept.against else ""
    return {
        "nguoi_khieu_nai": who,
        "nguoi_gui_don": who,
        "nguoi_bi_khieu_nai": against or _people(file, "nguoi_bi_khieu_nai"),
        "noi_dung_khieu_nai": about,
        "noi_dung_don": about,
        "ngay_don": _received(file),
    }


def of_denunciation(file: ActsOnFile) -> dict[str, str]:
    """Tố cáo: of whom and of what; who denounced is nowhere on a paper."""
    if not isinstance(file, MatterFile):
        return {}
    return {
        "nguoi_bi_to_cao": _people(file, "nguoi_bi_to_cao"),
        "noi_dung_to_cao": _about(file),
        "ngay_don": _received(file),
    }


def of_reception(file: ActsOnFile) -> dict[str, str]:
    """Tiếp công dân, kiến nghị, phản ánh."""
    if not isinstance(file, MatterFile):
        return {}
    return {
        "nguoi_gui_don": _people(file, "cong_dan"),
        "noi_dung_don": _about(file),
        "ngay_don": _received(file),
    }


def _about(file: MatterFile) -> str:
    return (file.matter.summary or file.matter.title).rstrip(" .;")


def _people(file: MatterFile, role: str) -> str:
    return "; ".join(_named(p.party for p in file.people if p.role == role))


def _named(parties: Iterable[Party]) -> list[str]:
    return [", ".join(filter(None, (p.full_name, p.address))) for p in parties]


def _received(file: MatterFile) -> str:
    days = [a.effective_on for a in file.history.acts if a.code in _RECEIVED]
    first: date | None = min(days, default=file.proceeding.opened_on)
    return day_in_words(first) if first else ""
