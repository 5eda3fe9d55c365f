"""Câu hỏi về giấy tờ: those of a case, the decisions of a day, templates of an agency."""

from dataclasses import dataclass

from thads.records.agencies.models import Unit
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.store import WORD
from thads.records.paperwork.models import AgencyTemplate, Paper


@dataclass(frozen=True, slots=True)
class Filed:
    """Giấy tờ đã lưu của việc: the paper, its number, its versions."""

    paper: Paper
    number: str
    versions: list[DocumentFile]

    @property
    def document(self) -> Document:
        """Văn bản."""
        return self.paper.document

    @property
    def is_word(self) -> bool:
        """Văn bản cán bộ tự viết: its first version was Word."""
        return bool(self.versions) and self.versions[-1].media_type == WORD

    @property
    def newest(self) -> DocumentFile | None:
        """Bản mới nhất."""
        return self.versions[0] if self.versions else None


def papers_of(case_id: int) -> list[Filed]:
    """Giấy tờ của một việc, the newest first."""
    rows = (
        Paper.objects.filter(proceeding_id=case_id)
        .select_related("document", "document__given_number")
        .order_by("-document__dated", "-document_id")
    )
    found = list(rows)
    versions = _versions([paper.pk for paper in found])
    return [Filed(p, number_of(p.document), versions.get(p.pk, [])) for p in found]


def _versions(documents: list[int]) -> dict[int, list[DocumentFile]]:
    by_document: dict[int, list[DocumentFile]] = {}
    rows = DocumentFile.objects.filter(document_id__in=documents)
    for each in rows.order_by("-version"):
        by_document.setdefault(each.document_id, []).append(each)
    return by_document


def number_of(document: Document) -> str:
    """Its own number; a paper that came in without one shows the number of arrival.

    A number may belong to an agency whose counters this person does not see.
    """
    given = getattr(document, "given_number", None)
    return document.number_text or (given.text if given else "")


def paper(case_id: int, document_id: int) -> Paper | None:
    """Một giấy tờ của việc mà người đăng nhập xem được."""
    rows = Paper.objects.select_related("document", "proceeding__root")
    return rows.filter(proceeding_id=case_id, document_id=document_id).first()


def version(document_id: int, number: int | None) -> DocumentFile | None:
    """Một bản của văn bản, the newest where none is named."""
    rows = DocumentFile.objects.filter(document_id=document_id).select_related("file")
    if number is not None:
        rows = rows.filter(version=number)
    return rows.order_by("-version").first()


def own_templates(agency: Unit) -> dict[str, AgencyTemplate]:
    """Mẫu của cơ quan theo mã, the newest of each."""
    rows = AgencyTemplate.objects.filter(agency=agency).order_by("valid_from", "id")
    return {each.form: each for each in rows}
